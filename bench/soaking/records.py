"""Generated records of known claims through a whole import: each is taken, or waits in quarantine.

They are made of the invented files that the tests read record by record, each with some mutations,
in all the forms that a file may have.
"""

import csv
import gzip
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.soaking.figures import Figure, Figures, scaled
from workbench.desk.importing import import_files
from workbench.desk.incoming.containers import expanded
from workbench.desk.incoming.files import Source, rows
from workbench.desk.workspace import Workspace, open_workspace
from workbench.errors import WorkbenchError

SEED = 11
_RECORDS = 10_000
_EACH = 50  # records of a file
_FIXTURES = Path(__file__).parents[2] / "tests" / "desk" / "import_fixtures"
_JUNK: tuple[Any, ...] = (
    *(None, True, 0, -1, 5, 1e308, 10**30, "", " ", "nan", "1/5", "2022-02-30", "3022-01-01"),
    *("15.6.2022", "https://[", "javascript:x", "a" * 3_000, "\ud800", "\0", "Ünïcödé „x“ 😀"),
    *({}, [], [None], [[]], {"@value": "x"}, {"properties": {"name": "y"}}, {"@graph": []}),
)


def run(scale: float) -> Figures:
    """Import 10,000 generated records at a scale of 1."""
    with tempfile.TemporaryDirectory() as folder:
        ws = open_workspace(str(Path(folder, "known.db")), "soak")
        count = scaled(_RECORDS, scale)
        problems, taken, waiting = take_in(ws, Path(folder), count)
    return Figures(
        title="generated and mutated records through a whole import",
        n=count,
        seed=SEED,
        figures=(
            Figure("crashes, and counts that do not add up", len(problems), must_be_zero=True),
            Figure("new, changed or as before", taken),
            Figure("in quarantine", waiting),
            Figure("forms of files", len(_FORMS)),
        ),
        details=tuple(problems[:20]),
    )


def take_in(ws: Workspace, folder: Path, count: int) -> tuple[list[str], int, int]:
    """What went wrong, a line each, and how many entries were taken and how many put aside."""
    dice, records_there = random.Random(SEED), seeds()
    problems: list[str] = []
    taken = waiting = 0
    for number in range(-(-count // _EACH)):
        name, form = _FORMS[number % len(_FORMS)]
        records = [mutated(dice.choice(records_there), dice) for _record in range(_EACH)]
        path = folder / f"{number}.dat"
        path.write_bytes(form(records))
        try:
            found = _entries(path, folder)
            summary = import_files(ws, [path])
        except WorkbenchError as error:
            problems.append(f"{name}, file {number}: refused as a whole: {error}")
            continue
        except Exception as error:  # noqa: BLE001 - whatever falls is what is looked for
            problems.append(f"{name}, file {number}: {error!r}")
            continue
        settled = summary.new + summary.changed + summary.same
        taken, waiting = taken + settled, waiting + summary.quarantined
        # What a page says about something else is passed over.
        fewest = 0 if name == "page" else _EACH
        if not fewest <= found == settled + summary.quarantined:
            problems.append(f"{name}, file {number}: {found} entries, {summary}")
    return problems, taken, waiting


def _entries(path: Path, folder: Path) -> int:
    """How many entries there are in a file, packed or not."""
    work = folder / "work"
    work.mkdir(exist_ok=True)
    return sum(
        1
        for source in expanded(str(path), work)
        if isinstance(source, Source)
        for row in rows(source)
        if row.claim or row.problem
    )


def seeds() -> list[dict[str, Any]]:
    """Records that hold one review each, in all the shapes there are."""

    def read(name: str) -> Any:
        return json.loads((_FIXTURES / name).read_text("utf-8"))

    answer = read("gfct_claims_search.json")["claims"]
    text = (_FIXTURES / "claims.csv").read_text("utf-8-sig")
    table = csv.DictReader(io.StringIO(text), delimiter=";")
    return [
        *read("claimreview_dirty.json"),
        *read("datacommons_feed.json")["dataFeedElement"],
        *read("correctiv_wp_posts.json"),
        *({**claim, "claimReview": claim["claimReview"][:1]} for claim in answer),
        *map(dict, table),
    ]


def mutated(record: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A copy of a record with up to three of its places spoilt."""
    copy: dict[str, Any] = json.loads(json.dumps(record))
    for name in ("claimReviewed", "text", "claim"):
        if copy.get(name) and dice.randrange(8):  # else it is one that was there before
            copy[name] += f" {dice.randrange(10**6)}"
    for _each in range(dice.randrange(4)):
        places = list(_places(copy))
        if not places:
            break
        holder, key = dice.choice(places)
        _spoil(holder, key, dice)
    return copy


def _places(value: Any) -> list[tuple[Any, Any]]:
    """All the places of a record: what holds a value, and under which key or number."""
    found: list[tuple[Any, Any]] = []
    inside = [value]
    while inside:
        holder = inside.pop()
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, item in pairs:
            found.append((holder, key))
            if isinstance(item, dict | list):
                inside.append(item)
    return found


def _spoil(holder: Any, key: Any, dice: random.Random) -> None:
    value = holder[key]
    match dice.randrange(6):
        case 0:
            del holder[key]
        case 1:
            holder[key] = [value]
        case 2:
            holder[key] = {"@value": value}
        case 3 if isinstance(value, str) and value:
            at = dice.randrange(len(value))
            holder[key] = value[:at] + dice.choice('"\\\n;<&\0é\u202e') + value[at:]
        case _:
            holder[key] = dice.choice(_JUNK)


def _lines(records: list[dict[str, Any]]) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def _list(records: list[dict[str, Any]]) -> bytes:
    return json.dumps(records, indent=1).encode()


def _feed(records: list[dict[str, Any]]) -> bytes:
    return json.dumps({"@type": "DataFeed", "dataFeedElement": records}).encode()


def _page(records: list[dict[str, Any]]) -> bytes:
    blocks = (f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in records)
    return ("<html>" + "\n".join(blocks)).encode()


def _packed(records: list[dict[str, Any]]) -> bytes:
    half = len(records) // 2
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", _feed(records[:half]))
        archive.writestr("b/c", gzip.compress(_lines(records[half:])))
    return out.getvalue()


def _cells(records: list[dict[str, Any]]) -> list[list[str]]:
    kept = ("verdict", "checked_at", "url", "publisher")
    rows_of = [["Nr", "Behauptung", "Urteil", "Geprüft am", "Link", "Medium"]]
    for number, item in enumerate(records):
        text = item.get("claim") or item.get("claimReviewed") or item.get("text")
        rows_of.append([str(number), str(text or ""), *(str(item.get(key, "")) for key in kept)])
    return rows_of


def _table(records: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(_cells(records))
    return out.getvalue().encode("utf-8-sig", "replace")


def _workbook(records: list[dict[str, Any]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in _cells(records):
        sheet.append(["".join(filter(str.isprintable, cell)) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_FORMS: tuple[tuple[str, Callable[[list[dict[str, Any]]], bytes]], ...] = (
    ("JSON lines", _lines),
    ("list", _list),
    ("feed", _feed),
    ("archive", _packed),
    ("table", _table),
    ("workbook", _workbook),
    ("page", _page),
)
