"""Finds the answers of an author in what they send back: by number, in a text that has been
through mail programs and word processors. Pure.

An answer stands between its two marks. In a document that a mail quotes it may also stand
unquoted below its question, and above it, or in a mail without any, in lines such as `q3: yes`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.desk.author_document import AuthorReference
from workbench.desk.formats.author_marks import choice, ended, headed, labelled, spoken, started
from workbench.model.query import QueryKind

_QUOTED = re.compile(r"(?:[ \t]?>){1,20}")
_ONE_QUOTE = re.compile(r"[ \t]?>")
_SHORT = re.compile(r"\s{0,8}[qQ]\s?([1-9][0-9]{0,8})\s{0,4}(?:[:.)–—]|-(?=\s))\s*(.*)", re.DOTALL)
_SIGNATURE = "--"
_MOST_BESIDE = 100  # lines that are looked at
_RULE = re.compile(r"\s{0,8}[-_*=]{3,80}\s{0,8}")
_NOTHING_OF_OURS = 1_000
"""A depth for what stands behind the second mark, where the document itself says nothing more."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered: which boxes they ticked, and their words."""

    agreed: bool
    not_agreed: bool
    text: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not (self.agreed or self.not_agreed or self.text)


@dataclass(slots=True)
class Found:
    """The answers as they stand there, by their numbers, and the references to articles.

    `beside` are lines between a question and the place for its answer that may be the author's.
    """

    references: frozenset[AuthorReference]
    beside: dict[int, list[str]] = field(default_factory=dict)
    _parts: dict[int, dict[str, None]] = field(default_factory=dict)

    @property
    def answers(self) -> dict[int, str]:
        """The answers; where there are several to one number, all of them, each once."""
        return {number: "\n".join(filter(None, parts)) for number, parts in self._parts.items()}

    def add(self, number: int, lines: Sequence[str]) -> None:
        """Take an answer, or a part of one."""
        text = "\n".join(line.rstrip() for line in lines).strip()
        self._parts.setdefault(number, {})[text] = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, how deep a mail quotes it, and what stands behind the marks of that."""

    raw: str
    depth: int
    body: str

    def within(self, depth: int) -> str:
        """What a line of a text holds that is quoted so deep itself."""
        return _unquoted(self.raw, min(depth, self.depth))


def find_answers(text: str) -> Found:
    """All answers in a text with LF line ends."""
    found = Found(AuthorReference.all_in(text))
    lines = [_line(raw) for raw in text.split("\n")]
    first = next((at for at, line in enumerate(lines) if _is_structure(line)), len(lines))
    _take_short(found, lines[:first])
    _take_document(found, lines[first:])
    return found


def read_answer(kind: QueryKind, answer: str) -> Said:
    """What an answer says to a query of a kind; a question has no boxes."""
    if kind is QueryKind.QUESTION:
        return Said(False, False, answer)
    boxes = [(choice(line), line) for line in answer.split("\n")]
    ticked = {box[0] for box, _line in boxes if box is not None and box[1]}
    text = "\n".join(line for box, line in boxes if box is None).strip()
    said = spoken(text)
    if said is not None and not ticked:
        return Said(said, not said, "")
    return Said(True in ticked, False in ticked, text)


def _take_document(found: Found, lines: Sequence[_Line]) -> None:
    """Answers between marks, what stands behind them, and what is quoted less than its question."""
    section: tuple[int, int] | None = None  # its number, and how deep the document is quoted in it
    between: dict[int, list[str]] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        number, start = headed(line.body), started(line.body)
        if start is not None:
            at = _take_marked(found, lines, at, *start)
            section = (start[0], _NOTHING_OF_OURS)
            continue
        if number is not None:
            section = (number, line.depth)
        elif AuthorReference.all_in(line.body):
            section = None
        elif section is not None and not _is_rule(line):
            if line.depth < section[1]:
                between.setdefault(section[0], []).append(line.within(line.depth))
            elif line.body.strip() and not labelled(line.body):
                beside = found.beside.setdefault(section[0], [])
                beside += [line.body] if len(beside) < _MOST_BESIDE else []
        at += 1
    for number, said in between.items():
        if any(map(str.strip, said)):
            found.add(number, said)


def _take_marked(found: Found, lines: Sequence[_Line], at: int, number: int, rest: str) -> int:
    """Take the answer whose first mark stands at a place; gives where to go on."""
    depth = lines[at].depth
    said = [rest]
    end = _end_of(lines, at, number)
    said += [line.within(depth) for line in lines[at + 1 : end]]
    closing = ended(lines[end].body) if end < len(lines) else None
    if closing is not None and closing[0] == number:
        said.append(closing[1])
        end += 1
    found.add(number, said)
    return max(end, at + 1)


def _end_of(lines: Sequence[_Line], at: int, number: int) -> int:
    """The line with the second mark; without one, the first that can't be of the answer."""
    last = len(lines)
    for here in range(at + 1, len(lines)):
        body = lines[here].body
        if started(body) is not None:
            last = here
            break
        if (end := ended(body)) is not None and end[0] == number:
            return here
    within = range(at + 1, last)
    stops = (h for h in within if _is_structure(lines[h]) or AuthorReference.all_in(lines[h].body))
    return next(stops, last)


def _take_short(found: Found, lines: Sequence[_Line]) -> None:
    """Answers in lines that begin with their numbers."""
    number, said = 0, list[str]()

    def done() -> None:
        nonlocal said
        if number:
            found.add(number, said)
        said = []

    for line, after in zip(lines, _following(lines), strict=True):
        begins = _SHORT.fullmatch(line.raw) if not line.depth else None
        if begins is not None:
            done()
            number, said = int(begins[1]), [begins[2]]
        elif _ends_short(line, after):
            done()
            number = 0
        else:
            said.append(line.raw)
    done()


def _following(lines: Sequence[_Line]) -> list[_Line]:
    """For each line the next that is not blank; behind the last one a document begins."""
    after, found = _line(">"), list[_Line]()
    for line in reversed(lines):
        found.append(after)
        after = line if line.raw.strip() else after
    return found[::-1]


def _ends_short(line: _Line, after: _Line) -> bool:
    """Whether a line belongs to no answer: quoted, announcing what is quoted, a signature."""
    announces = line.raw.rstrip().endswith(":") and after.depth > 0
    is_other = line.raw.rstrip() == _SIGNATURE or line.raw.startswith("# ")
    return line.depth > 0 or announces or is_other


def _is_rule(line: _Line) -> bool:
    return _RULE.fullmatch(line.body) is not None


def _is_structure(line: _Line) -> bool:
    return headed(line.body) is not None or started(line.body) is not None


def _line(raw: str) -> _Line:
    found = _QUOTED.match(raw)
    depth = found.group().count(">") if found else 0
    return _Line(raw, depth, _unquoted(raw, depth))


def _unquoted(raw: str, depth: int) -> str:
    for _mark in range(depth):
        found = _ONE_QUOTE.match(raw)
        raw = raw[found.end() :] if found else raw
    return raw.removeprefix(" ") if depth else raw
