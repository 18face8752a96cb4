"""Key bindings: every one has an id, which the settings file may give other keys."""

from textual.binding import Binding, BindingType

from workbench.i18n import _

VERDICTS = Binding.Group("verdict", compact=True)
"""The number keys, shown as one."""


def key(
    binding_id: str,
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    *,
    show: bool = True,
    group: Binding.Group | None = None,
) -> Binding:
    """A binding. `keys` are parted by commas; `tooltip` is the sentence that the help shows."""
    return Binding(
        keys, action, description, show=show, tooltip=tooltip, id=binding_id, group=group
    )


COMMON: list[BindingType] = [
    key("pane.next", "tab", "app.focus_next", _("pane"), _("To the next pane"), show=False),
    key(
        "pane.previous",
        "shift+tab",
        "app.focus_previous",
        _("pane before"),
        _("To the pane before"),
        show=False,
    ),
    key("known.search", "slash", "search", _("search"), _("Search the claims database")),
    key("app.help", "question_mark", "app.help", _("help"), _("What the keys do here")),
    key("app.quit", "q", "app.quit", _("quit"), _("Leave; everything is saved already")),
]
"""What every full screen has."""
