"""Every key, setting, command and filter operator is documented, and what is documented exists."""

from __future__ import annotations

import importlib
import pkgutil
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
import widgets
from newsdash.commands.arguments import STAGES, _parser
from newsdash.config import FeedSettings, General, Screen
from newsdash.keymap import IDS as IDS_OF_CONFIG
from newsdash.query import FIELDS, STATES, parse

DOCS = Path(__file__).parents[2] / "docs"
OPERATORS = ("OR", '"rail strike"', "-football", "(rail OR bus)", "/rail.*strike/")


def document(name: str) -> str:
    """A file of docs/."""
    return (DOCS / name).read_text("utf-8")


def named(text: str) -> set[str]:
    """What `text` sets in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def bindings() -> Iterator[Binding]:
    """Every binding with an id, of every screen and widget that is newsdash's own."""
    for package in (tui, widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.name:
                    yield from (b for b in vars(value).get("BINDINGS", ()) if isinstance(b, Binding) and b.id)


def commands() -> dict[str, ArgumentParser]:
    """The commands by name."""
    (action,) = (a for a in _parser()._actions if isinstance(a, _SubParsersAction))
    return dict(action.choices)


IDS = sorted({str(binding.id) for binding in bindings()})


def test_bindings_are_found() -> None:
    assert {"filter", "list.down", "article.page-down", "cloud.choose", "feeds.add", "welcome.demo"} <= set(IDS)


@pytest.mark.parametrize("id", [id for id in IDS if not id.startswith("digit.")])
def test_a_key_is_documented_by_its_id(id: str) -> None:
    assert id in named(document("keys.md"))


def test_the_configuration_knows_the_ids_that_there_are() -> None:
    assert sorted(IDS_OF_CONFIG) == IDS


def test_every_id_that_is_documented_exists() -> None:
    rows = re.findall(r"^\|.*`([a-z]+(?:[.-][a-z-]+)+)`", document("keys.md"), re.MULTILINE)
    assert set(rows) <= set(IDS)


@pytest.mark.parametrize(("table", "settings"), [("general", General), ("screen", Screen), ("[feed]", FeedSettings)])
def test_a_setting_is_documented_in_its_table(table: str, settings: type) -> None:
    _, _, section = document("configuration.md").partition(f"## `[{table}]`")
    section = section.partition("\n## ")[0]
    rows = set(re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE))
    assert rows == {field.name for field in fields(settings)}


def test_the_example_of_the_configuration_is_understood() -> None:
    from newsdash.settings import read

    for example in re.findall(r"```toml\n(.*?)```", document("configuration.md"), re.DOTALL):
        read(example, DOCS / "configuration.md")


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_is_documented_with_all_its_options(name: str) -> None:
    text = document("commands.md")
    assert f"newsdash {name}" in text
    for action in commands()[name]._actions:
        for option in action.option_strings:
            assert option in ("-h", "--help") or option in text, f"{name} {option}"


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_of_inspect_is_documented(stage: str) -> None:
    assert stage in named(document("commands.md"))


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_field_of_the_filter_is_documented(field: str) -> None:
    assert any(piece.startswith(f"{field}:") for piece in named(document("filtering.md")))


@pytest.mark.parametrize("state", STATES)
def test_a_state_of_the_filter_is_documented(state: str) -> None:
    assert f"is:{state}" in named(document("filtering.md"))


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_of_the_filter_is_documented(operator: str) -> None:
    assert any(operator in piece for piece in named(document("filtering.md")))


def test_the_filters_that_are_documented_are_understood() -> None:
    rows = re.findall(r"^\| `([^`\n]+)` \|", document("filtering.md"), re.MULTILINE)
    assert len(rows) > 10
    for example in rows:
        parse(example)
