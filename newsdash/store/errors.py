"""What the store says when it cannot do what it was asked: a sentence, and what the reader can do about it."""

from __future__ import annotations

from pathlib import Path

import apsw


class StoreError(Exception):
    """`message` says what is wrong, `remedy` what to do about it; both are sentences for the reader."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class Damaged(StoreError):
    """The file itself is broken; `path` names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged.", "Start newsdash again: it sets the file aside and goes on with a new one."
        )
        self.path = path


class Replaced(StoreError):
    """The file at `path` is no longer the one that was opened: what is written to that would be lost."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was moved or replaced.", "Start newsdash again.")


class Interrupted(StoreError):
    """A read was broken off by `Store.interrupt`, because nobody waits for its answer any more."""

    def __init__(self) -> None:
        super().__init__("The search was broken off.", "Ask again.")


def in_plain_words(error: apsw.Error, path: Path) -> Exception:
    """What SQLite says about the file at `path` as a StoreError; `error` itself where it is a mistake of ours."""
    match error:
        case apsw.CorruptError() | apsw.NotADBError():
            return Damaged(path)
        case apsw.FullError():
            return StoreError(
                f"The disk that holds {path.parent} is full.", "Free some space; nothing that was stored is lost."
            )
        case apsw.BusyError() | apsw.LockedError():
            return StoreError(
                f"Another program is writing to {path} and does not finish.", "Try again, or end the other newsdash."
            )
        case apsw.CantOpenError() | apsw.ReadOnlyError() | apsw.PermissionsError() | apsw.AuthError():
            return unwritable(path.parent)
        case apsw.IOError():
            return StoreError(f"The disk that holds {path.parent} reports an error ({error}).", "Check the disk.")
        case apsw.InterruptError():
            return Interrupted()
    return error


def unwritable(folder: Path) -> StoreError:
    """The error for a folder that newsdash may not write to."""
    return StoreError(
        f"The store in {folder} cannot be opened or written.",
        f"Make {folder} a folder that you may write to, or name another with --store.",
    )
