"""The command on verdict labels: what they come to, which are unknown, and mapping them."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import print_json, say, styled, table
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext
from workbench.model.label import NormalVerdict

_LIMIT = click.IntRange(1, 100_000)


@click.command(help=_("List the verdicts as they were given and what they come to; map a label."))
@click.option("--unknown", is_flag=True, help=_("Only those that no map knows."))
@click.option("--publisher", default="", help=_("Only of a publisher."))
@click.option("--language", default="", help=_("Only of a language, such as “de”."))
@click.option(
    "--map",
    "mapping",
    metavar="LABEL=FORM",
    help=_("Say what a label comes to, such as Quatsch=false; kept beside the settings file."),
)
@click.option("-n", "limit", type=_LIMIT, default=50, help=_("At most so many."))
@as_json
@pass_session
def labels(
    session: Session,
    /,
    unknown: bool,
    publisher: str,
    language: str,
    mapping: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List labels with their counts and normal forms, or map one."""
    from workbench.desk import labels as maps

    with session.workspace() as ws:
        if mapping is not None:
            label, normal = _pair(mapping)
            count = maps.map_label(ws, label, normal, publisher=publisher, language=language)
            told = ngettext("{count} known claim has it", "{count} known claims have it", count)
            say(styled(f"{label.strip()} → {normal}", bold=True))
            say(styled(told.format(count=count), dim=True))
            return
        found = [
            item
            for item in maps.counts(ws)
            if not (unknown and item.normal)
            and (not publisher or item.publisher.casefold() == publisher.casefold())
            and (not language or item.language[:2].lower() == language.lower())
        ]
    if as_json:
        print_json(
            [
                {
                    "label": item.verdict,
                    "publisher": item.publisher,
                    "language": item.language,
                    "count": item.count,
                    "normal": item.normal.value if item.normal else None,
                }
                for item in found
            ]
        )
        return
    table(
        (
            f"{item.count:>7}",
            item.normal.value if item.normal else _("unknown"),
            item.verdict,
            " · ".join(filter(None, (item.publisher, item.language))),
        )
        for item in found[:limit]
    )
    if len(found) > limit:
        left = len(found) - limit
        say(styled(_("{count} more; -n lists more of them").format(count=left), dim=True))
    if not found:
        say(styled(_("no labels"), dim=True))


def _pair(mapping: str) -> tuple[str, NormalVerdict]:
    label, equals, form = mapping.rpartition("=")
    if not equals or form.strip() not in list(NormalVerdict):
        raise click.UsageError(
            _("--map takes LABEL=FORM; the forms are: {forms}").format(
                forms=", ".join(NormalVerdict)
            )
        )
    return label, NormalVerdict(form.strip())
