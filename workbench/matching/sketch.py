"""Near-copies: how much of one text stands word for word in another, from small sketches.

A text is the set of its runs of four words. A sketch keeps those runs whose hashes are smallest
(bottom-k sampling: Broder 1997, "On the resemblance and containment of documents"), so two
sketches sample the same runs of what two texts share.
"""

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.sketch import MOST_RUNS, TextSketch

VERSION = 1
"""To be raised whenever a text is read as other runs: older sketches are not compared then."""

LONGEST = 5_000_000
"""Code points of a text that are read."""

COPY = 0.2
"""From this part of the shorter text on, two texts count as near-copies."""

_RUN = 4  # words
_LEAST_SHARED = 12  # runs in both texts: a sentence, not a phrase
_LEAST_SAMPLED = 4  # of these in both samples
_FULL = 1 << 32  # above every hash
_HASH_BYTES = 4
_SPARE = 16 * MOST_RUNS  # hashes that are held while a text is read

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]")
_ACCENT = re.compile("[\u0300-\u036f]+")
# Scripts that are written without blanks: every letter is a word.
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]{{1,40}}")
# What several reporters hear or read of one speaker makes their reports no copies.
_QUOTED = re.compile(
    "|".join(
        rf"{opening}(?:[^{opening}{closing}\n]|\n(?!\n)){{40,600}}+[{closing}]"
        for opening, closing in (("„", "“”"), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'))
    )
    + r"|‘(?:[^‘’\n]|’(?=\w)|\n(?!\n)){40,600}+’"  # the closing mark is an apostrophe, too
)


@dataclass(frozen=True, slots=True)
class Shared:
    """How much two texts have in common, 0–1, estimated from their sketches.

    `containment` is the part of the shorter text's runs that the other has, `resemblance` the
    part of all their runs that both have. Both are the same in either order of the texts.
    """

    containment: float
    resemblance: float

    @property
    def is_copy(self) -> bool:
        """Whether one text is printed in the other, or both go back to a third, word for word."""
        return self.containment >= COPY


NOTHING_SHARED = Shared(0.0, 0.0)


def sketch(text: str) -> TextSketch:
    """The sketch of a text: the article as it was extracted, without the page around it.

    It is the same on every machine. Case, marks, blanks and line breaks do not count. Long
    quotations are left out unless they make up most of the text: two reporters who quote one
    speech have not copied each other. Reads the first 5,000,000 code points, in linear time.
    """
    read = _plain(text[:LONGEST])
    own = _QUOTED.split(read)
    kept = own if 2 * sum(map(len, own)) >= len(read) else [read]
    return _smallest(run for piece in kept for run in _runs(piece))


def likeness(one: TextSketch | None, two: TextSketch | None) -> Shared:
    """What the texts of two sketches share; nothing where either is missing or they share
    less than a long sentence.

    Of samples both are read as far as the one that ends first: that far they hold all runs.
    """
    if one is None or two is None or one.version != two.version:
        return NOTHING_SHARED
    reach = min(_reach(one), _reach(two))
    ours = {run for run in one.runs if run < reach}
    theirs = {run for run in two.runs if run < reach}
    shared = len(ours & theirs)
    least = max(_LEAST_SAMPLED, _LEAST_SHARED * reach / _FULL)
    if shared < least:
        return NOTHING_SHARED
    return Shared(shared / min(len(ours), len(theirs)), shared / len(ours | theirs))


def _reach(sketched: TextSketch) -> int:
    """The hash below which a sketch holds all runs of its text."""
    return _FULL if sketched.whole else sketched.runs[-1] + 1


def _plain(text: str) -> str:
    """A text in small letters, with accents composed and invisible characters taken out."""
    if not text.isascii():
        text = _HIDDEN.sub("", text)
        text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
        text = _ACCENT.sub("", text)
    return text.lower()


def _runs(piece: str) -> Iterator[int]:
    """The hashes of the runs of words in a stretch, with repetitions."""
    last: deque[str] = deque(maxlen=_RUN)
    for found in _WORD.finditer(piece):
        last.append(found[0])
        if len(last) == _RUN:
            run = " ".join(last).encode("utf-8", "surrogatepass")
            yield int.from_bytes(hashlib.blake2b(run, digest_size=_HASH_BYTES).digest(), "big")


def _smallest(runs: Iterator[int]) -> TextSketch:
    """The sketch of these runs; holds only so many at a time, however long the text is."""
    held: set[int] = set()
    reach, whole = _FULL, True
    for run in runs:
        if run < reach:
            held.add(run)
            if len(held) > _SPARE:
                held = set(sorted(held)[:MOST_RUNS])
                reach, whole = max(held), False
    whole = whole and len(held) <= MOST_RUNS
    return TextSketch(VERSION, whole, tuple(sorted(held)[:MOST_RUNS]))
