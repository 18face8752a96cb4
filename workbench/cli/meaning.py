"""What is said where the search by meaning is configured and can't do all it should."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from typing import TYPE_CHECKING

from workbench.cli.printing import note
from workbench.i18n import ngettext

if TYPE_CHECKING:
    from workbench.desk.semantic.embedding import Vectors
    from workbench.desk.workspace import Workspace


def say_what_is_missing(ws: "Workspace") -> None:
    """Say which known claims are compared by their words alone; nothing where all is well."""
    if not ws.semantic.is_configured:
        return
    from workbench.desk.semantic.embedding import state

    found = state(ws)
    if found is None or not found.missing:
        return
    note(
        ngettext(
            "{count} known claim has no vector of the model {model} and is compared by its words "
            "alone; “workbench db embed” makes it.",
            "{count} known claims have no vector of the model {model} and are compared by their "
            "words alone; “workbench db embed” makes them.",
            found.missing,
        ).format(count=found.missing, model=found.model)
    )
    if found.missing == found.claims:
        others_are_ignored(found)


def others_are_ignored(found: "Vectors") -> None:
    """Say that there are vectors of other models, if there are."""
    if found.others:
        note(
            ngettext(
                "There are vectors of {count} other model, which are not used; "
                "“workbench db embed --only” removes them.",
                "There are vectors of {count} other models, which are not used; "
                "“workbench db embed --only” removes them.",
                found.others,
            ).format(count=found.others)
        )
