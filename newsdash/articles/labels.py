"""Honest labels: how much of an article a page really gave, and why, in words a reader can act on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsdash.articles.consents import asks_for_consent
from newsdash.models import Block, Label

_SOMETHING = 40
_SHORT = 250
_MIDDLING = 750
_LONG = 1200
_CONSENT = re.compile(
    r"before you continue|we (?:and our (?:\d+ )?partners )?(?:use|value|care about) (?:cookies|your privacy)"
    r"|your privacy choices|accept (?:all )?cookies|consent to the use|manage (?:your )?consent|cookie settings"
    r"|zustimmen und weiter|mit werbung (?:und tracking )?weiterlesen|einwilligung|continuer sans accepter"
    r"|accepter et continuer|gérer (?:mes|vos) (?:choix|cookies)|aceptar (?:y continuar|las cookies)"
    r"|accetta(?: e continua| tutti)|akkoord|toestemming|samtyck|zaakceptuj|согласие на обработку"
)
_WALL = re.compile(
    r"(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) (?:now |today |for free )?"
    r"(?:to (?:continue|read|keep reading|access|unlock)|and continue)"
    r"|(?:to|for) (?:continue|keep) reading|already (?:a|have a) (?:subscri|member)|subscribers? only"
    r"|unlock this article"
    r"|this (?:article|story|content|post) is (?:only |exclusively )?(?:available )?(?:for|to) (?:paid |paying )?"
    r"(?:subscribers|members|premium)"
    r"|remaining free articles|you(?:'|’)ve (?:read|reached) your|free articles? (?:left|remaining|this month)"
    r"|start your (?:free )?(?:trial|subscription)|jetzt (?:weiterlesen|abonnieren|freischalten)|weiterlesen mit"
    r"|(?:nur )?für abonnenten|mit (?:\w+ ?\+|plus) weiterlesen|bereits abonnent|(?:article"
    r"|contenu) (?:est )?réservé aux abonnés"
    r"|il vous reste [\d.,]+ ?% |la suite est réservée|déjà abonné|abonnez-vous pour"
    r"|(?:contenido|artículo) (?:exclusivo )?(?:para|solo) suscriptores|suscríbete para|ya (?:eres|soy) suscriptor"
    r"|contenuto riservato agli abbonati|abbonati per (?:continuare|leggere)|voor abonnees|logga in för att läsa"
    r"|tylko dla subskrybentów|assine para (?:continuar|ler)|exclusivo para assinantes"
    r"|только для подписчиков|оформите подписку|читать полностью по подписке|للمشتركين فقط|اشترك (?:الآن )?لمتابعة"
    r"|会員限定|有料(?:会員|記事)|続きをお読み|付费(?:阅读|内容|文章|会员)|(?:会员|订阅者)(?:专享|专属)|订阅后(?:即可)?(?:阅读|查看|继续)|訂閱後|付費(?:閱讀|內容)"
    r"|유료 ?(?:회원|기사|구독)|구독자 ?전용|(?:구독|로그인)(?:하시면| 후| 하고)"
)
_GONE = re.compile(
    r"^(?:(?:error )?(?:404|410)\b|page (?:not found|unavailable|introuvable|non trouvée)|not found"
    r"|this page (?:does not|doesn.t"
    r"|is no longer)|sorry, (?:we|this page)|seite nicht gefunden|página no encontrada|pagina (?:non trovata"
    r"|niet gevonden))"
)
_BLOCKED = re.compile(
    r"enable javascript|please turn javascript on|checking your browser|verify (?:that )?you are (?:a )?human"
    r"|just a moment"
    r"|access denied|are you a robot|captcha|unusual traffic|request (?:was )?blocked|ddos protection"
)
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_A_SYLLABLE = 2
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")

NOTES: dict[Label, str] = {
    "summary": "only the feed's summary",
    "paywalled": "the rest is for subscribers",
    "partial": "the page gives only a part",
    "consent": "the page asks for consent first",
    "not-article": "no article found on the page",
    "gone": "the page is no longer there",
}
LISTING_NOTE = "the page lists several stories"
BLOCKED_NOTE = "the page wants a browser: it asks for JavaScript or a check"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows beside the blocks that were taken from it.

    `around` are the texts of the blocks not taken; `free` is `isAccessibleForFree`, None if unsaid; `promised` is how
    many characters the page says that the article has, 0 if unsaid; `declared` whether it calls itself an article;
    `scattered` whether what was taken stands in many places, as on a front page.
    """

    title: str = ""
    around: Sequence[str] = ()
    free: bool | None = None
    promised: int = 0
    declared: bool = False
    scattered: bool = False


def judge(blocks: Sequence[Block], signs: Signs) -> tuple[Label, str]:
    """The label of a page and, unless it is full, the reason."""
    body = " ".join(block.text for block in blocks if block.kind not in ("image", "embed")).lower()
    length = _letters(body) + sum(len(cell) for block in blocks for row in block.rows for cell in row)
    if length < _LONG and _GONE.search(signs.title.lower()):
        return _labelled("gone")
    if length < _SHORT and (_BLOCKED.search(signs.title.lower()) or _says(_BLOCKED, signs.around)):
        return "not-article", BLOCKED_NOTE
    if _is_consent_wall(body, length, signs):
        return _labelled("consent")
    if _is_walled(body, length, signs):
        return _labelled("paywalled")
    if length >= _SOMETHING and (signs.promised > 1.5 * length + 400 or (length < _LONG and _CUT.search(body))):
        return _labelled("partial")
    if length < _SHORT and not (signs.declared and length >= _SOMETHING):
        return _labelled("not-article")
    if signs.scattered and not signs.declared:
        return "not-article", LISTING_NOTE
    return "full", ""


def without_offer(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` of a paywalled page less what it says of its wall at their end, unless that is all it says."""
    end = len(blocks)
    while end and _is_offer(blocks[end - 1]):
        end -= 1
    return tuple(blocks[:end] or blocks)


def _is_offer(block: Block) -> bool:
    return block.kind in ("paragraph", "heading") and _letters(block.text) <= _SHORT and _says(_WALL, [block.text])


def _letters(text: str) -> int:
    """The characters of `text`, one that stands for a syllable or a word counted as the letters it would take."""
    return len(text) if text.isascii() else len(text) + (_A_SYLLABLE - 1) * len(_SYLLABLE.findall(text))


def _is_consent_wall(body: str, length: int, signs: Signs) -> bool:
    """Whether a page asks for consent first: it says nothing else."""
    if length < _SHORT and (_says(_CONSENT, signs.around) or asks_for_consent(" ".join(signs.around).lower(), False)):
        return True
    return (length < _LONG and _CONSENT.search(body) is not None) or asks_for_consent(body, signs.declared)


def _is_walled(body: str, length: int, signs: Signs) -> bool:
    """Whether the rest is behind a paywall: the page says so, and what it gave is short."""
    if signs.free is False and signs.promised <= 1.25 * length + 200:
        return length < 2 * _LONG or _says(_WALL, signs.around)
    if length >= _LONG:
        return False
    return (length < _MIDDLING or _CUT.search(body) is not None) and _says(_WALL, (*signs.around, body))


def _says(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    return any(pattern.search(text.lower()) for text in texts if len(text) < _LONG)


def _labelled(label: Label) -> tuple[Label, str]:
    return label, NOTES[label]
