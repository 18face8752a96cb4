"""Queries: what the author of an article is asked or should correct, and what they answer."""

import re
from dataclasses import dataclass, replace
from typing import Any

from workbench.desk.decoding import storable
from workbench.desk.finding import article_of, claims_of
from workbench.desk.recording import wordings
from workbench.desk.workspace import Workspace
from workbench.errors import QueryError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.query import FiledQuery, Query, QueryKind, Reply, query_name
from workbench.model.span import Span
from workbench.store.query_rows import query_value
from workbench.store.work import Work

LONGEST = 20_000
"""The most code points of each text of a query or an answer."""

_NUMBER = re.compile(r"[qQ]?([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the author says to the query of that number."""

    number: int
    reply: Reply
    text: str = ""


def number_of(reference: str) -> int:
    """The number of a query that is called `q3` or `3`. Raises `QueryError` for anything else."""
    found = _NUMBER.fullmatch(reference.strip())
    if found is None:
        raise QueryError(
            _("“{reference}” is no query; they are called q1, q2 and so on.").format(
                reference=reference
            )
        )
    return int(found[1])


def filed(ws: Workspace, article_id: int) -> tuple[FiledQuery, ...]:
    """All queries that an article ever had, by their numbers. Raises `NotFoundError`."""
    with ws.store.read() as work:
        article_of(work, article_id)
        return work.queries.filed(article_id)


def ask(ws: Workspace, article_id: int, claim_id: str, text: str) -> Event:
    """Ask the author something about a claim.

    Raises `QueryError` where the question is empty or too long, `NotFoundError` where there is no
    such claim.
    """
    return _ask(ws, article_id, Query(0, claim_id, QueryKind.QUESTION, text))


def correct(
    ws: Workspace,
    article_id: int,
    claim_id: str,
    old: str,
    new: str,
    *,
    reason: str = "",
    source: str = "",
) -> Event:
    """Propose that `new` should stand instead of `old`; an empty `new` strikes it out.

    `old` must stand in the claim's words or else in the article; blanks and line ends may differ.
    Raises `QueryError` where it does not, nothing would change or a text is too long, and
    `NotFoundError` where there is no such claim.
    """
    wanted = Query(0, claim_id, QueryKind.CORRECTION, reason, old, new, source)
    return _ask(ws, article_id, wanted)


def change(
    ws: Workspace,
    article_id: int,
    number: int,
    *,
    text: str | None = None,
    old: str | None = None,
    new: str | None = None,
    source: str | None = None,
) -> Event | None:
    """Word a query otherwise; what is None stays. It is open again: an answer was to other words.

    None, and nothing in the log, where it is worded like that already. Raises `QueryError` as
    `ask` and `correct` do, and where the query was withdrawn or its claim is gone.
    """
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        query = _in_force(work, article_id, number).query
        item = _claim_in_force(work, article_id, query)
        given = {"text": text, "old": old, "new": new, "source": source}
        said: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        after = in_order(article, item, replace(query, **said))
        if after == query:
            return None
        after = replace(after, reply=None, answer="")
        return _append(work, article_id, EventKind.QUERY_CHANGED, item, (query, after))


def in_order(article: Article, item: CheckedClaim, query: Query) -> Query:
    """A query on a claim as it is kept. Raises `QueryError` as `ask` and `correct` do."""
    if query.kind is QueryKind.QUESTION:
        words = _words(query.text)
        if not words:
            raise QueryError(_("Say what the author is asked."))
        return replace(query, text=words, old="", new="", source="")
    old, new = _correction(article, item, query.old, query.new)
    return replace(query, text=_words(query.text), old=old, new=new, source=_words(query.source))


def withdraw(ws: Workspace, article_id: int, number: int) -> Event:
    """Take a query back. Raises `QueryError` where that was done, `NotFoundError` for none such."""
    with ws.store.write(ws.actor) as work:
        article_of(work, article_id)
        query = _in_force(work, article_id, number).query
        item = work.claims.get(article_id, query.claim)
        return _append(work, article_id, EventKind.QUERY_WITHDRAWN, item, (query, None))


def answer(
    ws: Workspace, article_id: int, number: int, reply: Reply, text: str = ""
) -> Event | None:
    """Take in what the author says to a query; an earlier answer stays in the log.

    None, and nothing in the log, where that is their answer already. Raises `QueryError` where
    there are no words for an answer that needs some, the reply does not fit the query, or it was
    withdrawn.
    """
    with ws.store.write(ws.actor) as work:
        article_of(work, article_id)
        given = checked_answer(_in_force(work, article_id, number).query, reply, text)
        return take_answers(work, article_id, [given], {})


def checked_answer(query: Query, reply: Reply, text: str) -> Answer:
    """An answer that fits a query. Raises `QueryError` for one that does not."""
    words = _words(text)
    if reply is Reply.ANSWERED and not words:
        raise QueryError(_("The answer to {query} is empty.").format(query=query.name))
    if reply is not Reply.ANSWERED and query.kind is QueryKind.QUESTION:
        raise QueryError(
            _("{query} is a question: it can be answered, not accepted or rejected.").format(
                query=query.name
            )
        )
    return Answer(query.id, reply, words)


def take_answers(
    work: Work, article_id: int, answers: list[Answer], told: dict[str, Any]
) -> Event | None:
    """Append one event with all answers that are not there yet; None where all are.

    `told` is what the event keeps beside them. The answers must be checked, and their queries in
    force.
    """
    filed = {each.query.id: each.query for each in work.queries.filed(article_id)}
    effects, claims = [], {}
    for given in answers:
        query = filed[given.number]
        after = replace(query, reply=given.reply, answer=given.text)
        if after == query:
            continue
        claims[query.claim] = work.claims.get(article_id, query.claim)
        effects.append(
            Effect(Target.QUERY, query.claim, query_value(query), query_value(after), given.number)
        )
    if not effects:
        return None
    body = {"claims": wordings(claims.values()), **told}
    return work.events.append(EventKind.QUERY_ANSWERED, article_id, body, effects)


def _ask(ws: Workspace, article_id: int, query: Query) -> Event:
    with ws.store.write(ws.actor) as work:
        article = article_of(work, article_id)
        (item,) = claims_of(work, article_id, [query.claim])
        asked = replace(in_order(article, item, query), id=work.queries.next_id())
        return _append(work, article_id, EventKind.QUERY_ASKED, item, (None, asked))


def _append(
    work: Work,
    article_id: int,
    kind: EventKind,
    item: CheckedClaim,
    states: tuple[Query | None, Query | None],
) -> Event:
    number = next(query.id for query in states if query)
    before, after = (query_value(query) if query else None for query in states)
    effect = Effect(Target.QUERY, item.claim.id, before, after, number)
    return work.events.append(kind, article_id, {"claims": wordings([item])}, [effect])


def _in_force(work: Work, article_id: int, number: int) -> FiledQuery:
    found = work.queries.get(article_id, number)
    if found.withdrawn:
        raise QueryError(_("{query} was withdrawn.").format(query=query_name(number)))
    return found


def _claim_in_force(work: Work, article_id: int, query: Query) -> CheckedClaim:
    found = work.claims.of(article_id, only=[query.claim])
    if not found:
        raise QueryError(
            _("The claim of {query} no longer stands in the article; withdraw it.").format(
                query=query.name
            )
        )
    return found[0]


def _correction(article: Article, item: CheckedClaim, old: str, new: str) -> tuple[str, str]:
    """The words as the article has them, and what is to stand there."""
    wanted, instead = _words(old).split(), _words(new)
    if not wanted:
        raise QueryError(_("Say which words should be replaced."))
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    places = (item.claim.span, item.claim.sentence, Span(0, len(article.text)))
    found = next(filter(None, (pattern.search(article.text, *_ends(p)) for p in places)), None)
    if found is None:
        raise QueryError(
            _("“{words}” does not stand in the article; give the words as they are there.").format(
                words=" ".join(wanted)[:200]
            )
        )
    if instead.split() == wanted:
        raise QueryError(_("Nothing would change: both wordings are the same."))
    return found[0], instead


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _words(text: str) -> str:
    words = storable(text).strip()
    if len(words) > LONGEST:
        raise QueryError(
            _("A text for the author may have {most} characters; shorten it.").format(most=LONGEST)
        )
    return words
