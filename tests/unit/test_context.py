"""What a claim leans on is told beside it and never written into it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.span import Span
from workbench.model.split import Claim, Reference, ReferenceKind
from workbench.text.splitting import annotate, split


def _leanings(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (reference.kind.value, reference.text, [item.text for item in reference.candidates])
        for claim in split(text).claims
        for reference in claim.context
    ]


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        (
            "Anna Maier leitet das Amt seit Mai. Er habe nie gefragt, sie schon.",
            ("pronoun", "Er", ["Anna Maier"]),
        ),
        (
            "In Genf trafen sich Anna Maier und Lena Wolf. Es war das dritte Gespräch der beiden "
            "Ministerinnen in diesem Jahr.",
            ("phrase", "der beiden Ministerinnen", ["Lena Wolf", "Anna Maier"]),
        ),
        (
            "Mary Clark bought the mill in 1998. She sold it to the town two years later.",
            ("pronoun", "She", ["Mary Clark"]),
        ),
        (
            "Norden Ltd closed its plant in May. The company will pay 300 workers.",
            ("phrase", "The company", ["Norden Ltd"]),
        ),
        (
            "Der Verein verkaufte das alte Stadion, das im Jahr 1931 gebaut worden war.",
            ("relative", "das", ["das alte Stadion"]),
        ),
        (
            "Der Verein kaufte im Mai das alte Stadion und verkaufte im Juni das neue Bad.",
            ("elided", "", ["Der Verein"]),
        ),
    ],
)
def test_the_nearest_antecedents_are_offered(
    text: str, leaning: tuple[str, str, list[str]]
) -> None:
    assert leaning in _leanings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Maier sagte, sie habe das Haus im Mai gekauft.",  # the claim names her itself
        "Mary Clark bought the mill. The president of the club paid 300 euros for it.",
        "Sie kam im Mai und blieb bis Juni.",  # nobody stands before
        "Mary Clark left. Both towns sold their mills in 1998.",  # the towns' own
        "Mary Clark slept. “He took 300 euros from her”, the note said.",  # somebody else's words
    ],
)
def test_what_needs_no_help_gets_none(text: str) -> None:
    assert _leanings(text) == []


def test_a_name_far_above_explains_nothing() -> None:
    far = "Mary Clark left. " + "The road is long and wide here. " * 60 + "She was 40."
    assert _leanings(far) == []


def _in_text(text: str, claim: Claim) -> None:
    for reference in claim.context:
        assert isinstance(reference, Reference)
        assert reference.span.of(text) == reference.text
        assert claim.span.contains(reference.span)
        assert (reference.kind is ReferenceKind.ELIDED) == (not reference.text)
        assert 1 <= len(reference.candidates) <= 3
        for mention in reference.candidates:
            assert mention.span.of(text) == mention.text != ""
            assert mention.span.start < reference.span.start or not claim.span.overlaps(
                mention.span
            )


_NAMES = ("Anna Maier", "Putin", "Der Verein", "sie", "er", "he", "She", "the company", "ihr")
_WORDS = ("der beiden Chefs", "sagte", "said", "bought", ", das", ", who", "und", "and", "dessen")
_REST = (". ", ", ", "„", "“", "\n", "gebaut wurde", "in Genf", "\u0301", "🙂")
_PIECES = st.sampled_from((*_NAMES, *_WORDS, *_REST))


@given(st.lists(_PIECES, max_size=24).map(" ".join))
def test_every_place_holds_its_words(text: str) -> None:
    for claim in split(text).claims:
        _in_text(text, claim)


def test_a_claim_picked_by_hand_knows_its_context_and_dates() -> None:
    text = "Mary Clark bought the mill in 1998. On Monday she sold it to the town."
    span = Span(text.index("On Monday"), len(text))
    claim = annotate(text, span, claim_id="c9", language="en", published=date(2024, 5, 8))
    assert [item.text for item in claim.context[0].candidates] == ["Mary Clark"]
    assert [signal.resolved for signal in claim.signals if signal.resolved] == ["2024-05-06"]
