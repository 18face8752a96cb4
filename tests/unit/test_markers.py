"""Causes, forecasts and judgements; what a negation turns round; what a name names."""

import pytest

from workbench.model.split import NameSort, SignalKind
from workbench.text.signals import find_signals


def _found(text: str, language: str, kind: SignalKind) -> list[str]:
    return [signal.text for signal in find_signals(text, language) if signal.kind is kind]


@pytest.mark.parametrize(
    ("text", "language", "kind", "found"),
    [
        ("Die Straße ist zu, weil es brannte.", "de", SignalKind.CAUSAL, ["weil"]),
        ("The road closed because of a fire.", "en", SignalKind.CAUSAL, ["because"]),
        ("Die Preise werden 2030 steigen.", "de", SignalKind.PREDICTION, ["werden"]),
        ("Die Halle wird gebaut.", "de", SignalKind.PREDICTION, []),
        ("Die Halle wird 2030 gebaut werden.", "de", SignalKind.PREDICTION, ["wird"]),
        ("Er sagt, dass die Preise steigen werden.", "de", SignalKind.PREDICTION, ["werden"]),
        ("Prices will rise in 2030.", "en", SignalKind.PREDICTION, ["will"]),
        ("Prices rose in 2020.", "en", SignalKind.PREDICTION, []),
        ("Das ist leider ein absurder Plan.", "de", SignalKind.OPINION, ["leider", "absurder"]),
        ("It is an appalling plan.", "en", SignalKind.OPINION, ["appalling"]),
        ("C'est fini parce que tout brûle.", "fr", SignalKind.CAUSAL, []),
    ],
)
def test_marked_words(text: str, language: str, kind: SignalKind, found: list[str]) -> None:
    assert _found(text, language, kind) == found


@pytest.mark.parametrize(
    ("text", "language", "scope"),
    [
        ("Der Rat hat keine Pläne, sondern Schulden.", "de", "keine Pläne"),
        ("Das Amt zahlte nicht mehr aber half.", "de", "nicht mehr"),
        ("The council did not vote on Monday, it said.", "en", "not vote on Monday"),
        ("Er dementierte, dass Geld floss.", "de", "dementierte, dass Geld floss"),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text: str, language: str, scope: str) -> None:
    found = [item for item in find_signals(text, language) if item.kind is SignalKind.NEGATION]
    assert found
    assert found[0].scope is not None
    assert found[0].scope.of(text) == scope


@pytest.mark.parametrize(
    ("text", "language", "name", "sort"),
    [
        ("Gestern traf Präsident Korbek den Rat.", "de", "Korbek", NameSort.PERSON),
        ("The mill belongs to Mary Clark now.", "en", "Mary Clark", NameSort.PERSON),
        ("The mill belongs to Norden Ltd now.", "en", "Norden Ltd", NameSort.ORGANISATION),
        ("Er fuhr nach Frankreich.", "de", "Frankreich", NameSort.PLACE),
        ("The Russian delegation left.", "en", "Russian", NameSort.NATION),
    ],
)
def test_a_name_says_what_it_names(text: str, language: str, name: str, sort: NameSort) -> None:
    names = {s.text: s.sort for s in find_signals(text, language) if s.kind is SignalKind.NAME}
    assert names[name] is sort
