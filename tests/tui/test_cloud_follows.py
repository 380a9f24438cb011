"""The cloud follows the news: counted on from what it was, folded stories whole, arrows as `T` has them."""

from __future__ import annotations

from newsdash.models import Change, Key, Phrase, Phrases
from newsdash.query import When
from newsdash.store import Store
from tests.tui.conftest import Sit, Sitting
from tests.tui.stored_news import BRIDGE, NOON, more
from tests.tui.test_trends_screen import DAM, a_burst
from tui.arranging import Arrangement
from tui.polls import Polls
from tui.session import Memory
from tui.trending import Trending


def carry(store: Store, key: Key, *phrases: str) -> None:
    """Let the article carry these `phrases`."""
    found = tuple(Phrase(phrase, phrase, 1.0) for phrase in phrases)
    store.phrases.put([(key, Phrases("en", found, found))])


def counts(now: Sitting) -> dict[str, int]:
    """How many stories the cloud says hold each phrase."""
    return {phrase.label: phrase.count for phrase in now.dashboard.lister.phrases}


async def test_phrases_that_are_found_later_come_into_the_cloud_and_others_leave_it(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.until(lambda: "night work" in counts(now))
        bridges = counts(now)[BRIDGE]
        carry(now.store, now.keys[0], "pier divers")
        now.newsroom.desk.broadcast(Change(changed=(now.keys[0],)))
        await now.until(lambda: "pier divers" in counts(now))
        assert "night work" not in counts(now)
        # The story's other telling still speaks of it.
        assert counts(now)[BRIDGE] == bridges


async def test_the_cloud_of_folded_stories_counts_what_is_under_their_rows(sit: Sit) -> None:
    async with sit((120, 40), memory=Memory(arrangement=Arrangement(folded=True))) as now:
        first, second, third = now.keys[:3]
        now.store.stories.set_stories({first: 99, second: 99})
        carry(now.store, first, "one telling")
        carry(now.store, second, "another telling")
        carry(now.store, third, "another telling")
        now.newsroom.desk.broadcast(Change(changed=(first, second, third)))
        await now.until(lambda: counts(now).get("another telling") == 2)
        assert second not in now.dashboard.lister.listing.keys
        assert counts(now)["one telling"] == 1


async def test_arrows_and_the_list_of_trends_say_the_same(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        keys = a_burst(now.store)
        now.newsroom.desk.broadcast(Change(added=tuple(keys)))
        await now.until(lambda: any(phrase.trend for phrase in now.dashboard.lister.phrases))
        assert [phrase.label for phrase in now.dashboard.lister.phrases if phrase.trend > 0] == [DAM]
        await now.press("T")
        await now.until(lambda: "1 rising" in now.text)


async def test_an_arrow_stays_where_the_list_is_narrowed(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        keys = a_burst(now.store)
        now.newsroom.desk.broadcast(Change(added=tuple(keys)))
        await now.until(lambda: any(phrase.trend for phrase in now.dashboard.lister.phrases))
        now.dashboard.narrow(DAM)
        await now.until(lambda: now.dashboard.lister.listing.total == 5 and len(now.dashboard.lister.phrases) < 5)
        assert [phrase.trend for phrase in now.dashboard.lister.phrases if phrase.label == DAM] == [1]


async def test_what_moves_is_looked_at_anew_when_much_has_changed_or_a_while_has_passed(sit: Sit) -> None:
    async with sit((120, 40)) as now:
        await now.until(lambda: now.dashboard.trending.looked)
        moment = NOON
        when = lambda: When(moment)
        trending = Trending(now.dashboard.session.library, polls := Polls(), when)
        assert not await trending.look(older_than=300)
        keys = a_burst(now.store)
        polls.forget(keys[:1])
        assert not await trending.look(older_than=300)
        moment += 300
        assert await trending.look(older_than=300)
        assert trending.movement.rising == {DAM}
        for key in keys:
            carry(now.store, key, "nothing new")
        polls.forget(now.store.listing.keys().keys)
        assert await trending.look(older_than=300)
        assert DAM not in trending.movement.rising


async def test_votes_are_read_once_until_they_are_said_to_have_changed(sit: Sit) -> None:
    async with sit() as now:
        polls, store, (first, second) = Polls(), now.store, now.keys[:2]
        before = polls.votes(store, [first, second])
        carry(store, first, "first change")
        carry(store, second, "second change")
        assert polls.votes(store, [first, second]) == before
        polls.forget([second])
        after = polls.votes(store, [first, second])
        assert after[first] is before[first]
        assert [polls.vocabulary[phrase][0] for phrase in after[second].phrases] == ["second change"]
        polls.forget_all()
        (phrase,) = polls.votes(store, [first])[first].phrases
        assert polls.vocabulary[phrase][0] == "first change"


async def test_an_article_without_phrases_is_asked_again_only_when_it_has_changed(sit: Sit) -> None:
    async with sit() as now:
        polls, store = Polls(), now.store
        (silent,) = more(store, ["A story whose phrases are not found yet"])
        assert polls.votes(store, [silent]) == {}
        carry(store, silent, "found late")
        assert polls.votes(store, [silent]) == {}
        polls.forget([silent])
        assert polls.votes(store, [silent])[silent].time <= NOON
