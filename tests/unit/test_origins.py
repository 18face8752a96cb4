"""Sources of one origin."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit import origin_texts as reports
from workbench.matching.origins import origin_groups
from workbench.matching.sketch import sketch
from workbench.model.origin import OriginGroup, OriginReason, SharedOrigin, SourceFacts

NAMES = st.sampled_from(["", "dpa", "DPA", "Kreml", "The Courier", "courier", "Bote", "Reuters"])
FACTS = st.lists(
    st.builds(
        SourceFacts,
        id=st.integers(1, 40),
        origin=NAMES,
        publisher=NAMES,
        author=NAMES,
        agencies=st.lists(st.sampled_from(["dpa", "AFP", "Radio X"]), max_size=2).map(tuple),
        sketch=st.sampled_from(
            [None, *(sketch(text) for name, text in vars(reports).items() if name.isupper())]
        ),
        snapshots=st.frozensets(st.sampled_from(["aa", "bb", "cc"]), max_size=2),
    ),
    max_size=8,
    unique_by=lambda source: source.id,
)


def _tied(one: SourceFacts, two: SourceFacts) -> tuple[SharedOrigin, ...]:
    """What ties the two; nothing where they are groups of their own."""
    groups = origin_groups([replace(one, id=1), replace(two, id=2)])
    return groups[0].reasons if len(groups) == 1 else ()


def _source(**known: object) -> SourceFacts:
    return replace(SourceFacts(0), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "reason", "shared"),
    [
        (_source(origin="Bauamt"), _source(origin=" bauamt "), OriginReason.ORIGIN, "Bauamt"),
        (_source(origin="Kreml"), _source(origin="the Kremlin"), OriginReason.ORIGIN, "Kreml"),
        (_source(origin="Bauamt"), _source(publisher="Bauamt"), OriginReason.ORIGIN, "Bauamt"),
        (_source(agencies=("AFP", "dpa")), _source(agencies=("dpa",)), OriginReason.AGENCY, "dpa"),
        (_source(origin="DPA"), _source(agencies=("dpa",)), OriginReason.AGENCY, "dpa"),
        (
            _source(publisher="Deutsche Presse-Agentur", origin="Bauamt"),
            _source(publisher="Bote", agencies=("dpa",)),
            OriginReason.AGENCY,
            "dpa",
        ),
        (
            _source(publisher="Der Bote"),
            _source(publisher="BOTE"),
            OriginReason.PUBLISHER,
            "Der Bote",
        ),
        (
            _source(publisher="www.bote.co.uk"),
            _source(publisher="Der Bote"),
            OriginReason.PUBLISHER,
            "bote",
        ),
        (
            _source(publisher="x.com", author="P. Ohm"),
            _source(publisher="Facebook", author="P. Ohm"),
            OriginReason.AUTHOR,
            "P. Ohm",
        ),
        (
            _source(publisher="https://uk.reuters.com/world/Pool-2025?id=1", origin="Bauamt"),
            _source(agencies=("Reuters",)),
            OriginReason.AGENCY,
            "Reuters",
        ),
        (
            _source(publisher="Bote", author="Paula Ohm und dpa"),
            _source(origin="Deutsche Presse-Agentur"),
            OriginReason.AGENCY,
            "dpa",
        ),
        (_source(publisher="en.kremlin.ru"), _source(origin="Kreml"), OriginReason.ORIGIN, "Kreml"),
        (_source(author="P. Ohm"), _source(author="P. Ohm"), OriginReason.AUTHOR, "P. Ohm"),
        (
            _source(snapshots=frozenset({"aa", "bb"})),
            _source(snapshots=frozenset({"bb"})),
            OriginReason.BYTES,
            "bb",
        ),
    ],
)
def test_what_two_sources_share_makes_them_one_origin(
    one: SourceFacts, two: SourceFacts, reason: OriginReason, shared: str
) -> None:
    assert _tied(one, two) == (SharedOrigin(reason, (1, 2), shared),)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_source(), _source()),
        (_source(origin="Bauamt"), _source(origin="Polizei")),
        (_source(publisher="Bote", origin="Bauamt"), _source(publisher="Bote")),
        (_source(publisher="Bote", agencies=("dpa",)), _source(publisher="Bote")),
        (_source(author="P. Ohm", publisher="Bote"), _source(author="P. Ohm", publisher="Post")),
        (_source(publisher="x.com", author="P. Ohm"), _source(publisher="x.com", author="R. Uhl")),
        (_source(publisher="St.Gallen"), _source(publisher="St.Johann")),
        (_source(origin="—"), _source(origin="—")),
        (_source(agencies=("dpa",)), _source(agencies=("AFP",))),
    ],
)
def test_sources_that_share_none_of_it_are_two(one: SourceFacts, two: SourceFacts) -> None:
    assert _tied(one, two) == ()


def test_two_papers_printing_one_report_are_one_and_a_report_written_apart_another() -> None:
    sent, printed, apart = map(sketch, (reports.AGENCY_DE, reports.PRINTED_DE, reports.APART_DE))
    groups = origin_groups(
        [
            _source(id=3, sketch=apart, publisher="Post"),
            _source(id=2, sketch=printed, publisher="Bote"),
            _source(id=1, sketch=sent, publisher="dpa"),
        ]
    )
    (tie,) = groups[0].reasons
    assert (tie.reason, tie.sources) == (OriginReason.TEXT, (1, 2))
    assert tie.percent is not None
    assert 20 <= tie.percent <= 60
    assert groups[0].name == "dpa"
    assert groups[1] == OriginGroup((3,), (), "Post")


def test_ties_run_on_and_each_is_told() -> None:
    (group,) = origin_groups(
        [
            _source(id=1, agencies=("dpa",)),
            _source(id=2, agencies=("dpa", "AFP")),
            _source(id=3, agencies=("AFP",), origin="Bauamt"),
            _source(id=4, publisher="Bauamt"),
        ]
    )
    assert {(tie.reason, tie.sources, tie.shared) for tie in group.reasons} == {
        (OriginReason.AGENCY, (1, 2), "dpa"),
        (OriginReason.AGENCY, (2, 3), "AFP"),
        (OriginReason.ORIGIN, (3, 4), "Bauamt"),
    }


def test_groups_come_in_the_order_of_their_first_source() -> None:
    groups = origin_groups(
        [
            _source(id=1, agencies=("AFP",)),
            _source(id=2),
            _source(id=3, agencies=("dpa",)),
            _source(id=4, agencies=("AFP", "dpa")),
        ]
    )
    assert [group.sources for group in groups] == [(1, 3, 4), (2,)]


def test_a_group_is_named_by_what_most_of_it_go_back_to() -> None:
    (group,) = origin_groups(
        [
            _source(id=1, origin="Bauamt", agencies=("dpa",)),
            _source(id=2, origin="bauamt"),
            _source(id=3, origin="Bauamt"),
        ]
    )
    assert group.name == "Bauamt"


@given(FACTS)
def test_every_source_is_in_one_group_and_reasons_hold_the_group_together(
    facts: list[SourceFacts],
) -> None:
    groups = origin_groups(facts)
    placed = [number for group in groups for number in group.sources]
    assert sorted(placed) == sorted(source.id for source in facts)
    assert list(groups) == sorted(groups, key=lambda group: group.sources[0])
    for group in groups:
        assert group.sources == tuple(sorted(group.sources))
        reached = {group.sources[0]}
        for _ in group.sources:
            for tie in group.reasons:
                if reached & set(tie.sources):
                    reached |= set(tie.sources)
        assert reached == set(group.sources)


@given(FACTS, st.randoms())
def test_the_order_of_the_sources_changes_nothing(facts: list[SourceFacts], chance: object) -> None:
    other = list(facts)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert origin_groups(other) == origin_groups(facts)


@given(FACTS, FACTS)
def test_more_sources_never_part_what_is_together(
    facts: list[SourceFacts], more: list[SourceFacts]
) -> None:
    known = {source.id for source in facts}
    all_of_them = facts + [source for source in more if source.id not in known]
    wider = [set(group.sources) for group in origin_groups(all_of_them)]
    assert all(
        any(set(group.sources) <= group_of_all for group_of_all in wider)
        for group in origin_groups(facts)
    )
