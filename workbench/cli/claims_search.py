"""The command that searches the claims database."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from collections.abc import Sequence
from dataclasses import replace
from itertools import tee
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.articles import as_json, exactly
from workbench.cli.batches import read_batch
from workbench.cli.printing import paragraph, print_json, print_json_line, say, styled
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext
from workbench.model.known_query import KnownQuery, Sorting

if TYPE_CHECKING:
    from workbench.desk.workspace import Workspace
    from workbench.model.known import SearchHit
    from workbench.model.known_query import KnownPage


@click.command(
    help=_(
        "Find known claims by words, “phrases” and conditions, which may also stand among the "
        "words: publisher:dpa verdict:false since:2022 lang:de by:Jo."
    )
)
@click.argument("words", nargs=-1)
@click.option("--publisher", default="", help=_("Only of a publisher, or a part of its name."))
@click.option("--verdict", default="", help=_("Only with a verdict, or what it comes to."))
@click.option("--language", default="", help=_("Only in a language, such as “de”."))
@click.option("--claimant", default="", help=_("Only claimed by somebody, or a part of the name."))
@click.option("--since", default="", metavar="DATE", help=_("Only checked on a day or later."))
@click.option("--until", default="", metavar="DATE", help=_("Only checked on a day or before."))
@click.option(
    "--sort", "sorting", type=click.Choice([item.value for item in Sorting]), help=_("The order.")
)
@click.option("--batch", metavar="FILE", help=_("JSON lines {“id”, “text”}; one answer each."))
@click.option("-n", "limit", type=click.IntRange(1, 1000), default=20, help=_("At most so many."))
@click.option("--offset", type=click.IntRange(0, 10**9), default=0, help=_("After so many."))
@exactly
@as_json
@pass_session
def search(
    session: Session,
    /,
    words: tuple[str, ...],
    sorting: str | None,
    batch: str | None,
    limit: int,
    offset: int,
    exact: bool,
    as_json: bool,
    **conditions: str,
) -> None:
    """Search for one query, or for many in one go."""
    from workbench.desk.decoding import storable

    said = {name: storable(value) for name, value in conditions.items() if value}
    line = storable(" ".join(words))
    is_conditional = bool(said or sorting or offset)
    if (batch is None) == (not line.strip() and not is_conditional):
        raise click.UsageError(_("Give either words to search for or --batch"))
    if exact and is_conditional:
        raise click.UsageError(_("--exact goes with words alone"))
    from workbench.cli.meaning import say_what_is_missing

    with session.workspace() as ws:
        say_what_is_missing(ws)
        if batch is not None:
            _search_batch(ws, batch, limit, exact)
        elif exact:
            _search_exactly(ws, line, limit, as_json)
        else:
            _search(ws, _query(line, sorting, said), line, limit, offset, as_json)


def _query(line: str, sorting: str | None, said: dict[str, str]) -> KnownQuery:
    from workbench.desk import known_search

    query = known_search.parsed(line)
    if sorting:
        query = replace(query, sorting=Sorting(sorting))
    return known_search.checked(
        replace(
            query,
            publisher=said.get("publisher", query.publisher),
            verdict=said.get("verdict", query.verdict),
            language=said.get("language", query.language),
            claimant=said.get("claimant", query.claimant),
            since=said.get("since", query.since),
            until=said.get("until", query.until),
        )
    )


def _search(
    ws: "Workspace", query: KnownQuery, line: str, limit: int, offset: int, as_json: bool
) -> None:
    from workbench.cli.documents import hit_entry
    from workbench.desk import known_search

    page = known_search.find(ws, query, limit, offset)
    if as_json:
        groups = [
            [page.hits[place].known.id for place in group]
            for group in page.groups
            if len(group) > 1
        ]
        print_json(
            {
                "query": line,
                "total": page.total,
                "hits": [hit_entry(hit) for hit in page.hits],
                "groups": groups,
            }
        )
        return
    _show_hits([[page.hits[place] for place in group] for group in page.groups])
    _show_total(page)


def _show_total(page: "KnownPage") -> None:
    count, shown = page.total, len(page.hits)
    if not shown:
        say(styled(_("nothing known"), dim=True))
        return
    told = ngettext(
        "{count} known claim has all of that; {shown} shown",
        "{count} known claims have all of that; {shown} shown",
        count,
    )
    say(styled(told.format(count=count, shown=shown), dim=True))


def _search_exactly(ws: "Workspace", line: str, limit: int, as_json: bool) -> None:
    from workbench.cli.documents import exact_entry, hit_entry
    from workbench.cli.showing import show_proof
    from workbench.desk import known
    from workbench.desk.proving import prove_hits

    hits, proof = prove_hits(ws, line, known.search(ws, line, limit))
    if as_json:
        print_json({"query": line, "hits": [hit_entry(hit) for hit in hits], **exact_entry(proof)})
        return
    _show_hits([[hit] for hit in hits])
    if not hits:
        say(styled(_("nothing known"), dim=True))
    show_proof(proof)


def _show_hits(groups: "Sequence[Sequence[SearchHit]]") -> None:
    """Print the first hit of each group, and below it the others of it."""
    from workbench.cli.showing import known_facts

    told = False
    for hit, *others in groups:
        if not hit.likely and not told:
            told = True
            stands_out = groups[0][0].likely
            note = _("less likely from here on") if stands_out else _("none stands out")
            say(styled(" " * 6 + note, dim=True))
        score = f"{round(hit.score):>4}  " if hit.score else " " * 6
        say(paragraph(hit.known.text, indent=6, first=styled(score)))
        say(styled(" " * 6 + known_facts(hit.known), dim=True))
        if others:
            is_disputed = len({item.known.verdict for item in (hit, *others)}) > 1
            style: dict[str, Any] = {"fg": "yellow"} if is_disputed else {"dim": True}
            say(styled(" " * 6 + _told(others), **style))


def _told(others: "Sequence[SearchHit]") -> str:
    """Who else has checked a claim, and with which verdict."""
    from workbench.desk.labels import verdict_of

    told = ", ".join(
        f"{other.known.publisher or '–'} ({verdict_of(other.known) or '–'}, #{other.known.id})"
        for other in others
    )
    return f"+{len(others)}: {told}"


def _search_batch(ws: "Workspace", batch: str, limit: int, exact: bool) -> None:
    from workbench.cli.documents import hits_entry
    from workbench.desk import known

    entries = read_batch(batch, "id", "text")
    asked, texts = tee(entries)
    found = known.search_many(ws, (entry["text"] for entry in texts), limit, exact=exact)
    for entry, (hits, proof) in zip(asked, found, strict=True):
        print_json_line(hits_entry(entry["id"], hits, proof))
