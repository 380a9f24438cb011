"""The headline in a title: without the outlet's name behind it and the label before it, which tell of no event.

"Show HN", "Opinion" and "Watch live" stand before a hundred events; what they have in common is the label alone.
"""

from __future__ import annotations

import re

from newsdash.language.words import words
from newsdash.stories.telling import Telling

_BREAK = re.compile(r"\s+[-–—|·•:»]+\s+")
# A label ends with a colon or a bar, or stands in brackets.
_LABEL = re.compile(r"\s*(?:\[([^\[\]]{2,24})\]|\(([^()]{2,24})\)|([^:|\[(]{2,32}?)\s*[:|])\s*(?=\S)")
_LABELS_SAID = {
    "en": "show hn|ask hn|tell hn|launch hn|opinion|comment|editorial|analysis|review|interview|podcast|listen|watch|"
    "watch live|live|live updates|live blog|as it happened|video|photos|in pictures|gallery|explainer|explained|"
    "factbox|fact check|timeline|quiz|letters|letters to the editor|letter|obituary|breaking|breaking news|exclusive|"
    "just in|update|updated|correction|recap|roundup|preview|report|study|poll|survey|column|essay|feature|profile|"
    "recipe|crossword|horoscope|sponsored|advertisement|press release",
    "de": "meinung|kommentar|analyse|leitartikel|glosse|kolumne|liveticker|ticker|eil|eilmeldung|exklusiv|rezension|"
    "kritik|bilder|fotostrecke|nachruf|faktencheck|ratgeber|portrat|umfrage|studie|anzeige",
    "fr": "tribune|edito|entretien|reportage|en direct|direct|en images|critique|portrait|enquete|decryptage|"
    "chronique|billet|exclusif|info|sondage|recette",
    "es": "tribuna|analisis|entrevista|en directo|en vivo|directo|fotos|en imagenes|critica|cronica|perfil|reportaje|"
    "exclusiva|ultima hora|encuesta|receta",
    "pt": "opiniao|ao vivo|exclusivo|sondagem",
    "it": "opinione|commento|editoriale|analisi|intervista|diretta|foto|recensione|esclusiva|sondaggio|ricetta",
}
_LABELS = frozenset("|".join(_LABELS_SAID.values()).split("|"))
_PERIODIC = re.compile(
    r".{2,20} (?:of the (?:day|week|month|year)|des (?:tages|monats|jahres)|der woche"
    r"|du (?:jour|mois)|de la semaine|del (?:dia|mes)|de la semana)"
)
# What a news outlet is called by, for the tail of a title that an aggregator hands on.
_PAPERS = (
    "news times post herald tribune gazette journal chronicle observer telegraph guardian independent mirror sun star "
    "mail express standard courier echo examiner inquirer dispatch bulletin register sentinel daily weekly magazine "
    "review reuters bloomberg bbc cnn cnbc nbc abc cbs npr pbs fox sky ap afp dpa zeitung nachrichten anzeiger "
    "tagblatt tageblatt rundschau kurier blatt presse figaro monde parisien liberation pais mundo diario periodico "
    "noticias jornal folha corriere repubblica gazzetta giornale tv radio fm"
)
_OUTLET = frozenset(_PAPERS.split())
_MOST_OUTLET_WORDS = 5


def headline(telling: Telling) -> str:
    """The title of `telling` without a label before it, nor the name of an outlet behind it ("… - The Daily")."""
    title = _without_outlet(telling)
    label = _LABEL.match(title)
    if label and _is_label(next(filter(None, label.groups()))):
        return title[label.end() :]
    return title


def _without_outlet(telling: Telling) -> str:
    title = telling.title
    breaks = list(_BREAK.finditer(title))
    if not breaks or not breaks[-1].start():
        return title
    tail_text = title[breaks[-1].end() :]
    outlet, tail = set(words(telling.source)), set(words(tail_text))
    if tail and outlet and (tail <= outlet or outlet <= tail):
        return title[: breaks[-1].start()]
    return title[: breaks[-1].start()] if _names_outlet(tail_text) else title


def _is_label(text: str) -> bool:
    folded = " ".join(words(text))
    return folded in _LABELS or _PERIODIC.fullmatch(folded) is not None


def _names_outlet(tail: str) -> bool:
    """Whether what stands behind the last dash is the name of an outlet: few words, the last one that of a paper."""
    parts = words(tail)
    return 0 < len(parts) <= _MOST_OUTLET_WORDS and parts[-1] in _OUTLET and tail.split()[-1][0].isupper()
