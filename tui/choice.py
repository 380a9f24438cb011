"""Something to choose in a picker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """Its name as it is shown, and what choosing it means."""

    name: str
    value: Value
