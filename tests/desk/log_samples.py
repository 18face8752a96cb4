"""A log document whose every text is one word, and words that try to do something."""

from typing import Any

from hypothesis import strategies as st

from workbench.desk.formats.building import build
from workbench.desk.formats.document import LogDocument
from workbench.desk.scales import load_every_version
from workbench.model.article import Article
from workbench.model.desk import ArticleOnDesk, CheckedClaim
from workbench.model.event import GENESIS, Effect, Event, EventKind, Target
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
from workbench.model.verdict import Verdict

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


def event(seq: int, kind: EventKind, body: dict[str, Any], actor: str = "anna") -> Event:
    return Event(seq, AT, actor, kind, 1, body, GENESIS, f"{seq:064x}")


def example(word: str = "harmless", *, url: str = "", language: str = "en") -> LogDocument:
    """An article whose every text is `word`: two claims, one inside the other, and a caption."""
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
    desk = ArticleOnDesk(
        Article(
            1, 1, word, word, "de", text, "0" * 64, AT, Metadata("2024-03-01", (word,), (word,))
        ),
        (
            CheckedClaim(outer, verdict, word, None, (match,), said),
            CheckedClaim(inner, None, "", word, ()),
        ),
        (Excluded(caption, caption.of(text), ExclusionReason.CAPTION),),
    )
    named = {"claims": [{"id": "c1", "text": word, "start": 0, "end": size}]}
    mark = Effect(Target.VERDICT, "c1", None, {"scale": "truth@1", "label": "false"}).as_json()
    asked = {"claims": [{**named["claims"][0], "attribution": word}], "question": "said"}
    answer = Effect(Target.SAID, "c1", None, {"scale": "desk@1", "label": "imprecise"}).as_json()
    events = (
        event(1, EventKind.ARTICLE_ADDED, {"claims": []}, word),
        event(2, EventKind.VERDICT_SET, {**named, "effects": [mark]}, word),
        event(
            3,
            EventKind.NOTE_SET,
            {**named, "effects": [Effect(Target.NOTE, "c1", None, word).as_json()]},
            word,
        ),
        event(4, EventKind.VERDICT_SET, {**asked, "effects": [answer]}, word),
    )
    return build(
        desk, events, SCALES, language=language, exported_at=AT, exported_by=word, program=word
    )
