"""What went wrong when asking a server, in the reader's words, each with what to do about it."""

from __future__ import annotations

from typing import Literal

from newsdash.text import clean

FetchErrorKind = Literal[
    "address",
    "private",
    "dns",
    "connect",
    "tls",
    "plain",
    "timeout",
    "protocol",
    "redirect",
    "http",
    "too-large",
    "encoding",
    "proxy",
]

# What httpx says of an answer that breaks off, and what that means.
_BROKEN = {
    "disconnected without": "hung up without an answer",
    "peer closed connection": "broke off in the middle of its answer",
    "too long": "sent headers without end",
    "illegal header": "sent headers that are not HTTP",
}
_AGAIN = "It is asked again later."
_STATUS_WORDS = {
    400: ("did not understand the request", "Check the feed's address."),
    401: ("asks for a name and password", "Set user and password_command for this feed in config.toml."),
    304: ("says that nothing has changed, though it was not asked that", _AGAIN),
    402: ("asks for payment", "The publisher has put this feed behind a paywall."),
    403: ("refuses to serve newsdash", "The publisher may block feed readers; try the feed's other addresses."),
    404: ("has no document at this address", "Look the feed up again on the publisher's site (newsdash add)."),
    406: ("has no form of this document that newsdash can read", "Look for another feed on the publisher's site."),
    410: ("says that this is gone for good", "Remove it, or look for its successor on the publisher's site."),
    429: ("says it is asked too often", "newsdash waits and asks less often; there is nothing to do."),
    451: ("may not serve this for legal reasons", "Another network may be able to read it."),
    503: ("is overloaded or under repair", _AGAIN),
}


class FetchError(Exception):
    """A fetch failed: `message` says how, `remedy` what to do; `status` is the HTTP status, 0 without an answer.

    `retry_after` is what the server asked for, in seconds from now, None if it did not say.
    """

    def __init__(
        self, kind: FetchErrorKind, message: str, remedy: str, status: int = 0, retry_after: int | None = None
    ) -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.kind = kind
        self.message = message
        self.remedy = remedy
        self.status = status
        self.retry_after = retry_after

    @property
    def to_whoever_asked(self) -> str:
        """The error where nothing asks again by itself, as when a reader looks for a feed."""
        waits = self.remedy == _AGAIN or self.status == 429
        return f"{self.message} {'Try again later.' if waits else self.remedy}".strip()


def for_status(status: int, host: str, retry_after: int | None) -> FetchError:
    """The error for an answer that is neither a document nor "not modified"."""
    if status in _STATUS_WORDS:
        said, remedy = _STATUS_WORDS[status]
    elif 400 <= status < 500:
        said, remedy = "refused the request", "Check the feed's address."
    elif status >= 500:
        said, remedy = "has a fault of its own", _AGAIN
    else:
        said, remedy = "gave an answer that makes no sense here", "Check the feed's address."
    return FetchError("http", f"{host} {said} ({status}).", remedy, status, retry_after)


def bad_address(url: str) -> FetchError:
    """The error for what is no http or https address."""
    return FetchError(
        "address", f"“{clean(url, 200)}” is no web address.", "Check its spelling: it starts with https://."
    )


def private_address(host: str, address: str) -> FetchError:
    """The error for a host that lies where nothing public may lie."""
    where = host if host == address else f"{host} ({address})"
    return FetchError(
        "private",
        f"{where} is on a private or local network, where newsdash asks only what you allow.",
        "If it is yours, allow it: p on the feeds screen (F), or newsdash add --allow-private.",
    )


def unknown_host(host: str) -> FetchError:
    """The error for a name that has no address."""
    return FetchError(
        "dns", f"No server named {host} could be found.", "Check the address, and whether this machine is online."
    )


def no_connection(host: str, reason: str) -> FetchError:
    """The error for a server that takes no connection."""
    said = f" ({reason})" if reason else ""
    return FetchError("connect", f"{host} could not be reached{said}.", _AGAIN)


def bad_certificate(host: str, reason: str) -> FetchError:
    """The error for a secure connection that could not be made."""
    said = f" ({reason})" if reason else ""
    return FetchError(
        "tls",
        f"No secure connection to {host} could be made{said}.",
        "Check this machine's clock; otherwise the publisher has to renew the certificate.",
    )


def not_secure(host: str) -> FetchError:
    """The error for a server that speaks something else where TLS was tried, which mostly is plain HTTP."""
    return FetchError(
        "plain",
        f"{host} answered, but not by HTTPS.",
        "Check the port; if the feed is served by plain HTTP, write http:// before its address.",
    )


def too_slow(host: str, seconds: float) -> FetchError:
    """The error for a server that did not finish in time."""
    return FetchError("timeout", f"{host} did not answer within {seconds:g} seconds.", _AGAIN)


def too_large(host: str, cap: int) -> FetchError:
    """The error for a document of more than `cap` bytes."""
    size = f"{cap / 1_048_576:.0f} MiB" if cap >= 1_048_576 else f"{cap} bytes"
    return FetchError("too-large", f"{host} sent more than {size}.", "Look for a smaller feed on the publisher's site.")


def bad_encoding(host: str, encoding: str) -> FetchError:
    """The error for a body compressed in a way that was not asked for, or damaged."""
    return FetchError("encoding", f"{host} sent a body that cannot be unpacked ({clean(encoding, 40)}).", _AGAIN)


def bad_answer(host: str, reason: str) -> FetchError:
    """The error for an answer that is not HTTP, or breaks off; `reason` as httpx gives it."""
    said = next((words for sign, words in _BROKEN.items() if sign in reason), "sent something that is not HTTP")
    return FetchError("protocol", f"{host} {said}.", _AGAIN)


def bad_redirect(host: str, reason: str) -> FetchError:
    """The error for redirects that lead nowhere."""
    return FetchError("redirect", f"{host} sends the reader elsewhere {reason}.", "Check the feed's address.")


def bad_proxy(reason: str) -> FetchError:
    """The error for a proxy that does not work."""
    return FetchError("proxy", f"The proxy does not work: {reason}.", "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.")
