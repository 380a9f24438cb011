"""How the pieces of a set line look: from roles to styles, from pieces to a strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from textual.strip import Strip

from widgets.reading_pane.flow import Piece
from widgets.reading_pane.illustrations import PictureRow
from widgets.strips import strip

ROLES = (
    *("title", "deck", "quiet", "note", "status", "section", "tag"),
    *("text", "strong", "emphasis", "code", "link", "number", "host"),
    *("heading", "subheading", "time", "quote", "bar", "marker", "table", "table-head", "caption", "rule"),
    *("digit", "teller", "similar-title", "match", "found", "found-here"),
)
PANE_CSS = """
ReadingPane {
    & .reading-pane--title { text-style: bold; }
    & .reading-pane--deck { color: $foreground 85%; text-style: italic; }
    & .reading-pane--quiet, & .reading-pane--caption, & .reading-pane--rule, & .reading-pane--bar,
    & .reading-pane--marker { color: $foreground-muted; }
    & .reading-pane--note { color: $warning; }
    & .reading-pane--status { color: $foreground-muted; text-style: italic; }
    & .reading-pane--section { color: $primary; text-style: bold; }
    & .reading-pane--tag { color: $primary; }
    & .reading-pane--strong { text-style: bold; }
    & .reading-pane--emphasis { text-style: italic; }
    & .reading-pane--quote { color: $foreground 85%; text-style: italic; }
    & .reading-pane--code { color: $secondary; }
    & .reading-pane--link { color: $primary; }
    & .reading-pane--number, & .reading-pane--digit { color: $accent; }
    & .reading-pane--host { color: $primary; }
    & .reading-pane--heading { color: $primary; text-style: bold; }
    & .reading-pane--subheading { text-style: bold; }
    & .reading-pane--time { color: $accent; text-style: bold; }
    & .reading-pane--table-head { text-style: bold; }
    & .reading-pane--teller { color: $foreground-muted; }
    & .reading-pane--match { color: $accent; text-style: bold underline; }
    & .reading-pane--found { text-style: underline; }
    & .reading-pane--found-here { text-style: bold reverse; }
    & .reading-pane--thumb { color: $foreground 30%; }
    /* A terminal's own colours cannot be blended, and its blue is hard to read on black. */
    &:ansi {
        & .reading-pane--quiet, & .reading-pane--caption, & .reading-pane--rule, & .reading-pane--bar,
        & .reading-pane--marker, & .reading-pane--teller, & .reading-pane--thumb { text-style: dim; }
        & .reading-pane--status { text-style: dim italic; }
        & .reading-pane--section, & .reading-pane--tag, & .reading-pane--link, & .reading-pane--host,
        & .reading-pane--heading { color: $secondary; }
    }
    &:nocolor {
        & .reading-pane--link, & .reading-pane--host { text-style: underline; }
        & .reading-pane--heading { text-style: bold underline; }
        & .reading-pane--note { text-style: bold; }
    }
}
"""
_NO_STYLE = Style()


class Looks:
    """The style of each combination of roles, found once."""

    def __init__(self, ground: Style, part: Callable[[str], Style], thumb: Style) -> None:
        """`part` gives a role's style, only with what it sets itself; `thumb` is that of the scroll mark."""
        self.ground = ground
        self.thumb = thumb
        self._part = part
        self._found: dict[tuple[str, ...], Style] = {}

    def of(self, roles: tuple[str, ...]) -> Style:
        """The style of text in these `roles`, from the ground up."""
        if (style := self._found.get(roles)) is None:
            style = self.ground
            for role in roles:
                style += self._part(role) if role in ROLES else _NO_STYLE
            self._found[roles] = style
        return style


def draw_line(pieces: Sequence[Piece], margin: int, width: int, looks: Looks) -> Strip:
    """One line of `width` cells, `margin` cells from the left."""
    styled = [(" " * margin, looks.ground)]
    for piece in pieces:
        style = looks.of(piece.roles)
        styled.append((piece.text, style + Style(link=piece.url) if piece.url else style))
    return strip(styled, width, looks.ground)


def draw_picture_row(row: PictureRow, margin: int, width: int, looks: Looks) -> Strip:
    """A row of a picture in `width` cells, `margin` cells from the left."""
    styled = [(" " * margin, looks.ground), *((text, style or looks.ground) for text, style in row)]
    return strip(styled, width, looks.ground)
