"""Where claims may end or begin instead."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.boundaries import crosses, halves, narrower, trimmed, wider
from workbench.model.span import Span

TEXT = "The mill burned down in 1,904, the owner said: nobody lived in it – it was empty."
WHOLE = Span(0, len(TEXT))


def words(spans: "list[Span]") -> list[str]:
    return [span.of(TEXT) for span in spans]


def test_wider_goes_from_clause_to_clause() -> None:
    assert words(list(wider(TEXT, Span(0, 8), WHOLE, at_start=False))) == [
        "The mill burned down in 1,904",
        "The mill burned down in 1,904, the owner said",
        "The mill burned down in 1,904, the owner said: nobody lived in it",
        TEXT,
    ]


def test_wider_grows_at_the_start_once_the_end_is_reached() -> None:
    start = TEXT.index("nobody")
    assert words(list(wider(TEXT, Span(start, len(TEXT)), WHOLE, at_start=False))) == [
        "the owner said: nobody lived in it – it was empty.",
        TEXT,
    ]


def test_wider_can_begin_at_the_start() -> None:
    claim = Span(TEXT.index("nobody"), TEXT.index(" –"))
    assert words(list(wider(TEXT, claim, WHOLE, at_start=True)))[0] == (
        "the owner said: nobody lived in it"
    )


def test_nothing_is_wider_than_the_sentence() -> None:
    assert not list(wider(TEXT, WHOLE, WHOLE, at_start=False))


def test_narrower_takes_off_clauses_then_words() -> None:
    assert words(list(narrower(TEXT, WHOLE, at_start=False)))[0].endswith("nobody lived in it")
    assert words(list(narrower("The mill burned", Span(0, 15), at_start=False))) == [
        "The mill",
        "The",
    ]


def test_narrower_at_the_start() -> None:
    assert words(list(narrower(TEXT, WHOLE, at_start=True)))[0].startswith("the owner said")


def test_one_word_is_as_narrow_as_can_be() -> None:
    assert not list(narrower("Fire", Span(0, 4), at_start=False))
    assert not list(narrower("Fire", Span(0, 4), at_start=True))


def test_halves_lose_what_joined_them_and_never_cut_a_word() -> None:
    at = TEXT.index("owner") + 3
    first, second = halves(TEXT, WHOLE, at)
    assert first.of(TEXT) == "The mill burned down in 1,904, the"
    assert second.of(TEXT).startswith("owner said")
    first, second = halves(TEXT, WHOLE, TEXT.index(", the"))
    assert (first.of(TEXT), second.of(TEXT)[:9]) == ("The mill burned down in 1,904", "the owner")


def test_crossing_is_partial_overlap_or_the_same_place() -> None:
    assert crosses(Span(0, 5), [Span(3, 8)])
    assert crosses(Span(0, 5), [Span(0, 5)])
    assert not crosses(Span(0, 5), [Span(1, 3), Span(5, 9), Span(0, 9)])


@given(st.text(alphabet="ab1 ,;:–-.\n", max_size=60), st.data())
def test_whatever_the_text_spans_stay_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    claim = Span(start, data.draw(st.integers(start, len(text))))
    sentence = Span(0, len(text))
    at_start = data.draw(st.booleans())
    for span in wider(text, claim, sentence, at_start=at_start):
        assert sentence.contains(span)
        assert span.contains(claim)
        assert span != claim
    for span in narrower(text, claim, at_start=at_start):
        assert claim.contains(span)
        assert span != claim
    for part in halves(text, claim, data.draw(st.integers(0, len(text)))):
        assert claim.contains(part)
        assert trimmed(text, part) == part
