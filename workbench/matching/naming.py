"""The names of a text as terms, known by their words and by what they are aliases of."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from workbench.matching import lexicon
from workbench.matching.stems import fold, root
from workbench.matching.terms import Term, TermKind, word_list
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text import aliases
from workbench.text.aliases import Alias, AliasKind
from workbench.text.words import Words

_GENITIVES = ("'s", "s", "'")
_STANDS_FOR = "@"  # the country of a capital, a nationality or an office
_POWER = frozenset(("power", "place"))
_SORTS = {
    AliasKind.COUNTRY: _POWER,
    AliasKind.CAPITAL: _POWER,
    AliasKind.NATIONALITY: _POWER,
    AliasKind.OFFICE: frozenset(("power",)),
    AliasKind.ORGANISATION: frozenset(("power",)),
    AliasKind.PERSON: frozenset(("person",)),
    AliasKind.PLACE: frozenset(("place",)),
}
_HYPHENS = frozenset("-‐‑–")
_IS = "="  # the thing itself, whatever it is called


def name_terms(
    words: Words,
    signals: Iterable[Signal],
    language: str,
    taken: bytearray,
    elsewhere: Collection[str] = (),
) -> Iterator[Term]:
    """The names that signals and the list of aliases find; their tokens are marked in `taken`.

    A capitalised word that is a key of a name `elsewhere` is one here, too.
    """
    listed = dict(_listed(words))
    for signal in signals:
        tokens = token_range(words, signal.span)
        if not any(taken[tokens.start : tokens.stop]):
            inside = [(span, alias) for span, alias in listed.items() if _is_inside(span, tokens)]
            yield _term(words, tokens, inside, language, taken)
    for span, alias in listed.items():
        tokens = range(*span)
        if not any(taken[tokens.start : tokens.stop]):
            yield _term(words, tokens, [(span, alias)], language, taken)
    for index, raw in enumerate(words.raws):
        if not taken[index] and raw[0].isupper() and _bare(fold(words.lows[index])) in elsewhere:
            yield _term(words, range(index, index + 1), [], language, taken)


def single_names(signals: Iterable[Signal]) -> Iterator[str]:
    """The keys of the names of one word among some signals."""
    for signal in signals:
        if signal.kind is SignalKind.NAME and signal.text.isalpha():
            yield _bare(fold(signal.text))


def token_range(words: Words, span: Span) -> range:
    """The tokens that begin inside a stretch of the text."""
    return range(bisect_left(words.starts, span.start), bisect_left(words.starts, span.end))


def is_alias(key: str) -> bool:
    """Whether a key is what a name stands for, not the thing itself or one of its words."""
    return key.startswith(_STANDS_FOR)


def _listed(words: Words) -> Iterator[tuple[tuple[int, int], Alias]]:
    for found in aliases.table().find(words):
        alias = aliases.entry(found)
        if alias.fits(words, found):
            yield (found.first, found.stop), alias


def _is_inside(span: tuple[int, int], tokens: range) -> bool:
    return tokens.start <= span[0] and span[1] <= tokens.stop


def _term(
    words: Words,
    tokens: range,
    inside: list[tuple[tuple[int, int], Alias]],
    language: str,
    taken: bytearray,
) -> Term:
    whole = (tokens.start, tokens.stop)
    keys = set(_word_keys(words, tokens))
    sorts: set[str] = set()
    nationality = False
    for span, alias in inside:
        if alias.weak and span != whole:
            continue  # "Deutsche Bahn" is not Germany
        keys |= {f"{_STANDS_FOR}{alias.canonical}", f"{_IS}{alias.own}"}
        if span == whole:
            sorts |= _SORTS[alias.kind]
        nationality = nationality or alias.kind is AliasKind.NATIONALITY
    for index in tokens:
        taken[index] = 1
    return Term(
        TermKind.NAME,
        Span(words.starts[tokens.start], words.ends[tokens.stop - 1]),
        root(words.lows[tokens.start], language) if len(tokens) == 1 else " ".join(sorted(keys)),
        tokens.start,
        keys=frozenset(keys),
        capital=True,
        place_name=words.low(tokens.start - 1) in word_list(language, "where"),
        adjective=(nationality and _describes(words, tokens)) or _is_prefix(words, tokens),
        sorts=frozenset(sorts),
        core=_core(words, tokens, language),
        initials=_initials(words, tokens),
    )


def _core(words: Words, tokens: range, language: str) -> frozenset[str]:
    """The words of a name without those for its sort; all of them where there are no others."""
    found = [
        (_bare(fold(words.lows[at])), root(words.lows[at], language))
        for at in tokens
        if words.lows[at][0].isalnum()
    ]
    telling = [
        word
        for word, stem in found
        if len(word) > 1
        and word not in lexicon.forms_in_names()
        and not lexicon.concepts((stem,), language) & lexicon.sorts_in_names()
    ]
    return frozenset(telling or [stem for _, stem in found])


def _initials(words: Words, tokens: range) -> str:
    """The capitals that the words of a name begin with: "USGS" of "U.S. Geological Survey"."""
    raws = [words.raws[at] for at in tokens if words.raws[at][0].isupper()]
    letters = ("".join(c for c in raw if c.isupper()) if "." in raw else raw[0] for raw in raws)
    return "".join(letters) if len(raws) > 1 else ""


def _describes(words: Words, tokens: range) -> bool:
    """Whether a nationality is an adjective: written small, or right before a word that is."""
    if words.raw(tokens.start).islower():
        return True
    following = words.raw(tokens.stop)
    return following.islower() and following.isalpha() and words.near(tokens.stop)


def _is_prefix(words: Words, tokens: range) -> bool:
    """Whether a name is the first piece of a compound: "US-Konzern"."""
    after = tokens.stop
    return words.raw(after) in _HYPHENS and words.glued(after) and words.glued(after + 1)


def _word_keys(words: Words, tokens: range) -> Iterator[str]:
    for index in tokens:
        if words.lows[index][0].isalnum():
            yield _bare(fold(words.lows[index]))


def _bare(word: str) -> str:
    for ending in _GENITIVES:
        if word.endswith(ending) and len(word) - len(ending) > 1 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word
