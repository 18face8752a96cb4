"""What the tests of the store put into it: a short report of their own and its claims."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from workbench.model.article import Document
from workbench.model.event import ANSWERS, Effect, Event, EventKind
from workbench.model.known import KnownClaim
from workbench.model.match import (
    Comparison,
    Difference,
    DifferenceKind,
    Match,
    Relation,
    Wording,
)
from workbench.model.span import Span
from workbench.model.split import (
    Attribution,
    Claim,
    Excluded,
    ExclusionReason,
    Mention,
    Metadata,
    NameSort,
    Reference,
    ReferenceKind,
    Signal,
    SignalKind,
    Split,
)
from workbench.model.verdict import Question
from workbench.store.work import Work
from workbench.text.worth_model import shipped_model

SENTENCES = (
    "The harbour bridge opened on 4 May 1998.",
    "It carries 12 trains an hour, the operator says.",
    "Nobody was hurt in the flood.",
)
TEXT = "Bridge news\n\n" + " ".join(SENTENCES)


def document(text: str = TEXT, name: str = "/desk/bridge.txt") -> Document:
    """A text as it comes in from a file."""
    raw = text.encode("utf-8", "surrogatepass")
    return Document(
        text=text,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        name=name,
        media_type="text/plain",
        encoding="utf-8",
        notices=("read as UTF-8",),
        kept_share=0.75,
        metadata=Metadata("2020-01-01", (), ("Jane Miller",)),
    )


def claim(text: str, words: str, claim_id: str, *, checkable: bool = True) -> Claim:
    """A claim for words of a text, with everything a claim can have."""
    span = Span(text.index(words), text.index(words) + len(words))
    first = Span(span.start, span.start + 3)
    return Claim(
        id=claim_id,
        span=span,
        text=words,
        sentence=span,
        checkable=checkable,
        worth=0.1 + 0.2,
        reasons=("number", "date"),
        hedged=True,
        attribution=Attribution(first, first.of(text)),
        signals=(
            Signal(SignalKind.NUMBER, first, first.of(text), "12", "train"),
            Signal(SignalKind.NAME, first, first.of(text), "Altdorf", sort=NameSort.PLACE),
            Signal(SignalKind.DATE, first, first.of(text), "day-1", resolved="2024-05-02"),
            Signal(SignalKind.NEGATION, first, first.of(text), "not", scope=span),
        ),
        frame=first,
        language="en",
        context=(
            Reference(ReferenceKind.PRONOUN, first, first.of(text), (Mention(first, "Altdorf"),)),
        ),
    )


def split(text: str = TEXT, sentences: Sequence[str] = SENTENCES) -> Split:
    """The claims of a text: the sentences, as c1, c2 and so on; its first line is a heading."""
    claims = [claim(text, words, f"c{n}") for n, words in enumerate(sentences, start=1)]
    heading = Span(0, max(0, text.find("\n")))
    return Split(
        title="Bridge news",
        language="en",
        length=len(text),
        claims=tuple(claims),
        excluded=(Excluded(heading, heading.of(text), ExclusionReason.HEADING),),
        metadata=Metadata("2024-03-01T14:05", ("AP", "dpa"), ()),
    )


def add_article(work: Work, name: str = "/desk/bridge.txt") -> int:
    """Put the report on the desk."""
    article_id = work.articles.add(document(name=name), split(), language="en")
    work.events.append(EventKind.ARTICLE_ADDED, article_id, {"claims": []})
    return article_id


def verdict_value(label: str, *, settles: bool = True) -> dict[str, object]:
    """A verdict as the value of an effect."""
    return {"scale": "desk@1", "label": label, "settles": settles}


def change(work: Work, article_id: int, *effects: Effect) -> Event:
    """Append an event with effects; which kind it is does not matter to the store."""
    body = {"claims": [{"id": effect.claim} for effect in effects]}
    return work.events.append(EventKind.VERDICT_SET, article_id, body, effects)


def judge(
    work: Work,
    article_id: int,
    claim_id: str,
    label: str | None,
    *,
    settles: bool = True,
    question: Question = Question.SO,
) -> Event:
    """Give a claim a verdict, or take it back with None."""
    now = work.claims.get(article_id, claim_id).verdict_on(question)
    before = verdict_value(now.label, settles=now.settles) if now else None
    after = verdict_value(label, settles=settles) if label else None
    body = {"claims": [{"id": claim_id}], "name": (label or "").upper()}
    effect = Effect(ANSWERS[question], claim_id, before, after)
    return work.events.append(EventKind.VERDICT_SET, article_id, body, [effect])


def known(text: str = "The bridge opened in 1999.", external_id: str = "b-1") -> KnownClaim:
    """An entry of somebody else's archive."""
    return KnownClaim(
        id=0,
        text=text,
        external_id=external_id,
        title="Was it 1999?",
        summary="No.",
        language="en",
        verdict="false",
        date="2020-01-31",
        publisher="Quay Check",
        url="https://example.org/1",
        claimant="A councillor",
        origin="archive.jsonl",
        checked_by="Kim",
    )


def match(entry: KnownClaim, score: float = 87.5, relation: Relation = Relation.CONFLICT) -> Match:
    """A proposal with one difference."""
    difference = Difference(
        DifferenceKind.DATE,
        Wording(Span(29, 39), "4 May 1998"),
        Wording(Span(21, 25), "1999"),
    )
    return Match(entry, Comparison(score, relation, (difference,)))


def train(work: Work, quote: float) -> Event:
    """Put weights into force that differ from those that ship in that of quotations."""
    model = shipped_model()
    learnt = replace(model, features={**model.features, "quote": quote})
    return work.worth.train(learnt, {"judged": 40, "dismissed": 10}, {"until": 0})
