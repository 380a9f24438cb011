"""What a terminal is sent for a picture: kitty's, iTerm2's and sixel's ways, as text that goes to it as it is."""

from __future__ import annotations

from base64 import b64encode
from os import urandom

from newsdash.pictures.canvas import sketched
from newsdash.pictures.drawn import Drawn
from tui.illustrating.plates import Plate

# The cell of a picture that kitty knows by the colour of the text, the row by the first mark on it, the column by the
# second; a cell without marks goes on from the one before it.
# https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
_PLACEHOLDER = "\U0010eeee"
# The first of kitty's marks for rows and columns, in its order: combining marks of class 230 that no other sign holds.
_MARKS = (
    "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b\u0363\u0364"
    "\u0365\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f\u0483\u0484\u0485\u0486\u0487\u0592\u0593\u0594"
    "\u0595\u0597\u0598\u0599\u059c\u059d\u059e\u059f\u05a0\u05a1\u05a8\u05a9\u05ab\u05ac\u05af\u05c4\u0610\u0611\u0612"
)
MOST_ROWS = len(_MARKS)
_CHUNK = 4096


def kitty_number() -> int:
    """A number for a picture that no other program on the terminal is likely to use."""
    return int.from_bytes(urandom(3)) or 1


def kitty_sending(drawn: Drawn, number: int) -> list[str]:
    """The commands that hand the picture to the terminal as `number`; no answer comes.

    It is drawn wherever its placeholders stand.
    """
    data = b64encode(drawn.parts[0]).decode()
    pieces = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    head = f"a=T,U=1,f=100,t=d,i={number},c={drawn.columns},r={drawn.rows},q=2,"
    return [
        f"\x1b_G{head if at == 0 else 'q=2,'}m={int(at + 1 < len(pieces))};{piece}\x1b\\"
        for at, piece in enumerate(pieces)
    ]


def kitty_forgetting(number: int) -> str:
    """Frees what the terminal keeps of picture `number`."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def kitty_plates(drawn: Drawn, number: int) -> list[Plate]:
    """The rows of a picture that was sent as `number`: placeholders in the colour that is its number."""
    colour = f"\x1b[38;2;{number >> 16};{number >> 8 & 255};{number & 255}m"
    return [
        Plate(
            drawn.columns,
            f"{colour}{_PLACEHOLDER}{_MARKS[row]}{_MARKS[0]}{_PLACEHOLDER * (drawn.columns - 1)}\x1b[39m",
        )
        for row in range(min(drawn.rows, MOST_ROWS))
    ]


def iterm2_plates(drawn: Drawn) -> list[Plate]:
    """The rows of a picture, each an inline image of one row of cells (https://iterm2.com/documentation-images.html)."""
    head = f"inline=1;width={drawn.columns};height=1;preserveAspectRatio=0;doNotMoveCursor=1"
    *rows, sketch = drawn.parts
    return [
        _placed(drawn.columns, f"\x1b]1337;File={head};size={len(part)}:{b64encode(part).decode()}\x07", row, sketch)
        for row, part in enumerate(rows)
    ]


def sixel_plates(drawn: Drawn) -> list[Plate]:
    """The rows of a picture, each a sixel image as high as a cell."""
    *rows, sketch = drawn.parts
    return [_placed(drawn.columns, part.decode("ascii"), row, sketch) for row, part in enumerate(rows)]


def through_tmux(sequence: str) -> str:
    """`sequence` for the terminal around tmux, which lets it pass where its option allow-passthrough is on."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def _placed(columns: int, image: str, row: int, sketch: bytes) -> Plate:
    # Terminals leave the cursor in different places, and some leave the text that was under a picture.
    data = f"\x1b[{columns}X\x1b7{image}\x1b8\x1b[{columns}C"
    return Plate(columns, data, f"\x1b7{_sketched(columns, row, sketch)}\x1b8\x1b[{columns}C")


def _sketched(columns: int, row: int, sketch: bytes) -> str:
    """Row `row` of a sketch in half blocks, each pixel some cells wide; it leaves the colours of the last one set."""
    across = sketched(columns)
    start = 2 * row * across * 3
    pixels = [tuple(sketch[at : at + 3]) for at in range(start, start + 2 * across * 3, 3)]
    if len(pixels) != 2 * across or len(pixels[-1]) != 3:
        return ""
    edges = [columns * number // across for number in range(across + 1)]
    line = ""
    for number, (upper, lower) in enumerate(zip(pixels[:across], pixels[across:], strict=True)):
        line += f"\x1b[38;2;{_said(upper)};48;2;{_said(lower)}m" + "▀" * (edges[number + 1] - edges[number])
    return line


def _said(colour: tuple[int, ...]) -> str:
    return ";".join(map(str, colour))
