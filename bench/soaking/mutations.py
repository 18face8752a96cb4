"""Alters exported logs at random: every alteration must be found.

A log as JSON lines is compared byte for byte. One as a JSON document may be laid out anew, so
there only what reads otherwise is an alteration.
"""

import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rfc8785

from bench.soaking.figures import Figure, Figures, scaled
from workbench.desk.formats import json_lines, json_log
from workbench.desk.verifying import Verification, verify_file
from workbench.desk.workspace import open_workspace
from workbench.model.event import GENESIS, canonical_line, line_hash

SEED = 6
_MUTATIONS = 10_000

Mutation = Callable[[list[bytes], random.Random], bytes]


@dataclass(slots=True)
class Outcome:
    """What came of altering logs; the head is one that was kept elsewhere."""

    mutations: Counter[str]
    undetected: list[str]
    by_head: int = 0


def run(scale: float) -> Figures:
    """Alter the logs of a sample desk 10,000 times at a scale of 1."""
    with tempfile.TemporaryDirectory() as folder:
        logs = list(sample_logs(Path(folder)))
        outcome = alter(logs, scaled(_MUTATIONS, scale), Path(folder))
    return Figures(
        title="mutations of exported logs",
        n=outcome.mutations.total(),
        seed=SEED,
        figures=(
            Figure("undetected", len(outcome.undetected), must_be_zero=True),
            Figure("found against a kept head alone", outcome.by_head),
            *(Figure(name, count) for name, count in sorted(outcome.mutations.items())),
        ),
        details=tuple(outcome.undetected),
        not_covered=(
            "A whole log rewritten with new hashes passes unless a head was kept elsewhere; "
            "a last entry with its hash made anew is such a log."
        ),
    )


def sample_logs(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Logs of a desk with some decisions on it: both forms, for the house and for the public."""
    from workbench.desk import checking, library
    from workbench.desk.exporting import export_log
    from workbench.desk.whole_log import export_whole
    from workbench.model.profile import Profile

    text = folder / "mill.txt"
    text.write_text(
        "The mill burned down in 1904. The owner sold it to the town in 1911 for 900 crowns.\n"
        "“Nobody was hurt”, the mayor Ada Lind said on Tuesday. The bridge is 31 metres long.\n"
    )
    ws = open_workspace(str(folder / "logs.db"), "anna")
    article = library.resolve(ws, str(text))
    claims = [item.claim.id for item in library.article(ws, article).claims]
    for number in range(12):
        checking.mark(ws, article, [claims[number % len(claims)]], ("ok", "open")[number % 2])
        checking.note(ws, article, claims[number % len(claims)], f"Register, p. {number} – ß\u2028")
        if number % 3 == 2:
            checking.undo(ws, article)
    for profile in Profile:
        for form in ("json", "jsonl"):
            yield (
                f"{form} {profile.value}",
                export_log(ws, article, form, None, profile=profile).data,
            )
    yield "jsonl whole", export_whole(ws, None).data
    ws.close()


def alter(logs: list[tuple[str, bytes]], count: int, folder: Path) -> Outcome:
    """Alter each log in turn, `count` times in all, and look whether that is found."""
    dice, outcome = random.Random(SEED), Outcome(Counter(), [])
    file = folder / "altered.log"
    kept = {}
    for name, data in logs:
        file.write_bytes(data)
        kept[name] = verify_file(file)
        assert kept[name].ok, name
    kinds = list(KINDS.items())
    tries = 0
    while outcome.mutations.total() < count:
        number = outcome.mutations.total() + tries
        name, data = logs[number % len(logs)]
        kind, mutation = kinds[number // len(logs) % len(kinds)]
        altered = mutation(data.splitlines(keepends=True), dice)
        if not altered or _is_the_same(altered, data, name):
            tries += 1
            continue
        outcome.mutations[kind] += 1
        file.write_bytes(altered)
        _judge(verify_file(file), kept[name], f"{kind} in {name}, mutation {number}", outcome)
    return outcome


def _judge(found: Verification, kept: Verification, what: str, outcome: Outcome) -> None:
    if not found.ok:
        return
    if (found.count, found.head) == (kept.count, kept.head):
        outcome.undetected.append(what)
    else:
        outcome.by_head += 1


def _is_the_same(altered: bytes, data: bytes, name: str) -> bool:
    if altered == data or not name.startswith("json "):
        return altered == data
    try:
        return bool(json.loads(altered) == json.loads(data))
    except ValueError:
        return False


def _byte(lines: list[bytes], dice: random.Random) -> bytes:
    data = b"".join(lines)
    at = dice.randrange(len(data))
    new = bytes([dice.randrange(256)])
    return data[:at] + dice.choice((new, new + data[at : at + 1], b"")) + data[at + 1 :]


def _dropped(lines: list[bytes], dice: random.Random) -> bytes:
    at = dice.randrange(len(lines))
    return b"".join(lines[:at] + lines[at + 1 :])


def _swapped(lines: list[bytes], dice: random.Random) -> bytes:
    first, second = sorted(dice.sample(range(len(lines)), 2))
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def _doubled(lines: list[bytes], dice: random.Random) -> bytes:
    at = dice.randrange(len(lines))
    lines.insert(dice.randrange(len(lines) + 1), lines[at])
    return b"".join(lines)


def _truncated(lines: list[bytes], dice: random.Random) -> bytes:
    data = b"".join(lines)
    return data[: dice.randrange(len(data))]


def _rehashed(lines: list[bytes], dice: random.Random) -> bytes:
    """One entry says something else, and its hash was made to fit."""
    if lines[0].strip() == b"{":
        return _rehashed_in_document(json.loads(b"".join(lines)), dice)
    entries = [number for number, line in enumerate(lines) if b'"body":' in line]
    at = dice.choice(entries)
    entry = _forged(json.loads(lines[at]), dice)
    lines[at] = rfc8785.dumps(entry) + b"\n"
    if at == entries[-1]:
        digest = json_lines.hash_of(lines[at].removesuffix(b"\n"))
        lines[-1] = json_lines.head_line(entry["seq"], digest)
    return b"".join(lines)


def _rewritten(lines: list[bytes], dice: random.Random) -> bytes:
    """The log of somebody who owns it: one entry says something else, and all after it fits."""
    if lines[0].strip() == b"{":
        return b""
    entries = [json.loads(line) for line in lines[:-1]]
    *earlier, receipt = [number for number, entry in enumerate(entries) if "body" in entry]
    _forged(entries[dice.choice(earlier)], dice)
    prev = GENESIS
    hashes: list[str] = []
    out: list[bytes] = []
    for number, entry in enumerate(entries):
        if "prev" in entry:
            entry["prev"] = prev
            if number == receipt:
                vouched = {
                    "events_sha256": json_log.hashes_digest(hashes),
                    "withheld_sha256": json_log.withheld_digest(
                        item for item in entries if "redacted" in item
                    ),
                    "sha256": json_lines.hash_of(b"".join(out)),
                }
                entry["body"] |= vouched
            prev = entry.get("hash") or json_lines.hash_of(rfc8785.dumps(entry))
            hashes += [prev] if "left_out" not in entry else []
        out.append(json_lines.line(entry))
    return b"".join((*out, json_lines.head_line(entries[receipt]["seq"], prev)))


def _rehashed_in_document(log: dict[str, Any], dice: random.Random) -> bytes:
    entry = _forged(dice.choice([event for event in log["events"] if "body" in event]), dice)
    content = {key: value for key, value in entry.items() if key not in ("hash", "type")}
    entry["hash"] = line_hash(canonical_line(kind=entry["type"], **content))
    return json.dumps(log).encode()


def _forged(entry: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    key = dice.choice(("actor", "at", "body"))
    if key == "body":
        entry["body"]["name"] = "true"
    else:
        entry[key] += "x"
    return entry


KINDS: dict[str, Mutation] = {
    "a byte altered, added or taken away": _byte,
    "a line dropped": _dropped,
    "two lines swapped": _swapped,
    "a line doubled": _doubled,
    "cut off": _truncated,
    "an entry altered, its hash made anew": _rehashed,
    "a log of JSON lines written anew as a whole": _rewritten,
}
