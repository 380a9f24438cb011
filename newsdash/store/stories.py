"""store.stories: which articles are like which, and which tell one story."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from newsdash.models import Key, Similar
from newsdash.store.articles import bound
from newsdash.store.database import Database
from newsdash.store.heads import central


class Stories:
    """The stories of a store. A story's id is any integer but 0."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_similar(self, key: Key, similars: Sequence[Similar]) -> None:
        """Store what is like the article, best first, in place of what was stored."""
        with self._database.write():
            self._database.run("DELETE FROM similar WHERE key = ?", (key,))
            self._database.run_many(
                "INSERT INTO similar(key, rank, other, score, why) VALUES (?, ?, ?, ?, ?)",
                [
                    (key, rank, similar.key, similar.score, json.dumps(similar.why, ensure_ascii=False))
                    for rank, similar in enumerate(similars)
                ],
            )

    def similar(self, key: Key) -> list[Similar]:
        """What is like the article, best first; only articles that are still stored."""
        rows = self._database.rows(
            "SELECT s.other, s.score, s.why FROM similar s JOIN article a ON a.key = s.other WHERE s.key = ?"
            " ORDER BY s.rank",
            (key,),
        )
        return [Similar(other, score, tuple(json.loads(why))) for other, score, why in rows]

    def set_story(self, key: Key, story: int) -> None:
        """Say which story the article tells; 0 for none."""
        self.set_stories({key: story})

    def set_stories(self, stories: Mapping[Key, int]) -> None:
        """Say for several articles which story each tells, in one transaction."""
        if not stories:
            return
        with self._database.write():
            touched = {story for story in self.of(stories).values() if story}
            self._database.run_many(
                "UPDATE article SET story = ? WHERE key = ?", [(story, key) for key, story in stories.items()]
            )
            count_stories(self._database, touched | {story for story in stories.values() if story})

    def of(self, keys: Collection[Key]) -> dict[Key, int]:
        """The story that each of these articles tells; 0 for none."""
        if not keys:
            return {}
        rows = self._database.rows(
            "SELECT a.key, a.story FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value", (bound(keys),)
        )
        return dict(rows)

    def members(self, story: int) -> list[Key]:
        """The articles that tell the story, the newest first."""
        if not story:
            return []
        rows = self._database.rows(
            "SELECT key FROM article WHERE story = ? AND story != 0 ORDER BY time DESC, key", (story,)
        )
        return [key for (key,) in rows]

    def tellings(self, keys: Collection[Key]) -> list[Key]:
        """These articles, and all others that tell one of their stories."""
        if not keys:
            return []
        rows = self._database.rows(
            "SELECT value FROM carray(?1) UNION SELECT b.key FROM carray(?1) wanted CROSS JOIN article a"
            " ON a.key = wanted.value CROSS JOIN article b ON b.story = a.story WHERE a.story != 0 AND b.story != 0",
            (bound(keys),),
        )
        return [key for (key,) in rows]

    def sizes(self, stories: Collection[int]) -> dict[int, tuple[int, int]]:
        """How many articles and how many outlets tell each of these stories."""
        if not stories:
            return {}
        rows = self._database.rows(
            "SELECT s.id, s.articles, s.outlets FROM carray(?) wanted CROSS JOIN story s ON s.id = wanted.value",
            (bound(stories),),
        )
        return {id: (articles, outlets) for id, articles, outlets in rows}

    def outlets(self) -> dict[int, int]:
        """How many outlets tell each story that more than one tells."""
        [[stories, outlets]] = self._database.rows(
            "SELECT json_group_array(id), json_group_array(outlets) FROM story WHERE outlets > 1"
        )
        return dict(zip(json.loads(stories), json.loads(outlets), strict=True))

    def choose_heads(self, stories: Collection[int]) -> None:
        """Choose whose title stands for each of these stories, by the likenesses that are stored."""
        told = [story for story, (_, outlets) in self.sizes(stories).items() if outlets > 1]
        with self._database.write():
            standing = self.heads(told)
            for story in told:
                times: dict[Key, int] = dict(
                    self._database.rows(
                        "SELECT key, time FROM article WHERE story = ? AND story != 0 AND twin = 0", (story,)
                    )
                )
                likes = self._database.rows(
                    "SELECT a.key, b.source, s.score FROM article a CROSS JOIN similar s ON s.key = a.key"
                    " CROSS JOIN article b ON b.key = s.other"
                    " WHERE a.story = ?1 AND a.story != 0 AND a.twin = 0 AND b.story = ?1 AND b.twin = 0",
                    (story,),
                )
                head = central(times, likes, standing.get(story, 0))
                self._database.run("UPDATE story SET head = ?1 WHERE id = ?2 AND head != ?1", (head, story))

    def heads(self, stories: Collection[int]) -> dict[int, Key]:
        """Whose title stands for each of these stories, where it is not simply the newest."""
        if not stories:
            return {}
        rows = self._database.rows(
            "SELECT s.id, s.head FROM carray(?) wanted CROSS JOIN story s ON s.id = wanted.value"
            # One that went to another story, or was removed, stands for none.
            " CROSS JOIN article a ON a.key = s.head AND a.story = s.id AND a.twin = 0 WHERE s.head != 0",
            (bound(stories),),
        )
        return dict(rows)

    def read_before(self, later: Mapping[Key, Key]) -> set[Key]:
        """Those of these articles that were read before the `later` one beside each came in."""
        if not later:
            return set()
        rows = self._database.rows(
            "SELECT m.key, m.changed FROM carray(?) wanted CROSS JOIN state.mark m ON m.key = wanted.value"
            " WHERE m.read",
            (bound(later),),
        )
        if not rows:
            return set()
        seen: dict[Key, int] = dict(
            self._database.rows(
                "SELECT a.key, a.first_seen FROM carray(?) wanted CROSS JOIN article a ON a.key = wanted.value",
                (bound([later[key] for key, _ in rows]),),
            )
        )
        return {key for key, read in rows if seen.get(later[key], read) > read}


def count_stories(database: Database, stories: Collection[int]) -> None:
    """Count anew who tells these stories. Inside a transaction."""
    for story in stories:
        row = database.row(
            "SELECT count(*), count(DISTINCT CASE twin WHEN 0 THEN source END) FROM article"
            " WHERE story = ? AND story != 0",
            (story,),
        )
        if row and row[0]:
            database.run(
                "INSERT INTO story(id, articles, outlets) VALUES (?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET articles = excluded.articles, outlets = excluded.outlets",
                (story, *row),
            )
        else:
            database.run("DELETE FROM story WHERE id = ?", (story,))
