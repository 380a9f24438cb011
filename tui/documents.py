"""From what the store knows of an article to the document that the reading pane sets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from urllib.parse import urlsplit

from newsdash.articles import illustrations
from newsdash.keys import article_key
from newsdash.models import TIME_FORMAT, Article, Page
from newsdash.models import Block as StoredBlock
from tui.clock import age, moment
from tui.labels import note, short
from widgets.reading_pane import Block, Document, SimilarRow, Span

WORDS_A_MINUTE = 230
MOST_DIGITS = 9
# Of scripts that set no spaces between words.
SIGNS_A_MINUTE = 500
_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


@dataclass(frozen=True, slots=True)
class Telling:
    """Another telling of the story: the article, and the phrases that both hold."""

    article: Article
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """All that is known of one article. One that was `linked` to is in no feed, and only its page is known.

    `similar` are other outlets' tellings, `copies` other outlets' articles with this very text, `more` what this outlet
    told of it besides; `twins` are this very page in other feeds. `outlets` are how many could have told it. Where
    `tags_due` its tags are still to be found, or to be found anew.
    """

    article: Article
    page: Page | None = None
    position: int = 0
    similar: tuple[Telling, ...] = ()
    outlets: int = 0
    linked: bool = False
    more: tuple[Telling, ...] = ()
    copies: tuple[Telling, ...] = ()
    twins: tuple[Article, ...] = ()
    tags_due: bool = False

    @property
    def numbered(self) -> tuple[Telling, ...]:
        """The tellings that digits open, the first is number 1."""
        return (*self.similar, *self.copies, *self.more)[:MOST_DIGITS]


def document(opened: Opened, *, now: int, zone: tzinfo, status: str = "", illustrated: bool = False) -> Document:
    """`opened` as the pane shows it; `status` says what is going on with its page.

    Where it is `illustrated` the picture that the page is known by stands first, if its text has none.
    """
    article, page = opened.article, opened.page
    blocks = tuple(_block(block, now, zone) for block in page.blocks) if page else ()
    if not blocks and article.summary and article.summary != article.deck:
        blocks = (Block("paragraph", article.summary),)
    minutes = reading_minutes(page.text) if page and page.blocks else 0
    rows = _numbered(opened, now)
    told = len(opened.similar)
    repeated = told + len(opened.copies)
    return Document(
        title=article.title or "(no title)",
        deck=article.deck,
        byline=_byline(opened, now, zone, minutes),
        note="" if page is None and status else note(page),
        section=article.section,
        tags=article.tags,
        tags_due=opened.tags_due,
        blocks=(*_lead(opened, illustrated), *blocks, *_enclosures(article)),
        similar=rows[:told],
        similar_note=_similar_note(opened),
        same=rows[told:repeated],
        same_title=_some_of("Same text", len(rows[told:repeated]), len(opened.copies)),
        more=rows[repeated:],
        more_title=_some_of(f"More from {article.source}", len(rows[repeated:]), len(opened.more)),
        copies=_copies(opened),
        status=status,
        minutes=minutes,
    )


def reading_minutes(text: str) -> int:
    """How long `text` takes to read, in whole minutes, at least 1."""
    signs = 0 if text.isascii() else len(_SIGNS.findall(text))
    return max(1, round(len(text.split()) / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))


def linked(url: str, page: Page, now: int) -> Opened:
    """The page behind a link as an article of its own, in no feed."""
    article = Article(
        key=article_key(0, url),
        feed=0,
        entry_id=url,
        url=page.url or url,
        title=page.title,
        time=page.published or now,
        source=page.site or urlsplit(page.url or url).netloc,
        deck=page.deck,
        author=page.author,
        published=page.published,
        section=page.section,
        language=page.language,
    )
    return Opened(article, page, linked=True)


def pictures_of(opened: Opened) -> list[str]:
    """The addresses of the pictures that `opened`, illustrated, shows."""
    return illustrations.pictures_of(opened.page, opened.article.image)


def _lead(opened: Opened, illustrated: bool) -> Sequence[Block]:
    """The picture that the page names as its own, or else the feed; of most articles it is the only one."""
    url = illustrations.lead_picture(opened.page, opened.article.image) if illustrated else ""
    return (Block("image", url=url),) if url else ()


def _byline(opened: Opened, now: int, zone: tzinfo, minutes: int) -> str:
    article = opened.article
    when = moment(article.time, now, zone)
    if article.published is None:
        when = "" if opened.linked else f"seen {when}"
    parts = [article.source, article.author, when, f"{minutes} min" if minutes else "", short(opened.page)]
    return " · ".join(part for part in parts if part)


def _block(block: StoredBlock, now: int, zone: tzinfo) -> Block:
    if block.kind == "time" and (time := _stated_time(block.text)) is not None:
        return Block("time", moment(time, now, zone))
    spans = tuple(Span(span.start, span.end, span.kind, span.url) for span in block.spans)
    return Block(block.kind, block.text, block.level, block.marker, spans, block.rows, block.url)


def _stated_time(text: str) -> int | None:
    """The time of an update in a live blog, in seconds; None for what is written otherwise."""
    try:
        return int(datetime.strptime(text, TIME_FORMAT).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _enclosures(article: Article) -> Sequence[Block]:
    return [
        Block(
            "embed", f"{enclosure.type.split('/')[0] or 'file'}: {enclosure.url.rsplit('/', 1)[-1]}", url=enclosure.url
        )
        for enclosure in article.enclosures
        if enclosure.url
    ]


def _numbered(opened: Opened, now: int) -> tuple[SimilarRow, ...]:
    """The tellings that digits open; of a copy the deck says nothing that the article does not say itself."""
    copies = {copy.article.key for copy in opened.copies}
    return tuple(
        SimilarRow(
            digit=str(number),
            source=telling.article.source,
            age=age(telling.article.time, now),
            title=telling.article.title or "(no title)",
            deck="" if telling.article.key in copies else telling.article.deck,
            why=" · ".join(telling.why),
        )
        for number, telling in enumerate(opened.numbered, 1)
    )


def _similar_note(opened: Opened) -> str:
    if opened.similar or not opened.outlets:
        return ""
    if opened.copies:
        return "No other source tells it in its own words."
    if any(twin.source != opened.article.source for twin in opened.twins):
        return "None of your other sources has this yet."
    if opened.outlets == 1:
        return "Similar stories come from other sources: add a second one (F) and they appear here."
    return f"None of your {opened.outlets} sources has this yet."


def _some_of(title: str, shown: int, told: int) -> str:
    return title if shown >= told else f"{title}: {shown} of {told}, t lists all"


def _copies(opened: Opened) -> str:
    """Who else carries it, with digits: "Also in Gazette Europe · Same text in Harbour Radio (2), Le Courrier (3)"."""
    own = opened.article.source
    also = dict.fromkeys(article.source for article in opened.twins if article.source != own)
    digits = {telling.article.key: f" ({number})" for number, telling in enumerate(opened.numbered, 1)}
    same: dict[str, str] = {}
    for copy in opened.copies:
        if copy.article.source not in also:
            same.setdefault(copy.article.source, digits.get(copy.article.key, ""))
    carriers = ", ".join(f"{source}{digit}" for source, digit in same.items())
    parts = [f"Also in {', '.join(also)}" if also else "", f"Same text in {carriers}" if carriers else ""]
    return " · ".join(part for part in parts if part)
