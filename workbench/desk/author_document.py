"""What goes to the author of an article: their queries, as far as they may leave the house."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.query import Query, QueryKind, Reply, query_name
from workbench.model.source import Source

_REFERENCE = re.compile(r"\bfcw-([1-9][0-9]{0,8})-([0-9a-f]{12})\b")
_SHOWN = 12  # hex digits of a hash
_SOURCE = re.compile(r"\bs([1-9][0-9]{0,8})\b")
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class AuthorReference:
    """Which article of which log a document is on: its id, and the hash of its first event."""

    article: int
    digest: str

    @staticmethod
    def of(article_id: int, first_hash: str) -> "AuthorReference":
        """The reference of an article whose first event has this hash."""
        return AuthorReference(article_id, first_hash[:_SHOWN])

    @staticmethod
    def all_in(text: str) -> frozenset["AuthorReference"]:
        """Those that stand in a text."""
        return frozenset(
            AuthorReference(int(number), digest) for number, digest in _REFERENCE.findall(text)
        )

    def __str__(self) -> str:
        return f"fcw-{self.article}-{self.digest}"


@dataclass(frozen=True, slots=True)
class AuthorQuery:
    """One query as the author reads it; `sentence` is that of its claim, in the article.

    `reply` and `answer` are what they have said to it so far.
    """

    number: int
    kind: QueryKind
    sentence: str
    text: str
    old: str
    new: str
    source: str
    reply: Reply | None
    answer: str

    @property
    def name(self) -> str:
        """How it is called: `q3`."""
        return query_name(self.number)


@dataclass(frozen=True, slots=True)
class AuthorDocument:
    """All that an author is sent; words from outside are as stored, each format guards them.

    `day` is an ISO day in UTC, `language` that of the program.
    """

    title: str
    reference: AuthorReference
    sender: str
    day: str
    language: str
    queries: tuple[AuthorQuery, ...]


class Discretion:
    """Tells sources to the author: by their names, those that are confidential by a number."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """`sources` are all that there are: whoever words a query may name any of them."""
        self._sources = {source.id: source for source in sources}
        secret = sorted(n for n, source in self._sources.items() if source.details.confidential)
        self._numbers = {source_id: number for number, source_id in enumerate(secret, 1)}
        self._names = [
            (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), self._hidden(number))
            for name, number in sorted(self._secret_names(), key=lambda item: -len(item[0]))
        ]

    def words(self, text: str) -> str:
        """A text without the names of confidential sources, and of those who made them."""
        text = _SOURCE.sub(lambda found: self._numbered(found, ""), text)
        for name, instead in self._names:
            text = name.sub(lambda _found, instead=instead: instead, text)  # type: ignore[misc]
        return text

    def source(self, text: str) -> str:
        """What a correction rests on: in a reference (`s3`) the source is named."""
        return self.words(_SOURCE.sub(lambda found: self._numbered(found, self._told(found)), text))

    def _numbered(self, found: re.Match[str], otherwise: str) -> str:
        source_id = int(found[1])
        hidden = source_id in self._numbers
        return self._hidden(source_id) if hidden else otherwise or found[0]

    def _told(self, found: re.Match[str]) -> str:
        source = self._sources.get(int(found[1]))
        if source is None:
            return ""
        details = source.details
        told = (details.title, details.publisher, details.published, details.url)
        return ", ".join(filter(None, told))

    def _hidden(self, source_id: int) -> str:
        return _("confidential source {number}").format(number=self._numbers[source_id])

    def _secret_names(self) -> set[tuple[str, int]]:
        found = set()
        for source_id in self._numbers:
            details = self._sources[source_id].details
            for name in (details.title, details.author, details.publisher, details.url):
                if len(name.strip()) >= _SHORTEST_NAME:
                    found.add((name.strip(), source_id))
        return found


def author_query(
    article: Article, item: CheckedClaim, query: Query, discretion: Discretion
) -> AuthorQuery:
    """A query as it may be sent. The words to be replaced are the article's own, and stay."""
    return AuthorQuery(
        number=query.id,
        kind=query.kind,
        sentence=item.claim.sentence.of(article.text),
        text=discretion.words(query.text),
        old=query.old,
        new=discretion.words(query.new),
        source=discretion.source(query.source),
        reply=query.reply,
        answer=query.answer,
    )


def masked(queries: Sequence[Query], sent: Sequence[AuthorQuery]) -> tuple[str, ...]:
    """The names of the queries that named a confidential source and are sent without it."""
    return tuple(
        query.name
        for query, told in zip(queries, sent, strict=True)
        if (query.text, query.new) != (told.text, told.new)
    )
