"""Lists of words and phrases from a language pack, found in a text in one pass."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.text.words import Words, key

_LEAD = 3  # letters of a stem that it is looked up by
_MOST_KNOWN = 50_000  # words whose phrases are remembered


class Found(NamedTuple):
    """A phrase found: tokens `first` up to but not including `stop`, and what it stands for."""

    first: int
    stop: int
    value: str


class _Step(NamedTuple):
    """One word of a phrase; `stem` means that it may go on."""

    key: str
    stem: bool

    def fits(self, low: str) -> bool:
        return low.startswith(self.key) if self.stem else low == self.key


class _Entry(NamedTuple):
    steps: tuple[_Step, ...]
    value: str

    def rank(self) -> tuple[int, bool, int]:
        """The place among entries that begin with one word: the longest phrase comes first."""
        first = self.steps[0]
        return -len(self.steps), first.stem, -len(first.key)


class PhraseTable:
    """Phrases by what they stand for; a word that ends in `*` in the data is a stem.

    Longer phrases win over shorter ones that begin with the same word.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        entries = [_entry(phrase, value) for value, phrases in groups.items() for phrase in phrases]
        self._exact: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        for entry in entries:
            first = entry.steps[0]
            if first.stem:
                self._stems.setdefault(first.key[:_LEAD], []).append(entry)
            else:
                self._exact.setdefault(first.key, []).append(entry)
        self._known: dict[str, Sequence[_Entry]] = {}

    def candidates(self, low: str) -> Sequence[_Entry]:
        """The phrases that may begin with a word, longest first."""
        found = self._known.get(low)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[low] = self._looked_up(low)
        return found

    def _looked_up(self, low: str) -> Sequence[_Entry]:
        found = [*self._exact.get(low, ())]
        stems = self._stems
        for length in range(1, min(_LEAD, len(low)) + 1):
            entries = stems.get(low[:length])
            if entries:
                found += [entry for entry in entries if entry.steps[0].fits(low)]
        if len(found) > 1:
            found.sort(key=_Entry.rank)
        return tuple(found)

    def at(self, words: Words, index: int) -> Found | None:
        """The longest phrase that begins at a token."""
        return _longest(words, index, self.candidates(words.low(index)))

    def find(self, words: Words) -> Iterator[Found]:
        """All phrases of a text from left to right, none inside another."""
        known = self._known
        stop = 0
        for index, low in enumerate(words.lows):
            entries = known.get(low)
            if entries is None:
                entries = self.candidates(low)
            if not entries or index < stop:
                continue
            found = _longest(words, index, entries)
            if found:
                stop = found.stop
                yield found


class LazyPhraseTable(PhraseTable):
    """A table of many phrases, spelt out only once a word turns up that they may begin with.

    `beginnings` gives for each value how the first word of its phrases begins, as a key;
    `spellings` all phrases of a value. Of two that are spelt alike the first value is found.
    """

    def __init__(
        self, beginnings: Mapping[str, str], spellings: Callable[[str], Iterable[str]]
    ) -> None:
        super().__init__({})
        self._spellings = spellings
        self._entries: dict[str, Sequence[_Entry]] = {}
        self._beginnings: dict[str, list[tuple[int, str, str]]] = {}
        for place, (value, begins) in enumerate(beginnings.items()):
            self._beginnings.setdefault(begins[:_LEAD], []).append((place, begins, value))

    def _looked_up(self, low: str) -> Sequence[_Entry]:
        near = [
            item
            for length in range(1, min(_LEAD, len(low)) + 1)
            for item in self._beginnings.get(low[:length], ())
            if low.startswith(item[1])
        ]
        found = [
            entry
            for _, _, value in sorted(near)
            for entry in self._spelt_out(value)
            if entry.steps[0].fits(low)
        ]
        found.sort(key=_Entry.rank)
        return tuple(found)

    def _spelt_out(self, value: str) -> Sequence[_Entry]:
        found = self._entries.get(value)
        if found is None:
            found = tuple(_entry(phrase, value) for phrase in self._spellings(value))
            self._entries[value] = found
        return found


class PhraseLists:
    """Several lists of phrases, counted in one pass over a text."""

    def __init__(self, tables: Mapping[str, PhraseTable]) -> None:
        self._tables = tuple(tables.items())
        self._known: dict[str, tuple[tuple[str, Sequence[_Entry]], ...]] = {}
        self._last: tuple[Words | None, Mapping[str, int]] = (None, {})

    def counts(self, words: Words) -> Mapping[str, int]:
        """How many phrases of each list a text holds; the lists it holds none of are left out."""
        asked, counted = self._last
        if asked is words:  # several readers of one claim ask in turn
            return counted
        counts: dict[str, int] = {}
        stops: dict[str, int] = {}
        for index, low in enumerate(words.lows):
            lists = self._known.get(low)
            if lists is None:
                lists = self._remembered(low)
            for name, entries in lists:
                if index >= stops.get(name, 0) and (found := _longest(words, index, entries)):
                    stops[name] = found.stop
                    counts[name] = counts.get(name, 0) + 1
        self._last = words, counts
        return counts

    def _remembered(self, low: str) -> tuple[tuple[str, Sequence[_Entry]], ...]:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        found = ((name, table.candidates(low)) for name, table in self._tables)
        self._known[low] = lists = tuple(item for item in found if item[1])
        return lists


def _entry(phrase: str, value: str) -> _Entry:
    steps: list[_Step] = []
    for piece in phrase.split():
        lows = _lows(piece.removesuffix("*"))
        steps.extend(_Step(low, False) for low in lows[:-1])
        steps.append(_Step(lows[-1], piece.endswith("*")))
    return _Entry(tuple(steps), value)


def _lows(piece: str) -> Sequence[str]:
    """The keys of the tokens of a piece; one that is all letters is one token."""
    return [key(piece)] if piece.isalpha() else Words(piece).lows


def first_key(phrase: str) -> str:
    """The key of the first token of a phrase."""
    return _lows(phrase.split(maxsplit=1)[0].removesuffix("*"))[0]


def _longest(words: Words, index: int, entries: Sequence[_Entry]) -> Found | None:
    following = words.low(index + 1)
    for entry in entries:
        length = len(entry.steps)
        if length == 1 or (entry.steps[1].fits(following) and _goes_on(words, index, entry.steps)):
            return Found(index, index + length, entry.value)
    return None


def _goes_on(words: Words, index: int, steps: Sequence[_Step]) -> bool:
    """Whether the words after the first, which fits already, are those of a phrase."""
    at = index
    for step in steps[1:]:
        at += 1
        if not step.fits(words.low(at)) or not words.near(at):
            return False
    return True
