"""What a claim leans on and what its details stand for, in the words of the user's language."""

from collections.abc import Iterator

from workbench.desk.vocabulary import word
from workbench.i18n import _
from workbench.model.split import Claim, Reference, ReferenceKind, Signal, SignalKind

_TOLD_APART = frozenset({SignalKind.ATTRIBUTION, SignalKind.QUOTE})


def detail(signal: Signal) -> str:
    """A signal with its kind."""
    return f"{signal.text} ({word(signal.kind)})"


def details(claim: Claim) -> tuple[str, ...]:
    """The signals of a claim that are not told elsewhere, each once."""
    told = (detail(item) for item in claim.signals if item.kind not in _TOLD_APART)
    return tuple(dict.fromkeys(told))


def leanings(claim: Claim) -> Iterator[str]:
    """Each wording that the text before or the article's date explains, with what it may mean."""
    for signal in claim.signals:
        if signal.resolved:
            when = _("{date} by the article's date").format(date=signal.resolved)
            yield f"{_quoted(signal.text)} → {when}"
    for reference in claim.context:
        meanings = " / ".join(mention.text for mention in reference.candidates)
        yield f"{_leaning(reference)} → {meanings}"


def _leaning(reference: Reference) -> str:
    if reference.kind is ReferenceKind.ELIDED:
        return _("subject left out")
    return _quoted(reference.text)


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words)
