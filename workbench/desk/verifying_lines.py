"""Checks a log that was exported as JSON lines (`formats/json_lines.py`), without the database."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from workbench.desk.formats import json_lines, json_log
from workbench.desk.log_faults import BrokenLogError, Fault, is_on, without_doubles
from workbench.i18n import _
from workbench.model.event import GENESIS, EventKind

_EVENT = frozenset(("actor", "article", "at", "body", "prev", "seq", "type"))
_WITHHELD = _EVENT - {"body"} | {"hash", "redacted"}
_LEFT_OUT = frozenset(("hash", "left_out", "prev", "seq"))
_HEAD = frozenset(("head", "seq"))
_CARRIED = (frozenset(("tables",)), frozenset(("row", "table")), frozenset(("bytes", "sha256")))


@dataclass(frozen=True, slots=True)
class Link:
    """A line that stands in the chain, for the entries `first` to `last`; `hash` is the last's.

    `content` is the line without the body of the entry, of which a log may have very many.
    """

    line: int
    content: Mapping[str, Any]
    first: int
    last: int
    hash: str

    @property
    def is_entry(self) -> bool:
        """Whether it is one entry of the log, not a run of those left out."""
        return "left_out" not in self.content

    @property
    def is_told(self) -> bool:
        """Whether the line is what was hashed; the hash of another one is only claimed."""
        return "hash" not in self.content


@dataclass(slots=True)
class Lines:
    """The lines of a file, as they are read one after the other.

    `receipt` is the body of the last entry, `before_receipt` the SHA-256 of all lines before it,
    as hex; `end` is the last line and `last` its number.
    """

    chain: list[Link] = field(default_factory=list)
    receipt: Any = None
    before_receipt: str = ""
    last: int = 0
    end: bytes = b""
    _digest: Any = field(default_factory=hashlib.sha256)

    def read(self, lines: Iterable[bytes]) -> None:
        """Take in all lines. Raises `BrokenLogError` at the first that is none of a log."""
        number = 0
        for number, raw in enumerate(lines, 1):
            if self.end:
                raise _broken(_("Line {line} stands after the end of the log."), number)
            self.last = number
            content = _parsed(number, raw)
            if content.keys() == _HEAD:
                self.end = raw
            elif content.keys() not in _CARRIED:
                self.chain.append(_link(number, content, raw))
                if "body" in content:
                    self.receipt = content.pop("body")
                    self.before_receipt = self._digest.hexdigest()
            self._digest.update(raw)
        if not self.end:
            raise _broken(_("The end of the file is missing after line {line}."), number)


def _link(number: int, content: Mapping[str, Any], raw: bytes) -> Link:
    keys, seq = content.keys(), content.get("seq")
    if isinstance(seq, int):
        if keys == _LEFT_OUT and type(count := content["left_out"]) is int and count > 0:
            return Link(number, content, seq - count + 1, seq, str(content["hash"]))
        if keys == _WITHHELD and content["redacted"] is True:
            return Link(number, content, seq, seq, str(content["hash"]))
        if keys == _EVENT:
            digest = json_lines.hash_of(raw.removesuffix(b"\n"))
            return Link(number, content, seq, seq, digest)
    raise _broken(_("Line {line} does not have the parts of an entry of the log."), number)


def entries(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The entries of a log that has faults, as far as they can be read."""
    for raw in lines:
        with contextlib.suppress(ValueError, RecursionError):
            content = json.loads(raw)
            if isinstance(content, dict) and "seq" in content:
                yield content


def is_json_line(first: bytes) -> bool:
    """Whether a file that begins with this line is one of JSON lines, not of one JSON document."""
    try:
        content = json.loads(first)
    except (ValueError, RecursionError):
        return first.startswith(b'{"')  # one that was altered; a document begins otherwise
    return isinstance(content, dict) and "format" not in content


def check(lines: Lines) -> None:
    """Check lines that were all read. Raises `BrokenLogError` with the first fault."""
    if not lines.chain:
        raise _broken(_("The file has no entry of a log: line {line} is none."), 1)
    receipt = lines.chain[-1]
    _check_order(lines)
    if lines.last != receipt.line + 1:
        raise _broken(
            _("Line {line} stands after the receipt of the export, which can't vouch for it."),
            receipt.line + 1,
        )
    if lines.end != json_lines.head_line(receipt.last, receipt.hash):
        raise _broken(
            _("Line {line} is not the head of the lines before it: one of the two was altered."),
            receipt.line + 1,
        )
    _check_receipt(lines, receipt)


def _check_order(lines: Lines) -> None:
    """Each entry must follow the one before; else one of the two was altered."""
    prev, count = GENESIS, 0
    for index, link in enumerate(lines.chain):
        if link.first != count + 1:
            said = (
                _("Line {line}: entry {seq} follows entry {before}; what was between is missing.")
                if link.first > count
                else _("Line {line}: entry {seq} stands after entry {before}, out of order.")
            )
            told = said.format(line=link.line, seq=link.first, before=count)
            raise BrokenLogError(Fault(told, link.line, (count + 1,), unknown=True))
        if link.content["prev"] != prev:
            if not index:
                raise _altered(link)
            before = lines.chain[index - 1]
            # An entry whose hash is known after it is as it was written: the one before is not.
            raise _altered(before) if _is_known(lines, index) else _unlinked(before, link)
        prev, count = link.hash, link.last


def _is_known(lines: Lines, index: int) -> bool:
    here, after = lines.chain[index], lines.chain[index + 1 : index + 2]
    if after:
        return bool(after[0].content["prev"] == here.hash)
    return lines.end == json_lines.head_line(here.last, here.hash)


def _altered(link: Link) -> BrokenLogError:
    content = link.content
    if not link.is_entry:
        said = _("Line {line}, which stands for entries that are left out, was altered.")
        return BrokenLogError(
            Fault(said.format(line=link.line), link.line, (link.first,), unknown=True)
        )
    said = _("Line {line}: entry {seq} ({what}, {who}, {at}) was altered.").format(
        line=link.line,
        seq=link.first,
        what=content["type"],
        who=content["actor"],
        at=content["at"],
    )
    return BrokenLogError(Fault(said, link.line, (link.first,)))


def _unlinked(before: Link, link: Link) -> BrokenLogError:
    said = _("Line {line} does not follow line {before}: entry {first} or {second} was altered.")
    told = said.format(line=link.line, before=before.line, first=before.last, second=link.first)
    return BrokenLogError(Fault(told, before.line, (before.last, link.first)))


def _check_receipt(lines: Lines, receipt: Link) -> None:
    content = receipt.content
    body = lines.receipt
    exported = content.get("type") == EventKind.LOG_EXPORTED.value
    if not exported or not isinstance(body, dict) or body.get("format") != "jsonl":
        raise _broken(
            _("Line {line}: the last entry is not the receipt of the export."), receipt.line
        )
    earlier = [link for link in lines.chain[:-1] if link.is_entry]
    withheld = [dict(link.content) for link in earlier if "redacted" in link.content]
    digest = json_log.hashes_digest(link.hash for link in earlier)
    if (body.get("events"), body.get("events_sha256")) != (len(earlier), digest):
        raise _broken(
            _("The entries are not those that the receipt in line {line} vouches for."),
            receipt.line,
        )
    if body.get("withheld_sha256") != _withheld_digest(withheld):
        raise _broken(
            _("The withheld entries are not those that the receipt in line {line} vouches for."),
            receipt.line,
        )
    if content["article"] and not all(is_on(link.content, content["article"]) for link in earlier):
        raise _broken(
            _("Line {line}: there are entries of another article than the receipt's."),
            receipt.line,
        )
    if body.get("sha256") != lines.before_receipt:
        raise _broken(
            _(
                "The entries are unaltered, but a line that is no entry is not as the receipt in "
                "line {line} vouches for it."
            ),
            receipt.line,
        )


def _withheld_digest(entries: list[dict[str, Any]]) -> str:
    try:
        return json_log.withheld_digest(entries)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        return ""


def _parsed(number: int, raw: bytes) -> dict[str, Any]:
    """A line as an object, if it is a whole one without the same key twice."""
    try:
        content = json.loads(raw.decode(), object_pairs_hook=without_doubles)
    except (ValueError, RecursionError, BrokenLogError):
        content = None
    if not isinstance(content, dict) or not raw.endswith(b"\n"):
        raise _broken(_("Line {line} is not a whole line of a log."), number)
    return content


def _broken(said: str, number: int) -> BrokenLogError:
    return BrokenLogError(Fault(said.format(line=number), line=number, unknown=True))
