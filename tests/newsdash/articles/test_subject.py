"""The sentence that a long text is told by: the first one, or one that is about what the title names."""

from __future__ import annotations

import pytest

from newsdash.articles.deck import deck

ASIDE = "For a long time I have been mending nets on Sundays with the radio on, tea and the dog beside me, as one does."
MORE = "It took a while, and there was rain, and then there was some more, as there is every year in this place. " * 3
ABOUT = "The keepers of the lighthouse have painted its tower red again after a vote of the council."


def told(text: str, title: str = "Keepers paint the lighthouse red") -> str:
    return deck(title, "Wire", (text,), text)


def test_a_long_text_is_told_from_where_it_comes_to_what_its_title_names() -> None:
    assert told(f"{ASIDE} {MORE}\n{ABOUT}") == ABOUT
    assert told(f"{ASIDE} {ABOUT} {MORE}").startswith(ABOUT)


def test_a_first_sentence_that_names_it_stays() -> None:
    first = "The lighthouse is an old one, and its keepers have long been tired of how grey it looks."
    assert told(f"{first} {MORE}\n{ABOUT}").startswith(first)


def test_a_short_summary_stays_as_it_is() -> None:
    aside = "On Sundays I mend nets with the radio on and some tea beside me."
    assert told(f"{aside} {ABOUT}").startswith(aside)


@pytest.mark.parametrize(
    "leaning", ["It is", "But then", "Likewise,", "Let’s say", "However,", "Going on with his", "On Friday, however,"]
)
def test_a_sentence_that_leans_on_another_is_not_begun_with(leaning: str) -> None:
    assert told(f"{ASIDE} {MORE}\n{leaning} the keepers of the lighthouse who painted it red again.").startswith(ASIDE)


@pytest.mark.parametrize(
    ("title", "aside", "says"),
    [
        ("Paint", ASIDE, "In this post we look at how a red paint lasts for thirty years beside the sea."),
        (
            "Farbe",
            "Vor langer Zeit habe ich am Sonntag oft Netze geflickt und dabei Radio gehört und Tee getrunken.",
            "In diesem Beitrag zeigen wir, wie ein roter Anstrich dreißig Jahre am Meer übersteht.",
        ),
        (
            "Peinture",
            "Pendant longtemps, le dimanche, je réparais les filets en écoutant la radio avec une tasse de thé.",
            "Dans cet article, nous montrons comment le rouge du phare tient trente ans au bord de la mer.",
        ),
    ],
)
def test_what_says_what_the_article_does_is_its_deck(title: str, aside: str, says: str) -> None:
    assert told(f"{aside} {MORE}\n{says}", title) == says


def test_what_an_episode_is_about_goes_before_its_greeting_words_of_the_outlet_count_for_nothing() -> None:
    greeting = (
        "Get your oilskins on, it is another episode of the Harbour Hour, from the rock that you all know so well!"
    )
    said = "This week we talk of red paint, of fog horns, and of what became of the boats that were lost in the winter."
    assert deck("Harbour Hour 12-07-2010", "Harbour Hour", (f"{greeting} {said}",), "") == said


def test_one_word_of_the_title_is_enough_where_it_is_a_name() -> None:
    greeting = (
        "Do you remember how it was when we could still go out to sea whenever we wanted to and nobody minded it?"
    )
    said = "In the winter Ada met the people of MoTide aboard their boat, and they had a lot to say about fog horns."
    assert told(f"{greeting} {said}", "The one with MoTide and eight oars") == said
    small = "In the winter Ada met some people who own eight small boats of their own, and they had a lot to say."
    assert told(f"{greeting} {small}", "The one with MoTide and eight oars").startswith(greeting)


def test_another_sentence_has_to_say_two_words_more_of_the_title_than_the_first_one_does() -> None:
    first = "The lighthouse festival is made every year by people who want it to be the best one of the whole coast."
    more = "In order to hear the best speakers, we are extending the deadline by fifteen days from this Monday on."
    title = "Lighthouse festival: deadline extended, keepers invited"
    assert told(f"{first} {more} {MORE}", title).startswith(first)
    assert told(f"{first} {more} {MORE}", "Lighthouse: deadline extended").startswith(more)


def test_a_speaker_is_no_subject_but_is_told_after_the_title_of_the_talk() -> None:
    bio = "Ada Reef has been a professor at the School of Lighthouses in Tidewater since 1999 or so."
    assert told(f"{ASIDE} {MORE}\n{bio}", "Ada Reef - Paint").startswith(ASIDE)
    short = "Ada is a professor at the School of Lighthouses."
    assert told(f"Ada Reef\n“Thirty years of red beside the sea.”\n{short}\nslides", "Ada Reef on Paint") == (
        f"“Thirty years of red beside the sea.” {short}"
    )
    assert told(f"Ada Reef\n“Red paint.”\n{short}\nslides", "Ada Reef on Red Paint") == short


def test_what_was_long_ago_gives_way_to_what_is_now() -> None:
    now = "Of late, the same people have been making news by painting the pier, its sheds and all of its many boats."
    then = "Back in June, some people of the town declared victory in the matter of the colour."
    assert told(f"{then} {now} {MORE}", "Link: Of colours") == now


def test_a_quotation_that_was_announced_stays_with_who_says_it() -> None:
    text = f"Ada Reef, writing for the Tidewater Post:\n{ASIDE}\n{MORE}\n{ABOUT}"
    assert told(text).startswith("Ada Reef, writing for the Tidewater Post: For a long time")


def test_a_motto_is_no_deck() -> None:
    motto = "“Deep into the darkness peering, long I stood there, wondering, fearing, doubting.” -- Edgar A. Poe"
    assert told(f"{motto}\n{ABOUT}") == ABOUT
