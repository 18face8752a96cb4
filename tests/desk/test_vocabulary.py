"""Every key that a person may be shown has a name."""

import pytest

from workbench.desk import vocabulary
from workbench.model.match import DifferenceKind
from workbench.model.split import ExclusionReason, SignalKind
from workbench.model.training import DecisionKind
from workbench.text.splitting import split
from workbench.text.worth_model import shipped_model

TEXTS = (
    "The mayor was re-elected. Shares fell because the plant closed, and we must act now.\n"
    "Why? You may well think so! It is a wonderful idea. Perhaps prices will rise next year.",
    "Der Rat stimmte zu. Wir sollten das tun! Warum nur? Das ist ein Skandal. "
    "Die Preise steigen wohl 2031 um 3 Prozent, weil Öl fehlt. Guten Tag!",
)


@pytest.mark.parametrize("kind", [*SignalKind, *DifferenceKind, *ExclusionReason])
def test_signals_differences_and_exclusions_have_names(kind: str) -> None:
    assert kind in vocabulary.names()


@pytest.mark.parametrize("text", TEXTS)
def test_the_reasons_of_claims_have_names(text: str) -> None:
    told = {reason for claim in split(text).claims for reason in claim.reasons}
    assert told
    assert told <= vocabulary.names().keys()


def test_what_is_weighed_and_what_was_decided_have_names() -> None:
    model = shipped_model()
    wanted = {*model.features, *model.context, *DecisionKind}
    assert wanted <= vocabulary.names().keys()


def test_an_unknown_key_is_its_own_name() -> None:
    assert vocabulary.word("no-such-key") == "no-such-key"
