"""Queries to the author in the tables of both engines, as their events tell them."""

from dataclasses import replace

from tests.store.store_samples import add_article
from workbench.model.event import Effect, EventKind, Target
from workbench.model.query import Query, QueryKind, Reply
from workbench.store.opening import open_store
from workbench.store.query_rows import query_value
from workbench.store.work import Work


def test_a_query_is_kept_moved_and_taken_back(empty_database: str) -> None:
    store = open_store(empty_database)
    query = Query(7, "c1", QueryKind.CORRECTION, "why", "old", "new", "s1")
    said = replace(query, reply=Reply.ACCEPTED, answer="yes")
    with store.write("anna") as work:
        article = add_article(work)
        append(work, article, EventKind.QUERY_ASKED, [("c1", None, query)])
    with store.write("ben") as work:
        append(work, article, EventKind.QUERY_ANSWERED, [("c1", query, said)])
        append(work, article, EventKind.CLAIM_RESIZED, [("c1", said, None), ("c2", None, said)])
        (moved,) = work.claims.get(article, "c2").queries
        assert (moved.claim, moved.by, moved.answered_by, moved.answer) == (
            "c2",
            "anna",
            "ben",
            "yes",
        )
        assert work.claims.get(article, "c1").queries == ()
        assert (work.queries.next_id(), work.queries.article_of(7)) == (8, article)
        append(work, article, EventKind.QUERY_WITHDRAWN, [("c2", said, None)])
        assert work.queries.get(article, 7).withdrawn
        append(work, article, EventKind.UNDONE, [("c2", None, said)])
        (back,) = work.queries.of(article)[2]
        assert back == moved
    assert store.check() == ()
    store.close()


def append(
    work: Work,
    article: int,
    kind: EventKind,
    changes: list[tuple[str, Query | None, Query | None]],
) -> None:
    effects = [
        Effect(Target.QUERY, claim, before and query_value(before), after and query_value(after), 7)
        for claim, before, after in changes
    ]
    work.events.append(kind, article, {"claims": []}, effects)
