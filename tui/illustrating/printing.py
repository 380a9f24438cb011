"""From a drawn picture to rows for the reading pane, in the way that this terminal has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.color import Color
from rich.style import Style

from newsdash.pictures.canvas import Kind
from newsdash.pictures.drawn import Drawn
from tui.illustrating import protocols
from tui.illustrating.plates import Plate, Plates
from tui.showing import Way
from widgets.reading_pane import PictureRow

KINDS: dict[Way, Kind] = {"kitty": "png", "iterm2": "files", "sixel": "sixel", "blocks": "blocks"}


@dataclass(frozen=True, slots=True)
class Proof:
    """A picture ready to be printed: its rows as text, or as plates, with what the terminal must be sent before."""

    columns: int
    rows: Sequence[PictureRow] = ()
    plates: Sequence[Plate] = ()
    commands: Sequence[str] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Print:
    """A picture as the pane draws it. `number` is kitty's for it, `signs` those of its plates."""

    rows: Sequence[PictureRow]
    signs: Sequence[str] = ()
    number: int = 0


class Press:
    """Makes prints. `send` writes to the terminal as it is; in `tmux` it is written to the terminal around that."""

    def __init__(self, way: Way, plates: Plates, send: Callable[[str], None], *, tmux: bool = False) -> None:
        self._way = way
        self._plates = plates
        self._write = send
        self._tmux = tmux

    def proof(self, drawn: Drawn) -> Proof | None:
        """All the work of printing `drawn`, for any thread; None where it was drawn for something else."""
        parts = {"kitty": 1, "blocks": drawn.rows}.get(self._way, drawn.rows + 1)
        if len(drawn.parts) != parts or not 0 < drawn.rows <= protocols.MOST_ROWS or drawn.columns < 1:
            return None
        match self._way:
            case "kitty":
                number = protocols.kitty_number()
                plates, commands = protocols.kitty_plates(drawn, number), protocols.kitty_sending(drawn, number)
                return Proof(drawn.columns, plates=plates, commands=commands, number=number)
            case "iterm2":
                return Proof(drawn.columns, plates=protocols.iterm2_plates(drawn))
            case "sixel":
                return Proof(drawn.columns, plates=protocols.sixel_plates(drawn))
            case _:
                return Proof(drawn.columns, [_block_row(part) for part in drawn.parts])

    def printed(self, proof: Proof) -> Print:
        """A print that the pane can draw from now on."""
        self._send(*proof.commands)
        signs = self._plates.add(list(proof.plates))
        rows = proof.rows or [((sign * proof.columns, None),) for sign in signs]
        return Print(rows, signs, proof.number)

    def discard(self, printed: Print) -> None:
        """Forget a print that is shown no more; the terminal forgets it too."""
        self._plates.remove(list(printed.signs))
        if printed.number:
            self._send(protocols.kitty_forgetting(printed.number))

    def _send(self, *commands: str) -> None:
        # Each by itself: tmux takes no more than a megabyte at once.
        if commands:
            self._write("".join(map(protocols.through_tmux, commands) if self._tmux else commands))


def _block_row(part: bytes) -> PictureRow:
    """Half blocks: the upper pixel is the text's colour, the lower one the ground's."""
    columns = len(part) // 6
    pixels = [tuple(part[at : at + 3]) for at in range(0, len(part), 3)]
    cells = zip(pixels[:columns], pixels[columns:], strict=True)
    return tuple(("▀" * len(list(run)), _style(*cell)) for cell, run in groupby(cells))


def _style(upper: Sequence[int], lower: Sequence[int]) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
