"""What the environment says of the terminal."""

from __future__ import annotations

import pytest

from tui.links import open_in_browser, opens_here
from tui.terminal import calm, few_colours, over_ssh


def test_what_the_reader_set_is_kept() -> None:
    environ = {"TEXTUAL_ANIMATIONS": "full"}
    calm(environ)
    assert environ["TEXTUAL_ANIMATIONS"] == "full"
    assert environ["TEXTUAL_SMOOTH_SCROLL"] == "0"


@pytest.mark.parametrize(
    ("environ", "few"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "screen"}, True),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, False),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM": "linux", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, True),
    ],
)
def test_sixteen_colours_are_recognised(environ: dict[str, str], few: bool) -> None:
    assert few_colours(environ) is few


def test_over_ssh_nothing_opens_a_browser_on_the_remote_host() -> None:
    remote = {"SSH_CONNECTION": "a 1 b 2", "DISPLAY": ":0"}
    assert over_ssh(remote)
    assert not opens_here("auto", remote, "linux")
    assert opens_here("auto", {"DISPLAY": ":0"}, "linux")
    assert not opens_here("auto", {}, "linux")


def test_what_the_reader_configured_wins() -> None:
    assert opens_here("open", {"SSH_TTY": "/dev/pts/1"}, "linux")
    assert not opens_here("show", {"DISPLAY": ":0"}, "linux")


@pytest.mark.parametrize("url", ["", "--help", "javascript:alert(1)", "file:///etc/passwd", "http://e/\x1b]0;x\x07"])
def test_only_http_and_https_links_leave(url: str) -> None:
    assert open_in_browser(url) is False
