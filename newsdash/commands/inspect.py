"""`newsdash inspect`: one stage of the pipeline, and what it makes of each input."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator, Sequence
from typing import Any

from newsdash.commands import stages
from newsdash.commands.inputs import Input, InputError, bring, standard_input
from newsdash.commands.story_lines import inspect_stories
from newsdash.config import Config
from newsdash.newsroom.gathering import USER_AGENT
from newsdash.paths import StorePaths
from newsdash.sources.http import Fetcher, FetchError
from newsdash.workers import MAX_WORKERS, WorkerError, Workers

# What an input costs is bounded by computing; whoever asks on a busy machine waits for the answer.
_SECONDS, _FEED_CPU_SECONDS, _CPU_SECONDS = 30.0, 3, 8


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Print one result an input, in their order; the exit status is 0 whatever they held."""
    if options.stage == "stories":
        return inspect_stories(options.inputs, as_json=options.json)
    return asyncio.run(_inspect(options, standard_input() if "-" in options.inputs else b""))


async def _inspect(options: Namespace, piped: bytes) -> int:
    async for result in _results(options, piped):
        print(stages.to_json(result) if options.json else stages.to_text(options.stage, result), flush=True)
    return 0


async def _results(options: Namespace, piped: bytes) -> AsyncIterator[dict[str, Any]]:
    """Several inputs are under way at once, a few ahead of the one whose turn it is."""
    workers = Workers()
    try:
        async with Fetcher(USER_AGENT) as fetcher:
            waiting: list[asyncio.Task[dict[str, Any]]] = []
            names: Sequence[str] = options.inputs
            for name in names:
                waiting.append(asyncio.ensure_future(_result(name, piped, options, fetcher, workers)))
                if len(waiting) > 2 * MAX_WORKERS:
                    yield await waiting.pop(0)
            for task in waiting:
                yield await task
    finally:
        await workers.close()


async def _result(name: str, piped: bytes, options: Namespace, fetcher: Fetcher, workers: Workers) -> dict[str, Any]:
    try:
        given = await bring(name, fetcher, piped)
        found = await _stage(given, options, workers)
    except (InputError, FetchError) as error:
        return stages.failed(options.stage, name, str(error))
    except WorkerError as error:
        return stages.failed(options.stage, name, f"This could not be read: {error}.")
    return found if isinstance(found, dict) else stages.failed(options.stage, name, found)


async def _stage(given: Input, options: Namespace, workers: Workers) -> dict[str, Any] | str:
    match options.stage:
        case "feed":
            return await workers.run(
                stages.feed, given.name, given.body, given.url, given.content_type,
                seconds=_SECONDS, cpu_seconds=_FEED_CPU_SECONDS, needs=stages.FEED_NEEDS,
            )  # fmt: skip
        case "article":
            return await workers.run(
                stages.article, given.name, given.body, options.url or given.url, given.content_type,
                seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=stages.ARTICLE_NEEDS,
            )  # fmt: skip
        case _:
            return await workers.run(
                stages.keywords, given.name, given.body, options.lang, options.mode,
                seconds=_SECONDS, cpu_seconds=_CPU_SECONDS, needs=stages.KEYWORDS_NEEDS,
            )  # fmt: skip
