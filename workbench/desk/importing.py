"""Known claims from files into the claims database; what can't be trusted goes to quarantine."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.desk.incoming.columns import FIELDS
from workbench.desk.incoming.containers import expanded, is_container
from workbench.desk.incoming.files import Source, inspect, rows
from workbench.desk.incoming.rows import Row, as_raw, record_of
from workbench.desk.indexing import ensure_index
from workbench.desk.workspace import Workspace
from workbench.errors import ImportFileError
from workbench.i18n import _
from workbench.model.event import EventKind
from workbench.model.import_run import ImportRun, Outcome, RunState
from workbench.model.quarantine import Distrust, Problem, Quarantined, QuarantineState
from workbench.store.known import refusal
from workbench.store.known_writing import SeenIds
from workbench.store.work import Work

# One transaction and one event each; a writer elsewhere waits no longer than one takes.
_BATCH = 2_000
# A file with so many records is indexed at the end with all that was there, unless that is more
# than so many times as much. A record takes about so many bytes.
_LARGE, _TIMES_MORE, _RECORD = 20_000, 4, 1_000
_MOST_NOTICES = 1_000  # that are kept to be told; more than anybody reads


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are taken in.

    `mapping` says in which column of a table a field is: `text` in “Behauptung”. `licence` is
    noted for entries that do not tell theirs. With `whole`, a file is all that there is: what
    earlier files of its name brought and it does not have is withdrawn.
    """

    licence: str = ""
    whole: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)

    def as_text(self) -> str:
        """What stands for how a file is read, so that an import that was stopped can go on."""
        return as_raw({name: value for name, value in asdict(self).items() if value})


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of the records of the files.

    `reasons` counts those in quarantine by what is wrong with them. `rejected` names the first
    thousand of them, `notices` what was left out of those that were taken: pairs of a place in a
    file and a reason. `remarks` is how many there were of both. `runs` are the numbers under which
    the files can be taken back.
    """

    new: int
    changed: int
    same: int
    withdrawn: int
    quarantined: int
    reasons: Mapping[Distrust, int]
    rejected: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, str], ...]
    remarks: int
    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far a file has been read: records of it, and about how many of its bytes.

    `size` is that of the whole file. Without a name, known claims are read for the index, and all
    three count these.
    """

    name: str
    records: int
    read: int
    size: int


@dataclass(slots=True)
class _Told:
    """What there is to say about records, as far as anybody would read it."""

    rejected: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0

    def reject(self, where: str, why: str) -> None:
        self.count += 1
        if len(self.rejected) < _MOST_NOTICES:
            self.rejected.append((where, why))

    def notice(self, where: str, what: str) -> None:
        self.count += 1
        if len(self.notices) < _MOST_NOTICES:
            self.notices.append((where, what))


def import_files(
    ws: Workspace,
    paths: Iterable[str | Path],
    progress: Callable[[ImportProgress], None] | None = None,
    options: ImportOptions | None = None,
) -> ImportSummary:
    """Take the known claims of some files in; importing a file again changes nothing.

    A path may be that of a folder or an archive, or `-` for standard input. A file that was
    stopped half-way goes on where it stopped. Of two records of a file with the same id that say
    different things the first is taken. Raises `ImportFileError` where a file can't be read; what
    was read before it stays imported. One in a folder or an archive is told as rejected instead.
    """
    told, runs, chosen = _Told(), list[ImportRun](), options or ImportOptions()
    unknown = next((name for name in chosen.mapping if name not in FIELDS), None)
    if unknown is not None:
        raise ImportFileError(
            _("There is no field “{field}”; there are: {fields}.").format(
                field=unknown, fields=", ".join(FIELDS)
            )
        )
    names = [str(path) for path in paths]
    plain = {name: inspect(name) for name in names if not is_container(name)}
    for name in names:
        if name in plain:
            runs.append(_FileImport(ws, plain[name], chosen, told).run(progress))
            continue
        runs += _import_all_in(ws, name, chosen, told, progress)
    if progress is None:
        ensure_index(ws)
    else:
        ensure_index(ws, lambda done, size, _name: progress(ImportProgress("", done, done, size)))
    reasons: Counter[Distrust] = Counter()
    for run in runs:
        reasons.update(run.reasons)
    return ImportSummary(
        new=sum(run.new for run in runs),
        changed=sum(run.changed for run in runs),
        same=sum(run.same for run in runs),
        withdrawn=sum(run.withdrawn for run in runs),
        quarantined=sum(run.quarantined for run in runs),
        reasons=dict(reasons.most_common()),
        rejected=tuple(told.rejected),
        notices=tuple(told.notices),
        remarks=told.count,
        runs=tuple(run.id for run in runs),
    )


def _import_all_in(
    ws: Workspace,
    name: str,
    options: ImportOptions,
    told: _Told,
    progress: Callable[[ImportProgress], None] | None,
) -> list[ImportRun]:
    """Take in all files of a folder or an archive; one that can't be read is told as rejected."""
    runs: list[ImportRun] = []
    problem: ImportFileError | None = None
    with TemporaryDirectory(prefix="workbench-") as work:
        for source in expanded(name, Path(work)):
            found = source
            if isinstance(found, Source):
                try:
                    runs.append(_FileImport(ws, found, options, told).run(progress))
                    continue
                except ImportFileError as error:
                    found = error
            problem = problem or found
            told.reject(name, str(found))
    if problem is not None and not runs:
        raise problem
    return runs


class _FileImport:
    """One file on its way into the claims database."""

    def __init__(self, ws: Workspace, source: Source, options: ImportOptions, told: _Told) -> None:
        self._ws = ws
        self._source = source
        self._name = source.name
        self._options = options
        self._told = told
        self._seen = SeenIds()
        self._is_large = False

    def run(self, progress: Callable[[ImportProgress], None] | None) -> ImportRun:
        """Take in all there is, batch by batch; gives what became of it."""
        run: ImportRun | None = None
        records, read, size = 0, 0, self._source.path.stat().st_size
        self._is_large = _is_large(self._ws, size)
        for batch in _batches(self._records()):
            with self._ws.store.write(self._ws.actor) as work:
                run = run or self._begin(work)
                if self._is_large:
                    work.known.put_off_index()
                if records < run.position:  # taken in before it was stopped
                    work.known.see([row.claim for row in batch if row.claim], self._seen)
                else:
                    run = self._take(work, batch, run)
            records += len(batch)
            read += sum(len(row.raw) for row in batch)
            if progress is not None:
                progress(ImportProgress(self._name, records, min(read, size), size))
        with self._ws.store.write(self._ws.actor) as work:
            run = run or self._begin(work)
            if self._is_large:
                work.known.put_off_index()
            if self._options.whole:
                run = self._withdraw_missing(work, run)
            run = replace(run, state=RunState.FINISHED)
            work.imports.keep(run)
            if records > _BATCH and not self._is_large:
                work.known.settle()
        return run

    def _records(self) -> Iterator[Row]:
        """The entries of the file; what is only to be told about it is told."""
        for row in rows(self._source, self._options.mapping):
            for notice in row.notices:
                self._told.notice(f"{self._name}, {row.where}", notice)
            if row.claim is not None or row.problem is not None:
                yield row

    def _begin(self, work: Work) -> ImportRun:
        options = self._options
        return work.imports.begin(
            self._name, self._source.sha256, options.as_text(), options.licence
        )

    def _take(self, work: Work, batch: Sequence[Row], run: ImportRun) -> ImportRun:
        """Store a batch, with the event that says so, in one transaction."""
        refused = [(row, row.problem) for row in batch if row.problem is not None]
        counts, more = self._store(work, [row for row in batch if row.claim is not None], run)
        refused += more
        kinds = self._quarantine(work, refused, run)
        after = replace(
            run,
            position=run.position + len(batch),
            new=run.new + counts[Outcome.NEW],
            changed=run.changed + counts[Outcome.CHANGED],
            same=run.same + counts[Outcome.SAME] + len(refused) - kinds.total(),
            quarantined=run.quarantined + kinds.total(),
            reasons=Counter(run.reasons) + kinds,
        )
        work.imports.keep(after)
        body = {
            "claims": [],
            "file": self._name,
            "sha256": self._source.sha256,
            "import": run.id,
            "records": len(batch),
            "new": after.new - run.new,
            "changed": after.changed - run.changed,
            "same": after.same - run.same,
            "quarantined": kinds.total(),
        }
        work.events.append(EventKind.KNOWN_IMPORTED, 0, body)
        return after

    def _store(
        self, work: Work, taken: Sequence[Row], run: ImportRun
    ) -> tuple[Counter[Outcome], list[tuple[Row, Problem]]]:
        """Store claims; counts what became of them, and gives those that were not taken."""
        claims = [
            row.claim
            if row.claim.licence or not run.licence
            else replace(row.claim, licence=run.licence)
            for row in taken
            if row.claim is not None
        ]
        counts: Counter[Outcome] = Counter()
        refused: list[tuple[Row, Problem]] = []
        stored = work.known.take(claims, run.id, self._seen)
        for row, claim, (known_id, outcome) in zip(taken, claims, stored, strict=True):
            if outcome is Outcome.REFUSED:
                refused.append((row, Problem(Distrust.OWN_DECISION, refusal(claim).rstrip("."))))
            elif outcome is Outcome.CONTRADICTING:
                refused.append((row, _contradiction(known_id)))
            elif outcome is Outcome.REPEATED:
                said = _("it was there before, with other words about it")
                self._told.notice(f"{self._name}, {row.where}", said)
                counts[Outcome.SAME] += 1
            else:
                counts[outcome] += 1
        return counts, refused

    def _quarantine(
        self, work: Work, refused: Sequence[tuple[Row, Problem]], run: ImportRun
    ) -> Counter[Distrust]:
        """Keep what is refused; counts it by reason, without what was settled before."""
        records = [self._record(row, problem) for row, problem in refused]
        kinds: Counter[Distrust] = Counter()
        for record, state in zip(records, work.quarantine.add(run.id, records), strict=True):
            if state is QuarantineState.OPEN:
                kinds[record.problem.kind] += 1
                self._told.reject(f"{self._name}, {record.where}", record.problem.detail)
        return kinds

    def _record(self, row: Row, problem: Problem) -> Quarantined:
        read = asdict(row.fields) if row.fields is not None else {}
        return Quarantined(
            id=0,
            problem=problem,
            origin=self._name,
            where=row.where,
            raw=row.raw,
            record=record_of(row.raw or f"{self._name}, {row.where}"),
            fields=as_raw({name: value for name, value in read.items() if value}) if read else "",
        )

    def _withdraw_missing(self, work: Work, run: ImportRun) -> ImportRun:
        """Withdraw what earlier files of this name have brought and this one does not have."""
        because = _("no longer in “{file}”").format(file=self._name)
        gone = work.imports.withdraw_unseen(run, self._seen, because)
        if gone:
            body = {"claims": [], "file": self._name, "import": run.id, "withdrawn": gone}
            work.events.append(EventKind.KNOWN_IMPORTED, 0, body)
        return replace(run, withdrawn=run.withdrawn + gone)


def _is_large(ws: Workspace, size: int) -> bool:
    """Whether a file of so many bytes may hold as many records as make it worth to index anew."""
    records = size / _RECORD
    if records < _LARGE:
        return False
    with ws.store.read() as work:
        return records > work.known.count() / _TIMES_MORE


def _batches(entries: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(entries, _BATCH)):
        yield batch


def _contradiction(known_id: int) -> Problem:
    return Problem(
        Distrust.CONTRADICTING_DUPLICATE,
        _("it was there before with another verdict, as known claim {id}").format(id=known_id),
    )
