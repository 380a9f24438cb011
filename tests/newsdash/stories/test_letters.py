"""The letters of a title."""

from __future__ import annotations

from newsdash.stories.letters import letters


def test_forms_and_compounds_of_a_word_share_runs_of_letters() -> None:
    assert letters("Rentenreform") & letters("Rente")
    assert letters("Élysée") == letters("elysee")
    assert not letters("Tunnel") & letters("Bread")


def test_a_word_keeps_its_own_letters_and_a_short_one_is_a_run_itself() -> None:
    assert letters("a b") == {" a ", " b "}
    assert letters("ab cd") == {" ab ", " cd "}
    assert letters("…") == frozenset()
