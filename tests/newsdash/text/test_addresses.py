"""Addresses at the gate."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash import text

PARTS = st.sampled_from(
    [
        "http://", "https://", "HTTP://", "a.example", "A.example", "xn--80ak6aa92e.com", "[::1]", "a..b", "-a", "a_b",
        ":80", ":080", ":99999", "/", "//", "/a", "/%41", "/%zz", "?", "?a=1&b", "#", "#x", "@", "é", " ", "\t", "\n",
        "\\", "`", "|",
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=8).map("".join))
def test_what_passes_at_once_is_what_would_have_come_out(url):
    quickly = text.clean_url(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_PLAIN_URL", re.compile(r"(?!)"))
        assert text.clean_url(url) == quickly


@given(st.text(max_size=60))
def test_what_came_out_passes_again_unchanged(written):
    once = text.clean(written)
    assert text.clean(once) == once
