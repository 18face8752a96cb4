"""The line at the bottom: the keys that do something here, as the settings have them."""

from collections.abc import Iterator

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from workbench.i18n import _
from workbench.tui.keys import VERDICTS

_GAP = "  "


class KeyLine(Static):
    """As many hints as fit, help always among them; a click does what the key does."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._actions: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow what the keys mean where the focus is."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        """The hints, the ones that do not fit left out."""
        hints = list(self._hints())
        width = self.size.width
        helping = [hint for hint in hints if hint[2] == "app.help"]
        used = sum(len(shown) + len(said) + 1 for shown, said, _name, _action in helping)
        parts: list[tuple[str, str] | str] = []
        self._actions = []
        left = 0
        for shown, said, name, action in [*(h for h in hints if h not in helping), *helping]:
            cells = Content(f"{shown} {said}").cell_length
            if name != "app.help" and left + cells + len(_GAP) + used > width:
                continue
            left += cells + len(_GAP)
            parts += [(shown, "bold $primary"), (f" {said}", "$text-muted"), _GAP]
            self._actions.append((left, action))
        return Content.assemble(*parts)

    def _hints(self) -> Iterator[tuple[str, str, str, str]]:
        """Keys, what they do, binding id and action, in the order they are bound."""
        told: set[str] = set()
        bindings = [
            active.binding for active in self.screen.active_bindings.values() if active.enabled
        ]
        for binding in bindings:
            name = binding.id or binding.action
            if not binding.show or name in told:
                continue
            if binding.group is VERDICTS:
                if VERDICTS.description not in told:
                    told.add(VERDICTS.description)
                    yield f"1–{self._verdicts(bindings)}", _("verdict"), name, ""
                continue
            told.add(name)
            yield self.app.get_key_display(binding), binding.description, name, binding.action

    @staticmethod
    def _verdicts(bindings: list[Binding]) -> int:
        return sum(binding.group is VERDICTS for binding in bindings)

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        action = next((action for right, action in self._actions if offset.x < right), "")
        if action:
            await self.screen.run_action(action)
