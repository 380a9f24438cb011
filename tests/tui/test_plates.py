"""Plates: a row stands in the place of a whole run of its sign; a terminal that is behind gets blanks for long ones."""

from __future__ import annotations

import os
from itertools import count

from textual.drivers._writer_thread import WriterThread

from tui.illustrating.driver import is_behind
from tui.illustrating.plates import HURRY, LONG, Plate, Plates

SHORT_ROW, LONG_ROW = Plate(3, "<short>"), Plate(4, "<" + "x" * LONG + ">")


def plates() -> tuple[Plates, str, str, list[str]]:
    """Plates with a short and a long row, their signs, and what is noted when one is missed."""
    hours = count(0.0, 3_600.0)
    made, noted = Plates(lambda: next(hours)), []
    short, long = made.add([SHORT_ROW, LONG_ROW])
    made.missed = lambda: noted.append("missed")
    return made, short, long, noted


def test_a_whole_run_is_the_row_and_a_cut_one_is_blank() -> None:
    made, short, long, noted = plates()
    text = f"a{short * 3}b{long * 4}c{short * 2}d{short}"
    assert made.translated(text) == f"a<short>b{LONG_ROW.data}c  d "
    assert made.translated(f"{short * 3}{long * 4}") == f"<short>{LONG_ROW.data}"
    assert made.translated("no picture here: 日本 \U0001f600") == "no picture here: 日本 \U0001f600"
    assert noted == []


def test_a_sign_that_is_no_longer_a_row_is_blank() -> None:
    made, short, long, _ = plates()
    made.remove([long])
    assert made.translated(f"{long * 4}|{short * 3}") == "    |<short>"
    assert made.translated("\U000fff00" * 5) == "     "


def test_a_terminal_that_is_behind_gets_short_rows_and_is_owed_the_long_ones() -> None:
    made, short, long, noted = plates()
    assert made.translated(f"{short * 3}|{long * 4}", behind=True) == "<short>|    "
    assert noted == ["missed"]
    made.translated(short * 3, behind=True)
    assert noted == ["missed"]


def test_what_is_sent_again_at_once_is_sketched_until_it_rests() -> None:
    now = [0.0]
    made, noted = Plates(lambda: now[0]), []
    made.missed = lambda: noted.append(now[0])
    (sign,) = made.add([Plate(4, "x" * 2 * LONG, "<sketch>")])
    assert made.translated(sign * 4) == "x" * 2 * LONG
    now[0] = HURRY / 2
    assert made.translated(f"{sign * 4}|{sign * 3}") == "<sketch>|   "
    assert noted == [HURRY / 2]
    made.rest()
    assert made.translated(sign * 4) == "x" * 2 * LONG
    now[0] = 2 * HURRY
    assert made.translated(sign * 4) == "x" * 2 * LONG
    assert len(noted) == 1


def test_no_two_rows_share_a_sign() -> None:
    made = Plates()
    signs = made.add([SHORT_ROW] * 5_000)
    assert len(set(signs)) == 5_000
    made.remove(signs[1:])
    for _ in range(20):
        more = made.add([LONG_ROW] * 5_000)
        assert signs[0] not in more
        made.remove(more)
    assert made.translated(signs[0] * 3) == "<short>"
    assert all("\U000f0000" <= sign <= "\U000ffffd" for sign in signs)


def test_a_terminal_that_takes_nothing_in_is_behind_until_it_does() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as line:
        writer = WriterThread(line)
        assert not is_behind(None)
        assert not is_behind(writer)
        writer.start()
        for _ in range(10):
            writer.write("x" * 100_000)
        assert is_behind(writer)
        taken = 0
        while taken < 1_000_000:
            taken += len(os.read(reading, 1 << 16))
        writer.stop()
        assert not is_behind(writer)
    os.close(reading)
