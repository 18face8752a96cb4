"""Names of persons, places and organisations."""

import pytest

from workbench.model.split import SignalKind
from workbench.text.signals import find_signals


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [
        (signal.text, signal.value)
        for signal in find_signals(text, language)
        if signal.kind is SignalKind.NAME
    ]


def values(text: str, language: str) -> list[str]:
    return [value for _, value in names(text, language)]


def test_english_names_are_rows_of_capitals() -> None:
    text = "On the pier, Mayor Ada B. Lindqvist thanked Harbour Trust and Tom O'Hara of Leeds."
    assert values(text, "en") == ["Ada B. Lindqvist", "Harbour Trust", "Tom O'Hara of Leeds"]


def test_an_english_sentence_may_begin_with_any_word() -> None:
    assert names("Bridges were closed. Nobody came. Everyone left.", "en") == []


def test_an_english_name_may_begin_a_sentence() -> None:
    assert values("Lindqvist said the pier was safe.", "en") == ["Lindqvist"]
    assert values("Lindqvist's pier was safe.", "en") == ["Lindqvist"]


def test_german_nouns_are_no_names() -> None:
    text = "Die Brücke am Hafen wurde nach dem Sturm für Fußgänger und Radfahrer gesperrt."
    assert names(text, "de") == []


def test_german_persons_by_first_name_and_title() -> None:
    text = "Die Försterin Katharina Lindner und Bürgermeister Obermoser lobten Peter von Aschau."
    assert values(text, "de") == ["Katharina Lindner", "Obermoser", "Peter von Aschau"]


def test_a_surname_is_found_again_also_in_the_genitive() -> None:
    text = (
        "Katharina Lindner kam zu spät. Der Chor wartete, bis Lindner sang. Lindners Lied gefiel."
    )
    assert values(text, "de") == ["Katharina Lindner", "Lindner", "Lindner"]


def test_acronyms_but_not_shouting() -> None:
    assert values("Das THW und der ADAC halfen.", "de") == ["THW", "ADAC"]
    assert names("DER HAFEN IST ZU", "de") == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Norwegens Fischer protestieren.", "de", "Norway"),
        ("Die norwegischen Fischer protestieren.", "de", "Norway"),
        ("Oslo weist die Fischer ab.", "de", "Norway"),
        ("Norwegian fishermen protest.", "en", "Norway"),
        ("Das Weiße Haus schweigt.", "de", "United States"),
        ("The EU's fishermen protest.", "en", "European Union"),
    ],
)
def test_aliases_give_one_value(text: str, language: str, value: str) -> None:
    assert value in values(text, language)


@pytest.mark.parametrize(
    ("text", "language"), [("Die Fischer tagen in Oslo.", "de"), ("They met in Oslo.", "en")]
)
def test_a_capital_as_a_place_is_not_its_government(text: str, language: str) -> None:
    assert values(text, language) == ["Oslo"]


def test_small_letters_are_no_acronym() -> None:
    assert names("They told us to eat who knows what.", "en") == []


def test_a_month_is_no_name() -> None:
    assert names("It closed in April and on Monday.", "en") == []


def test_only_a_shortened_title_goes_on_after_its_full_stop() -> None:
    assert names("Sie sagte es der Zeitung. Sie rechnet mit 3 Euro.", "de") == []
    assert names("Das schrieb Dr. Korbek.", "de") == [("Korbek", "Korbek")]
