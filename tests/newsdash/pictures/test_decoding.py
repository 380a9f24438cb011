"""Decoding: what news sites send becomes small and upright; bombs, ruins and look-alikes are refused in words."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from newsdash.pictures.decoding import KEPT_SIZE, NotAPicture, kept
from newsdash.pictures.drawn import Drawn
from tests.newsdash.pictures.photographs import (
    SEA,
    SKY,
    as_file,
    bomb,
    chunk,
    png_that_claims,
    scene,
)

NEAR = 12


def opened(picture: Drawn) -> Image.Image:
    return Image.open(BytesIO(picture.parts[0])).convert("RGBA")


def assert_near(pixel: object, colour: tuple[int, ...]) -> None:
    assert isinstance(pixel, tuple)
    assert all(abs(a - b) <= NEAR for a, b in zip(pixel, colour, strict=False)), (pixel, colour)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_news_sites_send_is_kept(kind: str) -> None:
    picture = kept(as_file(scene(), kind))
    assert (picture.width, picture.height) == (640, 360)
    assert_near(opened(picture).getpixel((320, 20)), SKY)
    assert_near(opened(picture).getpixel((320, 340)), SEA)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_is_made_small(kind: str) -> None:
    picture = kept(as_file(scene(4000, 2250), kind))
    assert (picture.width, picture.height) == (1280, 720)
    assert picture.width <= KEPT_SIZE[0]
    assert len(picture.parts[0]) < 200_000


def test_of_an_animation_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in (SKY, SEA, SEA)]
    picture = kept(as_file(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert_near(opened(picture).getpixel((30, 30)), SKY)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "LA"])
def test_pictures_of_every_kind_of_pixel_are_kept(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert kept(as_file(Image.new(mode, (40, 30)), kind)).width == 40


def test_what_is_clear_stays_clear() -> None:
    picture = opened(kept(as_file(scene(mode="RGBA"), "WEBP", lossless=True)))
    assert picture.getpixel((320, 20))[3] == 0
    assert picture.getpixel((320, 340))[3] == 255


def test_a_camera_held_upright_gives_an_upright_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = kept(as_file(scene(640, 360), "JPEG", exif=exif.tobytes()))
    assert (picture.width, picture.height) == (360, 640)
    assert_near(opened(picture).getpixel((340, 320)), SKY)


@pytest.mark.parametrize("exif", [b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0", b"Exif\0\0II*\0\x08\0\0\0\xff\xff"])
def test_a_damaged_exif_does_not_cost_the_picture(exif: bytes) -> None:
    assert kept(as_file(scene(), "JPEG", exif=exif)).width == 640


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "is damaged, or not"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is damaged, or not"),
        (b"<html><p>Please log in</p></html>", "is damaged, or not"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is damaged, or not"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 400, "is damaged, or not"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff", "is damaged, or not"),
        (as_file(scene(), "JPEG")[:900], "is damaged, or not"),
        (as_file(scene(), "PNG")[:200], "is damaged, or not"),
        (as_file(scene(), "WEBP")[:100], "is damaged, or not"),
        (as_file(scene(), "GIF")[:400], "is damaged, or not"),
        (as_file(scene(), "BMP"), "is damaged, or not"),
        (as_file(scene(), "TIFF"), "is damaged, or not"),
        (as_file(scene(1, 1), "GIF"), "is too small"),
        (png_that_claims(30_000, 40), "too many"),
        (png_that_claims(8_000, 6_000), "million pixels|too many"),
        (png_that_claims(2**31 - 1, 2**31 - 1), "million pixels"),
        (bomb(), "million pixels"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(body: bytes, why: str) -> None:
    with pytest.raises(NotAPicture, match=why):
        kept(body)


def test_a_text_in_a_png_is_no_way_to_fill_the_memory() -> None:
    import zlib

    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * (200 << 20)))
    whole = as_file(scene(), "PNG")
    with pytest.raises(NotAPicture):
        kept(whole[:33] + text + whole[33:])
