"""Quotations in every style of marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.quotes import find_quotes

MARKS = "»«„“”\"‹›‚‘’' ,.\nab"


def quoted(text: str) -> list[str]:
    return [signal.text for signal in find_quotes(text)]


@pytest.mark.parametrize(
    "marks", ["»«", "«»", "„“", "“”", "„”", '""', "‹›", "›‹", "‚‘", "‘’", "''", "””"]
)
def test_every_style_of_marks(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    text = f"Sie sprach von {opening}einem langen Winter{closing} im Tal."
    assert quoted(text) == ["einem langen Winter"]


def test_the_words_come_without_marks_and_without_the_comma_inside() -> None:
    text = 'Then "we will rebuild the pier," the mayor said.'
    (signal,) = find_quotes(text)
    assert signal.text == signal.value == "we will rebuild the pier"
    assert text[signal.span.start : signal.span.end] == signal.text


def test_the_value_has_single_blanks() -> None:
    (signal,) = find_quotes("Er rief „wir\n bleiben hier“ in den Saal.")
    assert signal.text == "wir\n bleiben hier"
    assert signal.value == "wir bleiben hier"


def test_a_quotation_inside_another_is_one_of_its_own() -> None:
    text = "Sie schrieb: „Er nannte es ‚reinen Zufall‘ und ging.“"
    assert quoted(text) == ["Er nannte es ‚reinen Zufall‘ und ging.", "reinen Zufall"]


def test_marks_of_two_styles_may_pair() -> None:
    assert quoted('“The tide was higher than ever," she said.') == ["The tide was higher than ever"]


def test_a_closing_mark_may_stand_apart() -> None:
    assert quoted('"Who pays for it? " he asked.') == ["Who pays for it?"]


def test_an_apostrophe_is_no_mark() -> None:
    assert quoted("The sailors' union didn't agree with the captain's plan in the '90s.") == []


def test_a_quotation_that_nothing_closes_ends_with_its_line() -> None:
    text = "Der Förster sagte: „Die Buchen sterben.\nNächste Woche wird gefällt."
    assert quoted(text) == ["Die Buchen sterben."]


def test_a_quotation_that_nothing_closes_has_a_bounded_reach() -> None:
    (words,) = quoted("„" + "Buche " * 1000)
    assert len(words) <= 600


def test_a_quotation_that_nothing_opens_begins_with_its_sentence() -> None:
    text = "Es regnete. Die Buchen sterben überall im Land.“"
    assert quoted(text) == ["Die Buchen sterben überall im Land."]


def test_a_blank_line_ends_a_quotation() -> None:
    text = "“The first paragraph goes on.\n\n“The second one ends.”"
    assert quoted(text) == ["The first paragraph goes on.", "The second one ends."]


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Nachtzug nach Norden“ läuft seit Mai.",
        "Das Schiff „Seute Deern“ liegt im Hafen.",
        "Das stand in der „Bild“-Zeitung.",
        'The magazine "Harbour Weekly" closed.',
        'In her book "The long way to the sea" she tells it.',
        "Für die „Blauen“ war es der dritte Sieg.",
        "Er half als „Kassierer“ beim Fest.",
        "Das System „Seewacht“ prüft die Küste.",
        "Das Flugzeug vom Typ „Kranich 27-B“ landete.",
        "Sie sagte der „Küsten-Rundschau“, der Damm halte.",
        "Die Initiative „Rettet den Deich“ sammelt Geld.",
        "Die Reihe läuft unter dem Motto „Na und?!“ weiter.",
        "Mitglieder des „Roten Rings“ (RR) kamen.",
        "Dem Rat wirft der „Arbeitskreis Altstadt“ Untätigkeit vor.",
        "They live by the “one village, two mayors” formula.",
        "The account was renamed to “pierwatchUK” on Monday.",
    ],
)
def test_a_name_or_title_between_marks_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sie nannte den Plan „Unsinn“.",
        "Er rief »Nein!« in den Saal.",
        "Der Förster wurde als „Baummörder“ beschimpft.",
        "Fragen der »Sicherheit« kamen auf.",
        "Sie kritisierte den „Kahlschlag“ im Wald.",
        'He called the deal "Robbery" in court.',
        '"Never," she said.',
    ],
)
def test_a_single_word_may_be_a_quotation(text: str) -> None:
    assert len(quoted(text)) == 1


@pytest.mark.parametrize("marks", ["``''", "‘‘’’", "“’’", ",,''"])
def test_a_mark_may_be_typed_twice(marks: str) -> None:
    opening, closing = marks[: len(marks) // 2] or marks[0], marks[len(marks) // 2 :]
    if marks == "“’’":
        opening, closing = "“", "’’"
    assert quoted(f"Then {opening}we will rebuild,{closing} she said.") == ["we will rebuild"]


def test_a_straight_mark_that_nothing_opens_closes_its_sentence() -> None:
    assert quoted('The rest is hard to find," she said.') == ["The rest is hard to find"]
    assert quoted('The board was 27" wide.') == []


def test_marks_without_words_are_nothing() -> None:
    assert quoted("»« „“ \"\" '' “...”") == []


@given(st.text(alphabet=MARKS, max_size=200))
def test_spans_are_exact_and_free_of_blanks(text: str) -> None:
    for signal in find_quotes(text):
        assert signal.text == text[signal.span.start : signal.span.end]
        assert signal.text == signal.text.strip()
        assert any(char.isalnum() for char in signal.text)


@given(st.text(alphabet="abc de", min_size=1).map(str.strip).filter(bool))
def test_what_is_put_between_marks_is_found(words: str) -> None:
    found = quoted(f"Er sagte »{words}« dazu.")
    assert found == [words]
