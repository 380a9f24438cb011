"""Texts without a sentence: lists, calendars and advertisements told in one line of their own words."""

from __future__ import annotations

import pytest

from newsdash.articles.deck import MAX_DECK, deck

SUBTITLE = "A new tablet, a faster compiler, and what to do about backups."
ITEMS = (
    "Follow-up:\nMore on the new tablet\n00:12:40 - A faster compiler for Rust\nhttps://show.example/notes\n"
    "Pre-show: Listeners ask about backups (via Ada)\nSponsored by:\nLamps: the brightest lamps of all. Use code SHOW."
)


def test_a_list_is_one_line_of_its_items_without_stamps_addresses_and_sponsors() -> None:
    assert deck("7: Tablets", "Show", (ITEMS,), ITEMS) == (
        "More on the new tablet; A faster compiler for Rust; Listeners ask about backups."
    )


def test_a_long_list_ends_at_an_item() -> None:
    items = "\n".join(f"The story of lighthouse number {number}" for number in range(1, 13))
    line = deck("Lighthouses", "Show", (items,), items)
    assert line.startswith("The story of lighthouse number 1; The story of lighthouse number 2; ")
    assert line.endswith(("number 4…", "number 5…", "number 6…"))
    assert len(line) <= MAX_DECK


def test_what_the_publisher_says_in_a_line_wins_over_a_list() -> None:
    assert deck("7: Tablets", "Show", (ITEMS, SUBTITLE), ITEMS) == SUBTITLE


def test_a_short_line_of_the_publisher_s_wins_too_unless_it_only_calls() -> None:
    assert (
        deck("7: Tablets", "Show", (ITEMS, "Once more live from the pier!"), ITEMS) == "Once more live from the pier!"
    )
    assert deck("7: Tablets", "Show", (ITEMS, "Join us for an hour of fun."), ITEMS).startswith(
        "More on the new tablet"
    )
    assert deck("Once more live from the pier", "Show", (ITEMS, "Once more live from the pier!"), ITEMS).startswith(
        "More on the new tablet"
    )


def test_a_list_in_which_one_item_is_a_question_is_not_told_by_that_question() -> None:
    items = "Fog horns of the north\nDoes anyone still need a lighthouse at all?\nOur new boat\nRope and how to keep it"
    assert deck("8: Fog", "Show", (items,), items) == (
        "Fog horns of the north; Does anyone still need a lighthouse at all? Our new boat; Rope and how to keep it."
    )


def test_a_list_that_is_not_spaced_is_joined_as_its_language_does() -> None:
    assert (
        deck("灯台", "Show", ("灯台の歴史と未来\n新しい船の話\n霧笛の直し方",), "")
        == "灯台の歴史と未来；新しい船の話；霧笛の直し方。"
    )


def test_a_list_after_a_sentence_leaves_the_sentence_as_it_is() -> None:
    said = "The council has voted for the three projects that the town had asked for."
    assert deck("Vote", "Wire", (f"{said}\nA lighthouse\nA ferry to the islands\nA new pier",), "") == said


def test_a_calendar_is_told_by_what_when_and_where() -> None:
    events = (
        "Net mending for beginners Thursday, 3-8 p.m. Harbour Church, 12 Quay Rd., Tidewater. 555-333-2767. Free.\n"
        "Call 555-333-4444 for the time of the choir. Free.\n"
        "Rowing Exercises in the boat. Fridays at 11 a.m. St. Brendan Hall, 4 Pier Pl. www.rowing.example. $5."
    )
    assert deck("Tidewater calendar, May 2-9", "Wire", (events,), events) == (
        "Net mending for beginners Thursday, 3-8 p.m., Harbour Church; "
        "Rowing Exercises in the boat. Fridays at 11 a.m., St. Brendan Hall."
    )


def test_a_place_of_nothing_but_initials_is_looked_at_once() -> None:
    said = f"The choir sings at 5 p.m. {'A.' * 60} in the hall."
    assert deck("Choir", "Wire", (said,), "").startswith("The choir sings at 5 p.m. A.A.")


def test_an_event_that_one_has_to_ask_after_is_told_by_its_name() -> None:
    events = (
        "Choir of the keepers For children. For time and place, call 555-333-4444. Free.\n"
        "Rope classes Go to ropes.example for meeting times. 555-333-2767. Free.\n"
        "Net mending Thursdays, 7 a.m. St. Brendan Hall, 4 Pier Pl. 555-333-9999."
    )
    assert deck("Tidewater calendar, May 2-9", "Wire", (events,), events) == (
        "Choir of the keepers For children; Rope classes; Net mending Thursdays, 7 a.m., St. Brendan Hall."
    )


def test_a_story_that_tells_the_time_is_no_calendar() -> None:
    said = "The council met on Thursday at 7 p.m. Harbour Street was closed to all but walkers."
    assert deck("Council", "Wire", (said,), said) == said


@pytest.mark.parametrize(
    ("advert", "told"),
    [
        (
            "CONTACT INFO Quay Rentals show contact info Remodeled 1 bedroom home by the lighthouse $900 per month "
            "FEATURES Bedrooms: 1 Bathrooms: 1 Located on Floor #: 2 Flo [...]",
            "Remodeled 1 bedroom home by the lighthouse $900 per month…",
        ),
        (
            "The Keeper's House, managed by its keeper 12 Quay Dr. Tidewater, CA 95555 show contact info "
            "Ideally located in Tidewater beside the lighthouse and its school. Two large b [...]",
            "Ideally located in Tidewater beside the lighthouse and its school.",
        ),
        (
            "Please contact Ada Reef at show contact info if you wish to see it. Studio / 1 Bathroom Apartment "
            "12 Quay Ave., Tidewater, Available June 22, 2017 Terms: $700 rent $900 deposit Parking [...]",
            "Studio / 1 Bathroom Apartment 12 Quay Ave., Tidewater, Available June 22, 2017…",
        ),
    ],
)
def test_an_advertisement_says_what_it_offers(advert: str, told: str) -> None:
    assert deck("Home by the sea ($900)", "Adverts", (advert,), advert) == told


def test_how_to_answer_an_advertisement_is_left_out() -> None:
    text = (
        "The home is to be seen. Please reply by email to come. It has four rooms and a view of the lamp. Roof g [...]"
    )
    assert deck("Home by the sea", "Adverts", (text,), text) == (
        "The home is to be seen. It has four rooms and a view of the lamp."
    )


def test_a_colon_and_a_name_are_no_figures() -> None:
    said = "We recover from the Spec Ops: The Line tournament with fireworks, fog and much more of the same"
    assert deck("Episode 9", "Show", (said,), said) == said
