"""Where the names of checkers are hidden, none is in any byte of any export for the public."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.desk.leaks import found_in, unpacked
from tests.desk.test_public_exports import add, passage
from workbench.desk import checking, evidence, known, library, sources
from workbench.desk.exporting import FORMATS, export_log
from workbench.desk.formats import catalogue
from workbench.desk.matching import match_article
from workbench.desk.scales import load_scale
from workbench.desk.verifying import verify_file, verify_log
from workbench.desk.workspace import Workspace
from workbench.model.event import EventKind
from workbench.model.evidence import Stance
from workbench.model.known import KnownClaim
from workbench.model.profile import Checkers, Profile
from workbench.settings import Public

DESK = "Desk of the Daily"
NAMES = ("zqxanna", "zqxben", "zqxcarla", "zqxdora")
SETTINGS = (
    Public(Checkers.NUMBERS),
    Public(Checkers.NUMBERS, DESK),
    Public(Checkers.DESK, DESK),
)
TEXT = "The mill burned down in 1904. The owner sold it to the town in 1911, the mayor said."


@pytest.fixture
def worked(ws: Workspace, tmp_path: Path) -> tuple[Workspace, int]:
    """An article that four people worked on; the last one is at the desk."""
    anna, ben, carla, dora = (
        replace(ws, actor=f"{name} Ümläut <&", scale=load_scale("truth")) for name in NAMES
    )
    for number, words in enumerate((TEXT.partition(" The")[0], TEXT)):
        file = tmp_path / f"{number}.txt"
        file.write_text(words, encoding="utf-8")
        article = library.resolve(anna, str(file))
        checking.mark(anna, article, ["c1"], "true")
    known.add(carla, KnownClaim(0, "The mill burned down in 1904.", origin="zqxcarla.csv"))
    match_article(ben, article)
    source = add(ben, article, confidential=False)
    sources.detach(ben, article, source.id)
    evidence.link(carla, article, ["c1"], source.id, passage(), stance=Stance.SUPPORTS, note="x")
    checking.mark(carla, article, ["c2"], "false", "only for us")
    checking.undo(dora, article)
    checking.redo(anna, article)
    export_log(dora, article, "json", tmp_path / "zqxdora.json")
    return dora, article


def test_no_byte_of_a_checkers_name_is_in_an_export_that_hides_them(
    worked: tuple[Workspace, int], tmp_path: Path
) -> None:
    plain, article = worked
    for name in FORMATS:
        shown = export_log(plain, article, name, None, profile=Profile.PUBLIC).data
        assert found_in(shown, NAMES), name
    for public in SETTINGS:
        desk = replace(plain, public=public)
        for name in FORMATS:
            target = tmp_path / f"zqxdora.{public.checkers}.{len(public.desk)}.{name}"
            data = export_log(desk, article, name, target, profile=Profile.PUBLIC).data
            assert found_in(data, NAMES) == set(), (public, name)
            instead = b"checker 1" if public.checkers is Checkers.NUMBERS else DESK.encode()
            assert instead in unpacked(data) or (name, public.desk) == ("claimreview", DESK)
    # ClaimReview is made to be published, so it hides them for whomever it is exported.
    desk = replace(plain, public=SETTINGS[-1])
    assert found_in(export_log(desk, article, "claimreview", None).data, NAMES) == set()
    assert found_in(export_log(desk, article, "json", None).data, NAMES) == set(NAMES)


def test_such_a_log_is_verified_and_signed_in_the_name_of_the_house(
    worked: tuple[Workspace, int], tmp_path: Path
) -> None:
    plain, article = worked
    desk = replace(plain, public=SETTINGS[1])
    for time in (1, 2):
        target = tmp_path / f"{time}.json"
        export_log(desk, article, "json", target, profile=Profile.PUBLIC)
        result = verify_file(target)
        assert (result.problem, result.withheld) == (None, result.count - time)
        events = json.loads(target.read_bytes())["events"]
        # All that people did is withheld; that the house gave a log away is not.
        told = [event for event in events if "body" in event]
        assert {event["actor"] for event in told} == {DESK}
        assert {event["type"] for event in told} == {"log-exported"}
        assert "file" not in told[-1]["body"]
        assert events[-2]["type"] == "log-exported"
        assert events[-2]["actor"].startswith("checker ")
    # Who works under the name of the house may still name a file after somebody.
    house = replace(desk, actor=DESK)
    for time in (1, 2):
        target = tmp_path / f"zqxben{time}.json"
        data = export_log(house, article, "json", target, profile=Profile.PUBLIC).data
        assert found_in(data, NAMES) == set()
        assert verify_file(target).ok
    export_log(desk, article, "json", tmp_path / "3.json", profile=Profile.PUBLIC)
    with plain.store.read() as work:
        *_others, person, signed = work.events.of(article)
    # Inside it is kept who did it, and what the file was called.
    assert (person.kind, person.actor, signed.actor) == (
        EventKind.LOG_EXPORTED,
        plain.actor,
        DESK,
    )
    assert person.body["file"] == "3.json"
    assert signed.body["events"] == person.body["events"] + 1
    assert signed.body["sha256"] == person.body["sha256"]
    assert verify_log(plain).ok


def test_the_house_vouches_for_what_is_left_of_its_peoples_entries(
    worked: tuple[Workspace, int], tmp_path: Path
) -> None:
    plain, article = worked
    target = tmp_path / "log.json"
    desk = replace(plain, public=SETTINGS[0])
    export_log(desk, article, "json", target, profile=Profile.PUBLIC)
    log = json.loads(target.read_bytes())
    changes: tuple[Callable[[dict[str, Any]], None], ...] = (
        lambda event: event.update(actor="checker 9"),
        lambda event: event.update(hash="0" * 64),
        lambda event: event.update(seq=event["seq"] - 1),
    )
    for number in (0, len(log["events"]) // 2, -2, -1):
        for change in changes:
            forged = json.loads(json.dumps(log))
            change(forged["events"][number])
            target.write_text(json.dumps(forged), encoding="utf-8")
            assert verify_file(target).problem


def test_a_house_tells_its_name_in_claimreview_and_whom_a_person_works_for(
    worked: tuple[Workspace, int],
) -> None:
    plain, article = worked
    desk = replace(plain, public=Public(desk=DESK))
    review = json.loads(export_log(desk, article, "claimreview", None).data)[0]
    assert review["author"] == {"@type": "Organization", "name": DESK}
    assert found_in(review["reviewRating"]["author"]["name"].encode(), NAMES[:1])
    hidden = replace(plain, public=SETTINGS[-1])
    assert (
        "author"
        not in json.loads(export_log(hidden, article, "claimreview", None).data)[0]["reviewRating"]
    )
    graph = json.loads(export_log(desk, article, "prov", None).data)
    (house,) = (
        name
        for name, agent in graph["agent"].items()
        if agent["prov:type"]["$"] == "prov:Organization"
    )
    ends = [item["prov:responsible"] for item in graph["actedOnBehalfOf"].values()]
    assert ends == [house] * 4


def test_every_format_of_the_catalogue_is_checked_here() -> None:
    assert set(FORMATS) == set(catalogue.FORMATS)
