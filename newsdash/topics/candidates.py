"""Which phrases a text offers as its keys: YAKE's candidates and what is known of each. Heavy: workers only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter

from newsdash.language.detect import detect
from newsdash.language.news_words import calendar_words, news_words, roles
from newsdash.language.segments import UNSPACED, key_words
from newsdash.language.stopwords import has_list, listed
from newsdash.language.vague_words import is_vague
from newsdash.language.words import fold, phrase_stem, words
from newsdash.topics.casing import Casing
from newsdash.topics.phrases import Candidate, Proposal
from newsdash.topics.sentences import BREAK, paragraphs
from newsdash.topics.statistics import Ngram, Statistics

MAX_CANDIDATES = 200
MAX_TEXT = 24_000
# Inside a name these stand between its parts: "Bank of England", "Ministério da Saúde", "Ursula von der Leyen".
_PARTICLES = frozenset(
    (
        "of",
        "de",
        "du",
        "des",
        "da",
        "do",
        "das",
        "dos",
        "di",
        "del",
        "della",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "la",
    )
)
# Longer than any headline: a text that came without a title.
_MAX_TITLE = 300

_Sentences = list[list[str]]
_Unwanted = tuple[frozenset[str], frozenset[str]]


def propose(
    title: str,
    text: str,
    *,
    language: str = "",
    hint: str = "",
    outlet: str = "",
    author: str = "",
    categories: Sequence[str] = (),
) -> Proposal:
    """The candidates for key phrases of one article, best first, with the evidence `choose` weighs them by.

    `language` is ISO 639-1; where it is "", it is detected, `hint` being what feed or page claims. Outlet and author
    never become phrases; `categories` are the publisher's own tags and section: evidence for a phrase of the text,
    never a phrase by themselves.
    """
    if len(title) > _MAX_TITLE:
        title, text = "", f"{title}\n{text}"
    text = text[:MAX_TEXT]
    language = language or detect(f"{title}\n{text}", hint)
    cut = _unspaced if language in UNSPACED else paragraphs
    headline, body = cut(title, language), cut(text, language)
    reading = _Reading(headline, body, language, _unwanted(outlet, author))
    tagged = frozenset(phrase_stem(category, language) for category in categories)
    found = islice(reading.candidates(tagged), MAX_CANDIDATES)
    return Proposal(language, sum(map(len, (*headline, *body))), tuple(found))


def _unspaced(text: str, language: str) -> _Sentences:
    """The nouns of a text written without spaces, apart from each other: joined they would need the words between."""
    return [
        list(chain.from_iterable((word, BREAK) for word in sentence)) for sentence in key_words(text, language) or []
    ]


def _unwanted(outlet: str, author: str) -> _Unwanted:
    outlets = {" ".join(words(name)) for name in (outlet, outlet.partition(".")[0])}
    outlets |= {name.removeprefix("the ") for name in outlets}
    return frozenset(outlets - {""}), frozenset(words(author))


class _Reading:
    """One text being read for its phrases."""

    def __init__(self, headline: _Sentences, body: _Sentences, language: str, unwanted: _Unwanted) -> None:
        self.sentences = [*headline, *body]
        self.headlines = len(headline)
        self.language = language
        self.casing = Casing(self.sentences)
        if language in UNSPACED:
            self.casing.kept.update(chain.from_iterable(self.sentences))
        self.statistics = Statistics(self.sentences, listed(language), frozenset(self.casing.kept))
        self.names = [self.casing.names(sentence) for sentence in self.sentences]
        # Where nobody listed the words that say nothing, only names are safe to show.
        self.has_stopwords = has_list(language) or language in UNSPACED
        self.empty = news_words(language)
        self.calendar = calendar_words(language)
        self.roles = roles(language)
        self.outlets, self.byline = unwanted
        self.own = [self._own_names(sentence) for sentence in self.sentences]

    def _own_names(self, sentence: Sequence[str]) -> frozenset[int]:
        """Where in `sentence` the outlet names itself in several words."""
        names = [parts for name in self.outlets if len(parts := name.split(" ")) > 1]
        folded = [fold(word) for word in sentence] if names else []
        return frozenset(
            place
            for parts in names
            for first in range(len(folded) - len(parts) + 1)
            if folded[first : first + len(parts)] == parts
            for place in range(first, first + len(parts))
        )

    def candidates(self, tagged: Collection[str]) -> Iterator[Candidate]:
        """Every candidate, best first."""
        weighed = [(self.statistics.h(ngram), ngram) for ngram in self.statistics.ngrams.values() if ngram.valid]
        for h, ngram in sorted(weighed, key=itemgetter(0)):
            candidate = self._candidate(ngram, h, tagged)
            if candidate is not None:
                yield candidate

    def _candidate(self, ngram: Ngram, h: float, tagged: Collection[str]) -> Candidate | None:
        forms: Counter[str] = Counter()
        whole = named = 0
        for sentence, last in ngram.places:
            tokens, names = self.sentences[sentence], self.names[sentence]
            first = last - len(ngram.terms) + 1
            # Before any other form stands the one of running text: in a headline every word may be capitalised.
            forms[" ".join(tokens[first : last + 1])] += 1 if sentence < self.headlines else 3
            whole += not (self._is_cut(sentence, first, last) or self._names_outlet(sentence, first, last))
            named += all(names[first : last + 1])
        text = max(forms, key=forms.__getitem__)
        if not named and not self.has_stopwords:
            return None
        if not whole or self._is_empty(text, named > 0):
            return None
        stem = phrase_stem(text, self.language)
        named_mostly = named * 2 > len(ngram.places)
        vague = self._is_general(text, named_mostly)
        return Candidate(
            text=text,
            stem=stem,
            h=h,
            times=len(ngram.places),
            whole=whole,
            words=len(ngram.terms),
            name=named_mostly and not vague,
            title=ngram.places[0][0] < self.headlines,
            tagged=stem in tagged,
            vague=vague,
        )

    def _is_cut(self, sentence: int, first: int, last: int) -> bool:
        """Whether the tokens from `first` to `last` are only a part of a longer name."""
        names = self.names[sentence]
        tokens = self.sentences[sentence]
        if names[first]:
            if first > 0 and names[first - 1] and not self._introduces(tokens[first - 1], tokens[first]):
                return True
            if first > 1 and names[first - 2] and tokens[first - 1] in _PARTICLES:
                return True
        if names[last]:
            if last + 1 < len(names) and names[last + 1]:
                return True
            if last + 2 < len(names) and names[last + 2] and tokens[last + 1] in _PARTICLES:
                return True
        return False

    def _names_outlet(self, sentence: int, first: int, last: int) -> bool:
        own = self.own[sentence]
        return bool(own) and not own.isdisjoint(range(first, last + 1))

    def _introduces(self, token: str, following: str) -> bool:
        """Whether `token` says what the named one is: "President" before "Ann", not "Prime" before "Minister"."""
        return self._is_role(token) and not self._is_role(following)

    def _is_role(self, token: str) -> bool:
        return fold(token).rstrip(".") in self.roles

    def _is_empty(self, text: str, named: bool) -> bool:
        folded = fold(text)
        parts = words(text)
        if folded in self.outlets or (self.byline and self.byline.issuperset(parts)):
            return True
        if all(part in self.calendar or part.isdigit() for part in parts):
            return True
        if len(parts) > 1 and self._is_shard(text.split(" "), parts):
            return True
        if named and len(parts) > 1:
            return parts[0] in self.roles
        return parts[0] in self.empty or parts[-1] in self.empty

    def _is_shard(self, tokens: Sequence[str], parts: Sequence[str]) -> bool:
        """Whether several words are no phrase: a word twice, "Richard von", "11 Pro", "ADHD THURSDAY"."""
        count_of_things = tokens[0].isdigit() and not tokens[1].isupper()
        dateline = any(token.isupper() and fold(token) in self.calendar for token in tokens)
        return len(set(parts)) < len(parts) or tokens[-1] in _PARTICLES or count_of_things or dateline

    def _is_general(self, text: str, named: bool) -> bool:
        """Whether `text` is too general: one vague word, or several at whose ends one stands."""
        parts = fold(text).split(" ")
        if len(parts) == 1:
            return self._is_role(text) or (is_vague(parts[0], self.language) and not text.isupper())
        return not named and (is_vague(parts[0], self.language) or is_vague(parts[-1], self.language))
