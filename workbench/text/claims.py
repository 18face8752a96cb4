"""A claim put together: its signals, whether there is anything to check in it, and its worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbench.model.split import Claim, Reference, Signal, SignalKind
from workbench.text.checkable import standing
from workbench.text.drafts import Draft
from workbench.text.resolving import resolved
from workbench.text.titles import headline_share
from workbench.text.words import Words
from workbench.text.worth import Sight, look, weigh
from workbench.text.worth_model import WorthModel
from workbench.text.worth_words import worth_words

_OWN_WORDS = 0.6  # so much of a claim in quotation marks makes it somebody's own words
_STATEMENT = 6  # blanks in a quotation that says something by itself


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all claims of an article.

    `headline` are the stems of its headline, `speech` tells that it is the wording of a speech,
    `published` is its date, where it is known. `model` weighs them in place of the one that ships.
    """

    headline: frozenset[str] = frozenset()
    speech: bool = False
    published: date | None = None
    model: WorthModel | None = None


def build_claim(
    words: Words,
    draft: Draft,
    signals: Sequence[Signal],
    context: Sequence[Reference],
    *,
    claim_id: str,
    language: str,
    place: float,
    setting: Setting,
) -> tuple[Claim, Sight]:
    """The claim of a draft whose `words` begin at its span, and what was weighed in it.

    `signals` are those inside it. `place` is 0 for the article's first claim and grows to 1 at its
    end.
    """
    known = worth_words(language)
    if setting.published is not None:
        signals = [resolved(item, setting.published, language) for item in signals]
    found = list(signals)
    if draft.attribution is not None:
        said = draft.attribution
        found.append(Signal(SignalKind.ATTRIBUTION, said.span, said.text, said.text))
    own_words = _quoted(signals) >= _OWN_WORDS * len(words.text)
    verdict = standing(
        words,
        signals,
        known,
        quoted=own_words,
        reported=draft.attribution is not None,
        whole=draft.span == draft.sentence,
    )
    sight = look(
        words,
        found,
        known,
        place=place,
        checkable=verdict.checkable,
        doubt=verdict.reason,
        headline=headline_share(setting.headline, words.lows),
        own_words=own_words,
        speech=setting.speech,
    )
    weighed = weigh(sight, setting.model)
    claim = Claim(
        id=claim_id,
        span=draft.span,
        text=words.text,
        sentence=draft.sentence,
        checkable=verdict.checkable,
        worth=weighed.value,
        reasons=weighed.reasons,
        hedged=_is_hedged(signals, own_words=own_words),
        attribution=draft.attribution,
        signals=tuple(sorted(found, key=Signal.place)),
        frame=draft.frame,
        language=language,
        context=tuple(context),
    )
    return claim, sight


def _quoted(signals: Sequence[Signal]) -> int:
    """How many code points lie in quotations, those inside another not counted twice."""
    count = reached = 0
    for signal in sorted(signals, key=Signal.place):
        if signal.kind is SignalKind.QUOTE:
            count += max(0, signal.span.end - max(reached, signal.span.start))
            reached = max(reached, signal.span.end)
    return count


def _is_hedged(signals: Sequence[Signal], *, own_words: bool) -> bool:
    """Whether a claim is doubtful; a few quoted words do not make it so by theirs."""
    hedges = [signal.span for signal in signals if signal.kind is SignalKind.HEDGE]
    if own_words or not hedges:
        return bool(hedges)
    quotes = [signal for signal in signals if signal.kind is SignalKind.QUOTE]
    few = [quote.span for quote in quotes if not _is_statement(quote.text)]
    return any(not any(quote.contains(hedge) for quote in few) for hedge in hedges)


def _is_statement(quote: str) -> bool:
    """Whether a quotation is a sentence of its own."""
    return quote[:1].isupper() and quote.count(" ") >= _STATEMENT
