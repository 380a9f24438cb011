"""What a filter finds in a store: words in any form and script, and nothing that a hostile filter could do."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsdash.models import Article, Block, Page, Phrase, Phrases
from newsdash.query import QueryError, Subject, When, matches, parse
from newsdash.query.parser import MAX_DEPTH
from newsdash.store import Store

Build = Callable[..., Article]
Find = Callable[[str], set[str]]

TITLES = {
    "fr": ("Élections à l’Élysée : les œufs", "fr"),
    "en": ("Ministers agree on a joint fund; studies say U.S.-led talks failed", "en"),
    "ja": ("東京都知事選の結果とNHK調査", "ja"),
    "ko": ("한국어 뉴스가 나왔다", "ko"),
    "th": ("ข่าวการเมืองไทยวันนี้", "th"),
    "de": ("Große Straße gesperrt", "de"),
    "ru": ("Министры договорились", "ru"),
    "hi": ("हिन्दी समाचार", "hi"),
}


@pytest.fixture
def find(store: Store, article: Build) -> Find:
    store.articles.add([article(title, name, language=code) for name, (title, code) in TITLES.items()], {})

    def run(filter: str) -> set[str]:
        found = store.articles.many(store.listing.keys(parse(filter)).keys)
        return {each.entry_id for each in found}

    return run


@pytest.mark.parametrize(
    ("filter", "name"),
    [
        ("elections", "fr"), ("ELYSÉE", "fr"), ("élysee", "fr"), ("élection", "fr"), ("minist", "en"),
        ("minister", "en"), ("study", "en"), ("fund minister", "en"), ('"joint fund"', "en"), ("u.s.-led", "en"),
        ("led", "en"), ("“agree on”", "en"), ("東京", "ja"), ("知事", "ja"), ("結果とNHK", "ja"), ("査", "ja"),
        ("nhk", "ja"), ("都知事選の結", "ja"), ('"京都知"', "ja"), ('"選"', "ja"), ("한국", "ko"), ("뉴스", "ko"),
        ("การเมือง", "th"),
        ("strasse", "de"), ("STRAẞE", "de"), ("grosse", "de"), ("министр", "ru"), ("हिन्दी", "hi"), ("समाचा", "hi"),
    ],
)  # fmt: skip
def test_a_word_is_found_in_other_forms_and_any_script(find: Find, filter: str, name: str) -> None:
    assert find(filter) == {name}


@pytest.mark.parametrize(
    "filter",
    [
        '"ministers agree on a fund"',
        "inisters",
        '"joint fun"',
        "京東",
        "知結",
        '"東都"',
        "ministerial fundx",
        "news",
        "뉴나",
    ],
)
def test_what_is_not_there_is_not_found(find: Find, filter: str) -> None:
    assert find(filter) == set()


def test_operators_combine(find: Find) -> None:
    everything = set(TITLES)
    assert find("minister OR 東京") == {"en", "ja"}
    assert find("-minister") == everything - {"en"}
    assert find("-(minister OR 東京)") == everything - {"en", "ja"}
    assert find("(minister OR 東京) -fund") == {"ja"}
    assert find("(minister -fund) OR strasse") == {"de"}
    assert find("(-minister) OR fund") == everything
    assert find("lang:ja OR (lang:en -is:read)") == {"ja", "en"}
    assert find("minister AND fund") == {"en"}
    assert find("") == everything


def test_fields(store: Store, article: Build) -> None:
    store.articles.add(
        [
            article("Ferry", "1", author="Ana García", section="Côte d’Azur", language="en-GB", summary="Vote!"),
            article("Vote", "2", source="Wire Agency", author="B. Lee", language="de"),
        ],
        {},
    )

    def left(filter: str) -> set[str]:
        return {each.entry_id for each in store.articles.many(store.listing.keys(parse(filter)).keys)}

    assert left("vote") == {"1", "2"}
    assert left("title:votes") == {"2"}
    assert left('title:"vote"') == {"2"}
    assert left("author:garc") == {"1"}
    assert left('author:"ana garcia"') == {"1"}
    assert left("section:azur") == {"1"}
    assert left("section:europe") == {"1", "2"}
    assert left("source:wire") == {"2"}
    assert left("source:gazette") == {"1", "2"}
    assert left("source:ire") == set()
    assert left("lang:en") == {"1"}
    assert left("-lang:en") == {"2"}


@pytest.mark.parametrize(
    "level", ["(b OR (c {}))", "(c (b OR {}))", "(c -(b OR {}))", "(title:b OR (c {}))", "(kw:b OR (c {}))"]
)
def test_whatever_depth_is_understood_the_index_takes(find: Find, level: str) -> None:
    asked, depth = "talks", 0
    while depth + level.count("(") <= MAX_DEPTH:
        asked, depth = level.format(asked), depth + level.count("(")
    assert find(asked) == set()
    with pytest.raises(QueryError, match="deep"):
        find(level.format(level.format(asked)))


def test_an_expression_is_searched_in_title_and_deck(store: Store, article: Build) -> None:
    store.articles.add([article("Ferry 12", "1"), article("Bridge", "2", deck="All 7 lanes")], {})
    assert len(store.listing.keys(parse(r"/\d\d\d/"))) == 0
    assert len(store.listing.keys(parse(r"/^bridge$/ /^all/"))) == 1
    assert len(store.listing.keys(parse(r"/^ferry \d\d/"))) == 1
    assert len(store.listing.keys(parse(r"/\d/ -/lanes/"))) == 1


def test_an_endless_expression_is_broken_off_with_a_reason(store: Store, article: Build) -> None:
    store.articles.add([article("a" * 60 + "!")], {})
    began = time.monotonic()
    with pytest.raises(QueryError, match="simpler") as caught:
        store.listing.keys(parse(r"ok OR /(a|aa)+$/"))
    assert caught.value.position == 6
    assert time.monotonic() - began < 10
    assert len(store.listing.keys(parse("/!$/"))) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("ab \"'()-*:^+{}/\\|.,;%_?京é\x00\ud800NEAROT") | st.characters(), max_size=40))
@example('kw:"\x00"')
@example("NEAR(a b)")
@example('a" OR "b')
@example("title:{a b} : c")
@example("\ud800 /\ud800/")
@example("' OR 1=1 --")
def test_any_text_is_a_filter_or_a_reason_why_not(store: Store, filter: str) -> None:
    for tolerant in (False, True):
        try:
            query = parse(filter, tolerant=tolerant)
        except QueryError as error:
            query, reason = None, error
        else:
            store.listing.keys(query, limit=5)
            continue
        assert reason.message
        assert 0 <= reason.position <= len(filter)


WORDS = (
    "ferry",
    "ferries",
    "Fähre",
    "joint",
    "funds",
    "u.s.-led",
    "東京都",
    "京都",
    "vote",
    "voted",
    "fer",
    "kw",
    "の",
)
SIMPLE = st.sampled_from(
    [*WORDS, *(f'"{a} {b}"' for a in WORDS[:7] for b in WORDS[3:9]), "title:ferry", 'title:"joint funds"', "kw:ferries",
     'kw:"joint fund"', "source:gaz", "section:eur", "author:lee", "lang:de", "lang:en", "is:unread", "is:starred",
     "is:full", "is:new", "since:500", "/f[ae]/"]
).map(lambda text: "since:8m" if text == "since:500" else text)  # fmt: skip
FILTERS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
        inner.map(lambda text: f"-({text})"),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter=FILTERS)
def test_the_store_and_the_predicate_agree(store: Store, article: Build, filter: str) -> None:
    subjects = _newsroom(store, article)
    when = When(1_500, new_since=1_003)
    query = parse(filter)
    assert set(store.listing.keys(query, when=when).keys) == {
        subject.article.key for subject in subjects if matches(query, subject, when, ("en", "de"))
    }


def _newsroom(store: Store, article: Build) -> list[Subject]:
    """Ten articles made of WORDS, and what the store knows of each."""
    subjects = []
    for n in range(10):
        given = article(
            f"{WORDS[n]} {WORDS[n * 3 % 13]}", str(n), summary=f"{WORDS[n * 5 % 13]} {WORDS[n * 7 % 13]}",
            author=("A. Lee", "Bo")[n % 2], language=("en", "de", "en")[n % 3], time=1_000 + n, first_seen=1_000 + n,
            categories=(WORDS[n * 11 % 13],),
        )  # fmt: skip
        phrases = (Phrase("ferries", "ferri", 1.0), Phrase("new joint funds", "new joint fund", 1.0))[n % 2 : 1 + n % 3]
        text, full = f"{WORDS[n * 2 % 13]} {WORDS[n * 9 % 13]}", n % 4 == 0
        if not store.articles.exists([given.key]):
            store.articles.add([given], {})
            store.pages.put(given.key, Page(blocks=(Block("paragraph", text),), label="full" if full else "partial"), 1)
            store.phrases.put([(given.key, Phrases("en", cloud=phrases))])
            store.states.mark([given.key], read=n % 3 == 0, starred=n % 5 == 0, now=1)
        states = {"read": n % 3 == 0, "starred": n % 5 == 0, "full": full}
        subjects.append(
            Subject(
                given,
                text,
                (),
                tuple(p.stem for p in phrases),
                "The Gazette",
                "World/Europe",
                frozenset(name for name, holds in states.items() if holds),
            )
        )
    return subjects
