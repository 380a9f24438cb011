"""Whether a feed's text breaks off and leads on to the page: by "[…]", or a link that says "Continue reading"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdash.articles.blocks import Piece

_ELLIPSES = ("…", "...", "[…]", "[...]", "(…)", "(...)")
_ONWARD = re.compile(
    r"^[\W_]*(?:continue reading|continue to|keep reading|read (?:on|more|full|the (?:full|whole|entire|rest|original))"
    r"|(?:view|see|show) (?:more|the (?:full|original))|full (?:story|article|post)|more$|\(?more\)?[\W_]*$|learn more"
    r"|weiterlesen|mehr lesen|zum (?:artikel|beitrag)|lesen sie (?:weiter|mehr)|lire (?:la suite|plus|l[’']article)"
    r"|en savoir plus|seguir leyendo|sigue leyendo|leer (?:más|el artículo)|continuar (?:leyendo|lendo|a ler)|leia mais"
    r"|ler mais|leggi (?:tutto|di più|l[’']articolo)|continua a leggere|lees (?:meer|verder)|läs (?:mer|hela|vidare)"
    r"|læs (?:mere|videre)|les (?:mer|videre)|lue lisää|czytaj (?:dalej|więcej|całość)|číst (?:dál|více|celý)"
    r"|citește (?:mai|tot)|читать (?:далее|дальше|полностью)|читати (?:далі|повністю)|devamını oku|続きを読む"
    r"|もっと読む"
    r"|阅读全文|閱讀全文|查看更多|繼續閱讀|继续阅读|더 ?보기|기사 ?전문|اقرأ المزيد|متابعة القراءة)",
    re.IGNORECASE,
)


def is_cut(pieces: Sequence[Piece]) -> bool:
    """Whether the text that `pieces` were read from goes on elsewhere."""
    told = [piece.block for piece in pieces if piece.block.text and piece.block.kind not in ("image", "embed")]
    if not told:
        return False
    last = told[-1]
    text = last.text.rstrip()
    if text.endswith(_ELLIPSES):
        return True
    onward = [
        last.text[span.start : span.end] for span in last.spans if span.kind == "link" and _ends(last.text, span.end)
    ]
    return any(_ONWARD.match(said) for said in onward)


def _ends(text: str, end: int) -> bool:
    return not text[end:].strip(" .…»>→]›)")
