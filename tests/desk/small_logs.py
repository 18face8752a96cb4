"""Small logs as they are exported, made without a database."""

from typing import Any

from workbench.desk.exporting import receipt_body
from workbench.desk.formats import catalogue
from workbench.desk.formats.building import build
from workbench.desk.scales import load_every_version
from workbench.model.article import Article
from workbench.model.desk import ArticleOnDesk, CheckedClaim
from workbench.model.event import (
    GENESIS,
    Effect,
    Event,
    EventKind,
    Target,
    canonical_line,
    line_hash,
)
from workbench.model.profile import Profile
from workbench.model.source import Source, SourceDetails, SourceKind
from workbench.model.span import Span
from workbench.model.split import Attribution, Claim
from workbench.model.verdict import Verdict
from workbench.store.source_rows import details_json

AT = "2026-03-02T10:20:30.123Z"
TEXT = "Die Elbe ist 1094 Kilometer lang. Sie mündet bei Cuxhaven."


def chained(
    events: list[Event], kind: EventKind, body: dict[str, Any], seq: int, article: int = 1
) -> Event:
    prev = events[-1].hash if events else GENESIS
    line = canonical_line(
        seq=seq, at=AT, actor="anna", kind=kind, article=article, body=body, prev=prev
    )
    return Event(seq, AT, "anna", kind, article, body, prev, line_hash(line))


def exported(
    *steps: tuple[int, EventKind, dict[str, Any]],
    sources: tuple[Source, ...] = (),
    form: str = "json",
) -> bytes:
    """A small log: an article, a verdict, a note; entries of other articles lie in between.

    With sources, and the steps on them, it is the one for the public.
    """
    whole = Span(0, 33)
    who = Attribution(Span(0, 8), TEXT[:8])
    claim = Claim("c1", whole, whole.of(TEXT), whole, True, 0.75, ("number",), False, who, ())
    wording = {"claims": [{"id": "c1", "text": claim.text, "start": 0, "end": 33}]}
    verdict = Effect(Target.VERDICT, "c1", None, {"scale": "desk@1", "label": "ok"})
    note = Effect(Target.NOTE, "c1", None, "Atlas, S. 12")
    events: list[Event] = []
    told: list[tuple[int, EventKind, dict[str, Any]]] = [
        (4, EventKind.ARTICLE_ADDED, {"claims": []}),
        (5, EventKind.VERDICT_SET, {**wording, "effects": [verdict.as_json()]}),
        (9, EventKind.NOTE_SET, {**wording, "effects": [note.as_json()]}),
        *steps,
    ]
    for seq, kind, body in told:
        events.append(chained(events, kind, body, seq, 0 if "source" in body else 1))
    answer = Verdict("desk@1", "ok", True, "anna", AT)
    checked = CheckedClaim(claim, answer, "Atlas, S. 12", said=answer)
    document = build(
        ArticleOnDesk(
            Article(1, 1, "elbe.txt", "Elbe", "de", TEXT, "0" * 64, AT),
            (checked,),
            (),
            sources=sources,
        ),
        events,
        load_every_version(),
        language="de",
        exported_at=AT,
        exported_by="anna",
        program="test",
        profile=Profile.PUBLIC if sources else Profile.INTERNAL,
    )
    chosen = catalogue.find(form)
    body = receipt_body(document, form, chosen.draft(document), "elbe")
    assert chosen.seal
    return chosen.seal(document, chained(events, EventKind.LOG_EXPORTED, body, events[-1].seq + 1))


def added(source: Source) -> dict[str, Any]:
    """What the log tells of a source that was added."""
    return {"source": {"id": source.id, **details_json(source.details)}, "salt": "ab" * 16}


OPEN, SECRET = (
    Source(
        number, SourceDetails(SourceKind.STATISTICS, "Pegel", confidential=number == 2), AT, "anna"
    )
    for number in (1, 2)
)


def whole(form: str) -> bytes:
    """A log of which nothing is withheld, as JSON or as JSON lines."""
    return exported(form=form)


def public(form: str) -> bytes:
    """One whose note and second source are withheld."""
    steps = ((9 + item.id, EventKind.SOURCE_ADDED, added(item)) for item in (OPEN, SECRET))
    return exported(*steps, sources=(OPEN, SECRET), form=form)
