"""What stands in the place of a deck until it is made: articles are listed before anyone has read them closely."""

from __future__ import annotations

from typing import Any


def shown_deck(*values: Any) -> str:
    """For SQL: the deck of an article; the opening of its summary where it has none and its phrases are still due.

    The values are its deck, when its phrases are due (null once they are found), its title and its summary. A summary
    that is the title again opens with nothing.
    """
    deck, due, title, summary = values
    if deck or due is None or summary.casefold().startswith(title.casefold()):
        return str(deck)
    # Most decks are made: a screen's first headlines do not wait for its patterns.
    from newsdash.language.sentences import MAX_OPENING, opening

    return opening(summary, MAX_OPENING)
