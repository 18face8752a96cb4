"""An article cut into claims and the text left out, all of it accounted for."""

from bisect import bisect_left
from collections.abc import Sequence

from workbench.model.span import Span
from workbench.model.split import Claim, Signal, SignalKind, Split
from workbench.text.boilerplate import read_page
from workbench.text.checkable import standing
from workbench.text.drafts import Draft, drafts
from workbench.text.language import detect
from workbench.text.sentences import sentences
from workbench.text.signals import find_signals
from workbench.text.speakers import Speakers
from workbench.text.titles import headline_share, stems, title_of
from workbench.text.words import Words
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
    found = drafts(text, page, language)
    signals = _Signals(find_signals(text, language))
    title = title_of(text, page.excluded)
    headline = stems(Words(title).lows)
    speech = is_speech((Words(d.span.of(text)) for d in found), worth_words(language))
    claims = tuple(
        _claim(
            text,
            draft,
            signals.inside(draft.span),
            claim_id=f"c{number}",
            language=language,
            place=(number - 1) / len(found),
            headline=headline,
            speech=speech,
        )
        for number, draft in enumerate(found, start=1)
    )
    return Split(
        title=title,
        language=language,
        length=len(text),
        claims=claims,
        excluded=page.excluded,
    )


def annotate(text: str, span: Span, *, claim_id: str, language: str) -> Claim:
    """The claim for a span that a person picked or changed, blanks around it taken off.

    Its `sentence` is the sentence it lies in; a span over several sentences is its own.
    """
    span = _trimmed(text, span)
    start = max(0, span.start - _NEAR)
    window = text[start : span.end + _NEAR]
    sentence, attribution = span, None
    speakers = Speakers(text, language)
    for piece in sentences(window, language):
        place = piece.shifted(start)
        if place.start >= span.end:
            break
        voice = speakers.of_sentence(place.start, place.end)
        if place.overlaps(span):
            attribution = attribution or voice.attribution
        if place.contains(span):
            sentence = place
    signals = _shifted(find_signals(window, language), start)
    return _claim(
        text,
        Draft(span, sentence, attribution),
        [signal for signal in signals if span.contains(signal.span)],
        claim_id=claim_id,
        language=language,
        place=span.start / max(1, len(text)),
    )


def _claim(
    text: str,
    draft: Draft,
    signals: Sequence[Signal],
    *,
    claim_id: str,
    language: str,
    place: float,
    headline: frozenset[str] = frozenset(),
    speech: bool = False,
) -> Claim:
    wording = draft.span.of(text)
    words, known = Words(wording), worth_words(language)
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
    """The signals of a text, to be asked for by span."""

    def __init__(self, signals: Sequence[Signal]) -> None:
        self.signals = sorted(signals, key=lambda signal: signal.span)
        self.starts = [signal.span.start for signal in self.signals]

    def inside(self, span: Span) -> list[Signal]:
        """Those that lie wholly in a span."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [item for item in self.signals[first:last] if item.span.end <= span.end]


def _shifted(signals: Sequence[Signal], by: int) -> list[Signal]:
    return [
        Signal(item.kind, item.span.shifted(by), item.text, item.value, item.unit)
        for item in signals
    ]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))
