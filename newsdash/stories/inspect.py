"""Stories from outside: articles in, one a dictionary; for each its story and its likes, by the code the app uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from newsdash.stories.clusters import LIKES, Clusters
from newsdash.stories.similarity import Index, Telling
from newsdash.text import clean

# Seconds from the epoch beyond which there is no calendar.
_FAR = 1 << 40
# As long as a feed's may be in the app, and more than is read of a summary or a text.
MAX_TITLE = 500
_MAX_TEXT = 4_000
_MAX_TAGS = 40
_MAX_TAG = 100


def inspect(lines: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each article in `lines`, in order, `{"id", "story", "similar": [{"id", "score", "why"}]}`.

    An article is `{"id", "title", "source"}` and optionally `"summary"`, `"text"`, `"published"` (ISO 8601 or epoch
    seconds), `"tags"`, `"lang"`, `"url"`. `story` is the place, from 0, of the line that started it; `similar` is over
    all lines, other sources only, best first. Each line is an article of its own, even where ids repeat.
    """
    tellings: list[Telling] = []
    ids: list[Any] = []
    stories: list[int] = []
    index, clusters = Index(), Clusters()
    for line in lines:
        telling = _telling(len(tellings), line)
        tellings.append(telling)
        ids.append(line.get("id"))
        index.add(telling)
        stories.append(clusters.assign(telling, index.similar(telling.key, limit=LIKES, why=False, own=True)))
    for key, story in enumerate(stories):
        likes = index.similar(key)
        yield {
            "id": ids[key],
            "story": story,
            "similar": [{"id": ids[like.key], "score": like.score, "why": list(like.why)} for like in likes],
        }


def _telling(key: int, line: Mapping[str, Any]) -> Telling:
    return Telling(
        key=key,
        title=_text(line, "title", MAX_TITLE),
        source=_text(line, "source", MAX_TITLE),
        summary=_text(line, "summary"),
        text=_text(line, "text"),
        tags=tuple(clean(tag, _MAX_TAG) for tag in _list(line.get("tags"))[:_MAX_TAGS] if isinstance(tag, str)),
        time=_time(line.get("published")),
        language=_text(line, "lang") or "en",
        url=_text(line, "url"),
    )


def _text(line: Mapping[str, Any], name: str, limit: int = _MAX_TEXT) -> str:
    value = line.get(name)
    return clean(value, limit) if isinstance(value, str) else ""


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _time(published: object) -> int | None:
    if isinstance(published, int | float) and not isinstance(published, bool):
        # Neither NaN nor infinity, which Python takes for JSON, is within.
        return int(published) if abs(published) < _FAR else None
    if not isinstance(published, str):
        return None
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
