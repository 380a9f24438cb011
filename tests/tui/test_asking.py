"""What the terminal answers is taken out of what is typed, however it comes in pieces, and nothing else is."""

from __future__ import annotations

import pytest

from tui.illustrating.asking import Answers

SIXELS = "\x1b[6;17;8t\x1b[?62;4;22c"
Said = list[tuple[bool, tuple[int, int] | None]]


def typed(*pieces: str) -> tuple[str, Said]:
    """What is left of `pieces`, and what was heard."""
    said: Said = []
    answers = Answers(lambda sixels, cell: said.append((sixels, cell)))
    return "".join(map(answers.without, pieces)) + answers.release(), said


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (SIXELS, (True, (8, 17))),
        ("\x1b[?62;4c", (True, None)),
        ("\x1b[?4;1c", (True, None)),
        ("\x1b[?62;22c", (False, None)),
        ("\x1b[?64;14;44c", (False, None)),
        ("\x1b[?6c", (False, None)),
        ("\x1b[6;0;0t\x1b[?62;4c", (True, None)),
        ("\x1b[6;9999;9999t\x1b[?62;4c", (True, None)),
    ],
)
def test_an_answer_is_heard_and_not_typed(answer: str, heard: tuple[bool, tuple[int, int] | None]) -> None:
    assert typed(f"jj{answer}k") == ("jjk", [heard])


@pytest.mark.parametrize("cut", range(1, len(SIXELS)))
def test_an_answer_in_pieces_is_heard(cut: int) -> None:
    assert typed(SIXELS[:cut], SIXELS[cut:]) == ("", [(True, (8, 17))])


@pytest.mark.parametrize(
    "keys", ["\x1b", "\x1b[A", "\x1b[6~", "\x1b[<0;3;4M", "\x1b[?2026;2$y", "é日本", "6;17;8t", "?4c"]
)
def test_keys_and_other_reports_pass(keys: str) -> None:
    assert typed(keys) == (keys, [])
    assert typed(*keys)[0] == keys


def test_a_second_answer_is_no_answer() -> None:
    rest, said = typed("\x1b[?62;4c", "\x1b[?62c")
    assert (rest, said) == ("\x1b[?62c", [(True, None)])


def test_what_may_begin_an_answer_waits_no_longer_than_a_look() -> None:
    answers = Answers(lambda sixels, cell: None)
    assert answers.without("j\x1b") == "j"
    assert answers.release() == "\x1b"
    assert answers.release() == ""
    answers.without("\x1b")
    answers.give_up()
    assert answers.without("[A") == "\x1b[A"
    assert answers.without("\x1b") == "\x1b"
