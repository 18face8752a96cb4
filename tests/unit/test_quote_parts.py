"""A quotation over several sentences, cut to the claims it lies in."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.quote_parts import QuoteCutter, QuotePlaces
from workbench.text.quotes import find_quotes
from workbench.text.splitting import split


def _quotes_by_claim(text: str) -> list[list[str]]:
    return [
        [signal.text for signal in claim.signals if signal.kind is SignalKind.QUOTE]
        for claim in split(text).claims
    ]


def test_each_sentence_has_its_own_part() -> None:
    text = "„Wir sind alle müde. Wir ruhen eine Woche aus“, sagte Trainerin Eva Sommer."
    assert _quotes_by_claim(text) == [["Wir sind alle müde."], ["Wir ruhen eine Woche aus"]]


def test_a_sentence_in_the_middle_is_quoted_whole() -> None:
    text = (
        'The coach was calm: "We lost the game on Sunday. Nobody is hurt. '
        'We will be back in the spring," she said.'
    )
    assert ["Nobody is hurt."] in _quotes_by_claim(text)


def test_a_quotation_inside_another_belongs_to_it() -> None:
    text = "“She told me ‘the dam will hold’ and left the room,” Eva Sommer said."
    assert _quotes_by_claim(text) == [["She told me ‘the dam will hold’ and left the room"]]


def test_a_part_loses_the_comma_where_it_was_cut() -> None:
    text = "Er sagte: „Der Damm hält, aber der Deich bricht.“"
    (quote,) = find_quotes(text)
    stop = text.index(", aber") + 1
    (part,) = QuoteCutter(text, [quote]).within(Span(0, stop))
    assert part.text == part.value == "Der Damm hält"


@given(st.text(alphabet='ab ,.„“»«"', max_size=60), st.data())
def test_parts_lie_in_the_claim_and_in_their_quotation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    claim = Span(start, data.draw(st.integers(start, len(text))))
    quotes = find_quotes(text)
    for part in QuoteCutter(text, quotes).within(claim):
        assert claim.contains(part.span)
        assert part.text == part.span.of(text)
        assert any(char.isalnum() for char in part.text)
        assert any(quote.span.contains(part.span) for quote in quotes)


@given(st.text(alphabet='ab ,.„“»«"', max_size=60), st.data())
def test_places_tell_where_a_quotation_goes_on(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stretch = Span(start, data.draw(st.integers(start, len(text))))
    spans = [quote.span for quote in find_quotes(text)]
    for part in QuotePlaces(spans).parts(stretch):
        place = part.span.shifted(stretch.start)
        assert stretch.contains(place)
        around = [span for span in spans if span.contains(place)]
        assert around
        assert part.before == any(span.start < stretch.start for span in around)
