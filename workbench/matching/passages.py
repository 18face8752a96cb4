"""Passages of a source proposed for a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from workbench.matching.aligning import align
from workbench.matching.bearing import bearing_of
from workbench.matching.comparing import compare_aligned, unfolded
from workbench.matching.folding import Folded, folded
from workbench.matching.passage_terms import SentenceTerms
from workbench.matching.passage_weighing import Scales, Weighed
from workbench.matching.reading import names_in, read_both
from workbench.matching.source_pieces import day_of, pieces_of
from workbench.model.passage import Passage
from workbench.text.language import UNKNOWN, detect

_COMPARED = 16  # sentences for each claim
_MOST = 50  # passages for one claim
_K1, _B = 1.5, 0.75
_SHORTEST = 6  # terms; a sentence of fewer counts as this long
_NEXT_TO = 0.2  # of what the sentences before and after have
_KNOWN = 0.2  # the exponent of how much of a sentence the claim has
_LEAST_KNOWN = 0.05
_TERMS = 0.25  # the weight of what the terms alone tell, as a share of the best sentence's
_HEADING = 0.75  # the weight of what is no sentence
_ENDS = tuple('.!?…:;"»«“”’)')


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim as it is asked for; `names` are the keys of those in the text around it."""

    claim: Folded
    language: str
    names: frozenset[str]
    day: date | None
    scales: Scales


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that shares terms with a claim; `terms` is how much, the most being 1."""

    number: int
    terms: float


@dataclass(frozen=True, slots=True)
class _Looked:
    """A sentence that was compared with a claim."""

    passage: Passage
    weighed: Weighed
    candidate: _Candidate


class PassageIndex:
    """A source's text, read once, to be asked for the passages that bear on a claim.

    `language` is that of the source, detected where it is not given. `published` is the day that
    "on Wednesday" and "last year" in it are counted from; None for the one in its first lines.
    `author` names whose text it is (author, publisher, office): they need not be named in it.
    Passages are sentences, headings and lines of the text, none longer than 2000 code points.
    Reading takes time in proportion to the length.
    """

    def __init__(
        self,
        text: str,
        *,
        language: str | None = None,
        published: date | None = None,
        author: str = "",
    ) -> None:
        self._text = text
        self._language = language or detect(text)
        self._published = published or day_of(text)
        self._own = names_in(author, self._language) if author else frozenset[str]()
        self._pieces = pieces_of(text, self._language)
        self._terms = SentenceTerms((p.span.of(text) for p in self._pieces), self._pieces)

    def passages(
        self,
        claim: str,
        *,
        language: str | None = None,
        context: str = "",
        around: str = "",
        speaker: str = "",
        claim_date: date | None = None,
        limit: int = 5,
    ) -> tuple[Passage, ...]:
        """At most `limit` passages that bear on a claim, best first; 50 at most.

        `language` is the claim's, detected where it is not given. `context` is the text around the
        claim, `around` the names that are meant in it without standing there, `speaker` who is said
        to have said it, `claim_date` the day it was written on.
        """
        meant = ", ".join(name for name in (speaker, around) if name)
        spoken = language or _known(detect(claim), self._language)
        looked = self._look(claim, spoken, context, meant, claim_date)
        looked.sort(key=lambda item: (-item.passage.score, item.passage.span))
        return tuple(item.passage for item in looked[: min(limit, _MOST)])

    def _look(
        self, claim: str, language: str, context: str, around: str, day: date | None
    ) -> list[_Looked]:
        names = names_in(folded(context).text, language) if context else frozenset[str]()
        foreign = self._language not in (language, UNKNOWN)
        scales = Scales(self._terms, language, self._own, foreign=foreign)
        asked = _Asked(folded(claim), language, names, day, scales)
        return [self._compared(asked, item) for item in self._candidates(asked, around)]

    def _candidates(self, asked: _Asked, around: str) -> list[_Candidate]:
        """The sentences that share most with a claim, a few of them, the most first."""
        one, two = read_both((asked.claim.text, folded(around).text), (asked.language,) * 2)
        found = asked.scales.by_terms(one, two)
        alone = {number: share * self._by_length(number) for number, share in found.items()}
        rated = {number: own + self._next_to(alone, number) for number, own in alone.items()}
        best = nsmallest(_COMPARED, rated.items(), key=lambda item: (-item[1], item[0]))
        return [_Candidate(number, share / best[0][1]) for number, share in best]

    def _by_length(self, number: int) -> float:
        """What a sentence of so many terms counts: the term of BM25 for it."""
        mean = max(_SHORTEST, self._terms.mean_length)
        relative = max(_SHORTEST, self._terms.lengths[number]) / mean
        return 1 / (1 + _K1 * (1 - _B + _B * relative))

    def _next_to(self, rated: Mapping[int, float], number: int) -> float:
        """What the neighbours of a sentence in its paragraph add to it."""
        own = self._pieces[number].paragraph
        near = (at for at in (number - 1, number + 1) if 0 <= at < len(self._pieces))
        return _NEXT_TO * sum(
            rated.get(at, 0.0) for at in near if self._pieces[at].paragraph == own
        )

    def _compared(self, asked: _Asked, candidate: _Candidate) -> _Looked:
        piece = self._pieces[candidate.number]
        text = piece.span.of(self._text)
        two = folded(text)
        readings = read_both(
            (asked.claim.text, two.text),
            (asked.language, _known(piece.language, asked.language)),
            (asked.day, self._published),
            asked.names,
            lag=0,
        )
        alignment = align(*readings, asked.names)
        weighed = asked.scales.weigh(alignment, candidate.number)
        bearing, differences = bearing_of(compare_aligned(alignment), alignment, weighed)
        passage = Passage(
            piece.span,
            text,
            round(100 * _score(weighed, candidate.terms, heading=not text.endswith(_ENDS)), 1),
            bearing,
            tuple(unfolded(item, asked.claim, two) for item in differences),
        )
        return _Looked(passage, weighed, candidate)


def _known(language: str, other: str) -> str:
    """A language, or another one where it could not be told."""
    return other if language == UNKNOWN else language


def _score(weighed: Weighed, terms: float, *, heading: bool) -> float:
    """How well a passage fits a claim, 0–1."""
    paired = weighed.met * max(_LEAST_KNOWN, weighed.known) ** _KNOWN
    found = (paired + _TERMS * terms) / (1 + _TERMS)
    return float(min(1.0, found * (_HEADING if heading else 1.0)))
