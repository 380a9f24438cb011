"""What a text offers: whole names, numbers that matter, nothing of the newsroom's own."""

from __future__ import annotations

import pickle

import pytest

from newsdash.topics.candidates import propose
from newsdash.topics.phrases import Candidate, Proposal

STORY = (
    "Defense Secretary Anna Keller told reporters on Tuesday that the Bank of Amsel will pay. "
    "Keller met the Amsel Defense Contact Group in Port Amsel. The Bank of Amsel said nothing, Reuters reported. "
    "Flights of the 737 MAX stay banned; the 737 MAX was built in Port Amsel. The G7 will meet before COP31 begins. "
    "Anna Keller's Paris visit is off.\n"
    "By Jane Roe for the Daily Heron."
)


def texts(proposal: Proposal) -> set[str]:
    return {candidate.text for candidate in proposal.candidates}


def by_text(proposal: Proposal) -> dict[str, Candidate]:
    return {candidate.text: candidate for candidate in proposal.candidates}


@pytest.fixture(scope="module")
def story() -> Proposal:
    return propose(
        "Keller Says Bank Will Pay",
        STORY,
        language="en",
        outlet="The Daily Heron",
        author="Jane Roe",
        categories=["Banks", "Trade"],
    )


def test_names_stand_whole(story: Proposal) -> None:
    assert {"Anna Keller", "Bank of Amsel", "Port Amsel"} <= texts(story)
    assert by_text(story)["Anna Keller"].name


def test_no_part_of_a_longer_name_stands_alone(story: Proposal) -> None:
    shards = {
        "Secretary Anna",
        "Secretary Anna Keller",
        "Contact Group",
        "Amsel Defense",
        "Anna",
        "Port",
        "Keller Paris",
    }
    assert not shards & texts(story)


def test_numbers_and_mixed_tokens_stand_where_they_matter(story: Proposal) -> None:
    assert {"737 MAX", "G7", "COP31"} <= texts(story)


def test_outlet_byline_weekday_agency_and_reporting_words_are_left_out(story: Proposal) -> None:
    assert not {"Daily Heron", "Jane Roe", "Jane", "Roe", "Tuesday", "Reuters", "told", "reporters"} & texts(story)


def test_an_outlet_is_no_phrase_in_parts_either() -> None:
    text = "Giant Heron visits the Heron House. A wave hit the quay. Giant Heron is on the air each Monday."
    found = [c.text for c in propose("Giant Heron Night 12", text, language="en", outlet="Giant Heron").candidates]
    assert not [phrase for phrase in found if "Giant" in phrase or phrase == "Heron"]
    assert "Heron House" in found
    assert "quay" in found


def test_the_publishers_tags_are_evidence_for_what_the_text_says(story: Proposal) -> None:
    assert by_text(story)["Bank"].tagged if "Bank" in texts(story) else True
    assert "Trade" not in texts(story)


def test_the_casing_is_that_of_running_text_not_of_the_headline() -> None:
    proposal = propose(
        "Harbour Strike Ends", "The harbour strike is over. A harbour strike costs money.", language="en"
    )
    assert "harbour strike" in texts(proposal)


def test_the_headline_does_not_fuse_with_the_body() -> None:
    proposal = propose("Talks in Amsel", "Keller is there. Keller stays.", language="en")
    assert not any("Amsel" in text and "Keller" in text for text in texts(proposal))


def test_a_dateline_and_shouting_are_no_names() -> None:
    proposal = propose("Port reopens", "LONDON (AP) -- The port of Amsel opened. Ships wait off Amsel.", language="en")
    assert "LONDON" not in texts(proposal)


def test_a_lost_space_after_a_full_stop_is_put_back() -> None:
    assert not any(
        "." in text for text in texts(propose("", "It was Keller.Police came to Amsel. Amsel slept.", language="en"))
    )


def test_french_articles_are_cut_off() -> None:
    proposal = propose(
        "Une avalanche", "L'avalanche a fait trois morts. L'avalanche d'hier était forte.", language="fr"
    )
    assert "avalanche" in {text.lower() for text in texts(proposal)}
    assert not any("'" in text for text in texts(proposal))


def test_a_name_spelled_out_before_its_acronym_is_one() -> None:
    text = "The Grain and Harbour Board (GHB) met. It was the first time that the GHB met."
    assert "Harbour Board" not in texts(propose("", text, language="en"))


def test_the_language_is_found_when_none_is_given() -> None:
    assert (
        propose("Le conseil", "Le conseil municipal a adopté un nouveau budget après une longue nuit.").language == "fr"
    )


def test_a_false_claim_of_the_feed_does_not_win() -> None:
    text = "Le conseil municipal a adopté un nouveau budget après une longue nuit de débats. " * 4
    assert propose("Le conseil", text, hint="en-US").language == "fr"


def test_no_phrases_rather_than_wrong_ones_where_no_segmenter_is_known() -> None:
    assert propose("ສະພາ", "ສະພາເມືອງອະນຸມັດງົບປະມານ", language="lo").candidates == ()


@pytest.mark.parametrize(
    ("language", "module", "text", "word"),
    [
        ("zh", "rjieba", "市议会通过了新的预算。港口工人欢迎预算，港口开放。", "港口"),
        ("ja", "fugashi", "東京で大きな地震がありました。地震の後、東京の電車が止まった。", "地震"),
        ("th", "pythainlp", "สภาเมืองอนุมัติงบประมาณใหม่ งบประมาณของเมือง", "งบประมาณ"),
    ],
)
def test_an_optional_segmenter_finds_the_words_of_a_language_without_spaces(
    language: str, module: str, text: str, word: str
) -> None:
    pytest.importorskip(module, reason=f"{module} of the optional extra is not installed")
    assert word in texts(propose("", text, language=language))


def test_only_names_where_no_stop_words_are_known() -> None:
    text = "El consell aprova el pressupost amb Anna Keller. Diu Keller que el pressupost és bo."
    assert texts(propose("", text, language="ca")) <= {"Anna Keller", "Keller", "El consell", "Diu Keller"}
    assert "pressupost" not in texts(propose("", text, language="ca"))


def test_a_text_without_words_proposes_nothing() -> None:
    assert propose("", "", language="en").candidates == ()
    assert propose("?!", "... -- ...", language="en").candidates == ()


def test_a_proposal_is_small_and_survives_the_way_between_processes() -> None:
    proposal = propose("Long", " ".join(f"Word{n} follows harbour{n % 50}." for n in range(3000)), language="en")
    assert len(proposal.candidates) <= 200
    packed = pickle.dumps(proposal)
    assert len(packed) < 40_000
    assert pickle.loads(packed) == proposal
