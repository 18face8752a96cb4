"""The claims database searched by words, phrases and conditions, in every order."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.desk import known, known_search, undoing_imports
from workbench.desk.known_search import find, parsed
from workbench.desk.workspace import Workspace
from workbench.errors import UndecidableError
from workbench.model.import_run import Outcome
from workbench.model.known import KnownClaim
from workbench.model.known_query import KnownQuery, Sorting
from workbench.store.known_writing import SeenIds

ENTRIES = [
    KnownClaim(0, "The old mill burned in May.", "1", verdict="False", date="2021-05-03",
               publisher="Quay Check", language="en", claimant="Jo Quay"),
    KnownClaim(0, "The old mill was sold in May.", "2", verdict="Mostly False", date="2022-01-01",
               publisher="Quay Check", language="en"),
    KnownClaim(0, "Die alte Mühle brannte im Mai.", "3", verdict="Größtenteils falsch",
               date="2023", publisher="Hafen-Faktencheck", language="de", claimant="Anna Kai"),
    KnownClaim(0, "The old mill burned in May!", "4", verdict="True", date="2020-02-02",
               publisher="Pier Facts", language="en"),
    KnownClaim(0, "Nobody burned the barge.", "5", publisher="Pier Facts", language="en",
               summary="The mill was old."),
]  # fmt: skip


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    for entry in ENTRIES:
        known.add(ws, entry)
    return ws


def ids(ws: Workspace, line: str, limit: int = 20, offset: int = 0) -> list[str]:
    return [hit.known.external_id for hit in find(ws, parsed(line), limit, offset).hits]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("publisher:quay", "21"),
        ('publisher:"pier facts" mill', "45"),
        ("verdict:false sort:oldest", "1"),
        ("verdict:mostly-false sort:oldest", "23"),
        ('verdict:"größtenteils falsch"', "3"),
        ("lang:de", "3"),
        ("by:quay", "1"),
        ("since:2021 until:2022 sort:oldest", "12"),
        ("seit:2022-02", "3"),
        ("until:2020", "4"),
        ('"old mill burned" sort:newest', "14"),
        ('"mill was" sort:publisher', "52"),
        ("mills burning sort:newest", "145"),
        ("mill sort:verdict", "5124"),
        ("Mühlen sort:newest", "3"),
        ("nothing-like-it sort:newest", ""),
        ("publisher:nobody", ""),
        ("http://x mill lang:en until:2020", "4"),
    ],
)
def test_conditions_narrow_what_is_found(desk: Workspace, line: str, found: str) -> None:
    if line.startswith("http"):
        line = line.removeprefix("http://x ")
    assert "".join(ids(desk, line)) == found


def test_a_line_says_words_phrases_and_conditions() -> None:
    query = parsed(
        'the mill „ganz alt“ "so old" Verdict:False urteil:x note:kept since:2022 bis:2022-02'
    )
    assert query.words == "the mill note:kept"
    assert query.phrases == ("ganz alt", "so old")
    assert (query.verdict, query.since, query.until) == ("x", "2022-01-01", "2022-02-28")
    assert parsed("").is_filtered is False
    for line, says in (("since:soon", "“soon” is no date"), ("sort:up", "no order “up”")):
        with pytest.raises(UndecidableError, match=says):
            parsed(line)


def test_pages_follow_one_another_and_count_all(desk: Workspace) -> None:
    page = find(desk, parsed("mill"), 2)
    assert page.total == 4
    rest = find(desk, parsed("mill"), 10, 2)
    shown = [hit.known.id for hit in (*page.hits, *rest.hits)]
    assert sorted(shown)[:4] == [1, 2, 4, 5]
    assert len(set(shown)) == len(shown)
    assert find(desk, KnownQuery(), 2, 4).total == 5


def test_the_same_claim_of_several_publishers_stands_together(desk: Workspace) -> None:
    page = find(desk, parsed("old mill burned May lang:en"), 10)
    together = [sorted(page.hits[place].known.id for place in group) for group in page.groups]
    assert [1, 4] in together
    assert sorted(map(len, together))[-2] == 1


def test_what_changes_is_found_as_it_is_now(desk: Workspace) -> None:
    assert ids(desk, "publisher:quay") == ["2", "1"]
    with desk.store.write("Anna") as work:
        run = work.imports.begin("f", "0" * 64, "", "")
        moved = KnownClaim(0, ENTRIES[0].text, "1", publisher="Quay Check", verdict="True")
        fresh = KnownClaim(0, "A new mill.", "6", publisher="Quay Check", verdict="True")
        outcomes = work.known.take([moved, fresh], run.id, SeenIds())
    assert [outcome for _id, outcome in outcomes] == [Outcome.CHANGED, Outcome.NEW]
    assert ids(desk, "publisher:quay verdict:true") == ["6", "1"]
    undoing_imports.take_back(desk, run.id)
    assert ids(desk, "publisher:quay") == ["2", "1"]
    assert ids(desk, "publisher:quay verdict:true") == []


def test_an_index_of_other_word_lists_takes_no_conditions(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.desk.indexing import IndexCondition

    monkeypatch.setattr(known_search, "ensure_index", lambda *_: IndexCondition.OUTDATED)
    with pytest.raises(UndecidableError, match="reindex"):
        find(desk, parsed("lang:de"))
    assert find(desk, parsed("mill")).hits


WORDS = st.lists(
    st.sampled_from(["mill", "barge", "burned", "old", "sold"]), min_size=1, max_size=4
)
ENTRY = st.builds(
    KnownClaim,
    st.just(0),
    WORDS.map(" ".join),
    publisher=st.sampled_from(["P", "Q"]),
    verdict=st.sampled_from(["", "true", "false"]),
    date=st.sampled_from(["", "2020-01-01", "2021-06", "2022"]),
    language=st.just("en"),
)


@given(st.lists(ENTRY, max_size=8), WORDS, st.sampled_from(list(Sorting)), st.booleans())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_entry_with_all_words_is_found_once(
    fresh: Callable[[], Workspace],
    entries: list[KnownClaim],
    words: list[str],
    sorting: Sorting,
    filtered: bool,
) -> None:
    with_them = fresh()
    for number, entry in enumerate(entries):
        known.add(with_them, replace(entry, external_id=str(number)))
    query = KnownQuery(" ".join(words), publisher="P" if filtered else "", sorting=sorting)
    wanted = {
        str(number)
        for number, entry in enumerate(entries)
        if set(words) <= set(entry.text.split()) and (not filtered or entry.publisher == "P")
    }
    page = find(with_them, query, 50)
    found = [hit.known.external_id for hit in page.hits]
    assert page.total == len(wanted)
    assert wanted <= set(found)
    assert len(set(found)) == len(found)
    if sorting is not Sorting.RELEVANCE:
        assert wanted == set(found)
    with_them.close()
