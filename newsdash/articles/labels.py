"""Honest labels: how much of an article a page really gave, and why, in words a reader can act on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdash.models import Block, Label

_SHORT = 250
_FULL = 1200
_CONSENT = re.compile(
    r"before you continue|we (?:and our (?:\d+ )?partners )?(?:use|value|care about) (?:cookies|your privacy)|your privacy choices"
    r"|accept (?:all )?cookies|consent to the use|manage (?:your )?consent|cookie settings|zustimmen und weiter|mit werbung (?:und tracking )?weiterlesen"
    r"|einwilligung|continuer sans accepter|accepter et continuer|gérer (?:mes|vos) (?:choix|cookies)|aceptar (?:y continuar|las cookies)"
    r"|accetta(?: e continua| tutti)|akkoord|toestemming|samtyck|zaakceptuj|согласие на обработку",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) (?:now |today |for free )?(?:to (?:continue|read|keep reading|access|unlock)|and continue)"
    r"|(?:to|for) (?:continue|keep) reading|already (?:a|have a) (?:subscri|member)|this (?:article|story|content|post) is (?:only |exclusively )?(?:available )?(?:for|to) (?:paid |paying )?(?:subscribers|members|premium)"
    r"|remaining free articles|you(?:'|’)ve (?:read|reached) your|free articles? (?:left|remaining|this month)|subscribers? only|unlock this article|start your (?:free )?(?:trial|subscription)"
    r"|jetzt (?:weiterlesen|abonnieren|freischalten)|weiterlesen mit|(?:nur )?für abonnenten|mit (?:\w+ ?\+|plus) weiterlesen|bereits abonnent"
    r"|(?:article|contenu) (?:est )?réservé aux abonnés|il vous reste [\d.,]+ ?% |la suite est réservée|déjà abonné|abonnez-vous pour"
    r"|(?:contenido|artículo) (?:exclusivo )?(?:para|solo) suscriptores|suscríbete para|ya (?:eres|soy) suscriptor|contenuto riservato agli abbonati|abbonati per (?:continuare|leggere)"
    r"|voor abonnees|logga in för att läsa|tylko dla subskrybentów|assine para (?:continuar|ler)|exclusivo para assinantes",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^(?:(?:error )?(?:404|410)\b|page (?:not found|unavailable)|not found|this page (?:does not|doesn.t|is no longer)|sorry, (?:we|this page)|seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden)",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"enable javascript|please turn javascript on|checking your browser|verify (?:that )?you are (?:a )?human|just a moment|access denied|are you a robot|captcha|unusual traffic|request (?:was )?blocked|ddos protection",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")

NOTES: dict[Label, str] = {
    "summary": "only the feed's summary",
    "paywalled": "the rest is for subscribers",
    "partial": "the page gives only a part",
    "consent": "the page asks for consent first",
    "not-article": "no article found on the page",
    "gone": "the page is no longer there",
}


def judge(
    blocks: Sequence[Block], title: str, free: bool | None, declared_article: bool, around: str, promised: int
) -> tuple[Label, str]:
    """The label of a page and, unless it is full, the reason.

    `around` is the page's whole visible text; `promised` the length in characters that the page says, or its
    JSON-LD shows, the article has (0 if unknown); `free` is `isAccessibleForFree`.
    """
    body = " ".join(block.text for block in blocks if block.kind not in ("image", "embed"))
    length = len(body)
    if _GONE.search(title) and length < _FULL:
        return _labelled("gone")
    if length < _FULL and _CONSENT.search(around) and (length < _SHORT or _CONSENT.search(body)):
        return _labelled("consent")
    if length < _SHORT and _BLOCKED.search(f"{title} {around[:3000]}"):
        return "not-article", "the page wants a browser: it asks for JavaScript or a check"
    walled = _WALL.search(around) is not None
    if free is False and (length < 2 * _FULL or walled) and promised <= 1.25 * length + 200:
        return _labelled("paywalled")
    if length < _FULL and walled and (length < 3 * _SHORT or _CUT.search(body)):
        return _labelled("paywalled")
    if promised > 1.5 * length + 400 or (_CUT.search(body) and length < _FULL):
        return _labelled("partial")
    if length < _SHORT and not (declared_article and length):
        return _labelled("not-article")
    return "full", ""


def _labelled(label: Label) -> tuple[Label, str]:
    return label, NOTES[label]
