"""The commands on the words that splitting and comparing go by."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from typing import TYPE_CHECKING

import click

from workbench.cli.articles import as_json
from workbench.cli.printing import complain, note, paragraph, print_json, say, styled
from workbench.cli.running import NO
from workbench.i18n import _

if TYPE_CHECKING:
    from workbench.desk.aliases import Lead, OwnAlias


@click.group(help=_("The words that splitting and comparing go by: names of one thing."))
def words() -> None:
    """Commands on words."""


@words.command(
    help=_(
        "Show what NAMES lead to, and what else leads there; without any, all names. A desk's own "
        "are in words/aliases.toml beside the settings file."
    )
)
@click.argument("names", nargs=-1)
@click.option("--own", is_flag=True, help=_("Only the desk's own names, and what they change."))
@as_json
def aliases(names: tuple[str, ...], own: bool, as_json: bool) -> int:
    """Say where names lead; the exit code is 1 if one of them leads nowhere."""
    if names and own:
        raise click.UsageError(_("Give either names or --own"))
    if own:
        return _show_own(as_json)
    return _show_leads(names, as_json) if names else _show_all(as_json)


def _show_leads(names: tuple[str, ...], as_json: bool) -> int:
    from workbench.desk.aliases import lead

    found = [(name, lead(name)) for name in names]
    if as_json:
        print_json([_entry(name, led) for name, led in found])
    for name, led in found:
        if led is None:
            complain(_("“{name}” is on no list of names.").format(name=name))
        elif not as_json:
            _show_lead(led)
    return 0 if all(led for _name, led in found) else NO


def _show_lead(led: "Lead") -> None:
    from workbench.cli.words import alias_kind

    alias = led.alias
    say(
        styled(led.name, bold=True),
        styled(f" → {alias.canonical}  ", fg="cyan"),
        styled(alias_kind(alias.kind), dim=True),
    )
    if alias.own != alias.canonical:
        say(styled("  " + _("by itself: {name}").format(name=alias.own)))
    say(paragraph(" · ".join(led.names), indent=2))


def _entry(name: str, led: "Lead | None") -> dict[str, object]:
    if led is None:
        return {"name": name, "leads_to": None}
    alias = led.alias
    return {
        "name": name,
        "leads_to": alias.canonical,
        "kind": alias.kind.value,
        "itself": alias.own,
        "names": list(led.names),
    }


def _show_all(as_json: bool) -> int:
    from workbench.desk.aliases import names_by_thing

    listed = names_by_thing()
    if as_json:
        print_json({thing: list(names) for thing, names in listed.items()})
        return 0
    for thing, names in listed.items():
        say(styled(thing, bold=True), styled(f"  {' · '.join(names)}"))
    return 0


def _show_own(as_json: bool) -> int:
    from workbench.desk.aliases import own_aliases, removed

    own, out = own_aliases(), removed()
    if as_json:
        print_json(
            {
                "names": [_own_entry(item) for item in own],
                "removed": [{"name": name, "was_there": there} for name, there in out],
            }
        )
        return 0
    for item in own:
        told = _("instead of {name}").format(name=item.instead) if item.instead else ""
        say(styled(f"{item.alias.form} → {item.alias.canonical}  "), styled(told, dim=True))
    for name, there in out:
        told = "" if there else _("it is on no list of that table")
        say(styled(_("taken out: {name}").format(name=name) + "  "), styled(told, fg="yellow"))
    if not own and not out:
        note(_("This desk has no names of its own."))
    return 0


def _own_entry(item: "OwnAlias") -> dict[str, object]:
    return {
        "name": item.alias.form,
        "leads_to": item.alias.canonical,
        "kind": item.alias.kind.value,
        "instead_of": item.instead or None,
    }
