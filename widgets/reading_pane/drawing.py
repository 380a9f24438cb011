"""How the pieces of a set line look: from roles to styles, from pieces to a strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from textual.strip import Strip

from widgets.cells import segments
from widgets.reading_pane.flow import Piece

ROLES = (
    *("title", "deck", "quiet", "note", "status", "section", "tag"),
    *("text", "strong", "emphasis", "code", "link", "number", "host"),
    *("heading", "subheading", "time", "quote", "bar", "marker", "table", "table-head", "caption", "rule"),
    *("digit", "teller", "similar-title", "match", "found", "found-here"),
)
_NO_STYLE = Style()


class Looks:
    """The style of each combination of roles, found once."""

    def __init__(self, ground: Style, part: Callable[[str], Style]) -> None:
        """`part` gives a role's style, only with what it sets itself."""
        self.ground = ground
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
    return Strip(segments(styled)).adjust_cell_length(width, looks.ground)
