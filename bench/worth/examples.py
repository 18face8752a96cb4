"""Sentences that somebody judged, read as the program reads them."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model.span import Span
from workbench.model.split import Signal, SignalKind
from workbench.text.checkable import Standing, standing
from workbench.text.splitting import annotate
from workbench.text.words import Words
from workbench.text.worth import Sight, look, weigh
from workbench.text.worth_model import WorthModel
from workbench.text.worth_words import worth_words

SENTENCES = Path(__file__).with_name("sentences.tsv")
CLAIMBUSTER = Path(__file__).parents[2] / "../shared/data/splitting/claimbuster_2class/cv.jsonl"
_TARGETS = (0.0, 0.2, 0.5, 1.0)  # by grade: how much of a hard fact it is
_OWN_WORDS = 0.6  # so much of a sentence in quotation marks makes it somebody's own words


@dataclass(frozen=True, slots=True)
class Example:
    """A judged sentence.

    `target` is 0–1; `group` is what must not be parted between learning and measuring; `speech`
    tells that it is from a debate and not from the news.
    """

    text: str
    language: str
    group: str
    target: float
    speech: bool
    words: Words
    signals: tuple[Signal, ...]
    own_words: bool
    standing: Standing

    @property
    def worthy(self) -> bool:
        """Whether it should be checked: grade 2 or 3."""
        return self.target >= 0.5

    def sight(self) -> Sight:
        """What is weighed, were this an article's last sentence."""
        return look(
            self.words,
            self.signals,
            worth_words(self.language),
            place=1.0,
            checkable=self.standing.checkable,
            doubt=self.standing.reason,
            own_words=self.own_words,
            speech=self.speech,
        )

    def worth(self, model: WorthModel) -> float:
        """What the program would say of it."""
        return weigh(self.sight(), model).value


def sentences(path: Path = SENTENCES) -> list[Example]:
    """The labelled news sentences; their topics stay together, as some come in both languages."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            _example(
                row["sentence"],
                row["language"],
                group=row["topic"],
                target=_TARGETS[int(row["worth"])],
                speech=False,
            )
            for row in rows
        ]


def claimbuster(path: Path) -> list[Example]:
    """The sentences of US debates in a file of JSON lines with `text` and `label` 0 or 1."""
    return list(_claimbuster(path))


def _claimbuster(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield _example(
                row["text"], "en", group=str(row["id"]), target=float(row["label"]), speech=True
            )


def _example(text: str, language: str, *, group: str, target: float, speech: bool) -> Example:
    claim = annotate(text, Span(0, len(text)), claim_id="c1", language=language)
    words = Words(claim.text)
    quoted = sum(len(s.span) for s in claim.signals if s.kind is SignalKind.QUOTE)
    own_words = quoted >= _OWN_WORDS * len(claim.text)
    said = [s for s in claim.signals if s.kind is not SignalKind.ATTRIBUTION]
    judged = standing(
        words,
        said,
        worth_words(language),
        quoted=own_words,
        reported=claim.attribution is not None,
    )
    return Example(
        claim.text, language, group, target, speech, words, claim.signals, own_words, judged
    )
