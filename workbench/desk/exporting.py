"""Exports the verification log of an article, and leaves a receipt of that in the log."""

import hashlib
import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import workbench
from workbench.desk import writing
from workbench.desk.export_material import Material, read_material
from workbench.desk.export_notices import notices
from workbench.desk.formats import catalogue
from workbench.desk.formats.building import build
from workbench.desk.formats.catalogue import Format
from workbench.desk.formats.document import LogDocument, Withheld
from workbench.desk.formats.markup import is_web_address
from workbench.desk.formats.people import People
from workbench.desk.formats.receipts import receipt
from workbench.desk.formats.words import base_name
from workbench.desk.scales import load_every_version
from workbench.desk.workspace import Workspace
from workbench.errors import ExportError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.event import Event, EventKind
from workbench.model.profile import Profile
from workbench.store.work import Work

FORMATS = tuple(catalogue.FORMATS)
"""The names of the formats."""

_LONGEST_NAME = 120
# Whoever works on while an article is written out makes it be written out again; at the last
# time they have to wait.
_TIMES = 3
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Exported:
    """An export: where it lies (None where it was not written to a file) and its bytes.

    `notices` are sentences about what the format leaves out.
    """

    path: Path | None
    data: bytes
    notices: tuple[str, ...] = ()


def export_log(
    ws: Workspace,
    article_id: int,
    format: str,
    target: Path | None,
    force: bool = False,
    *,
    profile: Profile = Profile.INTERNAL,
    url: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> Exported:
    """Export an article's log as one of `FORMATS` and append a `LOG_EXPORTED` event.

    `profile` is for whom; `formats/disclosing.py` tells what the public one leaves out, and a
    format that is made to be published is always for the public. `url` is the page that the
    check is published on, where the format tells it. A target that is a folder gets a file named
    after the article; without a target the bytes are only returned. An existing file is only
    replaced with `force`. If the file can't be written, nothing is appended to the log.
    `progress` is called with the steps done, their number and what comes next. Others can work
    on meanwhile; what they do to the article is in the export. Raises `ExportError` or
    `NotFoundError`.
    """
    order = _Order(
        catalogue.find(format), _checked(url, format), target, force, profile, progress or _silent
    )
    for _time in range(_TIMES):
        order.progress(0, _STEPS, _("reading the log"))
        with ws.store.read() as work:
            material = read_material(ws, work, article_id)
        order.check_place(material.desk.article)
        document, draft = order.drafted(ws, material)
        with ws.store.write(ws.actor) as work:
            if material.is_current(work):
                return order.finished(ws, work, document, draft)
    with ws.store.write(ws.actor) as work:
        document, draft = order.drafted(ws, read_material(ws, work, article_id))
        return order.finished(ws, work, document, draft)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be exported how, and whereto."""

    format: Format
    url: str
    target: Path | None
    force: bool
    asked: Profile
    progress: Callable[[int, int, str], None]

    @property
    def profile(self) -> Profile:
        return Profile.PUBLIC if self.format.is_published else self.asked

    def place(self, article: Article) -> Path | None:
        """The file that it becomes."""
        # `Path.is_dir` raises for a name that is too long.
        if self.target is not None and os.path.isdir(self.target):  # noqa: PTH112
            return self.target / default_name(article, self.format.name, self.profile)
        return self.target

    def check_place(self, article: Article) -> None:
        """Raises `ExportError` where a file is there already, before it takes long."""
        path = self.place(article)
        if path is not None and not self.force and "\0" not in str(path):
            writing.check_place(path, force=False)

    def drafted(self, ws: Workspace, material: Material) -> tuple[LogDocument, bytes]:
        """The document, and what the receipt vouches for."""
        self.progress(1, _STEPS, _("writing it out"))
        document = build(
            material.desk,
            material.events,
            load_every_version(),
            language=ws.language,
            exported_at=_now(),
            exported_by=ws.actor,
            program=f"factcheck-workbench {workbench.__version__}",
            profile=self.profile,
            sources=material.sources,
            public=ws.public,
            url=self.url,
            head=material.head,
        )
        return document, self.format.draft(document)

    def finished(self, ws: Workspace, work: Work, document: LogDocument, draft: bytes) -> Exported:
        """The file at its place, and its receipt in the log."""
        self.progress(2, _STEPS, _("saving it"))
        path = self.place(document.article)
        name = path.name if path else "-"
        if self.format.seal and work.events.head() != document.head:
            document = replace(document, head=work.events.head())
            draft = self.format.draft(document)
        body = receipt_body(document, self.format.name, draft, name)
        left = work.events.append(EventKind.LOG_EXPORTED, document.article.id, body)
        data = draft
        if self.format.seal:
            document, signed = self._signed(ws, work, document, left)
            data = self.format.seal(document, signed)
        if path:
            path = writing.write_file(path, data, force=self.force)
        told = (*notices(document, self.format.name), *put_beside(path, self.format))
        return Exported(path, data, told)

    def _signed(
        self, ws: Workspace, work: Work, document: LogDocument, left: Event
    ) -> tuple[LogDocument, Event]:
        """The document and the receipt that may stand in its file.

        Where names are hidden, the receipt of the person, which also names the file, is withheld
        there, and another one follows it in the name of the house.
        """
        people = People(ws.public.checkers, ws.public.desk)
        if document.profile is not Profile.PUBLIC or not people.hidden:
            return document, left
        withheld = Withheld(
            left.seq,
            left.at,
            document.exported_by,
            left.kind,
            left.article,
            left.prev,
            left.hash,
        )
        events = (*document.events, withheld)
        whole = replace(document, events=events, head=(left.seq, left.hash))
        body = receipt_body(whole, self.format.name, self.format.draft(whole), "")
        del body["file"]
        signed = work.events.append(
            EventKind.LOG_EXPORTED, document.article.id, body, actor=people.signature
        )
        return whole, signed


def put_beside(path: Path | None, chosen: Format) -> tuple[str, ...]:
    """Put what comes with a format into the same folder; a sentence on it, if there is any."""
    if path is None or chosen.beside is None:
        return ()
    name, content = chosen.beside
    try:
        writing.write_file(path.with_name(name), content())
    except ExportError as error:
        if not _holds(path.with_name(name), content()):
            return (str(error),)
    said = _("“{script}” beside it checks it without this program: python3 {script} {file}")
    return (said.format(script=name, file=path.name),)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def receipt_body(document: LogDocument, format: str, draft: bytes, name: str) -> dict[str, Any]:
    """What the log keeps of an export; `name` is the file's name, `-` for none."""
    return receipt(
        document.events,
        format=format,
        profile=document.profile,
        file=name,
        sha256=hashlib.sha256(draft).hexdigest(),
    )


def default_name(article: Article, format: str, profile: Profile = Profile.INTERNAL) -> str:
    """A file name made of the article's title that is safe on every system, without a folder.

    That of a public export tells it, unless its format is made for nobody else.
    """
    title = unicodedata.normalize("NFKC", (article.title or base_name(article.name))[:200])
    words = "".join(c if c.isalnum() or c in "_-" else " " for c in title).split()
    slug = "-".join(words).encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-_")
    chosen = catalogue.find(format)
    public = "-public" if profile is Profile.PUBLIC and not chosen.is_published else ""
    return f"{slug or 'article'}-log{public}{chosen.suffix}"


def _checked(url: str, format: str) -> str:
    """An address that may be told. Raises `ExportError`."""
    if url and not catalogue.find(format).is_published:
        raise ExportError(
            _("The format “{name}” does not tell where the check is published.").format(name=format)
        )
    if url and not is_web_address(url):
        raise ExportError(
            _("“{url}” is no address of a page: give one with http:// or https://.").format(url=url)
        )
    return url


def _silent(done: int, total: int, what: str) -> None:
    """Tells nobody how far it is."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
