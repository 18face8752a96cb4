"""The options with which a person says what a source is."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from workbench.i18n import _
from workbench.model.source import Reliability, SourceKind

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--kind", type=click.Choice([kind.value for kind in SourceKind])),
    click.option("--title", help=_("What it is called.")),
    click.option("--author", help=_("Who wrote or said it.")),
    click.option("--publisher", help=_("Who published it.")),
    click.option("--url", help=_("Where it is on the web.")),
    click.option("--published", help=_("When it was published, such as 2024-05-31.")),
    click.option("--accessed", help=_("When it was looked at, such as 2024-05-31.")),
    click.option("--language", help=_("The language code, such as “de”.")),
    click.option(
        "--primary/--secondary", default=None, help=_("First-hand, or from somebody else.")
    ),
    click.option(
        "--confidential/--public", default=None, help=_("Keep its name out of public exports.")
    ),
    click.option("--origin", help=_("Whom it goes back to, such as an agency.")),
    click.option(
        "--reliability",
        type=click.Choice([grade.value for grade in Reliability], case_sensitive=False),
        help=_("A (completely reliable) to E (unreliable), F not judged."),
    ),
)


def details_of_source(command: Command) -> Command:
    """Give a command the options for all details of a source."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def said(options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `SourceDetails` that somebody has said something of."""
    given = {name: value for name, value in options.items() if value is not None}
    if "kind" in given:
        given["kind"] = SourceKind(given["kind"])
    if "reliability" in given:
        given["reliability"] = Reliability(given["reliability"])
    return given
