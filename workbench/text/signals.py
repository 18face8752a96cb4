"""Everything in a text that makes it checkable, as signals with spans and normalised values."""

from workbench.model.split import Signal
from workbench.text.comparisons import find_comparisons
from workbench.text.dates import find_dates
from workbench.text.hedges import find_hedges
from workbench.text.language import of_stretch
from workbench.text.markers import find_markers
from workbench.text.names import find_names
from workbench.text.negation import find_negations
from workbench.text.numbers import find_numbers
from workbench.text.ordinals import find_ordinals
from workbench.text.quotes import find_quotes
from workbench.text.words import Words


def find_signals(text: str, language: str) -> tuple[Signal, ...]:
    """All signals of a text but attributions, sorted by place; spans are offsets into `text`.

    Numbers, ordinals and dates never share a token; quotations, names, negations, hedges,
    comparisons and markers may lie over others. A `language` without a pack gets what digits and
    marks tell. A quotation in another language is read by the rules of that.
    """
    return signals_in(Words(text), language, set())


def signals_in(words: Words, language: str, surnames: set[str]) -> tuple[Signal, ...]:
    """The signals of a text that is cut into words already.

    `surnames` are those that the text before it has introduced; its own are added to them.
    """
    quotes = find_quotes(words.text)
    found = [*quotes, *_all_but_quotes(words, language, surnames)]
    for quote in quotes:
        spoken = of_stretch(quote.text, language)
        if spoken != language:
            place = quote.span
            inside = _all_but_quotes(words.part(place), spoken, surnames)
            found = [item for item in found if item is quote or not place.contains(item.span)]
            found += [item.moved(place.start) for item in inside]
    return tuple(sorted(found, key=Signal.place))


def _all_but_quotes(words: Words, language: str, surnames: set[str]) -> list[Signal]:
    taken = bytearray(len(words))
    dates = find_dates(words, language, taken)
    return [
        *dates,
        *find_names(words, language, taken, surnames),
        *find_ordinals(words, language, taken),
        *find_numbers(words, language, taken),
        *find_negations(words, language, taken),
        *find_hedges(words, language),
        *find_comparisons(words, language),
        *find_markers(words, language),
    ]
