"""Who else tells it: the index answers with other outlets' tellings of the same event, and says why."""

from __future__ import annotations

from itertools import count

import pytest

from newsdash.stories.similarity import THRESHOLD, Index, Telling

DAY = 86_400

NEWS = (
    ("Skerra Islands vote yes to undersea tunnel", "The Wire"),
    ("By 2,110 votes, the Skerra Islands choose a tunnel", "Meridian"),
    ("Tunnel wins the Skerra vote by a whisker", "Ledger"),
    ("Parliament raises defence budget after long debate", "The Wire"),
    ("Rovers defence holds firm as cup run goes on", "Touchline"),
    ("European Central Bank leaves interest rates unchanged", "The Wire"),
    ("Bakers warn of dearer bread this winter", "Meridian"),
    ("A quiet town votes on its street lights", "Northlight"),
)


def index_of(*news: tuple[str, str]) -> Index:
    index = Index()
    for key, (title, source) in zip(count(1), news, strict=False):
        index.add(Telling(key, title, source))
    return index


def keys(index: Index, asked: int | Telling, limit: int = 8) -> list[int]:
    return [similar.key for similar in index.similar(asked, limit=limit)]


def test_other_outlets_tellings_of_one_event_are_found_best_first() -> None:
    found = index_of(*NEWS).similar(1)
    assert {similar.key for similar in found} == {2, 3}
    assert [similar.score for similar in found] == sorted((similar.score for similar in found), reverse=True)
    assert all(THRESHOLD <= similar.score <= 1 for similar in found)


def test_a_football_defence_is_not_a_defence_budget() -> None:
    assert keys(index_of(*NEWS), 4) == []
    assert keys(index_of(*NEWS), 5) == []


def test_an_outlets_own_follow_up_is_no_other_voice_whatever_the_case_of_its_name() -> None:
    index = index_of(*NEWS, ("Skerra Islands vote yes to undersea tunnel, final count shows", "the wire "))
    assert 9 not in keys(index, 1)
    assert 1 not in keys(index, 9)


def test_the_reason_is_a_shared_phrase_as_people_write_it() -> None:
    index = index_of(*NEWS)
    reasons = {similar.key: similar.why for similar in index.similar(1)}
    assert "Skerra Islands" in reasons[2]
    assert "tunnel" in reasons[2]
    assert index.similar(1, why=False)[0].why == ()


def test_a_shared_summary_gives_reasons_beside_the_title() -> None:
    index = Index()
    index.add(Telling(1, "Islanders choose the tunnel", "A", "Voters on Skerra backed the Drumlin engineers."))
    index.add(Telling(2, "A tunnel it is, say the islanders", "B", "The Drumlin engineers may start on Skerra in May."))
    (similar,) = index.similar(1)
    assert {"Drumlin", "Skerra"} & set(similar.why)


def test_a_reason_is_told_without_its_possessive() -> None:
    index = Index()
    index.add(Telling(1, "Storm floods the market square", "A", "The storm broke Ottery’s dam."))
    index.add(Telling(2, "Market square under water after storm", "B", "Ottery’s dam broke."))
    assert "Ottery" in index.similar(1)[0].why


def test_a_tag_alone_is_a_reason_too() -> None:
    index = Index()
    index.add(Telling(1, "Islanders choose the tunnel", "A", tags=("Skerra", "Drumlin")))
    index.add(Telling(2, "A tunnel for the islanders", "B", tags=("Skerra", "Drumlin")))
    assert "skerra" in " ".join(index.similar(1)[0].why).casefold()


def test_last_months_turn_of_a_saga_is_not_the_same_event() -> None:
    index = Index()
    for key, time in ((1, 0), (2, DAY // 2), (3, 30 * DAY), (4, None)):
        index.add(Telling(key, "Skerra Islands vote on undersea tunnel", f"Outlet {key}", time=time))
    assert keys(index, 1) == [2, 4]
    assert keys(index, 4) == [1, 2, 3]


@pytest.mark.parametrize(("hours", "alike"), [(2, True), (14, True), (23, False), (36, True), (47, False)])
def test_a_column_that_comes_back_at_the_same_hour_tells_of_another_day(hours: int, alike: bool) -> None:
    index = index_of(*NEWS)
    index.add(Telling(20, "Piazza Affari closes higher on bank shares", "Ledger", time=0))
    index.add(Telling(21, "Piazza Affari closes lower on bank shares", "Meridian", time=hours * 3600))
    assert (21 in keys(index, 20)) is alike


def test_a_capital_is_no_name_where_every_noun_has_one() -> None:
    index = Index()
    for key, title in enumerate(
        ("Halden hebt Prognose nach starkem Quartal an", "Lorch hebt Prognose nach starkem Quartal an")
    ):
        index.add(Telling(key, title, f"Blatt {key}", language="de"))
    assert keys(index, 0) == []


def test_a_telling_outside_the_index_can_be_asked_about_and_is_not_kept() -> None:
    index = index_of(*NEWS)
    assert set(keys(index, Telling(99, "Skerra Islands: what the tunnel vote means", "Lumen"))) == {1, 2, 3}
    assert len(index) == len(NEWS)
    assert 99 not in index


def test_limit_holds_and_an_unknown_key_is_an_error() -> None:
    index = index_of(*NEWS)
    assert len(index.similar(1, limit=1)) == 1
    with pytest.raises(KeyError):
        index.similar(404)


def test_a_removed_telling_is_never_offered_again_and_a_changed_one_counts_once() -> None:
    index = index_of(*NEWS)
    index.remove(2)
    index.remove(2)
    assert keys(index, 1) == [3]
    index.add(Telling(3, "Harbour seals return to the northern bays", "Ledger"))
    assert keys(index, 1) == []
    assert len(index) == len(NEWS) - 1


def test_answers_stay_the_same_after_many_removals() -> None:
    index = index_of(*NEWS)
    before = index.similar(1)
    for key in range(100, 1400):
        index.add(Telling(key, f"Item {key} of the long list", f"List {key}"))
    for key in range(100, 1400):
        index.remove(key)
    assert index.similar(1) == before
    index.remove(1)
    assert set(keys(index, 2)) == {3}


def test_the_same_tellings_in_the_same_order_give_the_same_answers() -> None:
    first, second = index_of(*NEWS), index_of(*NEWS)
    assert [first.similar(key) for key in range(1, 9)] == [second.similar(key) for key in range(1, 9)]


def test_names_tie_stories_across_languages_and_common_words_do_not() -> None:
    index = Index()
    index.add(Telling(1, "Storm Ines makes landfall in Brittany at Port-Enez", "A"))
    index.add(Telling(2, "Tempête Ines : à Port-Enez, la mer entre dans les maisons", "B", language="fr"))
    index.add(Telling(3, "La mer monte, les prix aussi", "C", language="fr"))
    assert keys(index, 1) == [2]


def test_chinese_headlines_are_compared_by_pairs_of_characters() -> None:
    index = Index()
    index.add(Telling(1, "群岛居民投票赞成修建海底隧道", "A", language="zh"))
    index.add(Telling(2, "海底隧道获群岛居民投票通过", "B", language="zh"))
    index.add(Telling(3, "央行维持利率不变", "C", language="zh"))
    assert keys(index, 1) == [2]


def test_the_reason_in_a_script_without_spaces_is_what_both_titles_hold_and_no_more() -> None:
    index = Index()
    index.add(Telling(1, "群岛居民投票赞成修建海底隧道", "A", language="zh"))
    index.add(Telling(2, "海底隧道获群岛居民投票通过", "B", language="zh"))
    (like,) = index.similar(1)
    assert set(like.why) == {"群岛居民投票", "海底隧道"}


@pytest.mark.parametrize(
    ("here", "there", "elsewhere"),
    [
        ("Yellow weather warning for snow issued for Scotland", "Yellow weather warning for rain issued for Wales", ""),
        (
            "Five killed in bus crash in southern Peru",
            "Five killed in bus crash in northern India",
            "Peru bus crash: five killed",
        ),
        (
            "Teachers in Skerra to strike over pay",
            "Nurses in Lorn to strike over pay",
            "Strike over pay: Skerra teachers to walk out",
        ),
    ],
)
def test_the_same_words_of_another_place_are_another_event(here: str, there: str, elsewhere: str) -> None:
    index = index_of((here, "A"), (there, "B"), *([(elsewhere, "C")] if elsewhere else []))
    assert 2 not in keys(index, 1)
    assert 1 not in keys(index, 2)
    assert not elsewhere or keys(index, 1) == [3]


@pytest.mark.parametrize("title", ["", "…", "the of and", "\ud800", "1 2 3"])
def test_a_title_without_words_is_like_nothing(title: str) -> None:
    index = index_of(*NEWS)
    index.add(Telling(50, title, "Odd"))
    index.add(Telling(51, title, "Odder"))
    assert [key for key in keys(index, 50) if key != 51] == []


def test_an_outlets_own_telling_counts_only_where_it_is_asked_for_and_when_it_was_told_is_known() -> None:
    index = Index()
    title = "Skerra Islands vote yes to undersea tunnel"
    for key, (outlet, time) in enumerate((("A", 0), ("A", 3_600), ("A", 2 * DAY), ("A", None), ("B", 0))):
        index.add(Telling(key, title, outlet, time=time))
    assert keys(index, 0) == [4]
    assert [like.key for like in index.similar(0, own=True)] == [1, 4]
    assert index.same_outlet(0, 3)
    assert not index.same_outlet(0, 4)


def test_a_reason_is_a_whole_phrase_wherever_the_two_hold_it() -> None:
    index = Index()
    lead = "The European Central Bank said so to Ada Lund. Gusts of 9 km/h in Calypso Bay."
    index.add(Telling(1, "ECB holds rates", "A", lead))
    index.add(Telling(2, "European Central Bank holds rates", "B", "Winds of 9 km/h in Calypso Bay, says Ada Lund."))
    for asked in (1, 2):
        (like,) = index.similar(asked)
        assert any(phrase.startswith("European Central Bank") for phrase in like.why)
        assert {"Calypso Bay", "Ada Lund"} & set(like.why)
        assert not {"km", "9", "Bay", "Central"} & set(like.why)
