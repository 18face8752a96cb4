"""The agencies that a text says it goes back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.agencies import agencies_named, agency_of, is_carrier

HEADLINE = "Freibad in Altdorf wird neu gebaut"
BODY = (
    "Die Gemeinde Altdorf baut ihr Freibad für 4,2 Millionen Euro um, wie der Rat beschloss.",
    "Für den Plan stimmten 14 Mitglieder, drei dagegen; beraten wurde darüber seit dem Jahr 2018.",
    "Im Sommer 2026 soll das Becken wieder öffnen, teilte die Verwaltung in Altdorf mit. Bis dahin "
    "fahren die Schulklassen mit dem Bus in die Kreisstadt, was der Landkreis zur Hälfte bezahlt.",
    "Das alte Becken stammt aus dem Jahr 1964 und verlor zuletzt 30.000 Liter Wasser am Tag.",
)


def _headed(head: str) -> tuple[str, ...]:
    return agencies_named("\n\n".join((HEADLINE, head + BODY[0], *BODY[1:])), "de")


def _ended(line: str, *, language: str = "de") -> tuple[str, ...]:
    return agencies_named("\n\n".join((HEADLINE, *BODY, line)), language)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("BERLIN (dpa/AFP) – ", ("dpa", "AFP")),
        ("Altdorf (dpa/lby) - ", ("dpa",)),
        ("WASHINGTON (AP) — ", ("AP",)),
        ("BEIJING, June 15 (Xinhua) -- ", ("Xinhua",)),
        ("MOSCOW, June 15. /TASS/. ", ("TASS",)),
        ("Madrid, 15 jun (EFE).- ", ("EFE",)),
        ("(ANSA) - ROME, JUN 15 - ", ("ANSA",)),
        ("Wie die Nachrichtenagentur dpa am Montag meldete, kommt der Umbau. ", ("dpa",)),
        ("Das sagte die Bürgermeisterin der Deutschen Presse-Agentur. ", ("dpa",)),
        ("The mayor told Reuters that work would start in May. ", ("Reuters",)),
        ("Xinhua said the pool would open. ", ("Xinhua",)),
        ("Der Direktor der dpa ist hier aufgewachsen. ", ()),
        ("Quizfrage: Was ist der PA? ", ()),
    ],
)
def test_agencies_at_the_head(head: str, names: tuple[str, ...]) -> None:
    assert _headed(head) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("als/dpa/Reuters/AFP/AP", ("dpa", "Reuters", "AFP", "AP")),
        ("(APA, 2.3.2025)", ("APA",)),
        ("Quelle: dpa", ("dpa",)),
        ("Mit Material der dpa und von AFP", ("dpa", "AFP")),
        ("© dpa-infocom, dpa:250302-99-123456/2", ("dpa",)),
        ("Copyright 2025 The Associated Press. All rights reserved.", ("AP",)),
        ("Associated Press writer Jane Miller in Altdorf contributed to this report.", ("AP",)),
        ("Our Standards: The Thomson Reuters Trust Principles.", ("Reuters",)),
        ("sda/reu", ("Keystone-SDA",)),
        ("red/Agenturen", ()),
        ("ots", ()),
        ("(Foto: dpa)", ()),
        ("Laut Reuters war der Umbau schon vor drei Jahren im Gespräch gewesen.", ()),
    ],
)
def test_agencies_at_the_end(line: str, names: tuple[str, ...]) -> None:
    assert _ended(line) == names


def test_an_agency_cited_in_the_middle_is_no_origin() -> None:
    cited = "The Xinhua report said the pool was full, and Reuters reported a leak."
    assert agencies_named("\n\n".join((HEADLINE, *BODY, cited, *BODY)), "en") == ()


def test_an_agency_of_several_names_comes_once() -> None:
    line = "Mit Material der Deutschen Presse-Agentur"
    assert agencies_named("\n\n".join((HEADLINE, "BERLIN (dpa) - " + BODY[0], line)), "de") == (
        "dpa",
    )


def test_both_ends_of_a_long_text_are_read() -> None:
    many = [f"Im Jahr {year} kamen {year * 7} Gäste in das Bad." for year in range(1000, 1900)]
    long = "\n\n".join((HEADLINE, "BERLIN (dpa) - " + BODY[0], *many, "(AFP)"))
    assert agencies_named(long, "de") == ("dpa", "AFP")


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("dpa", "dpa"),
        ("DPA", "dpa"),
        ("Deutsche  Presse-Agentur", "dpa"),
        ("agence france-presse", "AFP"),
        ("Xinhua News Agency", "Xinhua"),
        ("Lauterfelder Bote", ""),
        ("", ""),
        ("dpa, Reuters", ""),
    ],
)
def test_one_name_for_all_spellings(name: str, canonical: str) -> None:
    assert agency_of(name) == canonical


@pytest.mark.parametrize(
    "text", ["dpa " * 50_000, "laut " * 50_000, "(" * 200_000, "laut a-" * 9_000]
)
def test_hostile_texts_are_read(text: str) -> None:
    assert set(agencies_named(text, "de")) <= {"dpa"}


def test_wires_and_platforms_only_carry_what_others_write() -> None:
    assert is_carrier("PR  Newswire")
    assert is_carrier("YouTube")
    assert not is_carrier("dpa")


@given(st.text(st.sampled_from("dpaAFP (/)\n.-–:©laut"), max_size=200))
def test_any_text_names_each_agency_once(text: str) -> None:
    names = agencies_named(text, "de")
    assert len(set(names)) == len(names)
    assert all(names)
