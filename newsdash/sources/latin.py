"""Which encoding an unlabelled text in Latin letters has, told by whose letters its bytes would be in each."""

from __future__ import annotations

from collections import Counter

# The letters beyond A to Z of languages, by the encoding they were written in before Unicode; the commonest first.
_ALPHABETS = (
    ("cp1252", "äöüß"),
    ("cp1252", "éèêëàâçùûüôîïœæÿ"),
    ("cp1252", "áéíóúñüªº"),
    ("cp1252", "áàâãçéêíóôõúüªº"),
    ("cp1252", "àèéìíîòóùúªº"),
    ("cp1252", "åäöéü"),
    ("cp1252", "åæøéèêóòâôäöü"),
    ("cp1252", "áéëèïíóöüêûç"),
    ("cp1252", "àçéèíïóòúü"),
    ("cp1252", "áðéíóúýþæö"),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "ăâîşţ"),
    ("cp1250", "čćđšž"),
    ("cp1254", "çğıiöşüâîûİ"),
    ("cp1257", "ąčęėįšųūž"),
    ("cp1257", "āčēģīķļņšūž"),
    ("cp1257", "äõöüšž"),
)
_SIGNS = frozenset("“”„‘’‚‹›«»–—…•·€£§°©®™´¨¿¡½¼¾²³×\xa0\xad")
# So much of it has to fit: names from abroad do not, a text in another script does not at all.
_ENOUGH = 0.9


def encoding_of(body: bytes) -> str:
    """The encoding in which the bytes of `body` that are not ASCII are the letters of a language; '' if in none."""
    counts = Counter(byte for byte in body if byte > 0x7F)
    best, name = _ENOUGH * counts.total(), ""
    for encoding, alphabet in _ALPHABETS:
        own = {*alphabet, *alphabet.upper(), *_SIGNS}
        fitting = sum(n for byte, n in counts.items() if bytes((byte,)).decode(encoding, "replace") in own)
        if fitting > best:
            best, name = fitting, encoding
    return name
