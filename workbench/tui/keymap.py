"""What the keymap of the settings gets wrong."""

from collections.abc import Iterator, Mapping

from textual.binding import Binding
from textual.dom import DOMNode

from workbench.i18n import _


def clashes(node: type[DOMNode], keymap: Mapping[str, str]) -> Iterator[str]:
    """One sentence for each key that the settings give to two actions of a screen.

    Textual's own check passes over bindings that have an id, which all of ours have.
    """
    taken: dict[str, Binding] = {}
    for binding in sorted(_bindings(node), key=lambda item: (item.id or "") not in keymap):
        keys = keymap.get(binding.id or "", binding.key).split(",")
        for key in (each.strip() for each in keys):
            first = taken.setdefault(key, binding)
            if first.id != binding.id and {first.id, binding.id} & keymap.keys():
                yield _(
                    "The settings give the key {key} to “{first}” ({first_id}) and “{second}” "
                    "({second_id}); only the first is done."
                ).format(
                    key=key,
                    first=first.description,
                    first_id=first.id,
                    second=binding.description,
                    second_id=binding.id,
                )


def _bindings(node: type[DOMNode]) -> Iterator[Binding]:
    """The bindings of a screen class and of those it is made of, inherited ones last."""
    for part in node.__mro__:
        if part.__module__.startswith("workbench."):
            yield from Binding.make_bindings(part.__dict__.get("BINDINGS", ()))
