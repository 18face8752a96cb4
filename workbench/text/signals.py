"""Everything in a text that makes it checkable, as signals with spans and normalised values."""

from workbench.model.split import Signal
from workbench.text.comparisons import find_comparisons
from workbench.text.dates import find_dates
from workbench.text.hedges import find_hedges
from workbench.text.names import find_names
from workbench.text.negation import find_negations
from workbench.text.numbers import find_numbers
from workbench.text.ordinals import find_ordinals
from workbench.text.quotes import find_quotes
from workbench.text.words import Words


def find_signals(text: str, language: str) -> tuple[Signal, ...]:
    """All signals of a text but attributions, sorted by place; spans are offsets into `text`.

    Numbers, ordinals and dates never share a token; quotations, names, negations, hedges and
    comparisons may lie over others. A `language` without a pack gets what digits and marks tell.
    """
    words = Words(text)
    taken = bytearray(len(words))
    dates = find_dates(words, language, taken)
    found = [
        *find_quotes(text),
        *dates,
        *find_names(words, language, taken),
        *find_ordinals(words, language, taken),
        *find_numbers(words, language, taken),
        *find_negations(words, language, taken),
        *find_hedges(words, language),
        *find_comparisons(words, language),
    ]
    return tuple(sorted(found, key=lambda signal: (signal.span, signal.kind)))
