"""The choice among candidates."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from newsdash.language.words import phrase_stem
from newsdash.topics.candidates import propose
from newsdash.topics.phrases import Candidate, Proposal, choose

SHORT = "Dockers in Amsel call off walkout over grain tariffs after night of talks"


def candidate(text: str, h: float, times: int = 2, name: bool = False, tagged: bool = False) -> Candidate:
    count = text.count(" ") + 1
    return Candidate(text, phrase_stem(text), h, times, times, count, name, False, tagged)


def proposal(*candidates: Candidate) -> Proposal:
    return Proposal("en", 300, candidates)


def tags(found: Proposal, known: dict[str, int] | None = None) -> list[str]:
    return [phrase.text for phrase in choose(found, known).tags]


def test_the_best_come_first_and_scores_fall() -> None:
    phrases = choose(proposal(candidate("tariff", 0.3), candidate("grain", 0.01), candidate("port", 0.1))).tags
    assert [phrase.text for phrase in phrases] == ["grain", "port", "tariff"]
    assert [phrase.score for phrase in phrases] == sorted((phrase.score for phrase in phrases), reverse=True)


def test_no_phrase_is_part_of_another() -> None:
    assert tags(proposal(candidate("grain tariff", 0.001), candidate("tariffs", 0.1), candidate("grain", 0.1))) == [
        "grain tariff"
    ]


def test_at_most_ten_in_each_mode() -> None:
    many = proposal(*(candidate(f"word{n}x", 0.1) for n in range(40)))
    assert len(choose(many).tags) == len(choose(many).cloud) == 10


def test_forms_of_one_stem_are_one_phrase() -> None:
    assert tags(proposal(candidate("tariff", 0.2), candidate("tariffs", 0.1))) in (["tariff"], ["tariffs"])


def test_what_is_said_once_and_is_no_name_comes_last() -> None:
    found = proposal(
        candidate("aside", 0.0001, times=1), candidate("grain", 0.5), candidate("Amsel", 0.6, times=1, name=True)
    )
    assert tags(found)[-1] == "aside"


def test_people_are_shown_by_their_full_name_and_counted_by_the_short_one() -> None:
    found = proposal(candidate("Keller", 0.01, 4, name=True), candidate("Anna Keller", 0.2, 2, name=True))
    phrases = choose(found)
    assert [phrase.text for phrase in phrases.tags] == ["Anna Keller"]
    assert [phrase.text for phrase in phrases.cloud] == ["Keller"]


def test_an_acronym_and_its_long_form_are_one() -> None:
    found = proposal(candidate("UN", 0.01, name=True), candidate("United Nations", 0.2, name=True))
    assert tags(found) == ["UN"]


def test_near_forms_of_a_word_are_shown_once() -> None:
    assert tags(proposal(candidate("Israel", 0.01, name=True), candidate("Israeli", 0.02, name=True))) == ["Israel"]


def test_a_publishers_tag_lifts_its_phrase() -> None:
    plain, tagged = candidate("grain", 0.1), candidate("tariff", 0.11)
    assert tags(proposal(plain, tagged)) == ["grain", "tariff"]
    assert tags(proposal(plain, tagged._replace(tagged=True))) == ["tariff", "grain"]


def test_what_other_stories_say_takes_the_place_of_repetition_in_a_short_text() -> None:
    short = propose(SHORT, "", language="en")
    known = {phrase_stem("grain tariffs"): 12}
    alone, among_others = tags(short), tags(short, known)
    assert among_others[0] == "grain tariffs"
    assert "grain tariffs" not in alone[:1]


def test_recurring_may_be_a_function() -> None:
    short = propose(SHORT, "", language="en")
    known = {phrase_stem("grain tariffs"): 12}
    assert choose(short, lambda stem: known.get(stem, 0)) == choose(short, known)


def test_nothing_proposed_gives_nothing() -> None:
    empty = replace(proposal(), language="zh")
    assert choose(empty).tags == choose(empty).cloud == ()
    assert choose(empty).language == "zh"


def test_choosing_imports_nothing_heavy() -> None:
    program = (
        "import sys, newsdash.topics.phrases, newsdash.topics.cloud, newsdash.topics.trends;"
        "print(sorted({'numpy', 'yake', 'segtok', 'py3langid'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_words_too_general_to_stand_alone_fill_no_place() -> None:
    plain = [candidate(text, 0.1) for text in ("harbour", "tariff", "grain", "walkout")]
    vague = [candidate(text, 0.1)._replace(vague=True) for text in ("moved", "agreed")]
    assert set(tags(proposal(*plain, *vague))) == {"harbour", "tariff", "grain", "walkout"}
    assert tags(proposal(*vague)) == ["moved", "agreed"]
    assert {phrase.text for phrase in choose(proposal(*plain, *vague)).cloud} == {
        "harbour",
        "tariff",
        "grain",
        "walkout",
    }


def test_a_short_text_has_few_tags_save_for_names_and_what_its_publisher_says() -> None:
    said = ("harvest", "quay", "ferry", "grain", "walkout", "timber", "canal", "orchard", "lantern", "meadow")
    words = [candidate(word, 0.01 * number + 0.1) for number, word in enumerate(said)]
    sure = [candidate("Anna Keller", 0.5, name=True), candidate("tariff", 0.5, tagged=True)]
    found = Proposal("en", 40, (*words, *sure))
    assert len(tags(found)) == 9
    assert {"Anna Keller", "tariff"} <= set(tags(found))
    assert len(tags(proposal(*words, *sure))) == 10
    assert len(choose(found).cloud) == 10
