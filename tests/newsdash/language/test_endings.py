"""Forms of one word meet in every language that has a list of stop words."""

from __future__ import annotations

import pytest

from newsdash.language.stopwords import has_list
from newsdash.language.words import has_stemmer, phrase_stem, stem, words

FORMS = {
    "bg": ("президент президента президентът", "избори изборите", "правителство правителството"),
    "cs": ("vláda vlády vládě vládou", "ministr ministra ministři ministrem"),
    "hr": ("vlada vlade vladi", "ministar ministra ministri"),
    "lv": ("valdība valdības valdību", "prezidents prezidenta prezidentu", "vēlēšanas vēlēšanu"),
    "pl": ("strajk strajku strajki strajkiem", "ministra ministrem"),
    "sk": ("vláda vlády vláde", "ministra ministri"),
    "sl": ("vlada vlade vladi vlado", "predsednik predsednika predsedniku"),
    "uk": ("президент президента президентом", "вибори виборів виборах", "український українські українською"),
}


@pytest.mark.parametrize("language", FORMS)
def test_forms_of_a_word_meet(language: str) -> None:
    for forms in FORMS[language]:
        assert len({phrase_stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize("language", FORMS)
def test_other_words_do_not(language: str) -> None:
    stems = [phrase_stem(forms.split()[0], language) for forms in FORMS[language]]
    assert len(set(stems)) == len(stems)


def test_what_is_short_is_left_as_it_is() -> None:
    assert [stem(word, "uk") for word in words("рада мова США")] == ["рада", "мова", "сша"]


@pytest.mark.parametrize("language", [*FORMS, "fa", "lt", "ru", "en", "hu", "el"])
def test_each_language_with_stop_words_has_its_forms_known(language: str) -> None:
    assert has_list(language)
    assert has_stemmer(language)
