"""The names of a text as terms, known by their words and by what they are aliases of."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from workbench.matching import lexicon
from workbench.matching.stems import fold, root
from workbench.matching.terms import Term, TermKind, word_list
from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text import aliases, packs
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
    AliasKind.EVENT: frozenset(("event",)),
}
_MOST_BEFORE = 4  # tokens before a name that its initials may begin with
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
    for tokens in _runs(words, taken, elsewhere):
        yield _term(words, tokens, [], language, taken)


def _runs(words: Words, taken: bytearray, elsewhere: Collection[str]) -> Iterator[range]:
    """Capitalised words side by side, or hyphened, that are words of names `elsewhere`."""
    start = stop = 0
    for index, raw in enumerate(words.raws):
        is_name = (
            not taken[index] and raw[0].isupper() and _bare(fold(words.lows[index])) in elsewhere
        )
        if is_name and stop > start and (index == stop or _is_hyphen(words, stop, index)):
            stop = index + 1
        elif is_name:
            if stop > start:
                yield range(start, stop)
            start, stop = index, index + 1
    if stop > start:
        yield range(start, stop)


def _is_hyphen(words: Words, place: int, following: int) -> bool:
    return place + 1 == following and words.raw(place) in _HYPHENS and words.glued(place)


def _is_where(words: Words, start: int, language: str) -> bool:
    """Whether "in" or the like stands before a name, an article between as may be."""
    where = word_list(language, "where")
    before = words.low(start - 1)
    has_article = before in word_list(language, "determiners")
    return before in where or (has_article and words.low(start - 2) in where)


def words_of_names(signals: Iterable[Signal], language: str) -> Iterator[str]:
    """The keys of the words in the names among some signals.

    Of a name of several words those are left out that mean something by themselves.
    """
    for signal in signals:
        if signal.kind is not SignalKind.NAME:
            continue
        lows = [low for low in Words(signal.text).lows if low.isalpha() and len(low) > 1]
        for low in lows:
            if len(lows) == 1 or not _means(low, language):
                yield _bare(fold(low))


def _means(low: str, language: str) -> bool:
    return low in word_list(language, "stop") or bool(
        lexicon.concepts((root(low, language),), language)
    )


def token_range(words: Words, span: Span) -> range:
    """The tokens that begin inside a stretch of the text."""
    return range(bisect_left(words.starts, span.start), bisect_left(words.starts, span.end))


def is_alias(key: str) -> bool:
    """Whether a key is what a name stands for, not the thing itself or one of its words."""
    return key.startswith(_STANDS_FOR)


def is_listed(key: str) -> bool:
    """Whether a key comes from the list of aliases and is not a word of the name."""
    return key.startswith((_STANDS_FOR, _IS))


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
        place_name=_is_where(words, tokens.start, language),
        adjective=(nationality and _describes(words, tokens, language))
        or _is_prefix(words, tokens)
        or (bool(sorts & _SORTS[AliasKind.PLACE]) and _owns_office(words, tokens, language)),
        sorts=frozenset(sorts),
        core=_core(words, tokens, language),
        initials=_initials(words, tokens),
        titled=not inside and all(_means(words.lows[at], language) for at in tokens),
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
    """The folded capitals that the words of a name begin with: "usgs" of "U.S. Geological Survey".

    Capitalised words right before it count, too.
    """
    first = tokens.start
    while first > 1 and tokens.start - first < _MOST_BEFORE and _goes_on(words, first - 1):
        first -= 1
    letters = [words.raws[at][0] for at in range(first, tokens.stop) if words.raws[at][0].isupper()]
    return _bare("".join(letters).lower()) if len(letters) > 1 else ""


def _goes_on(words: Words, place: int) -> bool:
    return words.raw(place)[:1].isupper() or words.raw(place) == "."


def _describes(words: Words, tokens: range, language: str) -> bool:
    """Whether a nationality is an adjective: written small, or right before a word that is."""
    mark = packs.section(language, "matching").get("adjective_mark", "")
    if words.raw(tokens.start).islower() or (mark and mark in words.low(tokens.start)):
        return True
    following = words.raw(tokens.stop)
    return following.islower() and following.isalpha() and words.near(tokens.stop)


def _owns_office(words: Words, tokens: range, language: str) -> bool:
    """Whether a country in the genitive says whose minister or the like follows."""
    low = words.low(tokens.stop - 1)
    following = root(words.low(tokens.stop), language)
    return _bare(fold(low)) != fold(low) and bool(
        lexicon.concepts((following,), language) & lexicon.offices()
    )


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
