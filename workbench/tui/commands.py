"""The command palette: every key's action of the screen behind it, by name."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from workbench.tui.keys import VERDICTS


class KeyCommands(Provider):
    """Offers what the keys of the screen do."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for binding in self._bindings():
            yield DiscoveryHit(
                Content(self._title(binding)), self._command(binding), help=binding.tooltip
            )

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for binding in self._bindings():
            title = f"{self._title(binding)} – {binding.tooltip}"
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), self._command(binding))

    def _bindings(self) -> Iterator[Binding]:
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.enabled and active.binding.id and not active.binding.system:
                found.setdefault(active.binding.id, active.binding)
        order: tuple[str, ...] = getattr(self.screen, "HINTS", ())
        hinted = [found[name] for name in order if name in found]
        others = [binding for name, binding in found.items() if name not in order]
        yield from (*hinted, *sorted(others, key=lambda binding: not binding.show))

    def _title(self, binding: Binding) -> str:
        number = f" {binding.key}" if binding.group is VERDICTS else ""
        keys = self.app.get_key_display(binding)
        return f"{binding.description}{number} ({keys})"

    def _command(self, binding: Binding) -> "_Command":
        return _Command(self, binding)


class _Command:
    """Does what a key does."""

    def __init__(self, provider: Provider, binding: Binding) -> None:
        self._screen = provider.screen
        self._action = binding.action

    async def __call__(self) -> None:
        await self._screen.run_action(self._action)
