"""Agencies, authors and the day of publication, read from the lines around an article."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.split import Metadata
from workbench.text.boilerplate import read_page
from workbench.text.metadata import metadata_of
from workbench.text.publication import datings

BODY = (
    "Die Gemeinde Altdorf baut ihr Freibad für 4,2 Millionen Euro um, wie der Rat beschloss.",
    "Für den Plan stimmten 14 Mitglieder, drei dagegen; beraten wurde darüber seit dem Jahr 2018.",
    "Im Sommer 2026 soll das Becken wieder öffnen, teilte die Verwaltung in Altdorf mit.",
)


def _of(*lines: str, language: str = "de") -> Metadata:
    return metadata_of(read_page("\n".join(lines), language))


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("12.05.2025, 14:10 Uhr", "2025-05-12T14:10"),
        ("12.5.25", "2025-05-12"),
        ("07:21 02.04.2018", "2018-04-02T07:21"),
        ("Veröffentlicht am 3. März 2021 um 9.05 Uhr", "2021-03-03T09:05"),
        ("Montag, 05. Februar 2018, 09.12 Uhr MEZ", "2018-02-05T09:12+01:00"),
        ("2. Jänner 2020", "2020-01-02"),
        ("Nov. 19, 2019 4:26 p.m. EST", "2019-11-19T16:26-05:00"),
        ("Published 12:05 AM, March 1, 2024", "2024-03-01T00:05"),
        ("19 November 2019", "2019-11-19"),
        ("2019-11-19 08:16", "2019-11-19T08:16"),
        ("November 3rd, 2020", "2020-11-03"),
        ("14:00 GMT, 5 May 2023", "2023-05-05T14:00+00:00"),
    ],
)
def test_dates_in_german_and_english_forms(line: str, when: str) -> None:
    assert [item.when for item in datings(line)] == [when]


@pytest.mark.parametrize(
    "line", ["31.02.2020", "heute, 12.09 Uhr", "May 2020", "2 hours ago", "99"]
)
def test_what_is_no_whole_date_is_none(line: str) -> None:
    assert datings(line) == ()


def test_the_day_of_a_change_gives_way_to_that_of_the_publication() -> None:
    told = ("Aktualisiert am 4. März 2021", "Veröffentlicht am 3. März 2021")
    assert _of("Freibad Altdorf", *told, *BODY).published == "2021-03-03"
    one = "Published Nov. 18, 2019 3:11 PM | Updated Nov. 19, 2019"
    assert _of("Pool rebuilt", one, *BODY).published == "2019-11-18T15:11"
    assert _of("Freibad Altdorf", "Stand: 4. März 2021", *BODY).published == "2021-03-04"
    below = "First published on March 3, 2021"
    assert _of("Pool", "Updated on: March 4, 2021", *BODY, below).published == "2021-03-03"


def test_agencies_of_datelines_agency_lines_and_bylines() -> None:
    assert _of("BERLIN (dpa/AFP) – " + BODY[0], *BODY[1:]).agencies == ("dpa", "AFP")
    assert _of(*BODY, "pab/dpa/Reuters").agencies == ("dpa", "Reuters")
    assert _of(*BODY[:2], BODY[2] + " (APA, 2.3.2025)") == Metadata("2025-03-02", ("APA",), ())
    assert _of("Pool", "By JANE MILLER, Associated Press", *BODY) == Metadata(
        "", ("Associated Press",), ("Jane Miller",)
    )
    assert _of(*BODY, "red/Agenturen").agencies == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Paula Beispiel", ("Paula Beispiel",)),
        ("Von Paula Beispiel und Karl von der Au", ("Paula Beispiel", "Karl von der Au")),
        ("Ein Kommentar von Dr. Paula Beispiel", ("Dr. Paula Beispiel",)),
        ("Von Paula Beispiel, Rom", ("Paula Beispiel",)),
        ("By Jane Miller and Jo Doe", ("Jane Miller", "Jo Doe")),
        ("By Jane Miller, science desk", ("Jane Miller",)),
        ("By JANE MILLER | March 3, 2021", ("Jane Miller",)),
        ("(Reporting by Jane Miller in Rome; Editing by Jo Doe)", ("Jane Miller",)),
        ("Stand: 4. März 2021", ()),
    ],
)
def test_authors(line: str, names: tuple[str, ...]) -> None:
    assert _of("Freibad Altdorf wird umgebaut", line, *BODY).bylines == names


def test_what_stands_far_off_or_in_an_embedded_post_is_not_the_articles() -> None:
    post = "— Jane Miller (@jane) November 18, 2019"
    assert _of(*BODY[:1], post, *BODY[1:]) == Metadata()
    menu = ("Mehr aus Altdorf", "Hallenbad wird teurer als gedacht", "3. März 2021", "Von Jo Doe")
    assert _of(*BODY, *menu) == Metadata()


def test_author_and_day_may_stand_below_the_standfirst() -> None:
    told = ("Von Paula Beispiel", "12.05.2025")
    assert _of("Freibad Altdorf", BODY[0], *told, *BODY[1:]) == Metadata(
        "2025-05-12", (), ("Paula Beispiel",)
    )


@given(st.text("0123456789.:- /,TZamp MaiNovUhr", max_size=40))
def test_every_date_that_is_read_is_iso_8601(line: str) -> None:
    for item in datings(line):
        assert re.match(r"\d{4}-\d\d-\d\d", item.when)
        datetime.fromisoformat(item.when)
