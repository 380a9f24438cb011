"""The palette: every action of the dashboard by name, with the key that does it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from tui.keynames import key_name, what_it_does

# Digits are typed, and Textual's own moves and copying are done by keys of ours.
_NOT_OFFERED = ("digit", "app.command_palette", "app.focus_", "screen.copy_text")


class DashboardCommands(Provider):
    """Offers what the keys of the screen below the palette do."""

    async def discover(self) -> Hits:
        for name, binding in self._commands():
            yield DiscoveryHit(name, partial(self._do, binding), help=_help(binding))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, binding in self._commands():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), partial(self._do, binding), help=_help(binding))

    def _commands(self) -> Iterator[tuple[str, Binding]]:
        seen: set[str] = set()
        # Moves are not what anybody looks for here: they come last.
        for active in sorted(self.screen.active_bindings.values(), key=lambda active: active.node is not self.screen):
            binding = active.binding
            name = what_it_does(binding)
            if name and binding.action not in seen and not binding.action.startswith(_NOT_OFFERED):
                seen.add(binding.action)
                yield name, binding

    async def _do(self, binding: Binding) -> None:
        focused = self.screen.focused
        await self.app.run_action(binding.action, self.screen if focused is None else self._owner(binding))

    def _owner(self, binding: Binding) -> DOMNode:
        for active in self.screen.active_bindings.values():
            if active.binding is binding:
                return active.node
        return self.screen


def _help(binding: Binding) -> str:
    return key_name(binding.key)
