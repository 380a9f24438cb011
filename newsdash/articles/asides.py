"""Asides: sentences that are about the page, its series, its price or its readers, and not about the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

# A greeting is short; what begins like one and goes on says something.
_GREETING_LENGTH = 60
_SLOGAN = re.compile(
    r"(?:^|\b(?:to|please|and|must) )subscribe\b|\bsubscribe (?:to (?:our|my|the|this)|now|today|here|for|and|via|on)\b"
    r"|\b(?:sign up|log ?in|your (?:daily|trusted) source|breaking news,|get the latest"
    r"|latest (?:breaking )?news (?:and|from|,)"
    r"|all rights reserved|(?:enable|activate|requires?|without) javascript|javascript (?:is|must|seems|to be)"
    r"|(?:uses?|accept|enable|our) cookies|cookie (?:policy|settings|notice|consent)"
    r"|(?:our|free|daily|weekly|e-?mail) newsletters?|our privacy|abonnieren|abonnez|suscr[ií]b|iscriviti"
    r"|(?:use|with) (?:the )?(?:promo |offer |discount )?code (?-i:[A-Z]{2})\w*|your free trial"
    r"|(?:promo|gutschein|rabatt)code|code promo|código (?:promocional|de descuento)|codice sconto)\b|^sponsored by\b"
    r"|^join us (?:for|on|at|today|live)\b"
    r"|^(?:if you [^.,]{3,60}, )?(?:please|kindly|bitte) (?:contact|call|e-?mail|reply|visit|click|kontaktieren)\b",
    re.IGNORECASE,
)
# No slogan is without one of these words, and few lines hold any.
_SLOGAN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """subscribe sign log login your breaking latest reserved javascript cookie cookies newsletter newsletters
        privacy abonnieren abonnez suscrib iscriviti sponsored code trial join please kindly bitte
        promocode gutscheincode rabattcode promo codigo codice""",
    )
)
_PIECE = r"(?:articles?|stor(?:y|ies)|posts?|pieces?|essays?|entry|column|episode|instal+ment|part|review|chapter)"
_NTH = (
    r"(?:an?|the|another)(?: (?:first|second|third|fourth|fifth|sixth|last|final|latest|next|\d{1,2}(?:st|nd|rd|th)))?"
)
_OPEN = r"(?:(?:currently|now|only|also) )*(?:available|unlocked|free|behind|reserved|exclusive)"
_SMALL_CHANGE = (
    "(?:(?:an?|the|some|more|new) )?(?:notes?|links?|sections?|details|information|comments?|statements?|quotes?)"
)
_OURS = r"(?:an?|our|my|the|this)"
# What follows the first word of a note, for each word that may be it, in lower case: of labels, credits and what became
# of the page, which tell what the whole paragraph is;
_OF_PAGE = {
    ("http", "https"): "://",
    ("www",): r"\.",
    ("submitted",): " by",
    ("points", "image", "video", "correction", "disclosure", "disclaimer", "note", "hinweis", "anmerkung"): " ?:",
    ("nota", "remarque", "opmerking", "uwaga", "примечание"): " ?:",
    ("photo", "photograph"): "(?: by|:)",
    ("contact",): "(?: info(?:rmation)?)?:",
    ("editor", "editors"): "(?:[’']?s?[’']?) note",
    ("by",): r" (?:(?-i:[A-ZÀ-Þ][\w.'’-]+)[ ,]+|(?:(?-i:and)|&) ){2,}\(",
    ("article",): " (?:url:|réservé)",
    ("this",): " (?:(?:article|story|post|page|review) (?:was|is|has been) (?:\\w+ )?"
    "(?:updated|corrected|edited|amended|adapted|translated|republished|reprinted|published|commissioned)"
    "|(?:page|(?:web)?site) (?:contains|uses|requires|needs|works best|is best))",
    ("added", "corrected", "clarified", "updated"): f" {_SMALL_CHANGE}",
    ("we",): f"(?:[’']ve| have)? (?:added|corrected|clarified|updated) {_SMALL_CHANGE}",
    ("dieser", "diese"): " (?:artikel|beitrag|text|folge) (?:erschien|wurde)",
    ("cet",): " (?:article|épisode) a été",
    ("este", "esta"): " (?:artículo|artigo|texto|post) (?:fue|foi) (?:publicad|actualizad|atualizad)[oa]",
    ("questo", "questa"): " (?:articolo|post|puntata) è stat[oa]",
}
# and of what is said before the subject: a text's place among others, who may read it, what its writer asks of readers.
_ASIDES = {
    ("this",): rf" (?:is {_NTH} {_PIECE} (?:in|of) {_OURS}|is (?:a )?part \w+ (?:of|in)"
    rf"|{_PIECE} (?:is (?:an? |the )?(?:\w+ )?(?:part|excerpt)|belongs|continues)"
    rf"|{_PIECE} (?:is|are|will be) {_OPEN})",
    ("the",): rf" (?:full|whole|entire|following) {_PIECE} (?:is|are|will be) {_OPEN}",
    ("a",): rf" version of this {_PIECE}",
    ("to",): rf" (?:read|view|see|continue reading) (?:this|the|our) (?:(?:full|whole|entire|rest) )?{_PIECE}",
    ("in",): rf" (?:an?|my|our|the) (?:recent|previous|last|earlier|prior|first|second) {_PIECE}",
    ("part",): rf" \w+ (?:of|in) {_OURS}\b[^.!?]{{0,60}}series",
    ("dieser", "diese"): " (?:artikel|beitrag|text|folge) (?:ist (?:teil|der)|gehört)",
    ("im",): " (?:letzten|vorigen|ersten|zweiten) (?:artikel|beitrag|teil)",
    ("cet",): " (?:article|épisode) (?:fait|est une?)",
    ("dans",): " (?:une?|le|mon|notre) (?:précédent|dernier) (?:article|billet)",
    ("este", "esta"): " (?:artículo|artigo|texto|post) (?:es|é|forma|faz) (?:una |uma )?parte",
    ("questo", "questa"): " (?:articolo|post|puntata) fa parte",
    ("previously", "currently"): " (?:only )?available",
    ("only", "exclusively", "reserved", "exclusive"): r" (?:for|to) (?:\w+ )?(?:members|subscribers)",
    ("nur", "exklusiv"): r" für (?:abonnent|mitglieder)\w*",
    ("réservé", "contenu"): " (?:à nos |aux |réservé aux )?abonnés",
    ("contenido", "exclusivo"): " (?:exclusivo )?para (?:suscriptores|assinantes)",
    ("my", "our"): " (?:apologies|thanks to)",
    ("apologies",): " (?:for|to|in)",
    ("sorry",): " (?:for|about|that)",
    ("we",): rf" (?:have |[’']ve )?(?:seen|saw|looked|talked|discussed|covered)\b[^.]{{0,40}}"
    rf"\b(?:previous|last|earlier|first) {_PIECE}",
    ("i", "we"): "(?: (?:recently|already|previously|once) (?:wrote|posted|talked|blogged|covered|published)"
    "|(?:[’']m| am|[’']re| are) (?:so |very )?sorry (?:for|about|that))",
    ("thanks", "thank"): " (?:you|to|for|so)",
    ("many",): " thanks",
    ("spoiler",): " (?:alert|warning)",
    ("check", "see", "visit"): r" (?:out )?(?:www\.)?[\w-]+\.(?:com|org|net)",
    ("hol", "sichere", "sicher"): " dir jetzt",
    ("jetzt",): " (?:bestellen|kaufen|sichern)",
    ("preorder", "buy", "order", "shop"): " (?:now|it now|yours)",
}
_GREETINGS = frozenset(
    re.findall(
        r"\w+",
        """hi hey hello dear welcome herzlich greetings hallo liebe lieber moin willkommen bonjour salut chers
        chères bienvenue hola queridos bienvenidos bienvenidas bienvenido olá bem ciao benvenuti cari
        welkom hej välkommen привет здравствуйте дорогие merhaba cześć witajcie ahoj""",
    )
)
_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)")
_PAGE_WORDS, _ASIDE_WORDS = (frozenset(chain(*known)) for known in (_OF_PAGE, _ASIDES))
_FOOTNOTE = re.compile(r"(?:\*{1,3}|†|‡)\s?\w[^*]*$")


def is_note(line: str) -> bool:
    """Whether `line` begins as a note on the page, its series, its access or its readers, or as an address."""
    first = _FIRST_WORD.match(line)
    if not first:
        return False
    word = first.group(1).lower()
    return _FOOTNOTE.match(line) is not None or any(
        word in known and _after(word, of_page).match(line, first.end()) is not None
        for known, of_page in ((_PAGE_WORDS, True), (_ASIDE_WORDS, False))
    )


def may_be_aside(line: str) -> bool:
    """Whether `line` begins with a word that an aside may begin with: a quick look."""
    first = _FIRST_WORD.match(line)
    return first is not None and ((word := first.group(1).lower()) in _ASIDE_WORDS or word in _GREETINGS)


def is_aside(sentence: str) -> bool:
    """Whether `sentence` is said before the subject: a greeting, a note on the series, on access, or a call to buy."""
    first = _FIRST_WORD.match(sentence)
    if not first:
        return False
    word = first.group(1).lower()
    if word in _GREETINGS and len(sentence) <= _GREETING_LENGTH:
        return True
    return word in _ASIDE_WORDS and _after(word, False).match(sentence, first.end()) is not None


@lru_cache(maxsize=256)
def _after(word: str, of_page: bool) -> re.Pattern[str]:
    found = [rest for firsts, rest in (_OF_PAGE if of_page else _ASIDES).items() if word in firsts]
    return re.compile(rf"(?:{'|'.join(found)})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def is_slogan(line: str, own: Sequence[str]) -> bool:
    """Whether `line`, whose folded words are `own`, calls to subscribe, to buy or to log in."""
    return not _SLOGAN_WORDS.isdisjoint(own) and _SLOGAN.search(line) is not None
