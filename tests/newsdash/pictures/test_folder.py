"""The folder of pictures: what is put is got, within so many bytes, and nothing that is not ours is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsdash.pictures.canvas import Canvas, kept_name
from newsdash.pictures.drawn import Drawn
from newsdash.pictures.folder import PictureFolder

PICTURE = Drawn(640, 360, 3, 2, (b"one\n", b"two"))
NAME = kept_name("https://example.org/a.jpg")


def test_what_is_put_is_got(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "pictures")
    assert folder.get(NAME) is folder.size(NAME) is None
    assert folder.put(NAME, PICTURE)
    assert folder.get(NAME) == PICTURE
    assert folder.size(NAME) == (640, 360)
    assert os.stat(tmp_path / "pictures").st_mode & 0o077 == 0
    assert os.stat(tmp_path / "pictures" / NAME).st_mode & 0o077 == 0


def test_each_canvas_and_address_has_a_name_of_its_own() -> None:
    canvases = Canvas("png", 10, 10), Canvas("files", 10, 10), Canvas("png", 11, 10), Canvas("png", 10, 10, (8, 16))
    urls = "https://example.org/a.jpg", "https://example.org/b.jpg"
    names = {canvas.name(url) for canvas in canvases for url in urls} | set(map(kept_name, urls))
    assert len(names) == 10


def test_the_folder_keeps_within_its_bytes_and_the_oldest_go(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path, most=20_000)
    names = [kept_name(f"https://example.org/{number}.jpg") for number in range(30)]
    for age, name in enumerate(names):
        folder.put(name, Drawn(10, 10, 0, 0, (b"x" * 1_000,)))
        os.utime(tmp_path / name, (1_000 + age, 1_000 + age))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 20_000
    assert folder.get(names[-1]) is not None
    assert folder.get(names[0]) is None


def test_what_was_there_before_counts(tmp_path: Path) -> None:
    PictureFolder(tmp_path, most=50_000).put(kept_name("a"), Drawn(10, 10, 0, 0, (b"x" * 15_000,)))
    PictureFolder(tmp_path, most=20_000).put(kept_name("b"), Drawn(10, 10, 0, 0, (b"x" * 10_000,)))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 20_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        PICTURE.to_bytes()[:-1],
        PICTURE.to_bytes() + b"more",
        PICTURE.to_bytes().replace(b"640", b"0"),
        PICTURE.to_bytes().replace(b"[640", b"[[640]"),
        b"newsdash picture 1\n[1, 2]\n",
        b"newsdash picture 1\n[1, 2, 3, 4, -5, 5]\n",
    ],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert PictureFolder(tmp_path).get(NAME) is None


@pytest.mark.parametrize("name", ["../state.db", "/etc/passwd", "", "a" * 31, f"{NAME}\n"])
def test_no_other_file_is_read_or_written(tmp_path: Path, name: str) -> None:
    folder = PictureFolder(tmp_path / "pictures")
    assert folder.get(name) is folder.size(name) is None
    assert not folder.put(name, PICTURE)


def test_a_folder_that_cannot_be_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file")
    assert not PictureFolder(tmp_path / "pictures").put(NAME, PICTURE)
