"""Articles: they come back as they went in, also after a new text."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.store_samples import (
    SENTENCES,
    TEXT,
    add_article,
    change,
    claim,
    document,
    judge,
    known,
    match,
    split,
)
from workbench.errors import NotFoundError
from workbench.model.desk import ClaimFilter, ClaimOrder, ClaimState, Place
from workbench.model.event import Effect, EventKind, Target
from workbench.model.match import Decision
from workbench.model.span import Span
from workbench.model.split import Metadata
from workbench.store.store import Store


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
    with store.read() as work:
        article = work.articles.by_id(article_id)
        assert (article.text, article.sha256, article.revision) == (TEXT, document().sha256, 1)
        assert (article.title, article.language, article.name) == (
            "Bridge news",
            "en",
            "/desk/bridge.txt",
        )
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", article.added_at)
        assert work.articles.raw(article_id) == document().raw
        assert work.articles.notices(article_id) == ("read as UTF-8",)
        assert work.articles.excluded(article_id) == split().excluded
        assert tuple(item.claim for item in work.claims.of(article_id)) == split().claims


def test_an_article_keeps_where_it_comes_from(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
    # What the text says counts; the page's markup only fills what it does not say.
    said = Metadata("2024-03-01T14:05", ("AP", "dpa"), ("Jane Miller",))
    with store.read() as work:
        assert work.articles.by_id(article_id).metadata == said
        assert work.articles.summaries()[0].metadata == said


def test_a_page_with_a_title_of_its_own_keeps_it(store: Store) -> None:
    with store.write("anna") as work:
        page = replace(document(), title="From the page")
        article_id = work.articles.add(page, split(), language="en")
        assert work.articles.by_id(article_id).title == "From the page"


def test_an_article_is_found_by_its_bytes_and_its_name(store: Store) -> None:
    with store.write("anna") as work:
        first = add_article(work)
        second = add_article(work, name="/desk/other.txt")
        work.articles.touch(second)
    with store.read() as work:
        assert work.articles.by_sha(document().sha256) in (first, second)
        assert work.articles.by_sha("0" * 64) is None
        assert work.articles.by_name("/desk/bridge.txt") == first
        assert work.articles.by_name("/desk/none.txt") is None


def test_what_is_not_there_is_said_to_be_so(store: Store) -> None:
    with store.read() as work:
        with pytest.raises(NotFoundError, match="no article 7"):
            work.articles.by_id(7)
        with pytest.raises(NotFoundError, match="no known claim 7"):
            work.known.get(7)
    with store.write("anna") as work:
        article_id = add_article(work)
        for name in ("c99", "c0", "d1", "c١", ""):
            with pytest.raises(NotFoundError, match="no claim"):
                work.claims.get(article_id, name)


def test_words_that_stand_elsewhere_are_refused(store: Store) -> None:
    moved = replace(split().claims[0], text="The harbour bridge opened on 5 May 1998.")
    with store.write("anna") as work, pytest.raises(ValueError, match="does not stand"):
        work.articles.add(document(), replace(split(), claims=(moved,)), language="en")


def test_the_place_is_remembered(store: Store) -> None:
    place = Place("c2", ClaimOrder.WORTH, ClaimFilter.OPEN)
    with store.write("anna") as work:
        article_id = add_article(work)
        assert work.articles.place(article_id) == Place()
        work.articles.set_place(article_id, Place("c1"))
        work.articles.set_place(article_id, place)
    with store.read() as work:
        assert work.articles.place(article_id) == place


def test_the_home_screen_counts_what_the_claims_say(store: Store) -> None:
    with store.write("anna") as work:
        article_id = add_article(work)
        other = add_article(work, name="/desk/empty.txt")
        judge(work, article_id, "c1", "ok")
        judge(work, article_id, "c2", "query", settles=False)
        entry, _outcome = work.known.upsert(known())
        proposal = match(work.known.get(entry))
        for claim_id in ("c1", "c2", "c3"):
            work.matches.replace(article_id, claim_id, [proposal], work.known.version())
        change(work, article_id, Effect(Target.MATCH, "c2", None, "rejected", entry))
        change(work, article_id, Effect(Target.DISMISSED, "c3", None, "an appeal"))
    with store.read() as work:
        lines = {line.id: line for line in work.articles.summaries()}
        line, untouched = lines[article_id], lines[other]
        assert (line.id, line.claims, line.decided, line.pending, line.conflicts) == (
            article_id,
            2,
            1,
            1,
            1,
        )
        assert (untouched.id, untouched.claims, untouched.conflicts) == (other, 3, 0)
        claims = work.claims.of(article_id)
        assert [item.state for item in claims] == [
            ClaimState.DECIDED,
            ClaimState.PENDING,
            ClaimState.DISMISSED,
        ]
        assert sum(item.in_conflict for item in claims if item.dismissed is None) == line.conflicts


def test_a_new_text_keeps_what_was_decided_on_the_same_words(store: Store) -> None:
    text = "Bridge news\n\nA new first sentence. " + " ".join(SENTENCES[:2])
    new_split = split(text, ("A new first sentence.", *SENTENCES[:2]))
    carried = {f"c{n}": claim(text, SENTENCES[n - 1], f"c{n}") for n in (1, 2)}
    with store.write("anna") as work:
        article_id = add_article(work)
        judge(work, article_id, "c1", "ok")
        judge(work, article_id, "c3", "ok")
        entry, _outcome = work.known.upsert(known())
        work.matches.replace(article_id, "c1", [match(work.known.get(entry))], 1)
        change(work, article_id, Effect(Target.MATCH, "c1", None, "accepted", entry))
        new = work.articles.revise(article_id, document(text), new_split, carried)
        work.events.append(EventKind.ARTICLE_REVISED, article_id, {"claims": []})
    assert new == ("c4",)
    with store.read() as work:
        article = work.articles.by_id(article_id)
        assert (article.revision, article.text) == (2, text)
        claims = work.claims.of(article_id)
        assert [item.claim.id for item in claims] == ["c4", "c1", "c2"]
        assert all(item.claim.span.of(text) == item.claim.text for item in claims)
        assert [item.verdict.label if item.verdict else None for item in claims] == [
            None,
            "ok",
            None,
        ]
        assert claims[1].matches[0].decision is Decision.ACCEPTED
        gone = work.claims.get(article_id, "c3")
        assert gone.verdict is not None
        assert work.events.undo_redo(article_id) == (None, None)
        assert work.articles.by_sha(document().sha256) is None
    assert store.check() == ()


def test_a_verdict_can_not_be_carried_to_other_words(store: Store) -> None:
    text = TEXT.replace("1998", "1999")
    other = claim(text, SENTENCES[0].replace("1998", "1999"), "c1")
    with store.write("anna") as work:
        article_id = add_article(work)
        with pytest.raises(ValueError, match="other words"):
            work.articles.revise(article_id, document(text), split(text, ()), {"c1": other})


@pytest.mark.parametrize("forbidden", ["\0", "\ud800", chr(0xDFFF)])
def test_what_the_engines_refuse_is_replaced_one_for_one(store: Store, forbidden: str) -> None:
    words = f"Four{forbidden} boats sank."
    text = f"Head{forbidden}\n\n{words} More."
    with store.write(f"anna{forbidden}") as work:
        article_id = work.articles.add(document(text), split(text, (words,)), language="en")
        entry, _outcome = work.known.upsert(known(f"a{forbidden}b", f"id{forbidden}"))
        change(work, article_id, Effect(Target.NOTE, "c1", None, f"n{forbidden}"))
    with store.read() as work:
        article = work.articles.by_id(article_id)
        assert article.text == text.replace(forbidden, "\N{REPLACEMENT CHARACTER}")
        (item,) = work.claims.of(article_id)
        assert item.claim.text == item.claim.span.of(article.text)
        assert item.note == "n\N{REPLACEMENT CHARACTER}"
        assert work.known.get(entry).text == "a\N{REPLACEMENT CHARACTER}b"
        assert work.events.of(article_id)[-1].actor == "anna\N{REPLACEMENT CHARACTER}"
    assert store.check() == ()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(), min_size=1, max_size=80), st.data())
def test_any_words_come_back_at_their_place(store: Store, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = replace(split(text, ()), excluded=())
    words = text[start:end]
    found = replace(claim(text, words, "c1"), span=Span(start, end))
    with store.write("anna") as work:
        article_id = work.articles.add(
            document(text), replace(whole, claims=(found,)), language="en"
        )
        article = work.articles.by_id(article_id)
        (item,) = work.claims.of(article_id)
    assert len(article.text) == len(text)
    assert item.claim.text == article.text[start:end]
    assert (item.claim.span.start, item.claim.span.end) == (start, end)
