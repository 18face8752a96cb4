"""Passages of a source proposed for a claim."""

from datetime import date
from math import sqrt

from workbench.matching.aligning import Alignment
from workbench.matching.bearing import bearing_of
from workbench.matching.comparing import compare_read
from workbench.matching.folding import folded
from workbench.matching.passage_terms import SentenceTerms
from workbench.matching.reading import names_in
from workbench.matching.source_pieces import pieces_of
from workbench.matching.terms import Term
from workbench.model.passage import Passage
from workbench.text.language import detect

_COMPARED = 12  # sentences for each claim


class PassageIndex:
    """A source's text, read once, to be asked for the passages that bear on a claim.

    `language` is that of the source, detected where it is not given, `published` the day that
    "on Wednesday" and "last year" in it are counted from, `author` who speaks where the source
    speaks for itself (author, publisher, office). Passages are sentences, headings and lines of
    the text, none longer than 2000 code points. Reading takes time in proportion to the length.
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
        self._author = author
        self._language = language or detect(text)
        self._published = published
        self._pieces = pieces_of(text, self._language)
        self._terms = SentenceTerms((p.span.of(text) for p in self._pieces), self._pieces)

    def passages(
        self,
        claim: str,
        *,
        language: str | None = None,
        context: str = "",
        around: str = "",
        speaker: str = "",  # noqa: ARG002 - part of the interface
        claim_date: date | None = None,
        limit: int = 5,
    ) -> tuple[Passage, ...]:
        """At most `limit` passages that bear on a claim, best first.

        `language` is the claim's, detected where it is not given. `context` is the text around the
        claim, `around` the names that are meant in it without standing there, `speaker` who is said
        to have said it, `claim_date` the day it was written on.
        """
        one = folded(claim)
        language = language or detect(claim)
        names = names_in(folded(context).text, language) if context else frozenset[str]()
        found = []
        for number, _ in self._terms.best(claim, language, around, _COMPARED):
            piece = self._pieces[number]
            two = folded(piece.span.of(self._text))
            comparison, alignment = compare_read(
                (one, two),
                (language, piece.language),
                (claim_date, self._published),
                names,
                lag=0,
            )
            covered = self._covered(alignment)
            found.append(
                (
                    covered * sqrt(alignment.known_cover),
                    Passage(
                        piece.span,
                        piece.span.of(self._text),
                        round(100 * min(1.0, sqrt(covered * alignment.known_cover)), 1),
                        bearing_of(comparison, alignment),
                        comparison.differences,
                    ),
                )
            )
        found.sort(key=lambda item: (-item[0], item[1].span))
        return tuple(passage for _, passage in found[:limit])

    def _covered(self, alignment: Alignment) -> float:
        """How much of the claim a passage has, by how much each term tells in this source."""
        total = common = 0.0
        for index, term in enumerate(alignment.claim.terms):
            if term.light:
                continue
            weight = self._weight(term)
            total += weight
            common += weight * alignment.forth.get(index, (-1, 0.0))[1]
        return common / total if total else 0.0

    def _weight(self, term: Term) -> float:
        return self._terms.rarity(term.root) or 1.0
