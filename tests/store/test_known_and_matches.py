"""Known claims, the matches proposed from them, and what is remembered of the decisions."""

from dataclasses import replace
from itertools import pairwise

import pytest
import sqlalchemy as sa

from tests.store.store_samples import (
    SENTENCES,
    add_article,
    change,
    judge,
    known,
    match,
)
from workbench.errors import StoreError
from workbench.model.event import Effect, Target
from workbench.model.known import Reserve
from workbench.model.match import Decision, Relation
from workbench.store.known_writing import SeenIds
from workbench.store.store import Store
from workbench.store.work import Work


def add_known(work: Work, count: int) -> list[int]:
    """Some entries; gives their ids."""
    return [work.known.upsert(known(f"Claim number {n}.", f"k{n}"))[0] for n in range(count)]


def decide(work: Work, article_id: int, claim_id: str, known_id: int, *values: str | None) -> None:
    """Take a decision on a match through the given values."""
    for before, after in pairwise(values):
        change(work, article_id, Effect(Target.MATCH, claim_id, before, after, known_id))


def test_an_entry_comes_back_as_it_went_in(store: Store) -> None:
    with store.write("anna") as work:
        known_id, outcome = work.known.upsert(known())
    assert outcome == "new"
    with store.read() as work:
        assert work.known.get(known_id) == replace(known(), id=known_id)
        assert work.known.find("Quay Check", "b-1") == work.known.get(known_id)
        assert work.known.find("Quay Check", "b-2") is None


def test_importing_again_updates_and_never_doubles(store: Store) -> None:
    with store.write("anna") as work:
        first, _new = work.known.upsert(known())
        before = work.known.version()
        assert work.known.upsert(known()) == (first, "same")
        assert work.known.version() == before
        assert work.known.upsert(replace(known(), verdict="true")) == (first, "changed")
        assert work.known.version() > before
        assert work.known.upsert(replace(known(), publisher="Other"))[1] == "new"
        assert work.known.count() == 2
    with store.read() as work:
        assert work.known.get(first).verdict == "true"


def test_an_entry_without_an_id_is_named_after_its_words(store: Store) -> None:
    nameless = replace(known(), external_id="")
    with store.write("anna") as work:
        first, outcome = work.known.upsert(nameless)
        assert outcome == "new"
        assert work.known.upsert(replace(nameless, text=f" {nameless.text} "))[0] == first
        assert work.known.upsert(replace(nameless, text="Something else."))[1] == "new"
        assert work.known.get(first).external_id.startswith("text:")


def test_an_entry_needs_words_and_may_have_a_very_long_name(store: Store) -> None:
    with store.write("anna") as work:
        with pytest.raises(StoreError, match="text is empty"):
            work.known.upsert(replace(known(), text=" \n"))
        long_name = "https://example.org/" + "ä" * 20_000
        known_id, _new = work.known.upsert(replace(known(), external_id=long_name))
        assert work.known.get(known_id).external_id == long_name


def test_publisher_and_name_are_told_apart(store: Store) -> None:
    with store.write("anna") as work:
        one = replace(known(), publisher="a", external_id="bc")
        other = replace(known(), publisher="ab", external_id="c")
        assert work.known.upsert(one)[0] != work.known.upsert(other)[0]


def test_entries_are_read_page_by_page_without_the_withdrawn(store: Store) -> None:
    with store.write("anna") as work:
        ids = add_known(work, 5)
        work.known.withdraw("Quay Check", "k2")
        version = work.known.version()
        work.known.withdraw("Quay Check", "k2")
        work.known.withdraw("Quay Check", "none")
        assert work.known.version() == version
    with store.read() as work:
        assert [item.id for item in work.known.page(after=ids[0], limit=2)] == [ids[1], ids[3]]
        assert [item.id for item in work.known.all()] == [ids[0], ids[1], ids[3], ids[4]]
        assert work.known.count() == 4


def test_the_version_survives_and_grows_with_every_change(store: Store) -> None:
    with store.read() as work:
        assert work.known.version() == 0
    seen = [0]
    for n in range(3):
        with store.write("anna") as work:
            work.known.upsert(known(external_id=f"k{n}"))
            seen.append(work.known.version())
        with store.read() as work:
            assert work.known.version() == seen[-1]
    assert seen == sorted(set(seen))


def test_the_figures_of_the_claims_database(store: Store) -> None:
    with store.write("anna") as work:
        add_known(work, 3)
        work.known.upsert(replace(known(), publisher="Other", date="", verdict="true"))
        work.known.withdraw("Quay Check", "k0")
        judge(work, add_article(work), "c1", "ok")
    with store.read() as work:
        stats = work.known.stats()
    assert (stats.total, stats.withdrawn, stats.own) == (4, 1, 1)
    assert stats.publishers == (("Quay Check", 2), ("Desk", 1), ("Other", 1))
    assert dict(stats.verdicts) == {"false": 2, "true": 1, "OK": 1}
    assert stats.languages == (("en", 4),)
    assert stats.first == "2020-01-31"


def test_matches_come_back_best_first(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        ids = add_known(work, 3)
        proposals = [match(work.known.get(n), 80 - n / 8, Relation.SAME) for n in reversed(ids)]
        work.matches.replace(article_id, "c2", proposals, 3)
    with store.read() as work:
        one, two, three = work.claims.of(article_id)
        assert (one.matches, three.matches) == ((), ())
        assert [item.known.id for item in two.matches] == list(reversed(ids))
        assert two.matches[0].comparison.differences == proposals[0].comparison.differences
        assert two.matches[0].comparison.score == pytest.approx(80 - ids[-1] / 8, abs=0.005)
        assert work.claims.get(article_id, "c2") == two
        assert work.claims.of(article_id, only=["c3", "c2", "c9"]) == (two, three)
        assert work.claims.of(article_id, only=[]) == ()


def test_a_match_keeps_why_it_has_less_weight(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        (entry,) = add_known(work, 1)
        short = replace(match(work.known.get(entry)), reserves=(Reserve.SHORT,))
        work.matches.replace(article_id, "c1", [short], 1)
        assert work.claims.of(article_id)[0].matches == (short,)


def test_matches_of_an_unknown_claim_are_nobodys(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        (entry,) = add_known(work, 1)
        work.matches.replace(article_id, "c99", [match(work.known.get(entry))], 1)
        assert all(not item.matches for item in work.claims.of(article_id))


def test_decided_matches_survive_a_new_matching(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        ids = add_known(work, 4)
        entries = [work.known.get(n) for n in ids]
        work.matches.replace(article_id, "c1", [match(item) for item in entries[:3]], 4)
        decide(work, article_id, "c1", ids[0], None, "rejected")
        decide(work, article_id, "c1", ids[2], None, "accepted")
        work.matches.replace(article_id, "c1", [match(entries[3]), match(entries[0])], 4)
    with store.read() as work:
        (item, _two, _three) = work.claims.of(article_id)
        assert [(m.known.id, m.decision) for m in item.matches] == [
            (ids[2], Decision.ACCEPTED),
            (ids[3], None),
            (ids[0], Decision.REJECTED),
        ]
        assert work.matches.rejected(SENTENCES[0]) == {ids[0]}
    assert store.check() == ()


def test_a_decision_is_remembered_for_the_same_words(store: Store) -> None:
    with store.write("anna") as work:
        first, second = add_article(work), add_article(work, name="/desk/copy.txt")
        (entry,) = add_known(work, 1)
        proposal = match(work.known.get(entry))
        work.matches.replace(first, "c1", [proposal], 1)
        decide(work, first, "c1", entry, None, "rejected")
        work.matches.replace(second, "c1", [proposal], 1)
        work.matches.replace(second, "c2", [proposal], 1)
        one, two, _three = work.claims.of(second)
        assert one.matches[0].decision is Decision.REJECTED
        assert two.matches[0].decision is None
        assert work.matches.rejected("  ".join(SENTENCES[0].split())) == {entry}
        decide(work, first, "c1", entry, "rejected", None)
        assert work.matches.decisions(SENTENCES[0]) == {}
    assert store.check() == ()


def test_a_withdrawn_entry_is_no_longer_shown_unless_decided_on(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        ids = add_known(work, 2)
        proposals = [match(work.known.get(n)) for n in ids]
        work.matches.replace(article_id, "c1", proposals, 2)
        decide(work, article_id, "c1", ids[1], None, "accepted")
        work.known.withdraw("Quay Check", "k0")
        work.known.withdraw("Quay Check", "k1")
        (shown,) = work.claims.of(article_id)[0].matches
        assert (shown.known.id, shown.known.withdrawn) == (ids[1], True)


def test_matching_grows_stale_by_what_others_find_out(store: Store) -> None:
    with store.write("anna") as work:
        article_id, other = add_article(work), add_article(work, name="/desk/other.txt")
        add_known(work, 1)
        assert work.matches.matched_version(article_id) == 0
        assert work.matches.stale(article_id) == {"c1", "c2", "c3"}
        for number in (1, 2, 3):
            assert not work.matches.up_to_date(article_id)
            work.matches.replace(article_id, f"c{number}", [], work.known.version())
        assert work.matches.up_to_date(article_id)
        judge(work, article_id, "c1", "ok")
        assert work.matches.up_to_date(article_id)
        judge(work, other, "c2", "ok")
        assert not work.matches.up_to_date(article_id)
        assert work.matches.stale(article_id) == {"c1", "c2", "c3"}


def test_a_claim_decided_here_is_known_to_the_next_article(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        event = judge(work, article_id, "c2", "ok")
        (known_id,) = work.known.of_article(article_id)
        entry = work.known.get(known_id)
        assert (entry.text, entry.verdict, entry.checked_by) == (SENTENCES[1], "OK", "anna")
        assert (entry.external_id, entry.origin) == (f"desk:{article_id}:c2", "Bridge news")
        assert (entry.date, entry.claimant, entry.language) == (event.at[:10], "It ", "en")
        judge(work, article_id, "c2", "query", settles=False)
        assert work.known.get(known_id).withdrawn
        judge(work, article_id, "c2", "wrong")
        assert work.known.get(known_id).verdict == "WRONG"
        assert not work.known.get(known_id).withdrawn
        change(work, article_id, Effect(Target.DISMISSED, "c2", None, "an opinion"))
        assert work.known.get(known_id).withdrawn
        change(work, article_id, Effect(Target.DISMISSED, "c2", "an opinion", None))
        assert not work.known.get(known_id).withdrawn
        judge(work, article_id, "c2", None)
        assert work.known.get(known_id).withdrawn
        assert work.known.of_article(article_id) == {known_id}
    assert store.check() == ()


def test_an_import_does_not_overwrite_a_decision_of_the_desk(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        (known_id,) = work.known.of_article(article_id)
        entry = work.known.get(known_id)
        assert work.known.upsert(entry) == (known_id, "same")
        with pytest.raises(StoreError, match="decision of this desk"):
            work.known.upsert(replace(entry, verdict="wrong"))


def test_an_article_is_read_in_a_handful_of_queries(store: Store) -> None:
    statements: list[str] = []

    def note_down(_c: object, _k: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    with store.write("anna") as work:
        article_id = add_article(work)
        ids = add_known(work, 10)
        for number in (1, 2, 3):
            proposals = [match(work.known.get(n)) for n in ids]
            work.matches.replace(article_id, f"c{number}", proposals, 1)
    sa.event.listen(sa.Engine, "before_cursor_execute", note_down)
    try:
        with store.read() as work:
            assert sum(len(item.matches) for item in work.claims.of(article_id)) == 30
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note_down)
    selects = [statement for statement in statements if statement.startswith("SELECT")]
    assert 1 <= len(selects) <= 5


def test_an_import_changes_no_entry_that_it_gave_before(store: Store) -> None:
    one, two = known("One.", "k1"), known("Two.", "k2")
    other = replace(one, verdict="true")
    wordy = replace(one, summary="More words.")
    entries = [one, two, one, other, wordy, replace(two, publisher="Other")]
    with store.write("anna") as work:
        seen = SeenIds()
        first = work.known.take(entries, 1, seen)
        again = work.known.take([other, two], 1, seen)
    outcomes = ["new", "new", "same", "contradicting", "repeated", "new"]
    assert [outcome for _id, outcome in first] == outcomes
    assert [outcome for _id, outcome in again] == ["contradicting", "same"]
    with store.write("anna") as work:
        assert work.known.take([other], 2, SeenIds()) == [(first[0][0], "changed")]
    with store.read() as work:
        assert work.known.find("Quay Check", "k1") == replace(other, id=first[0][0])
        assert work.known.count() == 3


def test_none_of_many_is_kept_where_one_has_no_words(store: Store) -> None:
    with pytest.raises(StoreError, match="needs words"), store.write("anna") as work:
        work.known.take([known("One.", "k1"), known("  ", "k2")], 1, SeenIds())
    with store.read() as work:
        assert work.known.count() == 0
