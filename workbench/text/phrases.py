"""Lists of words and phrases from a language pack, found in a text in one pass."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from workbench.text.words import Words


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


class PhraseTable:
    """Phrases by what they stand for; a word that ends in `*` in the data is a stem.

    Longer phrases win over shorter ones that begin with the same word.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        entries = [_entry(phrase, value) for value, phrases in groups.items() for phrase in phrases]
        entries.sort(key=lambda entry: (-len(entry.steps), -len(entry.steps[0].key)))
        self._exact: dict[str, list[_Entry]] = {}
        self._stems: list[_Entry] = []
        for entry in entries:
            if entry.steps[0].stem:
                self._stems.append(entry)
            else:
                self._exact.setdefault(entry.steps[0].key, []).append(entry)
        self._stem_keys = tuple(entry.steps[0].key for entry in self._stems)

    def candidates(self, low: str) -> list[_Entry]:
        """The phrases that may begin with a word, longest first."""
        exact = self._exact.get(low, [])
        if not self._stem_keys or not low.startswith(self._stem_keys):
            return exact
        stems = [entry for entry in self._stems if entry.steps[0].fits(low)]
        return sorted(exact + stems, key=lambda entry: -len(entry.steps))

    def at(self, words: Words, index: int) -> Found | None:
        """The longest phrase that begins at a token."""
        return _longest(words, index, self.candidates(words.low(index)))

    def find(self, words: Words) -> Iterator[Found]:
        """All phrases of a text from left to right, none inside another."""
        begin = {low: entries for low in words.vocabulary if (entries := self.candidates(low))}
        stop = 0
        for index, low in enumerate(words.lows):
            if index < stop or low not in begin:
                continue
            found = _longest(words, index, begin[low])
            if found:
                stop = found.stop
                yield found


def _entry(phrase: str, value: str) -> _Entry:
    steps: list[_Step] = []
    for piece in phrase.split():
        lows = Words(piece.removesuffix("*")).lows
        steps.extend(_Step(low, False) for low in lows[:-1])
        steps.append(_Step(lows[-1], piece.endswith("*")))
    return _Entry(tuple(steps), value)


def _longest(words: Words, index: int, entries: list[_Entry]) -> Found | None:
    for entry in entries:
        stop = index + len(entry.steps)
        fits = all(
            step.fits(words.low(index + offset)) and (offset == 0 or words.near(index + offset))
            for offset, step in enumerate(entry.steps)
        )
        if fits:
            return Found(index, stop, entry.value)
    return None
