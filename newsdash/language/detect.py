"""Which language a text is in: a trained classifier, steered by what feed and page say. Heavy: workers only."""

from __future__ import annotations

import re

MAX_TEXT = 2_000
# Under so many letters a classifier guesses; what the publisher says is the better witness then.
MIN_LETTERS = 20
_CODE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")
_NOT_LETTERS = re.compile(r"(?:https?://\S+|[\W\d_])+")
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi"}


def detect(text: str, hint: str = "") -> str:
    """The ISO 639-1 code of the language `text` is in, or "" if that cannot be told.

    `hint` is what feed or page claims ("en-GB"); it decides where the text is too short to tell, and where the
    classifier holds it for nearly as likely as its own first choice.
    """
    claimed = language_code(hint)
    letters = _NOT_LETTERS.sub(" ", text[:MAX_TEXT]).strip()
    if len(letters) < MIN_LETTERS:
        return claimed or (_by_classifier(letters) if len(letters) > MIN_LETTERS // 2 else "")
    return _by_classifier(letters, claimed)


def language_code(tag: str) -> str:
    """The ISO 639-1 code in a language tag such as "pt-BR" or "en_GB"; "" if there is none."""
    found = _CODE.match(tag.strip())
    code = found.group().lower() if found else ""
    return _ALIASES.get(code, code)


def _by_classifier(letters: str, claimed: str = "") -> str:
    import py3langid

    # The model also knows languages that have no two-letter code, and one class for "no language".
    ranked = [(code, score) for code, score in py3langid.rank(letters) if len(code) == 2]
    best, best_score = ranked[0]
    if claimed and claimed != best and len(letters) < 10 * MIN_LETTERS:
        score = dict(ranked).get(claimed)
        # Scores are log likelihoods; they grow with the length of the text.
        if score is not None and best_score - score < 0.1 * len(letters):
            return claimed
    return _ALIASES.get(best, str(best))
