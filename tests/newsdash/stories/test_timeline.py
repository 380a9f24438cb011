"""A story's tellings in order of time, with what is new in each."""

from __future__ import annotations

from newsdash.stories.similarity import Telling
from newsdash.stories.timeline import MAX_NEWS, timeline


def test_tellings_are_in_order_of_time_those_without_one_first() -> None:
    turns = timeline(
        [Telling(1, "Late", "A", time=30), Telling(2, "Early", "B", time=10), Telling(3, "Undated", "C", time=None)]
    )
    assert [turn.key for turn in turns] == [3, 2, 1]
    assert [turn.time for turn in turns] == [None, 10, 30]


def test_the_first_telling_has_no_news_and_a_later_one_what_it_adds() -> None:
    first, second = timeline(
        [
            Telling(1, "Skerra votes on tunnel", "A", time=1),
            Telling(2, "Skerra votes for tunnel, engineer Drumlin named", "B", "Work may begin in spring", time=2),
        ]
    )
    assert first.news == ()
    assert second.news[0] == "engineer Drumlin named"
    assert "Skerra" not in " ".join(second.news)


def test_a_retelling_adds_nothing_not_even_in_other_forms_of_the_same_words() -> None:
    _, again = timeline([Telling(1, "Islands vote on tunnels", "A"), Telling(2, "An island votes on a tunnel", "B")])
    assert again.news == ()


def test_what_an_earlier_text_said_is_not_new_and_a_phrase_is_told_once() -> None:
    _, second = timeline(
        [
            Telling(1, "Skerra votes", "A", text="The engineer is called Drumlin."),
            Telling(2, "Drumlin to dig under Skerra harbour", "B", "The harbour will close"),
        ]
    )
    assert "Drumlin" not in " ".join(second.news)
    assert sum("harbour" in phrase for phrase in second.news) == 1


def test_news_are_few() -> None:
    words = "; ".join(f"thing{letter}" for letter in "abcdefghijkl")
    assert len(timeline([Telling(1, "Skerra", "A"), Telling(2, words, "B")])[1].news) == MAX_NEWS


def test_no_tellings_make_an_empty_timeline() -> None:
    assert timeline([]) == ()


def test_names_and_phrases_are_told_before_single_words() -> None:
    _, second = timeline(
        [
            Telling(1, "Storm nears Skerra", "A"),
            Telling(2, "Skerra waits, and hopes, as storm bites; wall gives", "B", "Jory Penhale counted 9 metres."),
        ]
    )
    assert second.news[0].startswith("Jory Penhale")
