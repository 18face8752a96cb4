"""The line at the bottom: the keys that do something here, as the settings have them."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from workbench.tui import paint
from workbench.tui.keys import VERDICTS

_GAP = "  "
_FIRST_VERDICT = "verdict.1"

Hint = tuple[str, str, str, str]
"""Key, what it does, id of the binding, action."""


class KeyLine(Static):
    """As many hints as fit, help always among them; a click does what the key does."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._actions: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow what the keys mean where the focus is."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        """The hints in the order that the screen gives; the last ones make room for help."""
        hints = list(self._hints())
        helping = [hint for hint in hints if hint[2] == "app.help"]
        room = self.size.width - sum(_cells(hint) for hint in helping)
        parts: list[tuple[str, str] | str] = []
        self._actions = []
        left = 0
        for hint in [*(h for h in hints if h not in helping), *helping]:
            if hint not in helping and left + _cells(hint) > room:
                continue
            shown, said, _name, action = hint
            left += _cells(hint)
            parts += [(shown, "bold $primary"), (f" {said}", paint.MUTED), _GAP]
            self._actions.append((left, action))
        return Content.assemble(*parts)

    def _hints(self) -> Iterator[Hint]:
        """Those of the screen's bindings that are meant to be shown and do something now."""
        bindings: dict[str, Binding] = {}
        verdicts = 0
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.show:
                verdicts += binding.group is VERDICTS
                bindings.setdefault(binding.id or binding.action, binding)
        order: tuple[str, ...] = getattr(self.screen, "HINTS", ())
        for name in (*order, *(name for name in bindings if name not in order)):
            found = bindings.get(name)
            if found is None or (found.group is VERDICTS and name != _FIRST_VERDICT):
                continue
            shown = self.app.get_key_display(found)
            action = found.action
            if name == _FIRST_VERDICT:
                shown, action = f"{shown}–{verdicts}", ""
            yield shown, found.description, name, action

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        action = next((action for right, action in self._actions if offset.x < right), "")
        if action:
            await self.screen.run_action(action)


def _cells(hint: Hint) -> int:
    return cell_len(hint[0]) + 1 + cell_len(hint[1]) + len(_GAP)
