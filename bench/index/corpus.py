"""Made-up claims: German and English, always the same ones for a seed, as many as asked for.

One in ten repeats the frame and words of an earlier claim with another number or place. The first
n claims of a larger corpus are those of the smaller one.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random
from typing import NamedTuple

from bench.index.words import LANGUAGES, Pool, material, pools

SEED = 20
NEAR = 0.1  # the share of claims that another one differs from in a number or place only
_GERMAN = 0.6
_LEAD, _TAIL, _SECOND_TAIL = 0.3, 0.49, 0.18
_CHUNK = 10_000  # claims; each chunk has a chance of its own
_AT_ONCE = 2_000  # words drawn together
_SLOT = re.compile(r"\{(\w)\}")


class Claim(NamedTuple):
    """A made-up claim; `near` is the place of the claim that it is a near copy of, else -1."""

    language: str
    text: str
    near: int = -1


class Frame(NamedTuple):
    """A text with `%s` at each slot, and the letters of the slots."""

    text: str
    slots: str

    def __add__(self, other: object) -> "Frame":
        assert isinstance(other, Frame)
        return Frame(self.text + other.text, self.slots + other.slots)


_NOTHING = Frame("", "")


def claims(count: int, seed: int = SEED) -> Iterator[Claim]:
    """The first `count` claims of a seed."""
    for start in range(0, count, _CHUNK):
        yield from islice(_chunk(start, seed), min(_CHUNK, count - start))


@cache
def frames(language: str, part: str) -> tuple[Frame, ...]:
    """The frames of a part: `leads`, `cores`, `tails` or `organisations`."""
    return tuple(
        Frame(_SLOT.sub("%s", text), "".join(_SLOT.findall(text)))
        for text in material(language)[part]
    )


class Drawing:
    """Draws what fills the slots, in one language."""

    def __init__(self, chance: Random, language: str) -> None:
        self._chance, self._language = chance, language
        self._pools = pools(language)
        self._drawn: dict[str, Iterator[str]] = {
            slot: self._words(pool) for slot, pool in self._pools.items()
        }
        self._months = material(language)["months"]

    def frame(self) -> Frame:
        """A core, often with a lead before it and tails behind."""
        pick, roll = self._chance.choice, self._chance.random
        lead = pick(frames(self._language, "leads")) if roll() < _LEAD else _NOTHING
        found = lead + pick(frames(self._language, "cores"))
        if roll() < _TAIL:
            found += pick(frames(self._language, "tails"))
            if roll() < _SECOND_TAIL:
                found += pick(frames(self._language, "tails"))
        return found

    def value(self, slot: str) -> str:
        """Something to stand in a slot."""
        words = self._drawn.get(slot)
        if words is not None:
            return next(words)
        return str(getattr(self, f"_{_NAMED[slot]}")())

    def values(self, frame: Frame) -> list[str]:
        """Something for each slot of a frame."""
        return [self.value(slot) for slot in frame.slots]

    def _words(self, pool: Pool) -> Iterator[str]:
        while True:
            yield from pool.some(self._chance, _AT_ONCE)

    def _organisation(self) -> str:
        frame = self._chance.choice(frames(self._language, "organisations"))
        return frame.text % tuple(self.values(frame))

    def _year(self) -> int:
        return 2026 - min(76, int(self._chance.expovariate(0.12)))

    def _day(self) -> str:
        month, day = self._chance.choice(self._months), self._chance.randint(1, 28)
        return f"{day}. {month}" if self._language == "de" else f"{month} {day}"

    def _share(self) -> str:
        if self._chance.random() < 0.6:
            return str(self._chance.randint(1, 99))
        return self._decimal(self._chance.randint(1, 999) / 10)

    def _number(self) -> str:
        roll = self._chance.random()
        if roll < 0.45:
            return str(self._chance.randint(2, 999))
        if roll < 0.8:
            number = self._chance.randint(10, 9_999) * self._chance.choice((10, 100, 100))
            return f"{number:,}".replace(",", "." if self._language == "de" else ",")
        unit = "Millionen" if self._language == "de" else "million"
        return f"{self._decimal(self._chance.randint(11, 999) / 10)} {unit}"

    def _decimal(self, number: float) -> str:
        return f"{number:.1f}".replace(".", "," if self._language == "de" else ".")


_NAMED = {"O": "organisation", "y": "year", "t": "day", "s": "share", "n": "number"}


def _chunk(start: int, seed: int) -> Iterator[Claim]:
    """The claims of a chunk; near copies are of claims of the same chunk."""
    chance = Random(f"{seed} {start}")
    drawings = {language: Drawing(chance, language) for language in LANGUAGES}
    made: list[tuple[str, Frame, list[str]]] = []
    while True:
        near = -1
        if made and chance.random() < NEAR:
            near = chance.randrange(len(made))
            language, frame, values = made[near]
            values = _altered(chance, drawings[language], frame, values)
        else:
            language = LANGUAGES[chance.random() >= _GERMAN]
            frame = drawings[language].frame()
            values = drawings[language].values(frame)
        made.append((language, frame, values))
        text = frame.text % tuple(values)
        yield Claim(language, f"{text[0].upper()}{text[1:]}.", near + start if near >= 0 else -1)


def _altered(chance: Random, drawing: Drawing, frame: Frame, values: list[str]) -> list[str]:
    """The values with another number or place in one of them."""
    at = chance.choice([place for place, slot in enumerate(frame.slots) if slot in "nsyP"])
    altered = list(values)
    while altered[at] == values[at]:
        altered[at] = drawing.value(frame.slots[at])
    return altered
