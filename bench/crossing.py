"""How often a known claim is found across the languages: invented pairs among other claims."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from workbench.model.known import KnownClaim
from workbench.store.opening import open_store

PAIRS = Path(__file__).with_name("crossing.toml")
AMONG = 10  # hits that a known claim has to be among
_MADE = 25  # claims made of each by exchanging words
_BESIDE = Path(__file__).with_name("matching_pairs.toml")


class Crossing(NamedTuple):
    """A claim in one language and the known claim in another that it must lead to."""

    direction: str
    claim: str
    known: str

    @property
    def languages(self) -> tuple[str, str]:
        """The language of the claim and that of the known claim."""
        claim, _, known = self.direction.partition("_")
        return claim, known


def crossings() -> Iterator[Crossing]:
    """All pairs of the file."""
    for direction, rows in _data()["pairs"].items():
        for claim, known in rows:
            yield Crossing(direction, claim, known)


@cache
def known_claims() -> tuple[KnownClaim, ...]:
    """All that may be found: the known claims of the pairs, those near them, and many others."""
    near = [(pair.known, pair.languages[1]) for pair in crossings()]
    for language, rows in _data()["distractors"].items():
        near += [(text, language) for text in rows]
    texts = [*near, *_exchanged(near)]
    for languages in tomllib.loads(_BESIDE.read_text("utf-8")).values():
        texts += [(text, name) for name, rows in languages.items() for row in rows for text in row]
    return tuple(
        KnownClaim(id=number, text=text, language=language)
        for number, (text, language) in enumerate(dict(texts).items(), 1)
    )


def _exchanged(texts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each text several times with other figures, months, places in it; always the same ones."""
    chance = Random(4)
    for text, language in texts:
        for _ in range(_MADE):
            other = re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), text)
            for words in _data()["exchanged"][language]:
                other = _with_others(other, words, chance)
            yield other, language


def _with_others(text: str, words: list[str], chance: Random) -> str:
    either = "|".join(map(re.escape, words))
    return re.sub(rf"\b({either})\b", lambda _: chance.choice(words), text)


def ranks() -> Iterator[tuple[Crossing, int]]:
    """Each pair with the place of its known claim among the hits, 0 where it is not found."""
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "claims.db"))
        with store.write("bench") as work:
            for known in known_claims():
                work.known.upsert(known)
        with store.read() as work:
            index = work.candidates()
            for pair in crossings():
                hits = index.candidates(pair.claim, AMONG, language=pair.languages[0])
                found = [hit.known.text for hit in hits]
                yield pair, found.index(pair.known) + 1 if pair.known in found else 0
        store.close()


def report() -> None:
    """Print the share of the pairs that are found, first and among the first hits."""
    found = list(ranks())
    for direction in dict.fromkeys(pair.direction for pair, _ in found):
        places = [place for pair, place in found if pair.direction == direction]
        first, among = places.count(1) / len(places), sum(map(bool, places)) / len(places)
        print(
            f"{direction} of {len(known_claims())} known claims: "
            f"found@1 {first:.2f}  found@{AMONG} {among:.2f}  ({len(places)} claims)"
        )


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(PAIRS.read_text("utf-8"))
