"""A stretch is found again where there is no doubt, and nowhere else."""

from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.model.selector import TextQuoteSelector
from workbench.model.span import Span
from workbench.text.anchor import CONTEXT, Outcome, make, reanchor

TEXT = (
    "The ferry left at noon. It carried forty passengers and two dogs. "
    "The crossing took three hours. Nobody was hurt."
)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_selector_keeps_the_quote_and_at_most_32_code_points_each_side() -> None:
    selector = make(TEXT, span_of("The crossing took three hours."))
    assert selector.exact == "The crossing took three hours."
    assert selector.prefix == " forty passengers and two dogs. "
    assert len(selector.prefix) == CONTEXT
    assert selector.suffix == " Nobody was hurt."


def test_unchanged_text_keeps_it() -> None:
    span = span_of("Nobody was hurt.")
    found = reanchor(make(TEXT, span), TEXT, span.start)
    assert (found.outcome, found.span) == (Outcome.KEPT, span)


def test_an_insertion_before_moves_it() -> None:
    span = span_of("The crossing took three hours.")
    found = reanchor(make(TEXT, span), "Harbour news. " + TEXT, span.start)
    assert (found.outcome, found.span) == (Outcome.MOVED, span.shifted(14))


def test_other_words_between_the_same_surroundings_are_a_change() -> None:
    span = span_of("three hours")
    changed = TEXT.replace("three hours", "five hours")
    found = reanchor(make(TEXT, span), changed, span.start)
    assert found.outcome is Outcome.CHANGED
    assert found.span is not None
    assert found.span.of(changed) == "five hours"


def test_two_places_that_fit_alike_are_no_answer() -> None:
    span = span_of("The crossing took three hours.")
    doubled = f"{TEXT} {TEXT}"
    assert reanchor(make(TEXT, span), doubled, 0).outcome is Outcome.ORPHAN


def test_the_context_tells_repeated_words_apart() -> None:
    text = "Ada said yes. Bert said no. Carl said yes. Dora said nothing."
    second = Span(text.rindex("said yes"), text.rindex("said yes") + 8)
    found = reanchor(make(text, second), "Today: " + text, second.start)
    assert found.span == second.shifted(7)


def test_a_few_words_in_quite_another_place_are_not_taken() -> None:
    span = span_of("two dogs")
    elsewhere = "An unrelated text that mentions two dogs once."
    assert reanchor(make(TEXT, span), elsewhere, span.start).outcome is Outcome.ORPHAN


def test_a_long_quote_is_found_without_its_surroundings() -> None:
    span = span_of("It carried forty passengers and two dogs.")
    elsewhere = f"New lead.\n\n{span.of(TEXT)}\n\nNew end."
    assert reanchor(make(TEXT, span), elsewhere, span.start).outcome is Outcome.MOVED


def test_an_empty_quote_is_an_orphan() -> None:
    assert reanchor(TextQuoteSelector("", "a", "b"), "ab", 1).outcome is Outcome.ORPHAN


def test_a_quote_repeated_without_end_is_an_orphan() -> None:
    assert reanchor(TextQuoteSelector("aa", "", "a"), "a" * 100_000, 0).outcome is Outcome.ORPHAN


@given(st.text(max_size=80), st.text(min_size=1, max_size=60), st.text(max_size=80), st.text())
def test_whatever_is_found_has_the_same_words(
    before: str, exact: str, after: str, new: str
) -> None:
    text = before + exact + after
    selector = make(text, Span(len(before), len(before) + len(exact)))
    for changed in (text, new + text, before + new + exact + after, new):
        found = reanchor(selector, changed, len(before))
        if found.outcome in (Outcome.KEPT, Outcome.MOVED):
            assert found.span is not None
            assert found.span.of(changed) == exact


@given(st.text(max_size=80), st.text(min_size=1, max_size=60), st.text(max_size=80), st.text())
def test_a_unique_quote_follows_an_insertion(before: str, exact: str, after: str, new: str) -> None:
    text = before + exact + after
    span = Span(len(before), len(before) + len(exact))
    selector = make(text, span)
    assume((new + text).count(exact) == 1)
    found = reanchor(selector, new + text, span.start)
    if found.span is not None:
        assert found.span == span.shifted(len(new))
    # An end of the text before the quote is no context once something stands there.
    if after or len(exact) >= CONTEXT or before:
        assert found.span == span.shifted(len(new))
