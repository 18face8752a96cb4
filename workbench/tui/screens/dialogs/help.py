"""What the keys do, for the pane that has the focus."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode

from workbench.i18n import _
from workbench.tui import paint
from workbench.tui.keys import VERDICTS, key
from workbench.tui.screens.dialogs.base import Dialog
from workbench.tui.widgets.panes import Pane

if TYPE_CHECKING:
    from textual.screen import Screen

_VERDICTS = key(
    "verdict", "1", "", _("verdict"), _("A label of the active scale, then on to the next claim")
)


class HelpDialog(Dialog[None]):
    """Says what the focused pane is, then lists every key that does something now."""

    AUTO_FOCUS = "Pane"

    def __init__(self, screen: "Screen[object]") -> None:
        super().__init__(_("Help"))
        self.add_class("-tall")
        self._parts = _about(screen) + _keys(screen)

    def content(self) -> ComposeResult:
        """One scrolling text."""
        yield Pane()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(Pane).put(paint.lines(self._parts))


def _about(screen: "Screen[object]") -> list[Content]:
    """The sentences on the focused pane and on the screen."""
    nodes: list[DOMNode] = [screen.focused] if screen.focused is not None else []
    said: list[Content] = []
    for node in (*nodes, screen):
        if node.HELP:
            said += [Content(node.HELP), Content("")]
    return said


def _keys(screen: "Screen[object]") -> list[Content]:
    """One row for each binding: its keys, what it is called, and its sentence."""
    keys: dict[str, tuple[Binding, list[str]]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.id or binding.system or not active.enabled:
            continue
        if binding.group is VERDICTS:
            keys["verdict.1"] = (_VERDICTS, [f"1–{binding.key}"])
            continue
        shown = screen.app.get_key_display(binding)
        keys.setdefault(binding.id, (binding, []))[1].append(shown)
    order: tuple[str, ...] = getattr(screen, "HINTS", ())
    named = [name for name in order if name in keys]
    named += [name for name in keys if name not in order]
    rows = [(" ".join(keys[name][1]), keys[name][0]) for name in named]
    wide = max((cell_len(shown) for shown, _binding in rows), default=0)
    names = max((cell_len(binding.description) for _shown, binding in rows), default=0)
    return [
        paint.assemble(
            (f"{shown}{' ' * (wide - cell_len(shown))}  ", "bold $primary"),
            binding.description + " " * (names - cell_len(binding.description)),
            (f"  {binding.tooltip}", paint.MUTED),
        )
        for shown, binding in rows
    ]
