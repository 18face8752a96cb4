"""The log as a table for spreadsheets: a row for each claim and each span left out."""

import csv
import io
from collections.abc import Iterator

from workbench.desk.formats import query_phrases, source_words
from workbench.desk.formats.document import (
    ClaimEntry,
    EvidenceEntry,
    ExcludedEntry,
    LogDocument,
)
from workbench.i18n import _
from workbench.model.evidence import Stance
from workbench.text.cells import is_formula
from workbench.text.guard import display

COLUMNS = (
    "row",
    "id",
    "start",
    "end",
    "text",
    "state",
    "verdict",
    "label",
    "scale",
    "note",
    "by",
    "at",
    "said",
    "said_label",
    "said_scale",
    "said_by",
    "said_at",
    "worth",
    "attribution",
    "signals",
    "match_relation",
    "match_score",
    "match_decision",
    "match_text",
    "match_source",
    "match_url",
    "differences",
    "matches",
    "events",
    "evidence_for",
    "evidence_against",
    "evidence_context",
    "origins_for",
    "origins_against",
    "origins_wanted",
    "evidence_enough",
    "shortfall",
    "evidence",
    "queries",
    "profile",
)
"""The headings; the same in every language, so that a sheet can rely on them.

`verdict` to `at` answer "is it so?", those that begin with `said` answer "did they say it?".
`evidence` has a line for each passage, `queries` one for each query to the author,
`origins_wanted` is empty where no rule wants anything.
"""

_MARK = "\ufeff"


def render(document: LogDocument) -> bytes:
    """The table as UTF-8 with a byte order mark; parted by semicolons in a German export.

    A cell that a spreadsheet would take for a formula begins with an apostrophe; JSON has the
    texts unchanged.
    """
    out = io.StringIO(newline="")
    # Spreadsheets part the cells of a double-clicked file by the list separator of their country.
    delimiter = ";" if document.language == "de" else ","
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter, lineterminator="\r\n", restval="")
    writer.writeheader()
    for row in _rows(document):
        writer.writerow({key: cell(value) for key, value in row.items()})
    return (_MARK + out.getvalue()).encode()


def cell(text: str) -> str:
    """A text as a cell that shows it and runs nothing."""
    shown = display(text)
    return f"'{shown}" if is_formula(text) or is_formula(shown) else shown


def _rows(document: LogDocument) -> Iterator[dict[str, str]]:
    rows = [(entry.checked.claim.span.start, _claim(entry)) for entry in document.claims]
    rows += [(entry.excluded.span.start, _excluded(entry)) for entry in document.excluded]
    for _start, row in sorted(rows, key=lambda item: item[0]):
        yield {**row, "profile": document.profile.value}


def _excluded(entry: ExcludedEntry) -> dict[str, str]:
    span = entry.excluded.span
    return {
        "row": _("left out"),
        "start": str(span.start),
        "end": str(span.end),
        "text": entry.excluded.text,
        "state": entry.reason,
    }


def _claim(entry: ClaimEntry) -> dict[str, str]:
    checked, claim = entry.checked, entry.checked.claim
    row = {
        "row": _("claim"),
        "id": claim.id,
        "start": str(claim.span.start),
        "end": str(claim.span.end),
        "text": claim.text,
        "state": entry.state,
        "note": "\n".join(part for part in (checked.dismissed, checked.note) if part),
        "worth": f"{claim.worth:.2f}",
        "attribution": claim.attribution.text if claim.attribution else "",
        "signals": "; ".join(entry.signals),
        "matches": str(len(entry.matches)),
        "queries": "\n".join(map(query_phrases.line, entry.queries)),
        "events": "\n".join(item.line for item in entry.history),
    }
    if entry.judgement:
        judged = entry.judgement
        row |= {"verdict": judged.name, "label": judged.label, "scale": judged.scale}
        row |= {"by": judged.by, "at": judged.at}
    if entry.said:
        said = entry.said
        row |= {"said": said.name, "said_label": said.label, "said_scale": said.scale}
        row |= {"said_by": said.by, "said_at": said.at}
    return row | _best_match(entry) | _backing(entry)


def _backing(entry: ClaimEntry) -> dict[str, str]:
    """What speaks for and against a claim, and how that stands to the rule in force."""
    row = {
        "evidence_for": str(len(entry.evidence_that(Stance.SUPPORTS))),
        "evidence_against": str(len(entry.evidence_that(Stance.CONTRADICTS))),
        "evidence_context": str(len(entry.evidence_that(Stance.CONTEXT))),
        "shortfall": entry.checked.shortfall or "",
        "evidence": "\n".join(map(_passage, entry.evidence)),
    }
    backing = entry.checked.backing
    if backing is None:
        return row
    row |= {
        "origins_for": str(backing.origins_for),
        "origins_against": str(backing.origins_against),
    }
    if not backing.applies:
        return row
    enough = _("yes") if backing.enough else _("no")
    return row | {"origins_wanted": str(backing.wanted), "evidence_enough": enough}


def _passage(entry: EvidenceEntry) -> str:
    told = (*source_words.whence(entry), *source_words.linked(entry), entry.item.note)
    said = f"{entry.source.name} {entry.look.word} {entry.grade}: {source_words.quoted(entry)}"
    return " · ".join((said, *(item for item in told if item)))


def _best_match(entry: ClaimEntry) -> dict[str, str]:
    if not entry.matches:
        return {}
    best = entry.matches[0]
    return {
        "match_relation": best.look.word,
        "match_score": f"{best.match.comparison.score:.0f}",
        "match_decision": best.decision,
        "match_text": best.match.known.text,
        "match_source": best.source,
        "match_url": best.match.known.url,
        "differences": "; ".join(f"{d.word}: {d.claim} ≠ {d.known}" for d in best.differences),
    }
