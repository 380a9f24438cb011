"""Which of an article's first sentences is about what its title names: the first, or one further on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from newsdash.articles.asides import is_aside, is_note, is_slogan
from newsdash.language.words import apart, fold, words

# Words of fewer letters say little of what a title is about, and forms of one word share so many.
_TELLING, _SHARED = 4, 6
# What says what the article does counts as so many of the title's words.
_AS_MANY = 2
_NAME = 4
# A shorter sentence is hardly what a story is about, and a longer one is several.
_LEAST_SENTENCE, _MOST_SENTENCE = 50, 300
# Where the first has some of the title's words, only one of so many sentences can be better.
_SOON, _FIRST_SENTENCES = 6, 12
# and after so many it takes one more of them.
_AT_ONCE = 5
# Of the words that say little those that have so many letters, folded.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """thought thoughts been best come does done down each even from gets give good have here into just keep know
        less like look made make many more most much must need next only over part says same some such
        take tell than that them then they this time upon very want well were what when whom will with
        work year your news post aber alle auch beim bald dann dass dein denn dies doch eine euch habe
        hast hier ihre kann mehr muss nach nein oder ohne sehr seid sein sich sind soll uber viel wann
        ware weil wenn wird wurd aura avec bien cela dans deux elle elles etre fait leur mais nous pour
        plus quel quoi sans sera sont sous tout tous tres vers vous como dice esta este esto hace para
        pero todo unas unos voce ainda pela pelo anche ecco hanno sono about above after again against
        another around because before behind being between could doing during every everything first going
        great having never other should since something still their there these thing things think those
        through today under until using where which while whose without would years aller allem alles
        dabei damit dazu deine denen diese dieser dieses durch einem einen einer eines etwas gegen haben
        heute jetzt kommt macht nicht noch schon seine seinem seinen unter werden wieder wurde zwischen
        alors apres aussi autre autres avant cette comme contre depuis encore entre leurs moins notre
        parce pourquoi quand selon toujours toute toutes votre ahora antes aunque contra cuando desde
        donde hasta nuestra nuestro porque sobre tambien todas todos agora assim depois mesmo muito pelos
        pelas quando tambem ancora contro della delle dopo dalla degli nella nelle perche questa questo
        sempre senza sulla andere door meer naar niet waarom wordt zijn january february march april june
        july august september october november december monday tuesday wednesday thursday friday saturday
        sunday week weekly weekend januar februar marz juni juli oktober dezember montag dienstag mittwoch
        donnerstag freitag samstag sonntag woche janvier fevrier mars avril juin juillet aout octobre
        novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche semaine enero febrero marzo
        abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves
        viernes sabado domingo semana""",
    )
)
# What tells of itself: "In this post we look at", "This paper proposes", "Here we show".
_WORK = (
    r"(?:articles?|post|paper|study|essay|episode|report|tutorial|guide|column|podcast|video|talk|interview|note|work"
    r"|series|edition|issue|book)"
)
_TELLS = (
    r"(?:describes|explains|explores|proposes|presents|shows|examines|investigates|discusses|reviews|looks at|covers"
    r"|argues|introduces|reports|is about|considers)"
)
# What follows the first word of such a sentence, for each word that may be it.
_TOLD_OF = {
    "in": rf" (?:(?:this|today[’']s) {_WORK}\b,? (?!series)|this (?:week|month)[’']s\b"
    r"|diese[mr] (?:artikel|beitrag|folge|studie|arbeit|episode)\b"
    r"|questo (?:articolo|episodio|studio|lavoro)\b|dit (?:artikel|onderzoek)\b)",
    "this": rf" (?:{_WORK} {_TELLS}\b|is an? (?:\w+ )?{_WORK} (?:about|on|of|for)\b"
    r"|(?:week|time|month),? (?:on|we|in)\b)",
    "here": r",? (?:we|i) (?!go\b|are\b|am\b|come\b)",
    "topics": r" of discussion include\b",
    "join": r" (?:us|me) as we\b",
    "on": r" this (?:week|month)[’']s\b",
    "diese": r" woche (?:geht|sind|ist|haben)\b",
    "dieser": r" (?:artikel|beitrag) (?:beschreibt|erklärt|zeigt|stellt)\b",
    "dans": r" cet(?:te)? (?:article|étude|épisode|billet)\b",
    "cet": r" article (?:décrit|explique|présente|montre)\b",
    "en": r" este (?:artículo|episodio|estudio|trabajo)\b",
    "este": r" (?:artículo (?:describe|explica|presenta|analiza)|artigo (?:descreve|explica|apresenta|analisa))\b",
    "neste": r" (?:artigo|episódio|estudo|trabalho)\b",
    "в": r" этой (?:статье|работе)\b",
    "w": r" tym (?:artykule|odcinku)\b",
}
# What points back to a sentence that would not be shown: words that it begins with, and phrases.
_LEANING = frozenset(
    re.findall(
        r"\S+",
        """it its it's he she they his her their them but and or so yet however also then thus this that those these
        such let's plus likewise similarly instead therefore moreover furthermore meanwhile otherwise
        normally besides because nor er sie es aber und doch oder dies denn auch außerdem zudem trotzdem
        dennoch deshalb daher dadurch allerdings jedoch vielleicht normalerweise il elle ils elles mais et
        ou cela cependant ainsi donc aussi él ella ellos pero ese esa esto además asimismo también ele ela
        eles mas isso também ma però egli inoltre hij zij maar en het ook toch daarom echter desondanks он
        она они но и это""",
    )
)
_QUOTES = tuple('"“„«»')
_LEANS = re.compile(
    r"(?:\w+ like (?:this|these|that)|the following|with that|one more|de plus|além disso"
    r"|(?:[\w’'-]+,? ){1,3}(?:however|he|she|his|her|they|their|them))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\W*([^\W\d_]+(?:['’][^\W\d_]+)?)")
# "Back in June they won. Of late they have lost again."
_THEN = re.compile(
    r"(?:back in|in (?:19|20)\d\d|years ago|last year|once upon|vor \w+ jahren|früher|il y a|hace|há|anni fa)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?:now|today|of late|lately|recently|yesterday|this (?:week|month|year|morning)|last (?:week|month|night)|jetzt"
    r"|heute|nun|seit|aujourd[’']hui|ahora|hoy|agora|hoje|oggi|ora|nu|vandaag)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:is|was|has been|holds|serves as)\b.{0,80}\b(?:professor|chair|faculty|fellow|author|founder|director"
    r"|researcher|scientist|lecturer|student)\b",
    re.IGNORECASE,
)


def telling(title: frozenset[str], outlet: str) -> frozenset[str]:
    """The beginnings of those of a title's folded words that say what it is about, and not where it stands."""
    ours = _names(outlet)
    return frozenset(
        word[:_SHARED]
        for word in title
        if len(word) >= _TELLING and word not in _COMMON and word not in ours and not word.isdecimal()
    )


@lru_cache(maxsize=64)
def _names(outlet: str) -> frozenset[str]:
    return frozenset(words(outlet))


def tells_of_speaker(sentence: str) -> bool:
    """Whether `sentence` tells who somebody is, as a lecturer is introduced."""
    return _SPEAKER.search(sentence) is not None


def from_subject(sentences: Iterator[str], about: frozenset[str], known: frozenset[str]) -> str:
    """The first `sentences` from where they are about the title; what they begin with has the words `known` of it.

    '' where that is the first: a later one has to stand alone and to have at least two of the title's words besides, or
    to say what the article does, which counts as two.
    """
    told = list(islice(sentences, _SOON if known else _FIRST_SENTENCES))
    if len(told) > 1 and _THEN.match(told[0]) and _NOW.match(told[1]):
        return " ".join(told[1:])
    sole = len(about) == 1 and len(min(about)) == _SHARED
    best, place = len(known) + (len(known) > 1), 0
    for at, sentence in enumerate(told[1:], 1):
        best += at == _AT_ONCE and bool(known) and not place
        if not _LEAST_SENTENCE <= len(sentence) <= _MOST_SENTENCE:
            continue
        has = shared(sentence, about)
        tells = _AS_MANY if _tells_of_itself(sentence) else 0
        if len(has) + tells > best and _stands_alone(sentence, bool(tells)):
            # One word is enough where the title has no other, or where it is a name and not far.
            enough = sole or len(has - known) + tells >= _AS_MANY
            if enough or (has and not known and at < _AT_ONCE and _names_one(sentence, has)):
                best, place = len(has) + tells, at
    return " ".join(told[place:]) if place else ""


def _tells_of_itself(sentence: str) -> bool:
    first = _FIRST.match(sentence)
    after = _told_after(first.group(1).lower()) if first else None
    return first is not None and after is not None and after.match(sentence, first.end()) is not None


@lru_cache(maxsize=1024)
def _told_after(word: str) -> re.Pattern[str] | None:
    return re.compile(_TOLD_OF[word], re.IGNORECASE) if word in _TOLD_OF else None


def _stands_alone(sentence: str, tells: bool) -> bool:
    if sentence[0] in _QUOTES or tells_of_speaker(sentence) or (not tells and _leans(sentence)):
        return False
    return not (is_note(sentence) or is_aside(sentence) or is_slogan(sentence, words(sentence)))


def _names_one(sentence: str, has: frozenset[str]) -> bool:
    own = (word for word in apart(sentence) if word[:1].isupper())
    return any(len(word) >= _NAME and fold(word)[:_SHARED] in has for word in own)


def _leans(sentence: str) -> bool:
    first = _FIRST.match(sentence)
    if first and first.group(1).lower().replace("’", "'") in _LEANING:
        return True
    return _LEANS.match(sentence) is not None


def shared(text: str, about: frozenset[str]) -> frozenset[str]:
    """Those of `about` that a word of `text` begins with."""
    folded = fold(text)
    # Most sentences hold none: one look tells.
    if not any(beginning in folded for beginning in about):
        return frozenset()
    return about.intersection(word[:_SHARED] for word in apart(folded) if len(word) >= _TELLING)
