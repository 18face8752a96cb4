"""A claim decided at this desk is a known claim for the next article."""

from sqlalchemy import Connection, RowMapping, select

from workbench.model.known import KnownClaim
from workbench.store.claim_rows import id_of
from workbench.store.jsontext import read_attribution
from workbench.store.known import Known
from workbench.store.tables import article, verdict

DESK = "Desk"
"""The publisher of what was decided here."""


def refresh(connection: Connection, known: Known, article_id: int, claim_row: RowMapping) -> None:
    """Make the known claim that a claim gives agree with what is decided about it now.

    It is there while the claim is in use, not dismissed, and has a verdict that settles it;
    otherwise it is withdrawn.
    """
    name = f"desk:{article_id}:{id_of(claim_row['label'])}"
    query = select(verdict).where(verdict.c.id == claim_row["verdict"])
    decided = connection.execute(query).mappings().first()
    in_use = claim_row["active"] and claim_row["dismissed"] is None
    if not in_use or decided is None or not decided["settles"]:
        known.withdraw(DESK, name)
        return
    origin = connection.execute(select(article).where(article.c.id == article_id)).mappings().one()
    attribution = read_attribution(claim_row["attribution"])
    entry = KnownClaim(
        id=0,
        text=claim_row["exact"],
        external_id=name,
        language=origin["language"],
        verdict=decided["name"],
        date=decided["at"][:10],
        publisher=DESK,
        claimant=attribution.text if attribution else "",
        origin=origin["title"],
        checked_by=decided["actor"],
    )
    known.derive(entry, article_id, claim_row["id"])
