"""Analysis: phrases for everything that is stored, whatever happened before; who else tells it, once it is known."""

from __future__ import annotations

import asyncio

import pytest

from newsdash.models import Article, Block, Change, Page, Similar
from newsdash.newsroom import jobs
from newsdash.newsroom.analyst import POSTPONED_SECONDS
from newsdash.newsroom.announcer import merged
from newsdash.newsroom.coverage import with_like
from newsdash.store import Store
from newsdash.workers import NoWorker
from tests.newsdash.newsroom.conftest import Bureau
from tests.newsdash.newsroom.press import Document, Press, feed

STORM = "Storm Odette cuts ferries to the outer islands"
TOLD = "Ferries to outer islands cut off by Storm Odette"


def storm(press: Press, bureau: Bureau) -> None:
    press.documents["/a"] = Document(
        feed("The Ellery Post", [{"title": STORM, "summary": "Storm Odette closed Port Ellery harbour."}])
    )
    press.documents["/b"] = Document(
        feed("Island Radio", [{"title": TOLD, "summary": "Port Ellery harbour closed as Storm Odette hits."}])
    )
    press.documents["/c"] = Document(feed("Chess Weekly", [{"title": "Grandmaster Ilse Brandt retires at ninety"}]))
    bureau.subscribe("/a", "/b", "/c")


def _articles(store: Store) -> list[Article]:
    return store.articles.many(store.listing.keys().keys)


def _outlets(store: Store) -> dict[int, int]:
    return {headline.key: headline.outlets for headline in store.listing.headlines(store.listing.keys().keys)}


def _stories(store: Store) -> dict[int, int]:
    return store.stories.of(store.listing.keys().keys)


async def test_phrases_are_found_for_whatever_comes(bureau: Bureau, press: Press) -> None:
    storm(press, bureau)
    bureau.newsroom.start()
    await bureau.until_stored(lambda store: len(store.phrases.votes(store.listing.keys().keys)) == 3)
    told = {key for change in bureau.changes() for key in (*change.added, *change.changed)}
    assert told == set(await bureau.keys())


async def test_decks_are_made_with_the_phrases(bureau: Bureau, press: Press) -> None:
    summary = "PORT ELLERY (Wire) - Storm Odette closed Port Ellery harbour to every ship. Continue reading"
    press.documents["/a"] = Document(feed("The Ellery Post", [{"title": "Ferries cut", "summary": summary}]))
    bureau.subscribe("/a")
    await bureau.fetch()
    await bureau.newsroom.analyst.finish()
    assert [each.deck for each in await bureau.ask(_articles)] == [
        "Storm Odette closed Port Ellery harbour to every ship."
    ]


async def test_what_changes_while_it_is_read_is_read_again(bureau: Bureau, press: Press) -> None:
    press.documents["/a"] = Document(feed("The Ellery Post", [{"title": "Ferries cut", "summary": "No ship sails."}]))
    bureau.subscribe("/a")
    await bureau.fetch()
    (key,) = await bureau.keys()
    page = Page(blocks=(Block("paragraph", "Storm Odette closed the harbour. Storm Odette leaves only on Friday."),))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bureau.newsroom.analyst.finish())
        # The archive does one thing after the other: what the analyst asks for first has been handed out after this.
        await bureau.ask(_articles)
        await bureau.ask(lambda store: store.pages.put(key, page, bureau.now))
        bureau.newsroom.analyst.wake((key,))
    ((article,), pending) = await bureau.ask(lambda store: (_articles(store), store.phrases.pending(9, bureau.now)))
    assert "Storm Odette" in article.tags
    assert pending == []


async def test_what_a_killed_newsroom_left_is_done_by_the_next(bureau: Bureau, press: Press) -> None:
    storm(press, bureau)
    await bureau.fetch()
    await bureau.close()
    await bureau.open()
    pending = await bureau.ask(lambda store: store.phrases.pending(10, bureau.now))
    assert len(pending) == 3
    await bureau.newsroom.analyst.finish()
    assert await bureau.ask(lambda store: store.phrases.pending(10, bureau.now)) == []


async def test_articles_of_one_event_become_a_story_and_know_each_other(bureau: Bureau, press: Press) -> None:
    storm(press, bureau)
    bureau.newsroom.start()
    await bureau.until_stored(lambda store: 2 in _outlets(store).values())
    found = await bureau.ask(_outlets)
    keys = {article.title: article.key for article in await bureau.ask(_articles)}
    assert (found[keys[STORM]], found[keys[TOLD]]) == (2, 2)
    for one, other in ((STORM, TOLD), (TOLD, STORM)):
        (like,) = await bureau.ask(lambda store, one=one: store.stories.similar(keys[one]))  # type: ignore[misc]
        assert like.key == keys[other]
        assert like.why
    story = (await bureau.ask(_stories))[keys[STORM]]
    heads = await bureau.ask(lambda store: store.stories.heads([story]))
    assert heads[story] in (keys[STORM], keys[TOLD])


async def test_stories_outlive_the_newsroom_that_found_them(bureau: Bureau, press: Press) -> None:
    storm(press, bureau)
    bureau.newsroom.start()
    await bureau.until_stored(lambda store: len(_stories(store)) == 3 and all(_stories(store).values()))
    before = await bureau.ask(_stories)
    await bureau.close()
    await bureau.open()
    third = {"title": "Storm Odette: ferries to outer islands stay cut off", "guid": "late"}
    press.documents["/c"] = Document(feed("Chess Weekly", [third]))
    bureau.now += 3600
    bureau.newsroom.start()
    await bureau.fetch()
    await bureau.until_stored(lambda store: len(_stories(store)) == 4 and all(_stories(store).values()))
    after = await bureau.ask(_stories)
    assert {key: after[key] for key in before} == before
    (late,) = set(after) - set(before)
    assert list(after.values()).count(after[late]) == 3


async def test_one_poisonous_article_keeps_no_other_from_its_phrases(
    bureau: Bureau, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    storm(press, bureau)
    await bureau.fetch()
    keys = await bureau.keys()
    poison = keys[0]
    find = bureau.newsroom.analyst._workers.run

    async def run(job: object, readings: list[jobs.Reading], **limits: object) -> object:
        from newsdash.workers import WorkerError

        if any(reading.key == poison for reading in readings):
            raise WorkerError("it took more than 15 s of computing")
        return await find(job, readings, **limits)  # type: ignore[arg-type]

    monkeypatch.setattr(bureau.newsroom.analyst._workers, "run", run)
    await bureau.newsroom.analyst.finish()
    votes = await bureau.ask(lambda store: store.phrases.votes(keys))
    assert {vote[0] for vote in votes} == set(keys) - {poison}
    assert await bureau.ask(lambda store: store.phrases.pending(10, bureau.now)) == []
    later = bureau.now + POSTPONED_SECONDS
    assert await bureau.ask(lambda store: store.phrases.pending(10, later)) == [poison]


async def test_articles_wait_for_a_machine_that_can_start_no_worker(
    bureau: Bureau, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsdash.newsroom.newsroom.REST_SECONDS", 0.01)
    storm(press, bureau)
    find, refusals = bureau.newsroom.analyst._workers.run, iter([True] * 5)

    async def run(job: object, *arguments: object, **limits: object) -> object:
        if job is jobs.find_phrases and next(refusals, False):
            raise NoWorker("the process that was to read it did not start")
        return await find(job, *arguments, **limits)  # type: ignore[arg-type]

    monkeypatch.setattr(bureau.newsroom.analyst._workers, "run", run)
    bureau.newsroom.start()
    await bureau.until_stored(lambda store: len(store.phrases.votes(store.listing.keys().keys)) == 3)
    assert next(refusals, None) is None


async def test_a_feed_that_does_not_say_its_language_gets_that_of_its_articles(bureau: Bureau, press: Press) -> None:
    items = [
        {"title": f"Der Gemeinderat hat am Dienstag über den Haushalt beraten, Teil {number}", "guid": str(number),
         "summary": "Die Bürgermeisterin sagte, dass die Schule im nächsten Jahr gebaut werden soll."}
        for number in range(6)
    ]  # fmt: skip
    press.documents["/de"] = Document(feed("Anzeiger", items).replace(b"<language>en</language>", b""))
    bureau.subscribe("/de")
    await bureau.fetch()
    await bureau.newsroom.analyst.finish()
    assert (await bureau.feeds())["/de"].language == "de"


def test_changes_of_one_moment_become_one() -> None:
    changes = [
        Change(added=(1, 2)),
        Change(changed=(2, 3), feeds=(9,)),
        Change(removed=(1,), feeds=(9,)),
        Change(states=(5,)),
    ]
    assert merged(changes) == Change(added=(2,), changed=(3,), removed=(1,), feeds=(9,), states=(5,))


def test_likeness_is_told_to_the_other_and_the_weakest_gives_way() -> None:
    known = [Similar(key, 1 - key / 10) for key in range(8)]
    assert with_like(known, Similar(99, 0.95)) == [known[0], Similar(99, 0.95), *known[1:7]]
    assert with_like(known, Similar(3, 0.1, ("why",)))[-1] == Similar(3, 0.1, ("why",))
