"""Decks: one line that says what the story is, in many languages, never the title again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdash.articles.deck import MAX_DECK, deck
from newsdash.language.sentences import opening, sentences

TITLE = "Lighthouse to be rebuilt"
OUTLET = "The Tidewater Post"
SAID = "The harbour council agreed on Tuesday to spend three million on the tower."


@pytest.mark.parametrize(
    "summary",
    [
        SAID,
        f"{SAID} Continue reading...",
        f"{SAID} Read more »",
        f"{SAID} [Read the full story]",
        f"{SAID} The post {TITLE} appeared first on {OUTLET}.",
        f"TIDEWATER, March 5 (Reuters) - {SAID}",
        f"Tidewater (dpa) – {SAID}",
        f"TIDEWATER — {SAID}",
        f"(AFP) - {SAID}",
        f"By Ada Reef | {SAID}",
        f"By Ada Reef, staff writer. {SAID}",
        f"{OUTLET}: {SAID}",
        f"{TITLE}. {SAID}",
        f"{TITLE} – {SAID}",
        f"Advertisement - {SAID}",
        f"Updated: March 5, 2024 10:30 - {SAID}",
        f"&nbsp;{SAID}",
    ],
)
def test_a_summary_loses_its_furniture(summary: str) -> None:
    assert deck(TITLE, OUTLET, [summary], "") == SAID


@pytest.mark.parametrize(
    ("summary", "plain"),
    [
        (
            "BERLIN (dpa) - Der Bundestag stimmt am Freitag über das neue Gesetz ab. Weiterlesen…",
            "Der Bundestag stimmt am Freitag über das neue Gesetz ab.",
        ),
        (
            "PARIS (AFP) — Le gouvernement présente mardi son projet de budget. Lire la suite",
            "Le gouvernement présente mardi son projet de budget.",
        ),
        (
            "MADRID (EFE).- El Congreso aprueba la nueva ley de vivienda este jueves. Leer más",
            "El Congreso aprueba la nueva ley de vivienda este jueves.",
        ),
        ("首相は３日、辞任する意向を表明した。続きを読む", "首相は３日、辞任する意向を表明した。"),
        (
            "Правительство представит новый бюджет во вторник утром. Читать далее",
            "Правительство представит новый бюджет во вторник утром.",
        ),
    ],
)  # fmt: skip
def test_furniture_is_known_in_other_languages(summary: str, plain: str) -> None:
    assert deck("Titel", "", [summary], "").rstrip() == plain


@pytest.mark.parametrize(
    "useless",
    [
        TITLE,
        f"{TITLE} | {OUTLET}",
        "",
        "Comments",
        "https://tidewater.example/1",
        "Get the latest news from Tidewater.",
        "Subscribe to our newsletter today for more stories.",
    ],
)
def test_a_candidate_that_says_nothing_loses_to_the_body(useless: str) -> None:
    assert deck(TITLE, OUTLET, [useless], f"By Ada Reef\n\n{SAID} More follows.") == SAID


def test_the_first_good_candidate_wins() -> None:
    assert deck(TITLE, OUTLET, ["Short.", SAID, "Another sentence that would have done just as well here."], "") == SAID


def test_a_sentence_about_reading_keeps_its_end() -> None:
    said = "Teachers in the town say that children should read more"
    assert deck(TITLE, OUTLET, [said], "") == said


def test_a_name_with_a_note_is_no_dateline() -> None:
    said = "Markus Kaimann (Foto) übernimmt das Amt des Hafenmeisters im Sommer."
    assert deck("Neuer Hafenmeister", "", [said], "") == "Markus Kaimann übernimmt das Amt des Hafenmeisters im Sommer."


def test_few_words_are_better_than_none() -> None:
    assert deck("A title of its own", OUTLET, ["Snow on the pier"], "") == "Snow on the pier"
    assert deck(TITLE, OUTLET, [TITLE], "") == ""
    assert deck(TITLE, OUTLET, [], "") == ""


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = deck("T", "", ["The council agreed " + "and agreed again " * 30], "")
    assert len(cut) <= MAX_DECK
    assert cut.endswith(("and…", "agreed…", "again…"))


def test_a_long_text_is_cut_at_a_sentence_where_one_ends() -> None:
    assert deck("T", "", [f"{SAID} {'Nobody knows what comes next ' * 10}"], "") == SAID


@given(st.text(max_size=60), st.text(max_size=20), st.lists(st.text(max_size=300), max_size=3), st.text(max_size=600))
def test_a_deck_is_one_short_line_and_never_the_title(
    title: str, outlet: str, candidates: list[str], text: str
) -> None:
    line = deck(title, outlet, candidates, text)
    assert len(line) <= MAX_DECK
    assert "\n" not in line
    assert not line or line != title


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Reef met Gen. Skerry. They talked.", ["Mr. Reef met Gen. Skerry.", "They talked."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("They live at 2 Quay St., Mtn. View, beside the Harbour Blvd. Bridge.", None),
        ("He plays the E! True Lamps show. Then he sleeps.", ["He plays the E! True Lamps show.", "Then he sleeps."]),
        ("It cost 3.5 million. Then more.", ["It cost 3.5 million.", "Then more."]),
        ("一つ目。二つ目！", ["一つ目。", "二つ目！"]),
        ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str] | None) -> None:
    assert list(sentences(text)) == ([text] if parts is None else parts)


def test_an_opening_that_fits_is_whole() -> None:
    assert opening("Short.", 10) == "Short."
    assert opening("あ" * 300, 200) == "あ" * 199 + "…"


def test_the_first_paragraph_that_is_a_sentence_is_the_deck_not_the_byline_above_it() -> None:
    lead = "by Ada Novak\nupdated: July 2016\nThe ferry to the outer islands sails again from Monday.\nPermalink"
    assert deck("Ferry", "Wire", (lead,), lead) == "The ferry to the outer islands sails again from Monday."


def test_a_short_first_paragraph_is_told_with_the_next() -> None:
    lead = "The ferry to the outer islands sails again.\nIts engine was mended over the winter.\nShare this"
    expected = "The ferry to the outer islands sails again. Its engine was mended over the winter."
    assert deck("Ferry", "Wire", (lead,), lead) == expected


def test_a_paragraph_is_told_up_to_where_its_last_sentence_ends() -> None:
    lead = "The ferry to the outer islands sails again from Monday. It calls at these ports:\nHavn\nSkerra"
    assert deck("Ferry", "Wire", (lead,), lead) == "The ferry to the outer islands sails again from Monday."


def test_a_list_is_told_by_its_items_not_by_the_one_that_is_a_clause() -> None:
    assert deck("Episode 4", "Show", ("Boats\nThe harbour council is not a panacea after all\nFog",), "") == (
        "Boats, The harbour council is not a panacea after all, Fog."
    )
    assert deck("Episode 5", "Show", ("Lanterns\nLighthouse paint\nFog horns\nSponsored by:\nLamp & Sons",), "") == (
        "Lanterns, Lighthouse paint, Fog horns."
    )


def test_a_title_that_begins_the_sentence_stays_in_it() -> None:
    line = "Harbour Weekly uses the logic of the tides to order the news of a whole coast."
    assert deck("Harbour Weekly", "Wire", (line,), "") == line


def test_an_address_before_the_sentence_and_a_dated_dateline_are_left_out() -> None:
    line = "The quay is open to walkers again from this Saturday on."
    assert deck("Quay", "Wire", (f"Northquay http://quay.example/a1 {line}",), "") == line
    assert deck("Quay", "Wire", (f"Lindhavn, May 3: {line}",), "") == line


def test_neither_initials_nor_a_list_s_numbers_end_a_sentence() -> None:
    line = "The series about the lighthouse was founded by the writer R.A. Montrose and some others"
    told = deck("Series", "Wire", (f"{line} {'in the years before the war ' * 5}.",), "")
    assert told.startswith(line)
    line = "There are many questions about the new lighthouse."
    assert (
        deck("Series", "Wire", (f"{line} 1. Who is going to pay for it? 2. {'And who will paint it then ' * 6}?",), "")
        == line
    )


def test_a_sentence_that_a_list_follows_is_told_without_it() -> None:
    text = f"There are three questions about it. 1. {'Who will pay for the tower now ' * 6}?"
    assert opening(text, MAX_DECK) == "There are three questions about it."


def test_a_quotation_that_is_left_open_is_not_begun_or_is_ended() -> None:
    more = "It will stand there for many years, she said, and nobody will want to take it down again, not even the sea."
    said = f'{SAID} The mayor says, "This was expensive enough for all of us. {more}"'
    assert deck("Tower", "", (said,), "") == SAID
    quoted = f'"This tower was expensive enough for all of us and for the sea. {more} {more}"'
    assert (
        deck("Tower", "", (quoted,), "") == f'"This tower was expensive enough for all of us and for the sea. {more}"'
    )


def test_an_announced_quotation_is_told_with_who_says_it() -> None:
    text = f"Ada Reef, writing for the Wire:\n{SAID}"
    assert deck("Tower", "", (text,), text) == f"Ada Reef, writing for the Wire: {SAID}"


def test_an_announcement_of_what_is_no_sentence_ends_as_one_that_goes_on() -> None:
    text = "Earlier this evening she gave advice that we should all heed:\npatch < a > b"
    assert deck("Advice", "", (text,), text) == "Earlier this evening she gave advice that we should all heed…"


def test_a_text_that_its_feed_cut_inside_a_word_is_marked_as_cut() -> None:
    cut = "The tower that the council wants to build beside the harbour will open up the old coast to the visit"
    assert len(cut) == 100
    assert deck("Tower", "", (cut,), cut) == f"{cut.removesuffix(' visit')}…"


def test_a_standfirst_without_a_full_stop_is_a_sentence_and_a_heading_is_none() -> None:
    standfirst = "Council votes to spend three million on a tower that nobody in the town had asked for"
    assert deck("Tower", "", (f"{standfirst}\n{SAID}",), "") == standfirst
    assert deck("Tower", "", (f"{standfirst}, says ‘the keeper’\n{SAID}",), "") == f"{standfirst}, says ‘the keeper’"
    heading = "Council Votes To Spend Three Million On A Tower That Nobody In The Town Wanted"
    assert deck("Tower", "", (f"{heading}\n{SAID}",), "") == SAID


@pytest.mark.parametrize(
    "plain",
    [
        "The museum shows how cookies and newsletters came to be written in JavaScript.",
        "The inspectors went along with code review but not with the rest of the plan.",
    ],
)
def test_what_slogans_are_made_of_may_also_be_what_a_story_is_about(plain: str) -> None:
    assert deck("Museum", "", (plain,), SAID) == plain


@pytest.mark.parametrize(
    "call",
    [
        "Please contact the owner of the house if you wish to see it.",
        "If you would like to see the house, please contact the owner of it.",
        "Try their new lamp today and use code TOWER for ten percent off.",
        "Sponsored by the makers of the finest lamps in all the country.",
        "This page requires JavaScript to show you what is on it.",
    ],
)
def test_calls_and_sponsors_are_no_decks(call: str) -> None:
    assert deck("Tower", "", (f"{call}\n{SAID}",), "") == SAID


@pytest.mark.parametrize("place", ["Tidewater, April 28 :", "TIDEWATER April 28:", "Tidewater, 28 April 2024 – "])
def test_a_dated_dateline_is_known_however_it_is_set(place: str) -> None:
    assert deck("Tower", "", (f"{place}{SAID}",), "") == SAID


def test_an_abbreviated_name_ends_no_sentence() -> None:
    line = "They spoke of the Reef Bros. Lamp, of Maj. Shore and of Mgr. Novák before the vote."
    assert list(sentences(line)) == [line]


def test_a_sentence_broken_into_lines_is_one() -> None:
    lines = "Here is the famous part in which the keeper is confronted\nwith the secret of his tower."
    assert deck("Tower", "", (lines,), "") == lines.replace("\n", " ")


def test_a_line_in_quotation_marks_is_told_only_where_there_is_no_other_sentence() -> None:
    citation = '"How towers are built and kept: a study in four parts."'
    assert deck("Tower", "", (f"{citation}\n{SAID}",), "") == SAID
    assert deck("Tower", "", (f"{citation}\nlamps",), "") == citation


@pytest.mark.parametrize(
    "note",
    [
        "This article was updated on November 24, 2017 with the prices of the lamps.",
        "Editor’s note: This column first stood in another paper of the house.",
        "This is another post in our Old Towers series. A version of this post originally appeared on paper.",
        "This page contains a drawing. To see it you need a newer browser.",
        "This article was adapted from a leaflet. You can download a copy of it for your office.",
        "Update 11/28/17: Added a note about what the lamps cost.",
        "By Ada Reef, Bo Pier (Engineers, Lamps); and Cy Quay (Engineer, Stone).",
    ],
)
def test_a_note_of_the_editors_is_no_deck(note: str) -> None:
    assert deck("Tower", "", (f"{note}\n{SAID}",), "") == SAID


def test_a_byline_of_nothing_but_ands_is_looked_at_once() -> None:
    said = f"By {'And ' * 40}they went to sea."
    assert deck("Tower", "", (f"{said}\n{SAID}",), "").startswith("By And And")


@pytest.mark.parametrize(
    "aside",
    [
        "This is the third post in our series on towers; also see the first one.",
        "In a recent post, we talked at length about what keepers do all day.",
        "This article is part of a series on the towers of the coast.",
        "The full story is only available to our members at this time.",
        "Previously available only to members, this is now free for everyone.",
        "My thanks to Lamps & Sons for sponsoring this week’s feed of the Post.",
        "My apologies for skipping last week, but I had a fine time at a wedding.",
        "Hello everyone and welcome back!",
        "Dear readers, happy new year!",
        "Hol dir jetzt deine eigene Laterne für nur neun Euro im Monat.",
        "Nutz einfach unseren Promocode „TURM“ und spar dir die Werbung.",
        "Herzlich willkommen zurück!",
        "Dieser Artikel ist Teil einer Reihe über die Türme der Küste.",
        "Cet article fait partie d’une série sur les phares de la côte.",
        "Este artículo es parte de una serie sobre los faros de la costa.",
        "Este artigo faz parte de uma série sobre os faróis da costa.",
    ],
)
def test_what_is_said_before_the_subject_is_left_out(aside: str) -> None:
    assert deck("Tower", "", (f"{aside} {SAID}",), "") == SAID
    assert deck("Tower", "", (f"{aside}\n{SAID}",), "") == SAID


def test_a_footnote_is_no_deck() -> None:
    assert deck("Tower*", "", (f"*We had the price of the tower wrong in an earlier part.\n{SAID}",), "") == SAID


@pytest.mark.parametrize(
    "plain",
    [
        "Welcome centres for sailors will open in three harbours of the coast before the summer begins.",
        "This tower was updated with a lamp that is seen from thirty miles away, the council says.",
        "In an earlier storm the tower lost its lamp, and nobody in the town has seen it since then.",
        "In FeedHarbour, a reading list is a list of feeds that you can subscribe to as one group.",
    ],
)
def test_what_only_begins_like_a_note_is_told(plain: str) -> None:
    assert deck("Tower", "", (plain,), SAID) == plain


def test_a_name_that_begins_a_sentence_as_the_title_does_stays_in_it() -> None:
    line = "Ada Reef is the keeper the council has chosen for the tower, for the second time in ten years."
    assert deck("Ada Reef is the keeper the council has chosen", "", (line,), "") == line
    line = "Ada Reef, the keeper of the tower, has been chosen by the council for the second time in ten years."
    assert deck("Ada Reef", "", (line,), "") == line


def test_a_standfirst_may_have_two_sentences_and_no_full_stop() -> None:
    text = f"The keepers came to power with the tower. The fishers of the bay could pull off a similar feat\n{SAID}"
    assert deck("Keepers", "", (text,), text) == text.partition("\n")[0]


def test_labelled_items_are_told_together() -> None:
    text = (
        "Winner: the tower, which has a new lamp since Monday.\nLoser: the fog, which is seen through now.\nMore soon."
    )
    assert deck("What happens in a minute?", "", (text,), text) == (
        "Winner: the tower, which has a new lamp since Monday. Loser: the fog, which is seen through now."
    )


def test_figures_of_a_thing_are_not_told_before_its_first_sentence() -> None:
    text = f"Turris\nHeight — thirty metres\nMain Colour — red and white, seen from far away [1].\nPrice: 3.00\n{SAID}"
    assert deck("The tower", "", (text,), text) == SAID


def test_an_announcement_of_what_comes_is_told_before_the_first_of_it() -> None:
    links = "My apologies for the silence. Here are the links of note for the week that ends on this Sunday:"
    text = f"{links}\n{SAID}\nSomething else was said by somebody else about the ferry on the same day."
    assert deck("The week in review", "", (text,), text) == (
        "Here are the links of note for the week that ends on this Sunday…"
    )


@pytest.mark.parametrize("end", ["for the tower.", "at 10.30 am.", "of the IRS.", "since 2015."])
def test_a_sentence_that_its_feed_glued_to_the_next_is_told_alone(end: str) -> None:
    first = f"The council of the harbour has voted on Wednesday {end}"
    told = f"{first}Somebody else said {'that it was not so bad ' * 6}after all."
    assert deck("Tower", "", (told,), "") == first


def test_a_question_before_a_mark_of_leaving_out_ends_as_a_question() -> None:
    assert deck("Tower", "", (f"{SAID[:-1]}? […]",), "") == f"{SAID[:-1]}?"


def test_a_clock_before_the_sentence_is_left_out() -> None:
    assert deck("Tower – Pier", "", (f"Tower – Pier - 20.00 uur {SAID}",), "") == SAID


def test_a_paragraph_that_breaks_off_is_not_told_with_the_next() -> None:
    text = f"Ada Reef writes about the tower and what has become of it. What she says is this:\n{SAID}"
    assert deck("Of towers", "", (text,), "") == "Ada Reef writes about the tower and what has become of it."


@pytest.mark.parametrize("end", ["because the tower that stood here…", "and the fifty people who had come..."])
def test_a_last_sentence_that_the_feed_has_cut_is_left_out_where_enough_was_said(end: str) -> None:
    assert deck("Tower", "", (f"{SAID} The vote was close, {end}",), "") == SAID
    assert deck("Tower", "", (f"It was close. The vote was called twice, {end}",), "").endswith(end)


def test_a_dated_update_loses_its_date() -> None:
    assert deck("Tower", "", (f"Updated 11/28/17: {SAID}",), "") == SAID


def test_a_list_is_told_by_its_items() -> None:
    shown = "Follow-up:\nThe council and its towers\nWhat do keepers do?\nLamps\nA new ferry for the islands"
    assert deck("Episode 6", "Show", (shown,), "") == (
        "The council and its towers; What do keepers do? A new ferry for the islands."
    )


@pytest.mark.parametrize(
    "quoted", ["„so alt“", "»so alt«", "« so alt »", "“so old”", "”så gammal”", "»så gammal»", '"so"']
)
def test_a_closed_quotation_stays_as_its_language_sets_it(quoted: str) -> None:
    told = f"The keeper calls it {quoted} and nobody in the town says otherwise."
    assert opening(f"{told} {'And it will stand there for as many years ' * 5}.", MAX_DECK) == told


@pytest.mark.parametrize(("opened", "closed"), [("„", "“"), ("»", "«"), ("« ", "»"), ("“", "”"), ("「", "」")])
def test_an_open_quotation_ends_as_it_began(opened: str, closed: str) -> None:
    told = f"{opened}Everything began with an old tower that stood on a rock beside the sea."
    assert opening(f"{told} {'And it will stand there for as many years ' * 5}.{closed}", MAX_DECK) == told + closed


def test_what_is_shouted_before_the_first_sentence_is_left_out() -> None:
    assert deck("Tower", "", (f"CALL NOW!!! ASK FOR THE KEEPER! {SAID}",), "") == SAID
    shouted = "COUNCIL SPENDS THREE MILLION ON A TOWER THAT NOBODY WANTED."
    assert deck("Tower", "", (shouted,), "") == shouted


def test_the_style_of_a_bishop_ends_no_sentence() -> None:
    told = "The tower was blessed by the Most. Rev. Bernad Moras on Tuesday."
    assert list(sentences(f"{told} It rained.")) == [told, "It rained."]
