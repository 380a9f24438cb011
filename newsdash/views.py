"""The saved views: names for filters in views.toml, read, and written so that no crash loses one."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from newsdash.paths import StorePaths
from newsdash.rewriting import alone, rewrite
from newsdash.text import clean

Notify = Literal["", "bell", "osc9", "osc777"]

MAX_NAME = 60
_HEAD = """\
# newsdash writes this file; you may edit it. Each view is a name for a filter. notify, if given, is "bell", "osc9"
# or "osc777": how the terminal is told that something new matches.
"""


@dataclass(frozen=True, slots=True)
class View:
    """A name for a filter in the filter language, both cleaned; `notify` says how new matches are announced."""

    name: str
    query: str
    notify: Notify = ""


Views = tuple[View, ...]


class ViewsError(Exception):
    """views.toml cannot be read or written; the message is a sentence with what to do."""


def read(paths: StorePaths) -> Views:
    """The views in the order of the file, each name once; none without a file. Raises ViewsError."""
    try:
        tables = tomllib.loads(paths.views.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unusable(paths.views, error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ViewsError(f"{paths.views}: {error}. Correct it in an editor.") from error
    listed = tables.get("view", [])
    if not isinstance(listed, list):
        raise ViewsError(f"{paths.views}: views are written [[view]], in double brackets. Correct it in an editor.")
    views = [_view(table, number, paths.views) for number, table in enumerate(listed, 1)]
    return tuple({view.name: view for view in views}.values())


def edit(paths: StorePaths, change: Callable[[Views], Sequence[View]]) -> Views:
    """Replace the views by what `change` makes of them, and give those.

    Other processes that edit wait their turn; nothing is written where nothing changes. Raises ViewsError.
    """
    try:
        paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(paths.folder):
            before = read(paths)
            after = tuple(change(before))
            if after != before:
                rewrite(paths.views, _HEAD + "".join(map(_table, after)))
    except OSError as error:
        raise _unusable(paths.views, error) from error
    return after


def saved(views: Views, view: View) -> Views:
    """`views` with `view` in place of the one of its name, or after all others."""
    if any(other.name == view.name for other in views):
        return tuple(view if other.name == view.name else other for other in views)
    return (*views, view)


def without(views: Views, name: str) -> Views:
    """`views` without the one called `name`."""
    return tuple(view for view in views if view.name != name)


def _view(table: object, number: int, file: Path) -> View:
    fields = table if isinstance(table, dict) else {}
    name, query, notify = fields.get("name"), fields.get("query"), fields.get("notify", "")
    if not isinstance(name, str) or not clean(name) or not isinstance(query, str):
        raise ViewsError(f'{file}: view {number} needs name = "…" and query = "…". Correct it in an editor.')
    for known in get_args(Notify):
        if notify == known:
            return View(clean(name, MAX_NAME), clean(query), known)
    raise ViewsError(f'{file}: notify of view {number} is none of "bell", "osc9", "osc777". Correct it in an editor.')


def _table(view: View) -> str:
    lines = ["", "[[view]]", f"name = {_string(view.name)}", f"query = {_string(view.query)}"]
    lines += [f"notify = {_string(view.notify)}"] if view.notify else []
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    # JSON's strings are TOML's where the text has passed the gate: the two differ only in what that removes.
    return json.dumps(text, ensure_ascii=False)


def _unusable(file: Path, error: OSError) -> ViewsError:
    return ViewsError(f"{file}: {error.strerror}. Free space or make it yours, or name another --store.")
