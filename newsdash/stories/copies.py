"""Copies: one address under many spellings, and one text under many outlets' names."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import chain
from urllib.parse import urlsplit, urlunsplit

from newsdash.language.words import words

# What campaigns, social networks and mailers hang on an address; none of it chooses what is read.
_TRACKING = re.compile(
    r"(?:utm|pk|mtm|piwik|matomo|hsa|vero|oly|mc|mkt|wt|xtor|guce|amp)_\w+|amp"
    r"|(?:fb|g|dc|ms|y|tt|twitter_|igsh|li_fat_|wbra|gbra|s_|rb_|ef_|epi|zan)clid|igshid?|li_fat_id|wbraid|gbraid"
    r"|_ga|_gl|_hsenc|_hsmi|__twitter_impression|__s|_openstat|mkt_tok|s_cid|s_kwcid|cmpid|cmp|xtor|ocid|ncid|cid_rss"
    r"|ftag|smid|smtyp|partner|feedtype|feedname|rssfeed|rss|ref_?src|ref_url|referrer|source_?ref|share_?token"
    r"|at_?medium|at_?campaign|traffic_source|taid|guccounter|wprov|sref|sh|nr_email_referer|ns_mchannel|ns_source",
    re.IGNORECASE,
)
_FRAGMENTS_THAT_READ = re.compile(r"[!/]")
# An address with a plain path alone, under a host that no rule shortens: only scheme and last slash are to be done.
_PLAIN = re.compile(
    r"https?(://(?!(?:www\d?|m|mobile|amp)\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/(?!amp(?:/|$))[\w-]+)*)/?", re.ASCII
)
_INDEX_PAGE = re.compile(r"/(?:index\.(?:html?|php|aspx?)|default\.aspx?)$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": "80", "https": "443"}

SHINGLE = 5
# Texts shorter than this many words are too short to say that one was copied from the other.
LEAST_WORDS = 30
SAME_TEXT = 0.6
_SKETCH = 64


def canonical_url(url: str) -> str:
    """`url` (cleaned) in the one form that all its spellings share, for comparing and not for fetching.

    Without scheme differences (https), "www.", "m." and "amp." hosts, default port, tracking parameters, fragment,
    index page, AMP suffix and trailing slash; the parameters left are sorted (RFC 3986, section 6, and beyond it).
    '' for what is no web address.
    """
    if plain := _PLAIN.fullmatch(url):
        return "https" + plain.group(1)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return ""
    host = re.sub(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", "", host.rstrip("."))
    host = f"[{host}]" if ":" in host else host
    if port is not None and str(port) not in _DEFAULT_PORTS.values():
        host += f":{port}"
    path = _INDEX_PAGE.sub("", re.sub(r"/+", "/", parts.path))
    path = re.sub(r"/amp/?$|\.amp(?=\.html$|$)", "", path).rstrip("/")
    fragment = parts.fragment if _FRAGMENTS_THAT_READ.match(parts.fragment) else ""
    return urlunsplit(("https", host, path, "&".join(sorted(_reading_parameters(parts.query))), fragment))


def sketch(text: str) -> frozenset[int]:
    """The fingerprint of `text` by which copies meet: the smallest 64 hashes of its runs of five words.

    Bottom-k sketch (Broder 1997, "On the resemblance and containment of documents"). Empty for a text too short to
    judge.
    """
    told = words(text)
    if len(told) < LEAST_WORDS:
        return frozenset()
    shingles = {" ".join(told[start : start + SHINGLE]) for start in range(len(told) - SHINGLE + 1)}
    return frozenset(sorted(map(_hash, shingles))[:_SKETCH])


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """How much two sketched texts share, 0 to 1: the estimated Jaccard index of their shingles."""
    if not one or not other:
        return 0.0
    smallest = sorted(one | other)[: min(len(one), len(other))]
    return sum(1 for shingle in smallest if shingle in one and shingle in other) / len(smallest)


def same_text(one: str, other: str) -> bool:
    """Whether one text is the other republished: a few words changed, a dateline or a credit line added."""
    return resemblance(sketch(one), sketch(other)) >= SAME_TEXT


def _reading_parameters(query: str) -> list[str]:
    parameters = chain.from_iterable(part.split(";") for part in query.split("&"))
    return [parameter for parameter in parameters if parameter and not _TRACKING.fullmatch(parameter.split("=")[0])]


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
