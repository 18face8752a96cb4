"""Names of persons, places and organisations.

What the alias list knows is found in any inflection. Beyond it English shows names by their
capitals; German, where every noun has one, by first names, titles, acronyms and by two capitals
in a row that are no common nouns. A surname that a text has introduced is found again by itself.
"""

from typing import NamedTuple

from workbench.model.span import Span
from workbench.model.split import NameSort, Signal, SignalKind
from workbench.text.aliases import AliasKind, entry, lookup, stripped, table
from workbench.text.name_runs import Run, name_runs
from workbench.text.name_words import NameWords, has_capital, is_acronym, name_words
from workbench.text.words import Words

_SORTS = {
    AliasKind.COUNTRY: NameSort.PLACE,
    AliasKind.CAPITAL: NameSort.PLACE,
    AliasKind.NATIONALITY: NameSort.NATION,
    AliasKind.OFFICE: NameSort.ORGANISATION,
    AliasKind.ORGANISATION: NameSort.ORGANISATION,
    AliasKind.PERSON: NameSort.PERSON,
    AliasKind.PLACE: NameSort.PLACE,
    AliasKind.EVENT: NameSort.UNKNOWN,
}


class _Name(NamedTuple):
    first: int
    stop: int
    value: str = ""
    sort: NameSort = NameSort.UNKNOWN


def find_names(words: Words, language: str, taken: bytearray, surnames: set[str]) -> list[Signal]:
    """The names of a text, none inside another.

    `value` is the canonical name of the alias list where it has one (`Russia` for "russische" and
    "Kreml", but `Moscow` for "in Moskau", which is the place), else the name without its genitive.
    Tokens that `taken` marks are dates. `surnames` are those that the text before has introduced;
    the ones met here are added.
    """
    lexicon = name_words(language)
    known = _from_aliases(words, lexicon, taken)
    runs = name_runs(words, lexicon, taken)
    found = _merged(words, known, runs, lexicon)
    surnames.update(run.surname(words, lexicon) for run in runs if run.is_person(words, lexicon))
    found += _again(words, found, surnames, taken)
    return [_signal(words, name, lexicon) for name in sorted(found)]


def _from_aliases(words: Words, lexicon: NameWords, taken: bytearray) -> list[_Name]:
    names: list[_Name] = []
    for found in table().find(words):
        alias = entry(found)
        if taken[found.first] or not alias.fits(words, found):
            continue
        before = words.low(found.first - 1) if words.near(found.first) else ""
        is_place = alias.kind is AliasKind.CAPITAL and lexicon.has("locative", before)
        value = alias.own if is_place else alias.canonical
        sort = NameSort.PLACE if is_place else _SORTS[alias.kind]
        names.append(_Name(found.first, found.stop, value, sort))
    return names


def _named(words: Words, run: Run, lexicon: NameWords) -> _Name:
    return _Name(run.first, run.stop, sort=_sort(words, run, lexicon))


def _sort(words: Words, run: Run, lexicon: NameWords) -> NameSort:
    """What a row of capitals names: an organisation by one of its words, else often a person."""
    lows = words.lows[run.first : run.stop]
    if any(low in lexicon.lists.get("organisation_words", ()) for low in lows):
        return NameSort.ORGANISATION
    if run.is_person(words, lexicon):
        return NameSort.PERSON
    if len(run.capitals) == 1 and is_acronym(words.raw(run.first)):
        return NameSort.ORGANISATION
    before = words.low(run.first - 1) if words.near(run.first) else ""
    return NameSort.PLACE if lexicon.has("locative", before) else NameSort.UNKNOWN


def _merged(words: Words, known: list[_Name], runs: list[Run], lexicon: NameWords) -> list[_Name]:
    """Aliases and runs together: a longer run wins over a nation or a place at its edge.

    Not in German, where the other noun is only said about it ("Nachbarland Polen").
    """
    by_token = {index: name for name in known for index in range(name.first, name.stop)}
    found: list[_Name] = []
    dropped: set[_Name] = set()
    for run in runs:
        inside = {by_token[index] for index in range(run.first, run.stop) if index in by_token}
        rest = [index for index in run.capitals if index not in by_token]
        if not inside:
            found.append(_named(words, run, lexicon))
        elif any(name.first < run.first or name.stop > run.stop for name in inside) or not rest:
            continue
        elif len(rest) > 1 and rest[0] > max(name.stop for name in inside) - 1:
            found.append(_Name(rest[0], run.stop, sort=_sort(words, run, lexicon)))
        elif not lexicon.capital_nouns or run.stop - run.first > len(run.capitals):
            dropped |= inside
            found.append(_named(words, run, lexicon))
    return found + [name for name in known if name not in dropped]


def _again(words: Words, found: list[_Name], surnames: set[str], taken: bytearray) -> list[_Name]:
    """Mentions of a person by the surname alone, also with a genitive s."""
    forms = {form for name in surnames if len(name) > 2 for form in _forms(name)}
    covered = bytearray(taken)
    for name in found:
        covered[name.first : name.stop] = b"\1" * (name.stop - name.first)
    again: list[_Name] = []
    for index, low in enumerate(words.lows):
        if low in forms and not covered[index] and has_capital(words, index):
            again.append(_Name(index, index + 1, sort=NameSort.PERSON))
    return again


def _forms(surname: str) -> tuple[str, ...]:
    """A surname as it may be written, with the genitive of either language."""
    return surname, surname + "s", surname + "'s", surname + "s's"


def _signal(words: Words, name: _Name, lexicon: NameWords) -> Signal:
    span = Span(words.starts[name.first], words.ends[name.stop - 1])
    text = span.of(words.text)
    if text.endswith(("'s", "’s")):
        span = Span(span.start, span.end - 2)
        text = span.of(words.text)
    if name.value:
        return Signal(SignalKind.NAME, span, text, name.value, sort=name.sort)
    value = stripped(text)
    last = words.low(name.stop - 1)
    if lexicon.capital_nouns and last.endswith("s") and last[:-1] in words.vocabulary:
        value = value[:-1]
    alias = lookup(value)
    return Signal(SignalKind.NAME, span, text, alias.canonical if alias else value, sort=name.sort)
