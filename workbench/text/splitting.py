"""An article cut into claims and the text left out, all of it accounted for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from workbench.model.span import Span
from workbench.model.split import Claim, Signal, SignalKind, Split
from workbench.text.blocks import Block, BlockReader, blocks_of
from workbench.text.boilerplate import read_page
from workbench.text.claims import Setting, build_claim
from workbench.text.context import Around, Names, find_context
from workbench.text.drafts import Draft, drafts
from workbench.text.language import detect, of_stretch
from workbench.text.metadata import metadata_of
from workbench.text.quote_parts import QuoteCutter
from workbench.text.sentences import sentences
from workbench.text.signals import signals_in
from workbench.text.speakers import Speakers
from workbench.text.titles import headline_of, stems, title_of
from workbench.text.words import Words, words_of
from workbench.text.worth import Sight
from workbench.text.worth_model import WorthModel
from workbench.text.worth_speech import is_speech
from workbench.text.worth_words import worth_words

_NEAR = 2000  # code points around a picked span that are read to find its sentence and speaker


def split(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    model: WorthModel | None = None,
) -> Split:
    """Cut a whole article into claims.

    Every non-blank character lies in the sentence of a claim or in an excluded span; claims are in
    text order, may be nested and never overlap partly. `language` is a code that has a language
    pack, or None to find out. `published` is the article's date, by which "on Wednesday" is worked
    out; None for the one that the article itself tells. `model` weighs the claims in place of the
    one that ships. All spans are offsets into `text`.
    """
    return split_and_look(text, language=language, published=published, model=model)[0]


def split_and_look(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    model: WorthModel | None = None,
) -> tuple[Split, tuple[Sight, ...]]:
    """Like `split`, with what was weighed in each claim, in the same order."""
    language = language or detect(text)
    page = read_page(text, language)
    blocks = blocks_of(text, page.body, language)
    reader = BlockReader(text)
    found = drafts(text, blocks, page, reader)
    title, metadata = title_of(text, page.excluded), metadata_of(page)
    setting = Setting(
        headline=stems(words_of(headline_of(page.excluded)).lows),
        speech=_is_speech(blocks, found, reader),
        published=published or metadata.day,
        model=model,
    )
    built = list(_claims(blocks, found, reader, setting))
    cut = Split(
        title=title,
        language=language,
        length=len(text),
        claims=tuple(claim for claim, _sight in built),
        excluded=page.excluded,
        metadata=metadata,
    )
    return cut, tuple(sight for _claim, sight in built)


def _claims(
    blocks: Sequence[Block], found: Sequence[Draft], reader: BlockReader, setting: Setting
) -> Iterator[tuple[Claim, Sight]]:
    surnames: set[str] = set()
    at = 0
    for block in blocks:
        whole = reader.words(block)
        signals = signals_in(whole, block.language, surnames)
        inside = _Signals(signals, block.span.start, whole.text)
        names = Names(signals, block.span.start, block.sentences)
        while at < len(found) and found[at].span.start < block.span.end:
            draft = found[at]
            words = reader.part(block, draft.span)
            sentence = partial(reader.part, block, draft.sentence)
            own = inside.of(draft.span)
            around = Around(sentence, draft.sentence.start, names, _quoted(own))
            yield build_claim(
                words,
                draft,
                own,
                find_context(words, draft.span.start, around, block.language),
                claim_id=f"c{at + 1}",
                language=block.language,
                place=at / len(found),
                setting=setting,
            )
            at += 1


def _is_speech(blocks: Sequence[Block], found: Sequence[Draft], reader: BlockReader) -> bool:
    """Whether the text is the wording of a speech, as far as its first block tells."""
    if not blocks:
        return False
    first = blocks[0]
    inside = [item.span for item in found if first.span.contains(item.span)]
    claims = (reader.part(first, span) for span in inside)
    return is_speech(claims, worth_words(first.language))


def annotate(
    text: str,
    span: Span,
    *,
    claim_id: str,
    language: str,
    published: date | None = None,
    model: WorthModel | None = None,
) -> Claim:
    """The claim for a span that a person picked or changed, blanks around it taken off.

    Its `sentence` is the sentence it lies in; a span over several sentences is its own.
    `published` is the article's date, where it is known. `model` weighs it in place of the one that
    ships.
    """
    return annotate_and_look(
        text, span, claim_id=claim_id, language=language, published=published, model=model
    )[0]


def annotate_and_look(
    text: str,
    span: Span,
    *,
    claim_id: str,
    language: str,
    published: date | None = None,
    model: WorthModel | None = None,
) -> tuple[Claim, Sight]:
    """Like `annotate`, with what was weighed in the claim."""
    span = _trimmed(text, span)
    start = max(0, span.start - _NEAR)
    window = text[start : span.end + _NEAR]
    sentence, attribution, frame, spoken = span, None, None, language
    near: list[Span] = []
    speakers = Speakers(text, Span(start, start + len(window)))
    for piece in sentences(window, language):
        place = piece.shifted(start)
        if place.start >= span.end:
            break
        near.append(place)
        spoken = of_stretch(piece.of(window), language)
        voice = speakers.of_sentence(words_of(piece.of(window)), place.start, spoken)
        if place.overlaps(span):
            attribution = attribution or voice.attribution
            if frame is None and voice.frame is not None:
                frame = voice.frame.span.shifted(place.start)
        if place.contains(span):
            sentence = place
    words = words_of(span.of(text))
    signals = signals_in(Words(window), spoken, set())
    own = _Signals(signals, start, window).of(span)
    around = Around(
        partial(words_of, sentence.of(text)),
        sentence.start,
        Names(signals, start, near),
        _quoted(own),
    )
    return build_claim(
        words,
        Draft(span, sentence, attribution, frame),
        own,
        find_context(words, span.start, around, spoken),
        claim_id=claim_id,
        language=spoken,
        place=span.start / max(1, len(text)),
        setting=Setting(published=published, model=model),
    )


def _quoted(signals: Sequence[Signal]) -> list[Span]:
    return [signal.span for signal in signals if signal.kind is SignalKind.QUOTE]


class _Signals:
    """The signals of a stretch that begins at an offset, to be asked for by spans of the text."""

    def __init__(self, signals: Sequence[Signal], start: int, text: str) -> None:
        self._signals = [item for item in signals if item.kind is not SignalKind.QUOTE]
        self._starts = [item.span.start for item in self._signals]
        self._quotes = QuoteCutter(text, [s for s in signals if s.kind is SignalKind.QUOTE])
        self._by = start

    def of(self, span: Span) -> list[Signal]:
        """Those that lie wholly in a span, and its share of quotations, by the whole text."""
        place = span.shifted(-self._by)
        first = bisect_left(self._starts, place.start)
        last = bisect_left(self._starts, place.end)
        found = [item for item in self._signals[first:last] if item.span.end <= place.end]
        found += self._quotes.within(place)
        return [item.moved(self._by) for item in found]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))
