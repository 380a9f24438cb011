"""The stored news that the tests of the screens read: four feeds, three days, and something of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from newsdash.keys import article_key, feed_key
from newsdash.language.words import phrase_stem
from newsdash.models import Article, Block, Key, Page, Phrase, Phrases, Similar, Span, Subscription
from newsdash.store import Store

NOON = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
HOUR = 3600

GAZETTE = Subscription("http://127.0.0.1/gazette.xml", "The Gazette", "World", allow_private=True)
RADIO = Subscription("http://127.0.0.1/radio.xml", "Harbour Radio", "World/Coast", allow_private=True)
LAB = Subscription("http://127.0.0.1/lab.xml", "Lab Notes", "Science", allow_private=True)
COURRIER = Subscription("http://127.0.0.1/courrier.xml", "Le Courrier", "Monde", allow_private=True)
FEEDS = (GAZETTE, RADIO, LAB, COURRIER)


@dataclass(frozen=True, slots=True)
class Told:
    """An article to be stored: `hours` before noon, with the phrases it carries."""

    title: str
    feed: Subscription
    hours: float
    phrases: tuple[str, ...] = ()
    deck: str = ""
    summary: str = ""
    fields: dict[str, object] = field(default_factory=dict)


BRIDGE, FERRY, FUND, WIND, GRAIN = "harbour bridge", "night ferry", "joint fund", "wind farm", "grain prices"

TOLD: tuple[Told, ...] = (
    Told("Harbour bridge closed for a fourth night", GAZETTE, 0.2, (BRIDGE, "night work"), "Divers look at a pier."),
    Told("Divers find a crack under the harbour bridge", RADIO, 0.4, (BRIDGE, "bridge pier")),
    Told("Ministers agree on a joint fund", GAZETTE, 0.7, (FUND, "finance ministers"), "The money comes in spring."),
    Told("[b]A headline[/b] in [@click=app.quit()]brackets[/]", LAB, 0.9, ("odd brackets",)),
    Told("港で新しい橋の工事が始まる", LAB, 1.1, ("新しい橋",), fields={"language": "ja"}),
    Told("Night ferry returns after two years", RADIO, 1.4, (FERRY, "island crossing"), "It sails at ten."),
    Told("Le ferry de nuit reprend la mer", COURRIER, 1.6, ("ferry de nuit",), fields={"language": "fr"}),
    Told("Wind farm off the cape sends its first power", LAB, 2.0, (WIND, "first power")),
    Told("Grain prices fall for a third week", GAZETTE, 2.4, (GRAIN, "third week")),
    Told(
        "A headline so long that no list can hold it, which goes on about the weather, the harvest, the choir, "
        "the mayor's dog and everything else that happened in the valley between Monday and Thursday",
        GAZETTE,
        2.6,
        ("valley weather",),
    ),
    Told("Fishermen doubt the wind farm", RADIO, 3.0, (WIND, "fishing grounds")),
    Told("Joint fund splits the coalition", COURRIER, 3.4, (FUND, "coalition talks")),
    Told("Bakers welcome cheaper grain", RADIO, 4.0, (GRAIN, "bakers guild")),
    Told("Harbour bridge: what the engineers know", LAB, 5.0, (BRIDGE, "steel fatigue")),
    Told("Choir of retired pilots wins the valley prize", GAZETTE, 6.0, ("retired pilots",)),
    Told("", RADIO, 7.0, (), "A bulletin without a headline", "A bulletin without a headline."),
    Told("Night ferry fares will double", GAZETTE, 20.0, (FERRY, "ferry fares")),
    Told("Island council asks for a second night ferry", RADIO, 21.0, (FERRY, "island council")),
    Told("Joint fund: the small print", LAB, 22.0, (FUND, "small print")),
    Told("Wind farm cables reach the shore", GAZETTE, 23.0, (WIND, "sea cables")),
    Told("Storks stay for the winter", LAB, 24.0, ("winter storks",)),
    Told("Grain prices and the cost of bread", COURRIER, 25.0, (GRAIN, "cost of bread")),
    Told("Harbour bridge toll is dropped", RADIO, 26.0, (BRIDGE, "bridge toll")),
    Told("Mayor's dog found on the night ferry", GAZETTE, 27.0, (FERRY, "mayor's dog")),
    Told("An old press prints again", LAB, 28.0, ("old press",)),
    Told("Harbour bridge turns one hundred", GAZETTE, 44.0, (BRIDGE, "hundred years")),
    Told("Wind farm vote is postponed", COURRIER, 45.0, (WIND, "council vote")),
    Told("Ferry crew rescues a sailor", RADIO, 46.0, (FERRY, "ferry crew")),
    Told("Grain ship waits outside the harbour", GAZETTE, 47.0, (GRAIN, "grain ship")),
    Told("Snow closes the valley road", LAB, 48.0, ("valley road",)),
    Told("Joint fund promised for the third time", GAZETTE, 49.0, (FUND, "third promise")),
    Told("Seaweed as a building stone", LAB, 50.0, ("building stone",)),
    Told("Harbour lights go electric", RADIO, 51.0, ("harbour lights",)),
    Told("Wind farm workers train at sea", LAB, 52.0, (WIND, "sea training")),
    Told("The valley counts its bats", LAB, 53.0, ("valley bats",)),
    Told("Ferry timetable in your pocket", RADIO, 54.0, ("ferry timetable",)),
)

LINK = "https://www.example.org/report?id=7"
PARAGRAPH = (
    "The divers went down at first light and came back with photographs that nobody at the harbour office wanted to "
    "see. A crack as long as a hand runs along the second pier, and it has grown since the spring."
)
BODY = (
    Block("paragraph", PARAGRAPH),
    Block("heading", "What the photographs show", level=2),
    Block("paragraph", "The report is public.", spans=(Span(4, 10, "link", LINK),)),
    Block("item", "The pier stands on oak.", level=1, marker="•"),
    Block("item", "The oak stands on clay.", level=1, marker="•"),
    Block("quote", "We will not open it before it is safe.", level=1),
    Block("code", "load = span * 3\nlimit = 40"),
    Block("table", rows=(("Pier", "Crack"), ("1", "none"), ("2", "18 cm"))),
    *(Block("paragraph", f"Paragraph {number}. {PARAGRAPH}") for number in range(1, 13)),
)


def articles() -> list[Article]:
    """All of it, the newest first."""
    return [_article(told, number) for number, told in enumerate(TOLD)]


def fill(store: Store) -> list[Key]:
    """Store the feeds, the articles, a page, phrases and a story; the keys, the newest first."""
    store.feeds.sync(FEEDS)
    given = articles()
    store.articles.add(given, {})
    store.phrases.put([(article.key, _phrases(told.phrases)) for article, told in zip(given, TOLD, strict=True)])
    keys = [article.key for article in given]
    page = Page(url=given[0].url, title=given[0].title, blocks=BODY, site="The Gazette", language="en")
    for key in (keys[0], keys[5]):
        store.pages.put(key, page, NOON)
    for key in keys:
        store.phrases.postpone([key], NOON + 10 * HOUR)
    store.phrases.put([(given[n].key, _phrases(TOLD[n].phrases)) for n in (0, 5)])
    store.stories.set_stories({keys[0]: 11, keys[1]: 11, keys[13]: 11})
    store.stories.put_similar(
        keys[0], [Similar(keys[1], 0.8, ("harbour bridge",)), Similar(keys[13], 0.6, ("harbour bridge",))]
    )
    store.stories.put_similar(keys[1], [Similar(keys[13], 0.5, ("harbour bridge",))])
    store.states.mark([keys[10]], read=True, now=NOON)
    store.states.mark([keys[12]], starred=True, later=True, now=NOON)
    return keys


def more(store: Store, titles: Sequence[str], hours: float = 0.0, feed: Subscription = GAZETTE) -> list[Key]:
    """Store new articles, as if they had just come in; their keys."""
    told = [Told(title, feed, hours) for title in titles]
    given = [_article(one, number, f"more-{hours}") for number, one in enumerate(told)]
    store.articles.add(given, {})
    return [article.key for article in given]


def _article(told: Told, number: int, prefix: str = "entry") -> Article:
    feed = feed_key(told.feed.url)
    entry = f"{prefix}-{number}"
    time = NOON - int(told.hours * HOUR)
    given: dict[str, object] = {"language": "en", "published": time, "first_seen": time, **told.fields}
    return Article(
        key=article_key(feed, entry),
        feed=feed,
        entry_id=entry,
        url=f"https://news.example.org/{prefix}/{number}",
        title=told.title,
        time=time,
        source=told.feed.title,
        deck=told.deck,
        summary=told.summary or f"{told.title}.",
        **given,  # type: ignore[arg-type]
    )


def _phrases(texts: Sequence[str]) -> Phrases:
    found = tuple(Phrase(text, phrase_stem(text), 3.0 - rank) for rank, text in enumerate(texts))
    return Phrases("en", found, found)
