"""Takes in the answers of an author, from the document that they filled in and sent back."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.desk.asking_authors import reference_of
from workbench.desk.author_answers import Found, Said, find_answers, read_answer
from workbench.desk.decoding import decode, storable
from workbench.desk.extraction import media_types
from workbench.desk.extraction.extracting import extract
from workbench.desk.finding import article_of
from workbench.desk.formats.words import base_name
from workbench.desk.queries import Answer, checked_answer, take_answers
from workbench.desk.regular_files import open_regular, unreadable
from workbench.desk.workspace import Workspace
from workbench.errors import ExtractionError, QueryError
from workbench.i18n import _, ngettext
from workbench.model.event import Event
from workbench.model.query import FiledQuery, Reply, query_name
from workbench.store.work import Work
from workbench.text.guard import display

LARGEST = 20_000_000
"""The most bytes of a file with answers."""
_LONGEST = 1_000_000  # code points of text in it
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


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    sha256: str
    text: str
    notices: tuple[str, ...]


def import_answers(
    ws: Workspace, source: str, article_id: int | None = None, stdin: BinaryIO | None = None
) -> Taken:
    """Take in the answers of a file, or of a text on standard input (`-`), in one step.

    The file says which article it is on; `article_id` says it where that line was lost. Raises
    `QueryError` where nothing can be taken from the file, `SourceError` or `ExtractionError` where
    it can't be read, and `NotFoundError` where there is no such article.
    """
    file = _read(source, stdin)
    found = find_answers(file.text)
    answers = found.answers
    if not answers:
        raise QueryError(
            _(
                "There are no answers in “{name}”: it has no line such as [Answer q1] or “q1: …”."
            ).format(name=file.name)
        )
    with ws.store.write(ws.actor) as work:
        chosen = _article(work, found, article_id, file.name)
        sorting = _Sorting(work, chosen)
        for number in sorted(answers):
            sorting.take(number, answers[number])
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
        words = " ".join(answer.split())
        shown = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
        said = _("{query} was not taken: {why}. It says: “{words}”")
        self.notices.append(said.format(query=query_name(number), why=why, words=shown))


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


def _read(source: str, stdin: BinaryIO | None) -> _File:
    """The text of a file, read by a process of its own where it is no plain text."""
    if source == "-":
        stream = sys.stdin.buffer if stdin is None else stdin
        return _text(_("standard input"), stream.read(LARGEST + 1), ())
    path = Path(source)
    name = base_name(str(path)) or source
    with open_regular(path) as file:
        try:
            raw = file.read(LARGEST + 1)
        except OSError as error:
            raise unreadable(path, error) from error
    if len(raw) > LARGEST:
        raise _too_large(name)
    kind = media_types.media_type_of(raw[: media_types.HEAD], name)
    if kind in (media_types.DOCX, media_types.EML):
        taken = extract(path, kind, name=name)
        return _checked(name, raw, taken.text, taken.notices)
    if kind not in (media_types.PLAIN, media_types.MARKDOWN):
        raise QueryError(
            _(
                "“{name}” is no text and no Word document; save the answers as .docx or .txt."
            ).format(name=name)
        )
    return _text(name, raw, ())


def _text(name: str, raw: bytes, notices: tuple[str, ...]) -> _File:
    if len(raw) > LARGEST:
        raise _too_large(name)
    return _checked(name, raw, decode(raw).text, notices)


def _checked(name: str, raw: bytes, text: str, notices: tuple[str, ...]) -> _File:
    if len(text) > _LONGEST:
        raise _too_large(name)
    return _File(name, hashlib.sha256(raw).hexdigest(), text, notices)


def _too_large(name: str) -> ExtractionError:
    return ExtractionError(
        _(
            "“{name}” is larger than any file with answers; give the one that the author sent."
        ).format(name=name)
    )


def counted(count: int) -> str:
    """How many answers there are."""
    return ngettext("{count} answer", "{count} answers", count).format(count=count)
