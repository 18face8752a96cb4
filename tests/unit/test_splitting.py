"""A whole article, split: everything accounted for, nothing moved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind, Split
from workbench.text.splitting import annotate, split

ARTICLE = """Altdorf schließt sein Freibad

Foto: Karl Muster / dpa

ALTDORF (dpa) – Die Gemeinde Altdorf schließt ihr Freibad, das 1931 gebaut wurde. Das zweite \
Becken sei seit dem 3. Mai undicht, teilte die Verwaltung mit. Es werde »keine Ausnahmen« geben.

Unklar bleibt, ob der Umbau vier Millionen Euro kostet.

kam/dpa
"""


def _check(text: str, found: Split) -> None:
    held = bytearray(len(text))
    for item in found.excluded:
        assert item.text == item.span.of(text) != ""
        assert not any(held[item.span.start : item.span.end])
        held[item.span.start : item.span.end] = b"\1" * len(item.span)
    outside = bytes(held)
    for claim in found.claims:
        assert claim.text == claim.span.of(text) == claim.text.strip() != ""
        assert claim.sentence.contains(claim.span)
        assert not any(outside[claim.sentence.start : claim.sentence.end])
        held[claim.sentence.start : claim.sentence.end] = b"\1" * len(claim.sentence)
        assert 0 <= claim.worth <= 1
        for signal in claim.signals:
            assert signal.span.of(text) == signal.text
    assert all(mark or letter.isspace() for mark, letter in zip(held, text, strict=True))
    _check_nesting([claim.span for claim in found.claims])


def _check_nesting(spans: list[Span]) -> None:
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    around: list[Span] = []
    for span in spans:
        while around and around[-1].end <= span.start:
            around.pop()
        assert not around or around[-1].contains(span)
        around.append(span)


_LINES = (
    "Die Brücke ist zu.|Foto: Al Muster / dpa|Teilen|24. Mai|hieß es|the mayor|© 2020|Video|(dpa)"
    "|By Al Frame|- ein Punkt der Liste hier oben|https://example.org/a|Wien – |e\u0301"
)
_WORDS = '» « “ ” " ( ) , : – und die weil sagte er said which as after 🙂 \ufeff'
_BLANKS = ("\n", "\n\n", " ", "\u2028", "\u00a0")
_PIECES = st.sampled_from((*_LINES.split("|"), *_WORDS.split(" "), *_BLANKS))


@given(st.lists(_PIECES, max_size=40), st.sampled_from([" ", "", "\n"]))
@settings(deadline=None)
def test_nothing_is_lost_moved_or_cut_across(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    _check(text, split(text))


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_can_be_split(text: str) -> None:
    _check(text, split(text))


def test_an_article_is_split_into_claims_with_their_details() -> None:
    found = split(ARTICLE)
    _check(ARTICLE, found)
    assert found.language == "de"
    assert found.title == "Altdorf schließt sein Freibad"
    assert found.length == len(ARTICLE)
    assert [claim.id for claim in found.claims] == [f"c{n}" for n in range(1, 6)]
    assert [claim.text for claim in found.claims] == [
        "Die Gemeinde Altdorf schließt ihr Freibad",
        "das 1931 gebaut wurde",
        "Das zweite Becken sei seit dem 3. Mai undicht, teilte die Verwaltung mit.",
        "Es werde »keine Ausnahmen« geben.",
        "Unklar bleibt, ob der Umbau vier Millionen Euro kostet.",
    ]
    leak, quote, unclear = found.claims[2:]
    assert {s.kind for s in leak.signals} >= {
        SignalKind.ORDINAL,
        SignalKind.DATE,
        SignalKind.ATTRIBUTION,
    }
    assert [s.value for s in quote.signals if s.kind is SignalKind.QUOTE] == ["keine Ausnahmen"]
    assert quote.attribution is not None
    assert quote.attribution.text == "die Verwaltung"
    assert unclear.hedged


def test_the_language_can_be_given() -> None:
    assert split("Taxi. Taxi.", language="en").language == "en"


def test_a_text_of_blanks_has_no_claims() -> None:
    found = split(" \n\n\t")
    assert found.claims == ()
    assert found.excluded == ()
    assert found.title == ""


def test_a_picked_span_becomes_a_claim_of_its_sentence() -> None:
    text = "Der Hafen ist zu. Der Tunnel sei seit dem 3. Mai gesperrt, sagte Otto Lang."
    start = text.index("seit")
    claim = annotate(text, Span(start - 1, start + 15), claim_id="c9", language="de")
    assert claim.id == "c9"
    assert claim.text == "seit dem 3. Mai"
    assert claim.sentence.of(text) == text[18:]
    assert [s.text for s in _of_kind(claim.signals, SignalKind.DATE)] != []
    assert claim.attribution is not None
    assert claim.attribution.text == "Otto Lang"


def test_a_span_over_two_sentences_is_its_own_sentence() -> None:
    text = "Der Hafen ist zu. Der Tunnel ist offen."
    claim = annotate(text, Span(0, len(text)), claim_id="c1", language="de")
    assert claim.sentence == claim.span == Span(0, len(text))


def _of_kind(signals: tuple[Signal, ...], kind: SignalKind) -> list[Signal]:
    return [signal for signal in signals if signal.kind is kind]
