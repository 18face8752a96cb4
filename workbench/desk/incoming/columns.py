"""Which field of a known claim a column, or an entry of a record, holds: told by its name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from functools import lru_cache

from workbench.desk.incoming.hosts import foreign
from workbench.desk.incoming.ratings import contradiction, judged
from workbench.desk.incoming.rows import Fields, Remarks
from workbench.errors import ImportFileError
from workbench.i18n import _

_HEADINGS = {
    "text": "text claim claim_text claim_reviewed claimreviewed claimreview_claimreviewed "
    "statement behauptung aussage these wortlaut behauptungstext wortlaut_der_behauptung",
    "external_id": "id external_id claim_id nr nummer kennung",
    "title": "title titel headline überschrift schlagzeile extra_title",
    "summary": "summary note notes notiz vermerk zusammenfassung begründung erklärung bemerkung "
    "anmerkung explanation justification extra_body",
    "language": "language lang sprache language_code claim_language",
    "verdict": "verdict urteil rating review_rating rating_alternatename alternatename "
    "textualrating textual_rating label veracity ergebnis bewertung wertung einstufung befund "
    "verdikt",
    "date": "date datum checked_at checked_on geprüft_am prüfdatum datum_der_prüfung review_date "
    "reviewdate factcheck_date date_published datepublished published publication_date "
    "veröffentlicht veröffentlicht_am claimreview_datepublished stand",
    "publisher": "publisher organisation organization redaktion herausgeber medium factchecker "
    "fact_checker geprüft_von claimreview_author_name claimreview_source",
    "url": "url link adresse source_url review_url factcheck_url factcheck_link faktencheck_url "
    "faktencheck_link claimreview_url fact_checking_article permalink",
    "claimant": "claimant speaker claimed_by said_by sprecher sprecherin urheber urheberin "
    "behauptet_von gesagt_von creativework_author_name",
    "claim_date": "claim_date claimdate date_of_claim valid_at aussagedatum behauptet_am gesagt_am "
    "datum_der_aussage datum_der_behauptung creativework_datepublished",
    "valid_until": "valid_until gültig_bis gilt_bis",
    "recheck_on": "recheck_on recheck recheck_date wiedervorlage wiedervorlage_am erneut_prüfen_am",
    "licence": "licence license lizenz",
    "withdrawn": "withdrawn_because withdrawn zurückgezogen",
    "rating_value": "rating_ratingvalue ratingvalue rating_value",
    "rating_worst": "rating_worstrating worstrating worst_rating",
    "rating_best": "rating_bestrating bestrating best_rating",
    "site": "claimreview_author_url publisher_url publisher_site",
}
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_FIELD_OF = {
    spelt: field
    for field, names in _HEADINGS.items()
    for name in names.split()
    for spelt in (name, name.translate(_SPELT))
}
_NUMBERS = ("rating_value", "rating_worst", "rating_best")
_YES = frozenset({"true", "yes", "ja", "wahr", "1", "x"})
_NO = frozenset({"false", "no", "nein", "falsch", "0", "-"})
FIELDS = tuple(item.name for item in fields_of(Fields))
"""The fields that a column can be said to hold."""

_MOST_SHOWN = 60  # characters of a heading in a sentence
_MOST_LISTED = 300  # characters of headings in a sentence
_NOT_A_LETTER = re.compile(r"[^\w]+")


@lru_cache(maxsize=1024)
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
    words = ", ".join(_in_one_line(name) for name in named if name) or "–"
    return words if len(words) <= _MOST_LISTED else f"{words[:_MOST_LISTED]} …"


def told(headings: Sequence[str], found: Sequence[str]) -> str:
    """Which columns are taken as what, and which are not, in words."""
    pairs = list(zip(headings, found, strict=True))
    taken = ", ".join(f"{field} = {_in_one_line(heading)}" for heading, field in pairs if field)
    left = [heading for heading, field in pairs if not field and heading.strip()]
    if not left:
        return _("columns: {taken}").format(taken=taken)
    return _("columns: {taken}; not taken: {left}").format(taken=taken, left=_listed(left))


def _in_one_line(heading: str) -> str:
    words = " ".join(heading.split())
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]} …"


def read(said: Mapping[str, str]) -> tuple[Fields, Remarks]:
    """What the fields of a record say, numbers of a rating included."""
    remarks = Remarks()
    kept = {name: value for name, value in said.items() if name in FIELDS}
    if because := kept.get("withdrawn", "").casefold():
        kept["withdrawn"] = "" if because in _NO else kept["withdrawn"]
        if because in _YES:
            kept["withdrawn"] = _("withdrawn by its publisher")
    url, site = kept.get("url", ""), said.get("site", "")
    if url and site and (problem := foreign(url, (site,))):
        remarks.distrust(problem)
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
