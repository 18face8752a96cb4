"""A log document whose every text is one word, and words that try to do something."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from workbench.desk.formats.building import build
from workbench.desk.formats.document import LogDocument
from workbench.desk.scales import load_every_version
from workbench.model.article import Article
from workbench.model.desk import ArticleOnDesk, CheckedClaim
from workbench.model.event import GENESIS, Effect, Event, EventKind, Target
from workbench.model.evidence import Credibility, Evidence, PinnedPassage, Stance
from workbench.model.evidence_rule import Side
from workbench.model.known import KnownClaim
from workbench.model.match import (
    Comparison,
    Decision,
    Difference,
    DifferenceKind,
    Match,
    Relation,
    Wording,
)
from workbench.model.origin import OriginGroup
from workbench.model.profile import Profile
from workbench.model.query import Query, QueryKind, Reply
from workbench.model.selector import TextQuoteSelector
from workbench.model.source import (
    Extraction,
    Method,
    Reliability,
    Snapshot,
    Source,
    SourceDetails,
    SourceKind,
)
from workbench.model.span import Span
from workbench.model.split import (
    Attribution,
    Claim,
    Excluded,
    ExclusionReason,
    Mention,
    Metadata,
    Reference,
    ReferenceKind,
    Signal,
    SignalKind,
)
from workbench.model.support import Support
from workbench.model.verdict import Verdict
from workbench.store.source_rows import details_json, evidence_value, snapshot_json

SCALES = load_every_version()
AT = "2026-03-02T10:20:30.123Z"
PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></title><b>",
    '" onmouseover="alert(1)',
    "[click](javascript:alert(1))",
    "![x](http://tracker.example/x.png)",
    "<http://tracker.example>",
    "see http://example.org/x and www.example.org or example.com or me@example.org",
    "=HYPERLINK(1)",
    " \ufeff=1+1",
    "＝1+1",
    "+49 30 1234",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "a | b | c",
    "# heading",
    "1. item",
    "- item",
    "---",
    "> quote",
    "`code` *bold* _em_ ~~gone~~",
    "a\n\nb\n=====",
    ":smile: 1:100: 12:30",
    "$x$ &amp; &#58; \\* {.cls} [^1]",
    "\x1b]52;c;x\x07 \x9b2J \u202eevil\u202c \u200b\u2028",
    "{% raw %} {{ 7*7 }} ${7*7}",
    "javascript:alert(1)",
)
hostile = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(alphabet=st.sampled_from("<>&\"'[]()!*_`#|~^\\{}$@:;.=+-/ \n\t\r\x00aw1\u202e\u200b")),
    st.text(),
).map(lambda text: f"x{text}y" if not text.strip() else text)


def claim(number: int, text: str, start: int, length: int) -> Claim:
    span = Span(start, start + length)
    words = span.of(text)
    return Claim(
        id=f"c{number}",
        span=span,
        text=words,
        sentence=span,
        checkable=True,
        worth=0.5,
        reasons=("number",),
        hedged=False,
        attribution=Attribution(span, words),
        signals=(Signal(SignalKind.NUMBER, span, words, words, resolved=words, scope=span),),
        frame=span,
        language=words,
        context=(Reference(ReferenceKind.PHRASE, span, words, (Mention(span, words),)),),
    )


def event(
    seq: int, kind: EventKind, body: dict[str, Any], actor: str = "anna", article: int = 1
) -> Event:
    return Event(seq, AT, actor, kind, article, body, GENESIS, f"{seq:064x}")


def source(number: int, word: str, *, url: str = "", confidential: bool = False) -> Source:
    """A source whose every text is `word`; its bytes are those of all others."""
    saved = Snapshot(number, 1, "5" * 64, 1200, word, word, Method.FETCHED, AT, word)
    text = Extraction(
        number, saved.sha256, word, "7" * 64, 900, word, AT, (0, 40), (word,), 0.9, (word,)
    )
    details = SourceDetails(
        kind=SourceKind.WEB_PAGE,
        title=word,
        author=word,
        publisher=word,
        url=url,
        published=word,
        accessed=word,
        language=word,
        primary=False,
        confidential=confidential,
        origin=word,
        reliability=Reliability.USUALLY,
    )
    return Source(number, details, AT, word, "a1" * 16, (saved,), (text,))


def evidence(number: int, source_id: int, stance: Stance, word: str, *, whole: bool) -> Evidence:
    """An item of evidence whose every text is `word`."""
    quote = TextQuoteSelector(word, word, word)
    passage = PinnedPassage("5" * 64, "7" * 64, Span(40, 40 + len(word)), quote)
    pinned = None if whole else passage
    return Evidence(number, source_id, stance, pinned, Credibility.PROBABLY_TRUE, word, word, AT)


def source_events(word: str, sources: tuple[Source, ...], first: int) -> list[Event]:
    """What was done to the sources."""
    found: list[Event] = []
    for item in sources:
        details = details_json(item.details)
        told = {"claims": [], "source": {"id": item.id, **details}, "salt": "b2" * 16}
        text = {"extractor": word, "text_sha256": "7" * 64, "length": 900}
        bodies = {
            EventKind.SOURCE_ADDED: {},
            EventKind.SOURCE_CHANGED: {"changes": {"title": ["", word], "primary": [None, True]}},
            EventKind.SOURCE_FETCHED: {"snapshot": snapshot_json(item.snapshots[0])},
            EventKind.SOURCE_EXTRACTED: {"extraction": text},
        }
        for kind, body in bodies.items():
            found.append(event(first + len(found), kind, {**told, **body}, word, article=0))
    return found


def example(
    word: str = "harmless",
    *,
    url: str = "",
    language: str = "en",
    profile: Profile = Profile.INTERNAL,
) -> LogDocument:
    """An article whose every text is `word`: two claims, one inside the other, and a caption.

    The first claim has evidence from two sources, of which the second is confidential.
    """
    return build(
        desk_of(word, url),
        events_of(word, url),
        SCALES,
        language=language,
        exported_at=AT,
        exported_by=word,
        program=word,
        profile=profile,
    )


def asked(word: str) -> LogDocument:
    """Two claims, one inside the other, each with a verdict and a query whose texts are `word`."""
    document = example(word)
    claims = []
    for number, entry in enumerate(document.claims, 1):
        query = Query(
            id=number,
            claim=entry.checked.claim.id,
            kind=QueryKind.CORRECTION,
            text=word,
            old=word,
            new=word,
            source=word,
            reply=Reply.REJECTED,
            answer=word,
            by=word,
            at=AT,
            answered_by=word,
            answered_at=AT,
        )
        claims.append(replace(entry, checked=replace(entry.checked, queries=(query,))))
    return replace(document, claims=tuple(claims))


def sources_of(word: str, url: str) -> tuple[Source, ...]:
    return (source(3, word, url=url), source(4, word, url=url, confidential=True))


def evidence_of(word: str) -> tuple[Evidence, ...]:
    return (
        evidence(1, 3, Stance.CONTRADICTS, word, whole=False),
        evidence(2, 4, Stance.SUPPORTS, word, whole=False),
        evidence(5, 3, Stance.CONTEXT, word, whole=True),
    )


def desk_of(word: str, url: str) -> ArticleOnDesk:
    text = f"{word}|{word}\n\n{word}."
    size = len(word)
    outer, inner = claim(1, text, 0, 2 * size + 1), claim(2, text, size + 1, size)
    known = KnownClaim(7, word, title=word, verdict=word, publisher=word, url=url)
    whole = Wording(Span(0, size), word)
    differences = (Difference(DifferenceKind.NUMBER, whole, whole),)
    match = Match(known, Comparison(93.5, Relation.CONFLICT, differences), Decision.REJECTED)
    verdict = Verdict("truth@1", "false", True, word, AT)
    said = Verdict("desk@1", "imprecise", False, word, AT)
    caption = Span(2 * size + 3, len(text))
    group = (OriginGroup((3, 4), name=word),)
    short = Support("evidence@1", Side.CONTRADICTS, True, False, 1, 2, 1, group, group)
    judged = CheckedClaim(outer, verdict, word, None, (match,), said)
    return ArticleOnDesk(
        Article(
            1, 1, word, word, "de", text, "0" * 64, AT, Metadata("2024-03-01", (word,), (word,))
        ),
        (
            replace(judged, evidence=evidence_of(word), shortfall=word, backing=short),
            CheckedClaim(inner, None, "", word, ()),
        ),
        (Excluded(caption, caption.of(text), ExclusionReason.CAPTION),),
        sources=sources_of(word, url),
    )


def events_of(word: str, url: str) -> list[Event]:
    named = {"claims": [{"id": "c1", "text": word, "start": 0, "end": len(word)}]}
    asked = {"claims": [{**named["claims"][0], "attribution": word}], "question": "said"}
    changes = (
        (EventKind.VERDICT_SET, named, Target.VERDICT, {"scale": "truth@1", "label": "false"}),
        (EventKind.NOTE_SET, named, Target.NOTE, word),
        (EventKind.VERDICT_SET, asked, Target.SAID, {"scale": "desk@1", "label": "imprecise"}),
        (EventKind.SHORTFALL_EXPLAINED, named, Target.SHORTFALL, word),
    )
    found = [event(1, EventKind.ARTICLE_ADDED, {"claims": []}, word)]
    for kind, body, target, after in changes:
        effects = [Effect(target, "c1", None, after).as_json()]
        found.append(event(1 + len(found), kind, {**body, "effects": effects}, word))
    for item in evidence_of(word):
        value = evidence_value(item)
        effects = [Effect(Target.EVIDENCE, "c1", None, value, item.id).as_json()]
        body = {**named, "effects": effects}
        found.append(event(1 + len(found), EventKind.EVIDENCE_LINKED, body, word))
    return [*found, *source_events(word, sources_of(word, url), 1 + len(found))]
