"""Which phrases a text offers as its keys: YAKE's candidates and what is known of each. Heavy: workers only."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsdash.language.detect import detect
from newsdash.language.news_words import news_words, roles
from newsdash.language.stopwords import listed
from newsdash.language.words import fold, phrase_stem, words
from newsdash.topics.casing import Casing
from newsdash.topics.phrases import Candidate, Proposal
from newsdash.topics.sentences import paragraphs
from newsdash.topics.statistics import Ngram, Statistics

MAX_CANDIDATES = 200
MAX_TEXT = 24_000
# Languages written without spaces between words: without a segmenter no phrases rather than wrong ones.
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
# Longer than any headline: a text that came without a title.
_MAX_TITLE = 300


def propose(
    title: str,
    text: str,
    *,
    language: str = "",
    outlet: str = "",
    author: str = "",
    categories: Sequence[str] = (),
) -> Proposal:
    """The candidates for key phrases of one article, best first, with the evidence `choose` weighs them by.

    `language` is ISO 639-1, detected where it is "". Outlet and author never become phrases; `categories` are the
    publisher's own tags and section: evidence for a phrase of the text, never a phrase by themselves.
    """
    if len(title) > _MAX_TITLE:
        title, text = "", f"{title}\n{text}"
    text = text[:MAX_TEXT]
    language = language or detect(f"{title}\n{text}")
    if language in UNSPACED:
        return Proposal(language)
    headline, body = paragraphs(title), paragraphs(text)
    reading = _Reading(headline, body, language, _unwanted(outlet, author))
    tagged = frozenset(phrase_stem(category, language) for category in categories)
    found = sorted(reading.candidates(tagged), key=lambda candidate: candidate.h)
    return Proposal(language, sum(map(len, (*headline, *body))), tuple(found[:MAX_CANDIDATES]))


def _unwanted(outlet: str, author: str) -> tuple[frozenset[str], frozenset[str]]:
    outlets = {" ".join(words(outlet)), " ".join(words(outlet.partition(".")[0]))}
    outlets |= {name.removeprefix("the ") for name in outlets}
    return frozenset(outlets - {""}), frozenset(words(author))


class _Reading:
    """One text being read for its phrases."""

    def __init__(
        self,
        headline: Sequence[Sequence[str]],
        body: Sequence[Sequence[str]],
        language: str,
        unwanted: tuple[frozenset[str], frozenset[str]],
    ) -> None:
        self.sentences = [*headline, *body]
        self.headlines = len(headline)
        self.language = language
        self.casing = Casing(headline, body)
        self.statistics = Statistics(self.sentences, listed(language), frozenset(self.casing.kept))
        self.names = [[self._is_name(sentence, at) for at in range(len(sentence))] for sentence in self.sentences]
        self.empty = news_words(language)
        self.roles = roles(language)
        self.outlets, self.byline = unwanted

    def candidates(self, tagged: Collection[str]) -> list[Candidate]:
        found = []
        for ngram in self.statistics.ngrams.values():
            if ngram.valid:
                candidate = self._candidate(ngram, tagged)
                if candidate is not None:
                    found.append(candidate)
        return found

    def _candidate(self, ngram: Ngram, tagged: Collection[str]) -> Candidate | None:
        length = len(ngram.terms)
        forms: dict[str, int] = {}
        whole = named = 0
        for sentence, last in ngram.places:
            tokens, names = self.sentences[sentence], self.names[sentence]
            first = last - length + 1
            headline = sentence < self.headlines and self.casing.title_case
            form = " ".join(tokens[first : last + 1])
            forms[form] = forms.get(form, 0) + (1 if headline else 3)
            whole += not self._cut(names, first, last)
            named += all(names[first : last + 1])
        text = max(forms, key=lambda form: forms[form])
        if not whole or self._is_empty(text, named > 0):
            return None
        stem = phrase_stem(text, self.language)
        return Candidate(
            text=text,
            stem=stem,
            h=self.statistics.h(ngram),
            times=len(ngram.places),
            whole=whole,
            words=length,
            name=named * 2 > len(ngram.places),
            title=ngram.places[0][0] < self.headlines,
            tagged=stem in tagged,
        )

    def _is_name(self, sentence: Sequence[str], at: int) -> bool:
        token = sentence[at]
        if not token[0].isalnum():
            return False
        if self.casing.is_unknown(token) and at + 1 < len(sentence):
            # Only ever at a sentence's start: part of a name if a name follows it.
            return sentence[at + 1][0].isupper() and self.casing.is_name(sentence[at + 1])
        return self.casing.is_name(token)

    def _cut(self, names: Sequence[bool], first: int, last: int) -> bool:
        before = first > 0 and names[first - 1] and names[first]
        return before or (last + 1 < len(names) and names[last + 1] and names[last])

    def _is_empty(self, text: str, named: bool) -> bool:
        folded = fold(text)
        parts = words(text)
        if folded in self.outlets or (self.byline and self.byline.issuperset(parts)):
            return True
        if named and len(parts) > 1:
            return False
        return parts[0] in self.empty or parts[-1] in self.empty
