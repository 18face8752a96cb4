"""An article cut into claims and the text left out, all of it accounted for."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from workbench.model.span import Span
from workbench.model.split import Claim, Signal, SignalKind, Split
from workbench.text.blocks import Block, BlockReader, blocks_of
from workbench.text.boilerplate import read_page
from workbench.text.checkable import standing
from workbench.text.drafts import Draft, drafts
from workbench.text.language import detect, of_stretch
from workbench.text.metadata import metadata_of
from workbench.text.sentences import sentences
from workbench.text.signals import signals_in
from workbench.text.speakers import Speakers
from workbench.text.titles import headline_share, stems, title_of
from workbench.text.words import Words, words_of
from workbench.text.worth import worth
from workbench.text.worth_speech import is_speech
from workbench.text.worth_words import worth_words

_NEAR = 2000  # code points around a picked span that are read to find its sentence and speaker
_OWN_WORDS = 0.6  # so much of a claim in quotation marks makes it somebody's own words


def split(text: str, *, language: str | None = None) -> Split:
    """Cut a whole article into claims.

    Every non-blank character lies in the sentence of a claim or in an excluded span; claims are in
    text order, may be nested and never overlap partly. `language` is a code that has a language
    pack, or None to find out. All spans are offsets into `text`.
    """
    language = language or detect(text)
    page = read_page(text, language)
    blocks = blocks_of(text, page.body, language)
    reader = BlockReader(text)
    found = drafts(text, blocks, page, reader)
    title = title_of(text, page.excluded)
    headline = stems(words_of(title).lows)
    speech = _is_speech(blocks, found, reader)
    claims: list[Claim] = []
    surnames: set[str] = set()
    at = 0
    for block in blocks:
        signals = _Signals(signals_in(reader.words(block), block.language, surnames), block.span)
        while at < len(found) and found[at].span.start < block.span.end:
            draft = found[at]
            claim = _claim(
                reader.part(block, draft.span),
                draft,
                signals.inside(draft.span),
                claim_id=f"c{at + 1}",
                language=block.language,
                place=at / len(found),
                headline=headline,
                speech=speech,
            )
            claims.append(claim)
            at += 1
    return Split(
        title=title,
        language=language,
        length=len(text),
        claims=tuple(claims),
        excluded=page.excluded,
        metadata=metadata_of(page),
    )


def _is_speech(blocks: Sequence[Block], found: Sequence[Draft], reader: BlockReader) -> bool:
    """Whether the text is the wording of a speech, as far as its first block tells."""
    if not blocks:
        return False
    first = blocks[0]
    inside = [item.span for item in found if first.span.contains(item.span)]
    claims = (reader.part(first, span) for span in inside)
    return is_speech(claims, worth_words(first.language))


def annotate(text: str, span: Span, *, claim_id: str, language: str) -> Claim:
    """The claim for a span that a person picked or changed, blanks around it taken off.

    Its `sentence` is the sentence it lies in; a span over several sentences is its own.
    """
    span = _trimmed(text, span)
    start = max(0, span.start - _NEAR)
    window = text[start : span.end + _NEAR]
    sentence, attribution, spoken = span, None, language
    speakers = Speakers(text)
    for piece in sentences(window, language):
        place = piece.shifted(start)
        if place.start >= span.end:
            break
        spoken = of_stretch(piece.of(window), language)
        voice = speakers.of_sentence(words_of(piece.of(window)), place.start, spoken)
        if place.overlaps(span):
            attribution = attribution or voice.attribution
        if place.contains(span):
            sentence = place
    near = Span(start, start + len(window))
    signals = _Signals(signals_in(Words(window), spoken, set()), near)
    return _claim(
        words_of(span.of(text)),
        Draft(span, sentence, attribution),
        signals.inside(span),
        claim_id=claim_id,
        language=spoken,
        place=span.start / max(1, len(text)),
    )


def _claim(
    words: Words,
    draft: Draft,
    signals: Sequence[Signal],
    *,
    claim_id: str,
    language: str,
    place: float,
    headline: frozenset[str] = frozenset(),
    speech: bool = False,
) -> Claim:
    wording, known = words.text, worth_words(language)
    found = list(signals)
    if draft.attribution is not None:
        said = draft.attribution
        found.append(Signal(SignalKind.ATTRIBUTION, said.span, said.text, said.text))
    quoted = sum(len(s.span) for s in signals if s.kind is SignalKind.QUOTE)
    own_words = quoted >= _OWN_WORDS * len(wording)
    verdict = standing(words, signals, known, quoted=own_words)
    weighed = worth(
        words,
        found,
        known,
        place=place,
        checkable=verdict.checkable,
        doubt=verdict.reason,
        headline=headline_share(headline, words.lows),
        own_words=own_words,
        speech=speech,
    )
    return Claim(
        id=claim_id,
        span=draft.span,
        text=wording,
        sentence=draft.sentence,
        checkable=verdict.checkable,
        worth=weighed.value,
        reasons=weighed.reasons,
        hedged=_is_hedged(signals, own_words=own_words),
        attribution=draft.attribution,
        signals=tuple(sorted(found, key=lambda signal: (signal.span, signal.kind))),
    )


def _is_hedged(signals: Sequence[Signal], *, own_words: bool) -> bool:
    """Whether a claim is doubtful; a few quoted words do not make it so by theirs."""
    quotes = [s.span for s in signals if s.kind is SignalKind.QUOTE and not own_words]
    return any(
        signal.kind is SignalKind.HEDGE and not any(quote.contains(signal.span) for quote in quotes)
        for signal in signals
    )


class _Signals:
    """The signals of a block, to be asked for by spans of the whole text."""

    def __init__(self, signals: Sequence[Signal], block: Span) -> None:
        self._signals = signals
        self._starts = [signal.span.start for signal in signals]
        self._block = block

    def inside(self, span: Span) -> list[Signal]:
        """Those that lie wholly in a span, with offsets into the whole text."""
        by = self._block.start
        first = bisect_left(self._starts, span.start - by)
        last = bisect_left(self._starts, span.end - by)
        return [
            replace(item, span=item.span.shifted(by))
            for item in self._signals[first:last]
            if item.span.end + by <= span.end
        ]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))
