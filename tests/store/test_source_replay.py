"""Tables of sources and evidence that somebody has changed behind the log's back."""

import pytest
import sqlalchemy as sa

from tests.store.source_samples import linked
from workbench.store.store import Store

ALTERED = [
    ("UPDATE source SET publisher = 'Other office'", "Source s1 is not what the log tells"),
    ("UPDATE source SET confidential = (1 = 1)", "Source s1 is not what the log tells"),
    ("UPDATE source SET reliability = 'A'", "Source s1 is not what the log tells"),
    ("UPDATE source SET salt = '00'", "Source s1 is not what the log tells"),
    ("UPDATE source SET added_by = 'ben'", "Source s1 is not what the log tells"),
    ("UPDATE snapshot SET size = size + 1", "saved of the sources is not what the log tells"),
    ("UPDATE snapshot SET operator = 'ben'", "saved of the sources is not what the log tells"),
    ("UPDATE snapshot SET media_type = 'text/html'", "saved of the sources is not what"),
    ("DELETE FROM snapshot", "saved of the sources is not what the log tells"),
    ("UPDATE extraction SET extractor = 'text/9'", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET language = 'de'", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET pages = '[0, 7]'", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET kept_share = 0.5", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET sketch = 'ffff'", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET notices = '[\"x\"]'", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET agencies = '[\"dpa\"]'", "texts taken out of the sources are not what"),
    ("UPDATE extraction SET text = replace(text, 'trains', 'trams')", "of a source was altered"),
    ("DELETE FROM attachment", "Whether article 1 is checked against source s1 is not what"),
    ("UPDATE evidence SET stance = 'supports'", "Evidence 1 is not what the log tells"),
    ("UPDATE evidence SET credibility = '1'", "Evidence 1 is not what the log tells"),
    ("UPDATE evidence SET note = 'sure'", "Evidence 1 is not what the log tells"),
    ("UPDATE evidence SET exact = 'The bridge'", "The words of evidence 1 do not stand"),
    ("UPDATE evidence SET active = (1 = 0)", "Evidence 1 is not what the log tells"),
    ("UPDATE evidence SET actor = 'ben'", "Evidence 1 is not what the log tells"),
    ("DELETE FROM evidence", "Evidence 1 is not what the log tells"),
    (
        "UPDATE claim SET shortfall = 'the mayor said so' WHERE label = 1",
        "reason for less evidence",
    ),
    (
        "UPDATE claim SET shortfall = 'none' WHERE label = 2",
        "The reason for less evidence of claim c2",
    ),
]


@pytest.fixture
def looked_at(file_store: Store) -> Store:
    """A file with a report, a source and evidence; whole so far."""
    linked(file_store)
    assert file_store.check() == ()
    return file_store


def alter(store: Store, statement: str) -> None:
    engine = sa.create_engine(f"sqlite:///{store.url}")
    with engine.begin() as connection:
        assert connection.execute(sa.text(statement)).rowcount > 0
    engine.dispose()


@pytest.mark.parametrize(("statement", "told"), ALTERED)
def test_what_was_altered_is_told(looked_at: Store, statement: str, told: str) -> None:
    alter(looked_at, statement)
    problems = looked_at.check()
    assert any(told in problem for problem in problems), problems


def test_a_row_more_is_told(looked_at: Store) -> None:
    alter(
        looked_at,
        'INSERT INTO evidence SELECT 9, claim, source, snapshot, text_sha256, start, "end", exact, '
        "prefix, suffix, stance, credibility, note, active, actor, at, event FROM evidence",
    )
    assert looked_at.check() == ("Evidence 9 is not what the log tells.",)


def test_both_engines_are_whole_with_sources(store: Store) -> None:
    article_id, source = linked(store)
    with store.read() as work:
        (placed,) = work.evidence.placed(source.id)
        assert (placed.article, placed.claim, placed.verdict) == (article_id, "c1", "")
        assert placed.evidence.passage is not None
        assert work.evidence.placed(source.id + 1) == ()
        assert not work.sources.altered_texts()
        assert not work.evidence.misplaced()
    assert store.check() == ()
