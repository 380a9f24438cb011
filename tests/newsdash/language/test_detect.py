"""The language of a text, with and without what the publisher claims."""

from __future__ import annotations

import pytest

from newsdash.language.detect import detect, language_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council agreed on a new budget after a long night of talks.", "en"),
        ("Le conseil municipal a adopté un nouveau budget après une longue nuit.", "fr"),
        ("O conselho aprovou um novo orçamento depois de uma longa noite.", "pt"),
        ("Der Stadtrat hat nach einer langen Nacht einen neuen Haushalt beschlossen.", "de"),
        ("市议会经过一夜的讨论通过了新的预算，并且宣布了明年的计划。", "zh"),
    ],
)
def test_a_sentence_is_enough_to_tell(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_few_letters_leave_it_to_the_publisher() -> None:
    assert detect("Storm hits", "pt-BR") == "pt"
    assert detect("123 – 456") == ""


def test_a_wrong_claim_does_not_win_over_a_long_text() -> None:
    text = "Le conseil municipal a adopté un nouveau budget après une longue nuit de débats. " * 5
    assert detect(text, "en") == "fr"


def test_a_claim_decides_between_near_languages() -> None:
    assert detect("Ny regering etter valget i dag", "nb-NO") == "no"


@pytest.mark.parametrize(("tag", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("NB", "no"), ("", ""), ("x-none", "")])
def test_a_language_tag_is_cut_to_its_language(tag: str, code: str) -> None:
    assert language_code(tag) == code
