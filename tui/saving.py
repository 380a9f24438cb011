"""Saving an article as a file: a safe name in a folder of the reader's, nothing overwritten, nothing half written."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from newsdash.articles.export import FORMATS, file_name
from newsdash.models import Block, Page
from tui.documents import Opened

# The formats by the ending of their files, with their names.
NAMES = {"md": "Markdown", "txt": "text", "html": "HTML", "json": "JSON"}
# Articles of one name in one folder.
MOST = 100


class SavingError(Exception):
    """The file could not be written; the message is a sentence with what to do."""


def portable(opened: Opened) -> Page:
    """All that is known of an article as one page, its feed's summary where there is no text."""
    article, page = opened.article, opened.page or Page(label="summary")
    summary = (Block("paragraph", article.summary),) if article.summary else ()
    return replace(
        page,
        url=page.url or article.url,
        title=article.title or page.title,
        author=article.author or page.author,
        published=article.published if article.published is not None else page.published,
        language=article.language or page.language,
        site=article.source or page.site,
        section=article.section or page.section,
        tags=article.tags or page.tags,
        deck=article.deck or page.deck,
        blocks=page.blocks or summary,
    )


def folder_named(text: str) -> Path:
    """The folder that the reader means by `text`: "~" is their home, and what is not absolute lies there."""
    return Path.home() / Path(os.path.expanduser(text.strip() or "~"))


def save(page: Page, folder: Path, format: str) -> Path:
    """Write `page` into `folder`, which is made if need be, and give the file's path. Raises SavingError."""
    text = FORMATS[format](page)
    name = file_name(page, format)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, MOST + 1):
            path = folder / (name if number == 1 else f"{name.removesuffix(f'.{format}')}-{number}.{format}")
            try:
                _write_new(path, text)
            except FileExistsError:
                continue
            return path
    except OSError as error:
        raise SavingError(f"{error.filename or folder}: {error.strerror}. Choose another folder.") from error
    raise SavingError(f"{folder} has {MOST} files of this name. Choose another folder.")


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet, not even as a link to elsewhere."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        with os.fdopen(file, "w", encoding="utf-8", errors="replace") as opened:
            opened.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise
