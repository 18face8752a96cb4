"""Passages of a source that bear on a claim."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.passages import PassageIndex
from workbench.matching.source_pieces import day_of
from workbench.model.match import DifferenceKind
from workbench.model.passage import Bearing, Passage

HARBOUR = """Stadt Görlitz
Mitteilung der Verwaltung

Görlitz, 3. Mai 2023

Der Rat hat am Dienstag den Haushalt der Stadt beschlossen. Für den neuen Hafen an der Neiße sind
darin zwölf Millionen Euro vorgesehen. Das Theater bekommt weniger Geld als im Jahr davor.

Die Bürgermeisterin lobte die Fahrradwege. Im Zoo leben jetzt 40 Otter. Es ist das dritte Gehege
seit 1998. Der Tierpark wurde nicht erweitert, die Besucherzahl stieg um 4,5 Prozent.

»Wir haben mit so vielen Gästen nie gerechnet«, sagte Direktorin Lena Wohlers der Zeitung.
"""
MILL = """FOR IMMEDIATE RELEASE
Poole Mills closes plant in Elmsworth

ELMSWORTH, June 8, 2021 - Poole Mills said today that its paper plant in Elmsworth will shut down
in September. Some 310 workers will be let go. The company lost $2.4 million last year.

"We tried every road to keep this plant running," said chief executive Ada Poole. The town council
will discuss the closure on Thursday. Mayor Ben Carrick asked the state for help.
"""


def _first(source: str, claim: str, day: date | None = None) -> Passage:
    return PassageIndex(source).passages(claim, claim_date=day)[0]


@pytest.mark.parametrize(
    ("source", "claim", "begins"),
    [
        (HARBOUR, "Für den Hafen an der Neiße gibt Görlitz zwölf Millionen Euro aus.", "Für den"),
        (HARBOUR, "Das Plus bei den Gästen lag bei 4,5 Prozent.", "Der Tierpark"),
        (HARBOUR, "Die Stadträte haben den Etat verabschiedet.", "Der Rat hat"),
        (MILL, "About 310 employees will lose their jobs.", "Some 310"),
        (MILL, "The firm made a loss of $2.4 million in 2020.", "The company lost"),
        (MILL, "Das Papierwerk in Elmsworth wird im September geschlossen.", "ELMSWORTH"),
        (MILL, "Rund 310 Arbeiter werden entlassen.", "Some 310"),
        (HARBOUR, "The zoo has 40 otters.", "Im Zoo leben"),
    ],
)
def test_the_sentence_that_says_so_comes_first_and_supports(
    source: str, claim: str, begins: str
) -> None:
    found = _first(source, claim)
    assert found.text.startswith(begins)
    assert found.span.of(source) == found.text
    assert found.bearing is Bearing.SUPPORTS


@pytest.mark.parametrize(
    ("source", "claim", "kind", "ours", "theirs"),
    [
        (HARBOUR, "Im Zoo leben 50 Otter.", DifferenceKind.NUMBER, "50", "40"),
        (HARBOUR, "The zoo has 50 otters.", DifferenceKind.NUMBER, "50", "40"),
        (
            HARBOUR,
            "Es ist das zweite Gehege seit 1998.",
            DifferenceKind.ORDINAL,
            "zweite",
            "dritte",
        ),
        (HARBOUR, "Der Tierpark wurde erweitert.", DifferenceKind.NEGATION, "", "nicht"),
        (MILL, "The plant will shut down in October.", DifferenceKind.DATE, "October", "September"),
        (
            MILL,
            "Mayor Carla Osgood asked the state for help.",
            DifferenceKind.ENTITY,
            "Carla Osgood",
            "Ben Carrick",
        ),
    ],
)
def test_another_detail_contradicts_and_is_told(
    source: str, claim: str, kind: DifferenceKind, ours: str, theirs: str
) -> None:
    found = _first(source, claim)
    assert found.bearing is Bearing.CONTRADICTS
    (difference,) = (item for item in found.differences if item.kind is kind)
    assert (difference.claim.text, difference.known.text) == (ours, theirs)
    assert difference.claim.span.of(claim) == ours
    assert difference.known.span.of(found.text) == theirs


@pytest.mark.parametrize(
    "said", ["27,2 Millionen Dollar", "27,2 Milliarden Euro", "2,72 Milliarden Dollar"]
)
def test_a_figure_of_another_magnitude_or_unit_is_another_one(said: str) -> None:
    claim = "Revenue grew to $27.2 billion."
    assert _first(f"Der Umsatz wuchs auf {said}.", claim).bearing is Bearing.CONTRADICTS
    right = _first("Der Umsatz wuchs auf 27,2 Milliarden Dollar.", claim)
    assert right.bearing is Bearing.SUPPORTS


@pytest.mark.parametrize(
    "text",
    [
        "The plant will shut down in September, though the owner had nothing to add.",
        "The plant will shut down in September without delay.",
        "The plant, which nobody wanted to buy, will shut down in September.",
    ],
)
def test_a_denial_of_something_else_does_not_contradict(text: str) -> None:
    assert _first(text, "The plant will shut down in September.").bearing is Bearing.SUPPORTS


def test_those_whose_text_it_is_need_not_be_named_in_it() -> None:
    text = "The plant will shut down. Workers will be paid. The roof leaks."
    claim = "Ada Osgood will shut down the plant."
    one = PassageIndex(text, author="Ada Osgood, mayor").passages(claim)[0]
    two = PassageIndex(text).passages(claim)[0]
    assert one.text == two.text == "The plant will shut down."
    assert one.score > two.score


def test_what_only_shares_a_topic_is_related() -> None:
    found = _first(MILL, "The union called the shutdown of the mine in Wales a scandal.")
    assert found.bearing is Bearing.RELATED


def test_a_source_need_not_name_who_said_what_it_says_itself() -> None:
    found = _first(MILL, "Poole Mills said that 310 workers will be let go.")
    assert (found.text[:8], found.bearing) == ("Some 310", Bearing.SUPPORTS)


def test_the_names_that_a_claim_leans_on_are_looked_for() -> None:
    source = "Ada Poole welcomed the plan. Ben Carrick welcomed the plan. Nobody else came."
    index = PassageIndex(source)
    one, two = (
        index.passages("She welcomed the plan.", around=name) for name in ("Poole", "Carrick")
    )
    assert (one[0].text[:3], two[0].text[:3]) == ("Ada", "Ben")
    assert index.passages("She welcomed the plan.", speaker="Carrick") == two


@pytest.mark.parametrize(
    ("claim", "bearing"),
    [
        ("„Wir haben mit so vielen Gästen nie gerechnet“, sagte Wohlers.", Bearing.SUPPORTS),
        ("Wohlers sagte, man habe „mit so vielen Gästen“ nie gerechnet.", Bearing.SUPPORTS),
        ("„Wir haben … nie gerechnet“, sagte Wohlers.", Bearing.SUPPORTS),
        ("„Wir haben mit so wenigen Gästen nie gerechnet“, sagte Wohlers.", Bearing.CONTRADICTS),
        ("„Wir haben mit so vielen Gästen gerechnet“, sagte Wohlers.", Bearing.CONTRADICTS),
    ],
)
def test_a_quotation_is_the_same_or_altered(claim: str, bearing: Bearing) -> None:
    found = _first(HARBOUR, claim)
    assert found.text.startswith("»Wir haben")
    assert found.bearing is bearing
    kinds = {item.kind for item in found.differences}
    assert (DifferenceKind.QUOTE in kinds) is (bearing is Bearing.CONTRADICTS)


def test_an_altered_quotation_is_seen_where_the_source_has_no_marks() -> None:
    source = "MS. HALE: She has owned up to using rude language in that letter. THE COURT: Yes."
    claim = 'Her lawyer said she had "owned up to using rude and threatening language".'
    found = _first(source, claim)
    told = [(item.claim.text, item.known.text) for item in found.differences]
    assert (found.bearing, told) == (Bearing.CONTRADICTS, [("and threatening", "")])


def test_other_endings_or_another_order_do_not_alter_a_quotation() -> None:
    claim = "China will »Sicherheit und Frieden« fördern."
    source = "Der Minister sprach von Frieden und Sicherheit, die China fördern wolle."
    assert _first(source, claim).bearing is Bearing.SUPPORTS


def test_another_day_of_the_week_contradicts() -> None:
    index = PassageIndex(HARBOUR)
    for day, bearing in (("Dienstag", Bearing.SUPPORTS), ("Mittwoch", Bearing.CONTRADICTS)):
        claim = f"Der Rat hat am {day} den Haushalt beschlossen."
        assert index.passages(claim, claim_date=date(2023, 5, 5))[0].bearing is bearing


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (HARBOUR, date(2023, 5, 3)),
        (MILL, date(2021, 6, 8)),
        ("Ohne Tag", None),
        ("Zeile\n" * 40 + "3. Mai 2023", None),
        ("Wien, 31. Februar 2020", None),
    ],
)
def test_the_day_of_a_source_stands_in_its_first_lines(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_a_source_in_no_known_language_is_searched_too() -> None:
    assert _first("Otter\nHafen", "Im Zoo leben 50 Otter.").text == "Otter"


def test_the_limit_holds() -> None:
    index = PassageIndex("Im Zoo leben Otter. " * 80)
    assert len(index.passages("Im Zoo leben Otter.", limit=3)) == 3
    assert index.passages("Im Zoo leben Otter.", limit=0) == ()


def test_invisible_characters_change_no_offset() -> None:
    source = "Es hagelt. Im Z\u00adoo le\u200bben jetzt 4\u200b0 Otter. Es taut."
    found = _first(source, "Im Zoo leben 50 Otter.")
    assert found.text == "Im Z\u00adoo le\u200bben jetzt 4\u200b0 Otter."
    (difference,) = found.differences
    assert difference.known.span.of(found.text) == difference.known.text == "4\u200b0"


@pytest.mark.parametrize(
    "source",
    [
        "",
        " \n",
        "»" * 200_000,
        "wort " * 200_000,
        "x" * 1_000_000,
        "1234567890" * 50_000,
        "(" * 100_000,
        "e" + "\u0301" * 100_000,
        "\n" * 500_000,
    ],
    ids=["empty", "blank", "marks", "no stop", "one word", "digits", "open", "accents", "lines"],
)
def test_texts_that_say_nothing_have_no_passage(source: str) -> None:
    assert PassageIndex(source).passages("Im Zoo leben 50 Otter.") == ()


def test_a_source_of_one_sentence_over_and_over_is_asked_in_bounded_time() -> None:
    found = PassageIndex("Im Zoo leben 40 Otter. " * 20_000).passages(
        "Im Zoo leben 50 Otter. " * 200
    )
    assert len(found) == 5


@given(st.text(max_size=300), st.text(max_size=80))
def test_passages_are_stretches_of_the_source_best_first(source: str, claim: str) -> None:
    asked = claim + " 40 Otter im Zoo"
    for text in (source, source + HARBOUR):
        found = PassageIndex(text).passages(asked)
        assert [passage.span.of(text) for passage in found] == [each.text for each in found]
        assert all(0 <= passage.score <= 100 for passage in found)
        assert all(one.score >= two.score for one, two in pairwise(found))
        assert len({passage.span for passage in found}) == len(found)
        assert found == PassageIndex(text).passages(asked)
        for passage in found:
            for item in passage.differences:
                assert item.claim.span.of(asked) == item.claim.text
                assert item.known.span.of(passage.text) == item.known.text


def test_words_of_the_same_fields_alone_bear_nothing_out() -> None:
    text = "Die Gemeindevertretung erörterte den Tunnel. Das Wetter war schön."
    found = PassageIndex(text).passages("Der Stadtrat genehmigte den Bau der Brücke.")
    assert found[0].span.of(text).startswith("Die Gemeindevertretung")
    assert found[0].bearing is Bearing.RELATED
