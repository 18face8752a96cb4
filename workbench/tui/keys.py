"""Key bindings: every one has an id, which the settings file may give other keys."""

from textual.binding import Binding

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
