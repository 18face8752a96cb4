"""Takes in the answers of an author, from the document that they filled in and sent back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from workbench.desk.answer_files import read_answers
from workbench.desk.asking_authors import reference_of
from workbench.desk.author_answers import Found, Said, find_answers, read_answer
from workbench.desk.decoding import storable
from workbench.desk.finding import article_of
from workbench.desk.queries import Answer, checked_answer, take_answers
from workbench.desk.workspace import Workspace
from workbench.errors import QueryError
from workbench.i18n import _, ngettext
from workbench.model.event import Event
from workbench.model.query import FiledQuery, Reply, query_name
from workbench.store.work import Work
from workbench.text.guard import display

MOST = 2_000
"""The most queries that one file answers."""
_SHOWN = 200
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: the numbers of the queries with a new answer, and of those that had it.

    `event` is None where no answer was new. `notices` name everything that was not taken, and
    what else should be known.
    """

    article: int
    event: Event | None
    taken: tuple[int, ...]
    same: tuple[int, ...]
    notices: tuple[str, ...]


def import_answers(
    ws: Workspace, source: str, article_id: int | None = None, stdin: BinaryIO | None = None
) -> Taken:
    """Take in the answers of a file, or of a text on standard input (`-`), in one step.

    The file says which article it is on; `article_id` says it where that line was lost. Raises
    `QueryError` where nothing can be taken from the file, `SourceError` or `ExtractionError` where
    it can't be read, and `NotFoundError` where there is no such article.
    """
    file = read_answers(source, stdin)
    found = find_answers(file.text)
    answers = found.answers
    if not answers:
        raise QueryError(
            _(
                "There are no answers in “{name}”: it has no line such as [Answer q1] or “q1: …”."
            ).format(name=file.name)
        )
    if max(len(answers), len(found.beside)) > MOST:
        raise QueryError(
            _(
                "“{name}” has answers to more than {most} queries; cut it into several files."
            ).format(name=file.name, most=MOST)
        )
    with ws.store.write(ws.actor) as work:
        chosen = _article(work, found, article_id, file.name)
        sorting = _Sorting(work, chosen)
        for number in sorted(answers):
            sorting.take(number, answers[number])
        for number in sorted(found.beside):
            sorting.look_beside(number, found.beside[number])
        name = source if source == "-" else file.name
        told = {"file": storable(name)[:_LONGEST_NAME], "sha256": file.sha256}
        event = take_answers(work, chosen, sorting.answers, told)
    return Taken(
        article=chosen,
        event=event,
        taken=tuple(given.number for given in sorting.answers),
        same=tuple(sorting.same),
        notices=(*file.notices, *sorting.notices, *sorting.unanswered()),
    )


class _Sorting:
    """Holds each answer against its query; says what becomes of it."""

    def __init__(self, work: Work, article_id: int) -> None:
        self._work = work
        self._text = article_of(work, article_id).text
        self._filed = {each.query.id: each for each in work.queries.filed(article_id)}
        self._empty: list[str] = []
        self.answers: list[Answer] = []
        self.same: list[int] = []
        self.notices: list[str] = []

    def take(self, number: int, answer: str) -> None:
        """Put an answer among those to be taken, or say why it is not taken."""
        filed = self._filed.get(number)
        if filed is None or filed.withdrawn:
            self._refuse(number, self._why_not(number, filed), answer)
            return
        query, said = filed.query, read_answer(filed.query.kind, answer)
        if said.is_empty:
            self._empty.append(query.name)
        elif said.agreed and said.not_agreed:
            self._refuse(number, _("both boxes are ticked"), answer)
        else:
            self._judge(filed, said)

    def look_beside(self, number: int, lines: Iterable[str]) -> None:
        """Tell of words beside the place for an answer, other than those of the query itself."""
        filed = self._filed.get(number)
        if filed is None:
            return
        query = filed.query
        own = _folded(" ".join((self._text, query.text, query.new, query.source)))
        words = [" ".join(line.replace("\\", "").split()) for line in lines]
        found = " ".join(word for word in words if word.strip("“”„") not in own)
        if found:
            said = _("Beside the answer to {query} stand words that were not read: “{words}”")
            self.notices.append(said.format(query=query_name(number), words=_shown(found)))

    def _judge(self, filed: FiledQuery, said: Said) -> None:
        query = filed.query
        reply = (
            Reply.ACCEPTED if said.agreed else Reply.REJECTED if said.not_agreed else Reply.ANSWERED
        )
        try:
            given = checked_answer(query, reply, said.text)
        except QueryError as error:
            self._refuse(query.id, str(error).rstrip("."), said.text)
            return
        if query.reply is given.reply and _folded(query.answer) == _folded(given.text):
            self.same.append(query.id)
            return
        self.answers.append(given)
        if not query.is_open:
            self.notices.append(
                _("{query} had another answer, which stays in the log.").format(query=query.name)
            )
        if filed.retired:
            self.notices.append(
                _("{query} is on words that no longer stand in the article.").format(
                    query=query.name
                )
            )

    def unanswered(self) -> tuple[str, ...]:
        """A sentence on the queries to which nothing was written."""
        if not self._empty:
            return ()
        said = _("Nothing is written to: {queries}.")
        return (said.format(queries=", ".join(self._empty)),)

    def _why_not(self, number: int, filed: FiledQuery | None) -> str:
        if filed is not None:
            return _("the query was withdrawn")
        other = self._work.queries.article_of(number)
        if other is None:
            return _("there is no such query")
        return _("the query belongs to article {article}").format(article=other)

    def _refuse(self, number: int, why: str, answer: str) -> None:
        said = _("{query} was not taken: {why}. It says: “{words}”")
        words = _shown(" ".join(answer.split()))
        self.notices.append(said.format(query=query_name(number), why=why, words=words))


def _shown(words: str) -> str:
    return f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words


def _folded(text: str) -> str:
    """A text without what its way through a document may change."""
    return " ".join(display(text).split())


def _article(work: Work, found: Found, article_id: int | None, name: str) -> int:
    """The article that the answers are on; raises `QueryError` where that is not sure."""
    if len(found.references) > 1:
        raise QueryError(
            _("“{name}” has references to several articles; give a file for each.").format(
                name=name
            )
        )
    reference = next(iter(found.references), None)
    if reference is None:
        if article_id is None:
            raise QueryError(
                _(
                    "“{name}” does not say which article it is on: its line with the reference is "
                    "missing. Name the article with --article."
                ).format(name=name)
            )
        return article_of(work, article_id).id
    known = work.articles.ids()
    if reference.article not in known or reference_of(work, reference.article) != reference:
        raise QueryError(
            _("“{name}” is on an article that is not in this database ({reference}).").format(
                name=name, reference=reference
            )
        )
    if article_id is not None and article_id != reference.article:
        raise QueryError(
            _("“{name}” is on article {there}, not on article {wanted}.").format(
                name=name, there=reference.article, wanted=article_id
            )
        )
    return reference.article


def counted(count: int) -> str:
    """How many answers there are."""
    return ngettext("{count} answer", "{count} answers", count).format(count=count)
