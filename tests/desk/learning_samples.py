"""A desk that takes up what people say and skips what was counted: not what the weights do."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from workbench.desk import checking, library
from workbench.desk.workspace import Workspace
from workbench.model.desk import CheckedClaim
from workbench.model.span import Span

Row = tuple[Any, ...]

PEOPLE = ("Brandt", "Okafor", "Lindqvist", "Moreau", "Tanaka")
SAID = (
    "{who} said the old gate was left open.",
    "The pumps were never serviced, {who} said.",
    "According to {who}, nobody had asked the keepers.",
    "{who} said the wall would not hold.",
)
COUNTED = (
    "The depot sold {many} tonnes of salt in {year}.",
    "In {year} the ferry carried {many} passengers.",
    "The council paid {many} euros for the bridge in {year}.",
    "{many} houses were flooded in May {year}.",
)
PAIRS = 5
"""So many sentences of each kind are in an article."""

_TAUGHT: dict[int, tuple[bytes, list[int]]] = {}


def title_of(text: str) -> Span:
    """Where the headline of an article is."""
    return Span(0, text.index("\n"))


def harbour(number: int) -> str:
    """An article of ten claims: what somebody said and what was counted, in turn."""
    lines = [f"Salt sold from the depot at harbour {number}"]
    for at in range(PAIRS):
        who = PEOPLE[(number + at) % len(PEOPLE)]
        lines.append(SAID[(number + at) % len(SAID)].format(who=who))
        counted = COUNTED[(number + 2 * at) % len(COUNTED)]
        lines.append(counted.format(many=40 + 7 * at + number, year=1990 + 2 * at))
    return "\n\n".join(lines) + "\n"


def put_on_desk(ws: Workspace, folder: Path, count: int) -> list[int]:
    """Put so many of these articles on the desk; gives their ids."""
    return [library.resolve(ws, str(_written(folder, number))) for number in range(count)]


def _written(folder: Path, number: int) -> Path:
    file = folder / f"harbour-{number}.txt"
    file.write_text(harbour(number), encoding="utf-8")
    return file


def was_said(item: CheckedClaim) -> bool:
    """Whether a claim is what somebody said."""
    return item.claim.attribution is not None


def decide(ws: Workspace, article_id: int, most: int = 1_000) -> int:
    """Judge what was said, dismiss what was counted; gives how many that were."""
    claims = library.article(ws, article_id).claims[:most]
    for item in claims:
        if was_said(item):
            checking.mark(ws, article_id, [item.claim.id], "ok")
        else:
            checking.dismiss(ws, article_id, [item.claim.id], "of no use to us")
    return len(claims)


def taught_desk(ws: Workspace, folder: Path, decisions: int = 60) -> list[int]:
    """Articles with so many decisions, and one more with none; gives all their ids.

    They are put there once and copied into the empty desk of every later test.
    """
    if decisions not in _TAUGHT:
        ids = _taught(ws, folder, decisions)
        ws.store.backup(folder / "taught.db")
        _TAUGHT[decisions] = (folder / "taught.db").read_bytes(), ids
        return ids
    content, ids = _TAUGHT[decisions]
    for number in range(len(ids)):
        _written(folder, number)
    (folder / "taught.db").write_bytes(content)
    with (
        closing(sqlite3.connect(folder / "taught.db")) as taught,
        closing(sqlite3.connect(ws.store.url)) as desk,
    ):
        taught.backup(desk)
    return list(ids)


def _taught(ws: Workspace, folder: Path, decisions: int) -> list[int]:
    ids = put_on_desk(ws, folder, -(-decisions // (2 * PAIRS)) + 1)
    left = decisions
    for article_id in ids:
        left -= decide(ws, article_id, left)
    return ids


def desk_without_a_pattern(ws: Workspace, folder: Path) -> None:
    """Sixty decisions; what is judged in one article is dismissed in the next."""
    for number, article_id in enumerate(put_on_desk(ws, folder, 6)):
        for item in claims(ws, article_id):
            if was_said(item) is (number % 2 == 0):
                checking.mark(ws, article_id, [item.claim.id], "ok")
            else:
                checking.dismiss(ws, article_id, [item.claim.id], "opinion")


def claims(ws: Workspace, article_id: int) -> tuple[CheckedClaim, ...]:
    """The claims in force of an article."""
    return library.article(ws, article_id).claims


def rows(ws: Workspace) -> list[Row]:
    """Every column of every claim, retired ones too."""
    with closing(sqlite3.connect(ws.store.url)) as file:
        return file.execute("SELECT * FROM claim ORDER BY id").fetchall()


def mean(values: list[float]) -> float:
    """The mean of some worths."""
    return sum(values) / len(values)
