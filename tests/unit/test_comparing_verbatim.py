"""Texts of nearly one wording: what stands in place of what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.matching.comparing import compare
from workbench.model.match import DifferenceKind, Relation

CONFLICTS = [
    (
        DifferenceKind.UNIT,
        "Die Fahrer arbeiten nach dem Tarifvertrag künftig 40 Stunden in der Woche.",
        "Die Fahrer arbeiten nach dem Tarifvertrag künftig 40 Stunden im Monat.",
    ),
    (
        DifferenceKind.ROLES,
        "Die Gewerkschaft wirft dem Verband vor, die Gespräche verzögert zu haben.",
        "Der Verband wirft der Gewerkschaft vor, die Gespräche verzögert zu haben.",
    ),
    (
        DifferenceKind.COMPARISON,
        "It is easier to rent a flat in Leeds than in Bristol.",
        "It is easier to rent a flat in Bristol than in Leeds.",
    ),
    (
        DifferenceKind.ATTRIBUTION,
        "Der Hof habe nie Pferde gehalten, so ein Sprecher der Sparkasse.",
        "Der Hof habe nie Pferde gehalten, so ein Sprecher der Feuerwehr.",
    ),
    (
        DifferenceKind.ATTRIBUTION,
        "The pact is dead, Norway's transport minister said on Monday.",
        "The pact is dead, Denmark's transport minister said on Monday.",
    ),
]


@pytest.mark.parametrize(("kind", "claim", "known"), CONFLICTS)
def test_what_was_put_in_place_of_another_is_the_difference(
    kind: DifferenceKind, claim: str, known: str
) -> None:
    for one, two in ((claim, known), (known, claim)):
        found = compare(one, two)
        assert found.relation is Relation.CONFLICT
        assert kind in {item.kind for item in found.differences}
        for item in found.differences:
            assert item.claim.span.of(one) == item.claim.text
            assert item.known.span.of(two) == item.known.text


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (
            "Am Montag beschloss der Stadtrat den Bau einer Brücke.",
            "Der Stadtrat beschloss am Montag den Bau einer Brücke.",
        ),
        (
            "The company will build the bridge in Leeds next year.",
            "The firm will build the bridge in Leeds next year.",
        ),
    ],
)
def test_another_order_or_a_word_for_the_same_is_none(claim: str, known: str) -> None:
    assert compare(claim, known).relation is Relation.SAME


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Leeds", "than", "Bristol", "rents", "40", "Woche", "im", "die", "der", "’", "»"]
        )
    ),
    st.lists(
        st.sampled_from(
            ["Leeds", "than", "Bristol", "rents", "40", "Monat", "im", "die", "der", "’", "»"]
        )
    ),
)
def test_spans_are_those_of_the_texts(one: list[str], two: list[str]) -> None:
    claim, known = " ".join(one), " ".join(two)
    for item in compare(claim, known).differences:
        assert item.claim.span.of(claim) == item.claim.text
        assert item.known.span.of(known) == item.known.text
