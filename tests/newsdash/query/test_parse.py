"""The filter language: what each text means, and what is said where it means nothing."""

from __future__ import annotations

from datetime import date

import pytest

from newsdash.query import FIELDS, STATES, QueryError, parse
from newsdash.query.tree import (
    And,
    Before,
    Exact,
    Is,
    Keyword,
    Language,
    Named,
    Node,
    Not,
    Or,
    Pattern,
    Since,
    Word,
)

FERRY, VOTE, FUND = Word("ferry"), Word("vote"), Word("fund")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("  ", None),
        ("—", None),
        ('""', None),
        ("//", None),
        ("-", None),
        ("-" * 2_000, None),
        ("- ferry", FERRY),
        ("()", None),
        ("ferry", FERRY),
        ("ferry vote", And((FERRY, VOTE))),
        ("ferry AND vote", And((FERRY, VOTE))),
        ("ferry OR vote", Or((FERRY, VOTE))),
        ("ferry or", And((FERRY, Word("or")))),
        ("ferry vote OR fund", Or((And((FERRY, VOTE)), FUND))),
        ("ferry (vote OR fund)", And((FERRY, Or((VOTE, FUND))))),
        ("-ferry", Not(FERRY)),
        ("--ferry", Not(FERRY)),
        ("−ferry", Not(FERRY)),
        ("-(ferry vote)", Not(And((FERRY, VOTE)))),
        ('"joint fund"', Exact("joint fund")),
        ("„joint fund“", Exact("joint fund")),
        ('-"a b"', Not(Exact("a b"))),
        ('ferry"a b"', And((FERRY, Exact("a b")))),
        ("u.s.-led", Word("u.s.-led")),
        ("kw:fund", Keyword("fund")),
        ('kw:"joint fund"', Keyword("joint fund")),
        ('-kw:"joint fund"', Not(Keyword("joint fund"))),
        ("title:ferry", Word("ferry", title=True)),
        ('title:"a b"', Exact("a b", title=True)),
        ("TITLE:ferry", Word("ferry", title=True)),
        ("source:bbc", Named("source", "bbc")),
        ('section:"world/europe"', Named("section", "world/europe")),
        ("author:lee", Named("author", "lee")),
        ("lang:en", Language("en")),
        ("lang:pt-BR", Language("pt")),
        ("since:2d", Since(seconds=172_800)),
        ("since:30m", Since(seconds=1_800)),
        ("before:1w", Before(seconds=604_800)),
        ("before:2026-11-01", Before(date(2026, 11, 1))),
        ("since:2026-11-01", Since(date(2026, 11, 1))),
        ("/a|b/", Pattern("a|b", 0)),
        (r"ferry /a\/b/", And((FERRY, Pattern("a/b", 6)))),
        ("-/a/", Not(Pattern("a", 1))),
        ("16:30", Word("16:30")),
        ("kw:OR", Keyword("OR")),
        ("kw:-x", Keyword("-x")),
        ("note: ferry", And((Word("note:"), FERRY))),
        ("http://127.0.0.1/a", Word("http://127.0.0.1/a")),
        *((f"is:{state}", Is(state)) for state in STATES),
    ],
)
def test_a_filter_means(text: str, tree: Node | None) -> None:
    query = parse(text)
    assert query.root == tree
    assert bool(query) == (tree is not None)


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ('ferry "joint', 6, "quote is not closed"),
        ('kw:"joint', 3, "quote is not closed"),
        ("ferry /a", 6, "not closed"),
        ("a /(/", 2, "not understood"),
        ("a (b", 2, "not closed"),
        ("a) b", 1, "closes nothing"),
        ("ferry OR", 6, "OR stands between"),
        ("OR ferry", 0, "OR stands between"),
        ("a is:", 5, "wants a value"),
        ("is: unread", 3, "wants a value"),
        ("is:(a)", 3, "wants a value"),
        ("is:old", 3, "unread, read, starred"),
        ("lang:english!", 5, "two letters"),
        ("since:soon", 6, "Write an age"),
        ("since:2026-13-01", 6, "Write an age"),
        ("kw:!!!", 3, "wants a word"),
        ("x titel:ferry", 2, "There is no field “titel:”"),
        ("(" * 60, 12, "at most 12 deep"),
        ("a" * 2_001, 2_000, "at most 2,000"),
    ],
)
def test_a_wrong_filter_is_explained_where_it_is_wrong(text: str, position: int, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        parse(text)
    assert caught.value.position == position
    assert caught.value.message == str(caught.value)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('ferry "joint fu', And((FERRY, Exact("joint fu", open=True)))),
        ('ferry "joint ', And((FERRY, Exact("joint ")))),
        ('title:"joint fu', Exact("joint fu", title=True, open=True)),
        ('kw:"joint', Keyword("joint")),
        ("ferry /a(", FERRY),
        ("ferry (vote", And((FERRY, VOTE))),
        ("ferry (", FERRY),
        ("ferry OR", FERRY),
        ("ferry OR ", FERRY),
        ("ferry is:", FERRY),
        ("ferry is:un", FERRY),
        ("ferry since:", FERRY),
        ("ferry since:2", FERRY),
        ("ferry since:2026-1", FERRY),
        ("ferry lang:e", FERRY),
        ("ferry -", FERRY),
        ("ferry kw:", FERRY),
        ('ferry kw:"', FERRY),
        ("ferry -kw:", FERRY),
        ('ferry "', FERRY),
    ],
)
def test_what_is_still_being_typed_is_forgiven(text: str, tree: Node) -> None:
    assert parse(text, tolerant=True).root == tree


@pytest.mark.parametrize("text", ["is:old", "is:un ferry", "since:soon", "titel:ferry", "a) b", "lang:e ferry", "/(/"])
def test_what_is_wrong_and_not_merely_unfinished_is_said_while_typing_too(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text, tolerant=True)


def test_every_beginning_of_a_good_filter_is_forgiven() -> None:
    whole = (
        'ferry -"joint fund" (kw:"rail strike" OR title:vote) is:starred since:2026-11-01 before:2d lang:en /a[bc]d/'
    )
    for end in range(len(whole) + 1):
        parse(whole[:end], tolerant=True)


def test_every_field_takes_a_value() -> None:
    values = {"lang": "en", "is": "new", "since": "2d", "before": "2d"}
    for field in FIELDS:
        assert parse(f"{field}:{values.get(field, 'ferry')}").root is not None
