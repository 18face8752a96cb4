"""Sources taken in, passages and quotations found in them, and how well claims are backed."""

import io
import zipfile
from pathlib import Path

import pytest

from workbench.desk import checking, editing, evidence, library, sources
from workbench.desk.demo_sources import listed
from workbench.desk.quotation_checking import check_quotations, of_claim
from workbench.desk.source_checking import check_article, check_claim, text_of_file, texts_of
from workbench.desk.source_readings import SourceReadings
from workbench.desk.taking_in import Step, extract_again, save_file, take_in
from workbench.desk.webarchives.writing import Hop, archive
from workbench.desk.workspace import Workspace
from workbench.errors import SourceError
from workbench.model.desk import CheckedClaim
from workbench.model.event import EventKind
from workbench.model.evidence import Credibility, Stance
from workbench.model.match import DifferenceKind
from workbench.model.passage import Bearing, Passage
from workbench.model.quotation import QuotationStatus
from workbench.model.source import Method, SourceDetails, SourceKind
from workbench.model.span import Span

RECORD = """Protokoll des Hafenamts

Am 3. Mai 2023 ist die Fähre Möwe mit 84 Menschen an Bord auf Grund gelaufen. Niemand wurde \
verletzt. Das Schiff war zuletzt 2021 überholt worden.
"""
PAPER = """Unfall im Hafen

Die Fähre »Möwe« ist am 3. Mai 2023 mit 48 Menschen an Bord auf Grund gelaufen, teilte die \
Reederei mit.

dpa
"""


@pytest.fixture
def article(ws: Workspace, report: Path) -> int:
    return library.resolve(ws, str(report))


def claim(ws: Workspace, article: int, words: str) -> CheckedClaim:
    return next(i for i in library.article(ws, article).claims if words in i.claim.text)


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def linked(
    ws: Workspace, article: int, claim_id: str, source: int, stance: Stance = Stance.SUPPORTS
) -> None:
    evidence.link(ws, article, [claim_id], source, Span(0, 8), stance=stance)


def test_a_file_becomes_a_source_of_the_article(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    steps: list[Step] = []
    taken = take_in(ws, written(tmp_path, "log.txt", RECORD), article, progress=steps.append)
    source = taken.source
    assert taken.is_new
    assert (source.name, source.details.title, source.details.language) == ("s1", "log", "de")
    assert source.newest is not None
    assert (source.newest.method, source.newest.operator) == (Method.FILE, "Anna")
    assert evidence.text_of(ws, source) == RECORD
    assert [item.id for item in library.article(ws, article).sources] == [1]
    assert steps
    assert ws.store.check() == ()


def test_the_same_bytes_are_the_same_source(ws: Workspace, article: int, tmp_path: Path) -> None:
    first = take_in(ws, written(tmp_path, "log.txt", RECORD), article)
    again = take_in(ws, written(tmp_path, "copy.txt", RECORD), article)
    assert not again.is_new
    assert again.source.id == first.source.id
    assert len(sources.sources(ws)) == 1


def test_words_are_saved_as_they_are_and_a_call_is_a_source(ws: Workspace, article: int) -> None:
    source = take_in(ws, "Anruf beim Hafenamt: es waren 48 Menschen an Bord", article).source
    assert (source.details.kind, source.details.title) == (
        SourceKind.PHONE_CALL,
        "Anruf beim Hafenamt",
    )
    assert source.details.accessed.endswith("Z")
    assert evidence.text_of(ws, source).endswith("an Bord")


def test_an_address_is_noted_and_not_fetched(ws: Workspace, article: int) -> None:
    source = take_in(ws, "https://example.org/ferry", article).source
    assert (source.details.kind, source.newest) == (SourceKind.WEB_PAGE, None)
    assert take_in(ws, "https://example.org/ferry", article).source.id == source.id
    linked_whole = evidence.link(ws, article, ["c1"], source.id, None, stance=Stance.CONTEXT)
    assert linked_whole.effects[0].after["passage"] is None
    with pytest.raises(SourceError, match="no text"):
        linked(ws, article, "c1", source.id)


def test_another_file_is_another_snapshot_and_old_evidence_stays(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    source = take_in(ws, written(tmp_path, "log.txt", RECORD), article).source
    linked(ws, article, "c1", source.id)
    before = claim(ws, article, "auf Grund").evidence[0].passage
    changed = save_file(
        ws, source.id, Path(written(tmp_path, "log.txt", "Neues Protokoll."))
    ).source
    assert [item.number for item in changed.snapshots] == [1, 2]
    assert evidence.text_of(ws, changed) == "Neues Protokoll."
    assert claim(ws, article, "auf Grund").evidence[0].passage == before
    extract_again(ws, source.id)
    assert len(sources.source(ws, "s1").extractions) == 2
    assert ws.store.check() == ()


def test_passages_are_proposed_with_what_differs(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    take_in(ws, written(tmp_path, "log.txt", RECORD), article)
    take_in(ws, written(tmp_path, "paper.txt", PAPER), article)
    found = check_claim(ws, article, claim(ws, article, "auf Grund").claim.id).passages
    best: dict[str, Passage] = {}
    for item in found:
        best.setdefault(item.source, item.passage)
    assert best["s2"].bearing is Bearing.SUPPORTS
    assert best["s1"].bearing is Bearing.CONTRADICTS
    assert ("48", "84") in [
        (d.claim.text.split()[0], d.known.text.split()[0]) for d in best["s1"].differences
    ]
    assert best["s1"].text in RECORD


def test_a_file_that_is_only_looked_at_is_not_kept(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    path = written(tmp_path, "log.txt", RECORD)
    found = check_article(ws, article, [text_of_file(path)])
    assert {item.source for each in found for item in each.passages} == {path}
    assert sources.sources(ws) == ()
    with pytest.raises(SourceError, match="There is no file"):
        text_of_file(str(tmp_path / "missing.txt"))


def test_quotations_are_held_against_the_sources(ws: Workspace, tmp_path: Path) -> None:
    text = "Die Chefin sagte: »Wir haben an diesem Tag keinen Fehler gemacht.« Das war am 3. Mai.\n"
    article = library.resolve(ws, written(tmp_path, "talk.txt", text))
    take_in(
        ws,
        written(tmp_path, "s.txt", "Sie sagte: „Wir haben an dem Tag viele Fehler gemacht.“"),
        article,
    )
    (found,) = check_quotations(ws, article)
    assert found.finding.status is QuotationStatus.ALTERED
    assert of_claim([found], found.quotation.claims[0]) == (found,)
    assert of_claim([found], "c99") == ()


def test_two_copies_of_one_report_are_one_origin(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    one = take_in(ws, written(tmp_path, "one.txt", PAPER), article).source
    two = take_in(
        ws, written(tmp_path, "two.txt", PAPER + "\nMehr aus der Stadt.\n"), article
    ).source
    target = claim(ws, article, "auf Grund").claim.id
    linked(ws, article, target, one.id)
    linked(ws, article, target, two.id)
    backing = claim(ws, article, "auf Grund").backing
    assert backing is not None
    assert (backing.origins_for, backing.enough) == (1, False)
    third = take_in(ws, "Anruf beim Hafenamt: auf Grund gelaufen", article).source
    linked(ws, article, target, third.id)
    backing = claim(ws, article, "auf Grund").backing
    assert backing is not None
    assert (backing.origins_for, backing.enough) == (2, True)


def test_a_decision_on_too_little_shows_it_and_takes_a_reason(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    target = claim(ws, article, "auf Grund").claim
    assert target.worth >= 0.7
    checking.mark(ws, article, [target.id], "ok")
    assert claim(ws, article, "auf Grund").falls_short
    event = evidence.explain_shortfall(ws, article, [target.id], " Frist, nur eine Quelle ")
    assert event is not None
    assert event.kind is EventKind.SHORTFALL_EXPLAINED
    assert claim(ws, article, "auf Grund").shortfall == "Frist, nur eine Quelle"
    both = [item.claim.id for item in library.article(ws, article).claims[:2]]
    assert target.id in both
    more = evidence.explain_shortfall(ws, article, both, "Frist, nur eine Quelle")
    assert more is not None
    assert [item["id"] for item in more.body["claims"]] == [n for n in both if n != target.id]
    checking.undo(ws, article)
    checking.undo(ws, article)
    assert claim(ws, article, "auf Grund").shortfall is None
    source = take_in(ws, written(tmp_path, "log.txt", RECORD), article).source
    sources.change(ws, source.id, SourceDetails(SourceKind.DOCUMENT, "Protokoll", primary=True))
    linked(ws, article, target.id, source.id)
    assert not claim(ws, article, "auf Grund").falls_short


def test_evidence_against_does_not_back_a_verdict_for(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    target = claim(ws, article, "auf Grund").claim.id
    source = take_in(ws, written(tmp_path, "log.txt", RECORD), article).source
    sources.change(ws, source.id, SourceDetails(SourceKind.DOCUMENT, "Protokoll", primary=True))
    linked(ws, article, target, source.id, Stance.CONTRADICTS)
    checking.mark(ws, article, [target], "ok")
    assert claim(ws, article, "auf Grund").falls_short


def test_grades_of_source_and_item_are_apart(ws: Workspace, article: int, tmp_path: Path) -> None:
    source = take_in(ws, written(tmp_path, "log.txt", RECORD), article).source
    assert source.details.reliability.value == "F"
    linked(ws, article, "c1", source.id)
    evidence.grade(ws, article, "c1", 1, Credibility.PROBABLY_TRUE)
    (item,) = claim(ws, article, "auf Grund").evidence
    assert item.credibility is Credibility.PROBABLY_TRUE
    assert sources.source(ws, "s1").details.reliability.value == "F"
    checking.undo(ws, article)
    (item,) = claim(ws, article, "auf Grund").evidence
    assert item.credibility is Credibility.UNJUDGED


def test_evidence_goes_with_an_edited_claim_and_comes_back_with_it(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    source = take_in(ws, written(tmp_path, "log.txt", RECORD), article).source
    target = claim(ws, article, "auf Grund").claim
    linked(ws, article, target.id, source.id)
    editing.narrow(ws, article, target.id)
    edited = next(i for i in library.article(ws, article).claims if i.evidence)
    assert edited.claim.id != target.id
    assert ws.store.check() == ()
    checking.undo(ws, article)
    assert [i.claim.id for i in library.article(ws, article).claims if i.evidence] == [target.id]
    assert ws.store.check() == ()


def test_a_source_with_evidence_is_not_detached(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    source = take_in(ws, written(tmp_path, "log.txt", RECORD), article).source
    linked(ws, article, "c1", source.id)
    with pytest.raises(SourceError, match="c1"):
        sources.detach(ws, article, source.id)
    evidence.unlink(ws, article, "c1", 1)
    sources.detach(ws, article, source.id)
    assert library.article(ws, article).sources == ()
    checking.undo(ws, article)
    assert [item.id for item in library.article(ws, article).sources] == [source.id]


def test_the_page_in_a_web_archive_is_read(ws: Workspace, article: int, tmp_path: Path) -> None:
    page = b"<html><body><article><p>Die M\xc3\xb6we lief auf Grund.</p></article></body></html>"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    request = b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"
    url, at = "http://example.org/", "2023-05-04T10:00:00.000Z"
    data = archive([Hop(url, "192.0.2.1", at, request, answer)])
    (tmp_path / "page.warc.gz").write_bytes(data)
    source = take_in(ws, str(tmp_path / "page.warc.gz"), article).source
    assert source.newest is not None
    assert source.newest.media_type == "application/warc"
    assert evidence.text_of(ws, source).strip() == "Die Möwe lief auf Grund."


def test_what_can_not_be_read_is_kept_with_a_notice(
    ws: Workspace, article: int, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    (tmp_path / "report.odt").write_bytes(packed.getvalue())
    taken = take_in(ws, str(tmp_path / "report.odt"), article)
    assert evidence.text_of(ws, taken.source) == ""
    assert taken.notices
    assert ws.store.check() == ()


def test_who_stops_it_stores_nothing(ws: Workspace, article: int, tmp_path: Path) -> None:
    path = written(tmp_path, "log.txt", RECORD)
    with pytest.raises(SourceError, match="Stopped"):
        take_in(ws, path, article, should_stop=lambda: True)
    assert sources.sources(ws) == ()


@pytest.mark.parametrize(
    "details",
    [
        SourceDetails(SourceKind.DOCUMENT, " "),
        SourceDetails(SourceKind.DOCUMENT, "x" * 3_000),
        SourceDetails(SourceKind.DOCUMENT, "a", published="yesterday"),
        SourceDetails(SourceKind.DOCUMENT, "a", url="javascript:alert(1)"),
    ],
)
def test_details_that_are_not_in_order_are_refused(ws: Workspace, details: SourceDetails) -> None:
    with pytest.raises(SourceError):
        sources.add(ws, details)
    assert sources.sources(ws) == ()


def test_readings_are_kept_as_long_as_there_is_room() -> None:
    readings, made = SourceReadings(), list[str]()

    def ask(name: str) -> None:
        def make() -> str:
            made.append(name)
            return name

        assert readings.get(name, 7_000_000, make) == name

    for name in ("a", "a", "b", "a"):
        ask(name)
    assert made == ["a", "b", "a"]


def test_the_samples_hold_what_the_demo_links() -> None:
    from workbench import resources

    for entry in listed():
        text = text_of_file(str(resources.samples() / entry["file"])).text
        for item in entry.get("evidence", ()):
            assert text.count(item["quote"]) == 1, item["quote"]


def test_a_change_in_a_long_quotation_is_the_matter_of_one_claim(
    ws: Workspace, tmp_path: Path
) -> None:
    text = (
        'The mayor was clear. "We have a duty to keep the harbour open. After all, it feeds '
        'us," said Mayor Ida Brandt on Monday.\n'
    )
    article = library.resolve(ws, written(tmp_path, "talk.txt", text))
    said = '"We have a plan to keep the harbour open. After all, it feeds us," Ida Brandt said.'
    take_in(ws, written(tmp_path, "s.txt", said), article)
    found = {
        item.claim.text[:12]: item.passages[0].passage
        for item in check_article(ws, article, texts_of(ws, sources.attached(ws, article)))
        if item.passages
    }
    duty = next(passage for words, passage in found.items() if "We have a" in words)
    feeds = next(passage for words, passage in found.items() if "After all" in words)
    assert [(d.claim.text, d.known.text) for d in duty.differences] == [("duty", "plan")]
    assert duty.bearing is Bearing.CONTRADICTS
    assert [d for d in feeds.differences if d.kind is DifferenceKind.QUOTE] == []
    assert feeds.bearing is Bearing.SUPPORTS
