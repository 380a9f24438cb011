"""config.toml: what is written there is what counts, and every mistake is answered with file, line and remedy."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from newsdash.config import Config, ConfigError, FeedSettings, General, Pipe, Screen, load

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "configuration.md"

FULL = """
[general]
timezone = "Europe/Paris"
refresh_min = "5m"
refresh_max = "12h"
pages_ahead = 0

[screen]
theme = "newsdash-light"
mouse = false
mark_read_after = 1.5
open_links = "show"

[pipe.commands]
count = ["wc", "-w"]
print = ["lpr"]

[[feed]]
url = "HTTPS://Example.org/feed"
allow_private = true
interval = "90s"
headers = { Cookie = "a=b" }
user = "reader"
password_command = ["pass", "show", "news"]

[[feed]]
url = "https://example.com/feed"
password_env = "NEWS_PASSWORD"

[keys]
"list.down" = "j,down"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Config()


def test_every_setting_is_read(tmp_path: Path) -> None:
    config = load(write(tmp_path, FULL))
    assert config.general == General("Europe/Paris", 300, 43_200, 0)
    assert config.screen == Screen("newsdash-light", False, 1.5, "show")
    assert config.pipe == Pipe({"count": ("wc", "-w"), "print": ("lpr",)})
    assert config.feed("https://example.org/feed") == FeedSettings(
        url="https://example.org/feed",
        allow_private=True,
        interval=90,
        headers={"Cookie": "a=b"},
        user="reader",
        password_command=("pass", "show", "news"),
    )
    assert config.feed("https://example.com/feed").password_env == "NEWS_PASSWORD"
    assert config.feed("https://example.net/") == FeedSettings("https://example.net/")
    assert config.keys == {"list.down": "j,down"}


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("[general]\ntimezone = Paris\n", 2, "not TOML"),
        ('[general]\n\ntimezone = "Paris/France"\n', 3, "Europe/Paris"),
        ('[general]\ntimezone = "../../etc/passwd"\n', 2, "Europe/Paris"),
        ('[general]\nrefresh_min = "15m"\ntimezoen = "UTC"\n', 3, "did you mean timezone?"),
        ("[genral]\n", 1, "did you mean general?"),
        ("[general]\nrefresh_min = 15\n", 2, '"15m"'),
        ('[general]\nrefresh_min = "2d"\n', 2, "refresh_max"),
        ('[general]\nrefresh_min = "0s"\n', 2, "a minute or more"),
        ('[general]\nrefresh_min = "59s"\n', 2, "a minute or more"),
        ("[general]\npages_ahead = 11\n", 2, "from 0 to 10"),
        ("[general]\npages_ahead = true\n", 2, "from 0 to 10"),
        ("general = 5\n", 1, "[general]"),
        ('[screen]\nmouse = "no"\n', 2, "true or false"),
        ("[screen]\ntheme = 1\n", 2, "quotes"),
        ("[screen]\nmark_read_after = -1\n", 2, "seconds"),
        ('[screen]\nopen_links = "browser"\n', 2, '"show"'),
        ('[pipe]\ncommands = { count = "wc -w" }\n', 2, '["wc", "-w"]'),
        ("[pipe]\ncommands = { count = [] }\n", 2, "list of words"),
        ("[pipe]\ncommand = {}\n", 2, "did you mean commands?"),
        ('[feed]\nurl = "https://example.org/"\n', 1, "[[feed]]"),
        ('[[feed]]\nurl = "https://a.example/"\n\n[[feed]]\ninterval = "5m"\n', 4, "needs a url"),
        ('[[feed]]\nurl = "https://a.example/"\n\n[[feed]]\nurl = "file:///etc/passwd"\n', 5, "http or https"),
        ('[[feed]]\nurl = "https://a.example/"\npasword_env = "X"\n', 3, "did you mean password_env?"),
        ('[[feed]]\nurl = "https://a.example/"\n\n[[feed]]\nurl = "https://a.example/"\n', 4, "a [[feed]] already"),
        ('[[feed]]\nurl = "https://a.example/"\nheaders = { "a b" = "x" }\n', 3, "headers"),
        ('[[feed]]\nurl = "https://a.example/"\nheaders = { a = "x\\r\\nb: c" }\n', 3, "headers"),
        ('[[feed]]\nurl = "https://a.example/"\nheaders = { Content-Length = "5" }\n', 3, "without Content-Length"),
        ('[[feed]]\nurl = "https://a.example/"\npassword_command = "pass show"\n', 3, "list of words"),
        (
            '[[feed]]\nurl = "https://a.example/"\npassword_env = "X"\npassword_command = ["pass"]\n',
            1,
            "exclude each other",
        ),
        ("keys = 5\n", 1, "[keys]"),
        ("[keys]\nquit = 5\n", 2, "quotes"),
        ('[keys]\n"list.down" = "j"\n"list.dwon" = "j"\n', 3, "did you mean list.down?"),
        ('[keys]\nlist.dwon = "j"\n', 2, "did you mean list.down?"),
        ('[keys]\nfirework = "j"\n', 2, "keys.md"),
        ('[keys]\nquit = "q,"\n', 2, "commas"),
        ('[keys]\nquit = ""\n', 2, "commas"),
        ('[keys]\nquit = "q, ctrl-x"\n', 2, "did you mean ctrl+x?"),
        ('[keys]\nquit = "ctrl+X"\n', 2, "did you mean ctrl+shift+x?"),
        ('[keys]\nquit = "shift+q"\n', 2, "did you mean Q?"),
        ('[keys]\nquit = "Esc"\n', 2, "did you mean escape?"),
        ('[keys]\nquit = "ctrl+/"\n', 2, "did you mean ctrl+slash?"),
        ('[keys]\nquit = "gg"\n', 2, "keys are written"),
    ],
)
def test_a_mistake_is_answered_with_file_line_and_remedy(tmp_path: Path, text: str, line: int, remedy: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(path)
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert remedy in str(error.value)


def test_an_id_needs_no_quotes(tmp_path: Path) -> None:
    assert load(write(tmp_path, '[keys]\nlist.down = "j"\nlist.up = "k"\n')).keys == {"list.down": "j", "list.up": "k"}


@pytest.mark.parametrize(
    "keys",
    ["j", "J", ",".join(("ü", "f5", "ctrl+n")), "; , less_than_sign", "shift+tab", "ctrl+shift+a", "section_sign"],
)
def test_keys_are_named_as_they_reach_the_screen(tmp_path: Path, keys: str) -> None:
    assert load(write(tmp_path, f'[keys]\nquit = "{keys}"\n')).keys == {"quit": keys}


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "config.toml", required=True)


def test_a_file_that_is_not_utf_8_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'[general]\ntimezone = "\xff"\n')
    with pytest.raises(ConfigError, match="UTF-8"):
        load(tmp_path / "config.toml")


def test_a_file_that_is_nested_without_end_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="too deeply"):
        load(write(tmp_path, "a = " + "[" * 100_000))


def test_a_folder_in_place_of_the_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=os.strerror(21)):
        load(tmp_path)


@pytest.mark.parametrize("table", [General, Screen, Pipe, FeedSettings])
def test_every_setting_is_documented(table: type) -> None:
    text = DOCUMENTATION.read_text("utf-8")
    missing = [setting.name for setting in fields(table) if f"`{setting.name}`" not in text]
    assert missing == []
