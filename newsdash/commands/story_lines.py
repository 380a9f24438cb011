"""`newsdash inspect stories`: articles, one a line of JSON; for each its story and what is like it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from newsdash.stories.inspect import inspect
from newsdash.text import clean, clean_lines


def inspect_stories(names: Sequence[str], *, as_json: bool) -> int:
    """Print a result for each line of each file, in order; a line that is no article has an error instead."""
    for name in names:
        try:
            lines = list(_lines(name))
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or "This is no file name"
            print(_object({"input": name, "error": f"{said}."}) if as_json else f"== {clean(name)}\nerror: {said}.")
            continue
        found = inspect(line for line in lines if isinstance(line, dict))
        for line in lines:
            result = (
                next(found) if isinstance(line, dict) else {"id": None, "story": None, "similar": [], "error": line}
            )
            print(_object(result) if as_json else _text(result))
    return 0


def _lines(name: str) -> Iterator[dict[str, Any] | str]:
    """Each line's article; for one that is none, a sentence. Empty lines are passed over."""
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            # What JSON has no word for ("NaN", a number beyond all bounds) is as if it were not given.
            article = json.loads(line, parse_constant=_nothing, parse_float=_finite)
        except (ValueError, RecursionError) as error:
            yield f"Line {number} is no JSON: {_why(error)}."
            continue
        yield article if isinstance(article, dict) else f"Line {number} is no JSON object."


def _nothing(_: str) -> None:
    """What stands for a constant that is no JSON."""


def _finite(number: str) -> float | None:
    value = float(number)
    return value if isfinite(value) else None


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg
    return "too deeply nested" if isinstance(error, RecursionError) else "a number is too long"


def _object(result: dict[str, Any]) -> str:
    said = json.dumps(result, ensure_ascii=False)
    try:
        said.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair in an id can be printed as an escape alone.
        return json.dumps(result)
    return said


def _text(result: dict[str, Any]) -> str:
    if result.get("error"):
        return f"error: {result['error']}"
    lines = [f"{result['id']}  story {result['story']}"]
    lines += [f"  {like['score']:.3f}  {like['id']}  {', '.join(like['why'])}" for like in result["similar"]]
    return clean_lines("\n".join(lines))
