"""A desk on which every text from outside is a hostile one."""

import json
from dataclasses import dataclass
from pathlib import Path

from bench.soaking.hostile_strings import WORD
from workbench.desk import checking, evidence, library, sources
from workbench.desk.decoding import storable
from workbench.desk.importing import import_files
from workbench.desk.matching import match_article
from workbench.desk.taking_in import take_in
from workbench.desk.workspace import Workspace, open_workspace
from workbench.model.evidence import Stance
from workbench.model.source import SourceDetails, SourceKind
from workbench.model.span import Span


@dataclass(frozen=True, slots=True)
class HostileDesk:
    """A database with an article, a known claim and a source of a text, and the text as stored.

    `file` is the article's, `known` the file of the known claim.
    """

    database: Path
    article: int
    file: Path
    known: Path
    stored: str
    claim: str

    def open(self) -> Workspace:
        """The desk, in the name of somebody called like the text."""
        return open_workspace(str(self.database), f"{WORD} {self.stored}"[:300], "truth")


def make_desk(folder: Path, text: str, database: Path) -> HostileDesk:
    """Put a text everywhere; `database` is an empty one, which is used up."""
    stored = storable(text)
    one_line = " ".join(stored.split())
    sentence = f"The harbour {WORD} {one_line} handled 310 ships in 2019, the port said."
    file = folder / "harbour.txt"
    file.write_bytes(f"{WORD} {text}\n\n{sentence}\n".encode("utf-8", "surrogatepass"))
    known = folder / "known.jsonl"
    fields = ("title", "summary", "publisher", "claimant", "verdict", "url", "checked_by")
    entry = {
        "id": f"{WORD} {text}",
        "text": sentence.replace("310", "410"),
        **dict.fromkeys(fields, f"{WORD} {text}"),
    }
    known.write_text(json.dumps(entry) + "\n")
    desk = HostileDesk(database, 0, file, known, stored, "")
    ws = desk.open()
    import_files(ws, [known])
    article = library.resolve(ws, str(file))
    match_article(ws, article)
    claims = [item.claim.id for item in library.article(ws, article).claims]
    claim = claims[-1]
    taken = take_in(ws, f"Call {WORD} {text}: the harbour handled 310 ships in 2019.")
    told = f"{WORD} {one_line}"
    details = SourceDetails(
        SourceKind.STATISTICS, title=told, author=told, publisher=told, origin=told
    )
    sources.change(ws, taken.source.id, details)
    note = f"{WORD} {text}"
    stance = Stance.SUPPORTS
    evidence.link(ws, article, [claim], taken.source.id, Span(0, 20), stance=stance, note=note)
    checking.mark(ws, article, [claim], "true", note, reason=note)
    if len(claims) > 1:
        checking.dismiss(ws, article, [claims[0]], f"{WORD} {text}")
    ws.close()
    return HostileDesk(database, article, file, known, stored, claim)
