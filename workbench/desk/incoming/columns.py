"""Which field of a known claim a column, or an entry of a record, holds: told by its name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of

from workbench.desk.incoming.ratings import contradiction, judged
from workbench.desk.incoming.rows import Fields, Remarks
from workbench.errors import ImportFileError
from workbench.i18n import _

_HEADINGS = {
    "text": "text claim claim_text claim_reviewed claimreviewed claimreview_claimreviewed "
    "behauptung aussage these wortlaut",
    "external_id": "id external_id claim_id nr nummer kennung",
    "title": "title titel headline überschrift schlagzeile extra_title",
    "summary": "summary note notes notiz vermerk zusammenfassung begründung erklärung bemerkung "
    "anmerkung explanation justification extra_body",
    "language": "language lang sprache language_code claim_language",
    "verdict": "verdict urteil rating review_rating rating_alternatename label ergebnis bewertung "
    "einstufung befund",
    "date": "date datum checked_at geprüft_am review_date factcheck_date datepublished "
    "claimreview_datepublished stand",
    "publisher": "publisher organisation organization redaktion herausgeber medium factchecker "
    "fact_checker geprüft_von claimreview_author_name claimreview_source",
    "url": "url link adresse source_url review_url factcheck_url claimreview_url "
    "fact_checking_article",
    "claimant": "claimant speaker sprecher sprecherin urheber urheberin behauptet_von "
    "creativework_author_name",
    "claim_date": "claim_date valid_at aussagedatum behauptet_am gesagt_am datum_der_aussage "
    "creativework_datepublished",
    "valid_until": "valid_until gültig_bis gilt_bis",
    "recheck_on": "recheck_on recheck wiedervorlage erneut_prüfen_am",
    "licence": "licence license lizenz",
    "withdrawn": "withdrawn zurückgezogen",
    "rating_value": "rating_ratingvalue ratingvalue",
    "rating_worst": "rating_worstrating worstrating",
    "rating_best": "rating_bestrating bestrating",
}
_FIELD_OF = {name: field for field, names in _HEADINGS.items() for name in names.split()}
_NUMBERS = ("rating_value", "rating_worst", "rating_best")
FIELDS = tuple(item.name for item in fields_of(Fields))
"""The fields that a column can be said to hold."""

_MOST_LISTED = 300  # characters of headings in a sentence
_NOT_A_LETTER = re.compile(r"[^\w]+")


def field_of(heading: str) -> str:
    """The field that a column of this name holds; empty for none."""
    return _FIELD_OF.get(_NOT_A_LETTER.sub("_", heading.strip().casefold()).strip("_"), "")


def columns(headings: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """The field that each column holds, empty for a column that is not taken.

    `mapping` says in which column a field is, against its name. Of two columns for the same field
    the first one is taken. Raises `ImportFileError` where no column is the claim's text, and for
    a mapping to what is not there.
    """
    named = [heading.strip() for heading in headings]
    at = {field: _place(heading, named) for field, heading in mapping.items()}
    found: list[str] = []
    for place, heading in enumerate(named):
        field = next((name for name, where in at.items() if where == place), "")
        guessed = field_of(heading)
        field = field or ("" if guessed in found or guessed in at else guessed)
        found.append(field)
    if "text" not in found:
        raise ImportFileError(
            _(
                "no column is headed “claim”, “text” or “Behauptung”; name it with --map "
                "text=HEADING; the columns are: {columns}"
            ).format(columns=_listed(named))
        )
    return found


def _place(heading: str, named: Sequence[str]) -> int:
    low = [name.casefold() for name in named]
    if heading.strip().casefold() not in low:
        raise ImportFileError(
            _("it has no column “{heading}”; the columns are: {columns}").format(
                heading=heading, columns=_listed(named)
            )
        )
    return low.index(heading.strip().casefold())


def _listed(named: Sequence[str]) -> str:
    words = ", ".join(filter(None, named)) or "–"
    return words if len(words) <= _MOST_LISTED else f"{words[:_MOST_LISTED]} …"


def told(headings: Sequence[str], found: Sequence[str]) -> str:
    """Which columns are taken as what, and which are not, in words."""
    pairs = list(zip(headings, found, strict=True))
    taken = ", ".join(f"{field} = {heading.strip()}" for heading, field in pairs if field)
    left = ", ".join(heading.strip() for heading, field in pairs if not field and heading.strip())
    if not left:
        return _("columns: {taken}").format(taken=taken)
    return _("columns: {taken}; not taken: {left}").format(taken=taken, left=left)


def read(said: Mapping[str, str]) -> tuple[Fields, Remarks]:
    """What the fields of a record say, numbers of a rating included."""
    remarks = Remarks()
    kept = {name: value for name, value in said.items() if name not in _NUMBERS}
    value, worst, best = (said.get(name, "") for name in _NUMBERS)
    if value:
        rating = judged(kept.get("verdict", ""), value, worst, best)
        kept["verdict"] = rating.verdict
        if rating.notice:
            remarks.notice(rating.notice)
        problem = rating.problem or contradiction(
            rating,
            publisher=kept.get("publisher", ""),
            language=kept.get("language", ""),
            url=kept.get("url", ""),
        )
        if problem:
            remarks.distrust(problem)
    return Fields(**kept), remarks
