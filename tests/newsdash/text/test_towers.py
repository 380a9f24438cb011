"""Towers of combining marks at the gate."""

from unicodedata import category, normalize

import pytest

from newsdash.text import MAX_MARKS, clean, clean_lines


@pytest.mark.parametrize(
    ("base", "marks"),
    [
        ("a", "\u0301"),
        ("a", "\u0489"),
        ("ก", "\u0e47"),
        ("ก", "\u0e49\u0e34"),
        ("ع", "\u0651"),
        ("א", "\u05b0"),
        ("क", "\u0941"),
        ("ก", "\u0e47\u200d"),
    ],
    ids=ascii,
)
def test_no_tower_is_higher_than_real_writing(base: str, marks: str) -> None:
    for written in (clean(base + marks * 40 + "b"), clean_lines(base + marks * 40 + "b")):
        height = sum(category(char) in ("Mn", "Me") for char in written)
        assert height == MAX_MARKS
        assert normalize("NFD", written)[0] + written[-1] == base + "b"


@pytest.mark.parametrize(
    "text",
    [
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
        "قَالَ ٱللَّهُ تَعَالَىٰ",
        "ที่นี่เป็นน้ำตื้น",
        "क्षत्रिय विद्यार्थियों",
        "Việt Nam ế ộ ử",
        "❤️‍🔥❤️‍🔥❤️‍🔥 1️⃣2️⃣3️⃣ 👩‍👩‍👧‍👦",
        "「……」――、、、。。。！！！",
    ],
)
def test_real_writing_stands(text: str) -> None:
    assert clean(text) == text
