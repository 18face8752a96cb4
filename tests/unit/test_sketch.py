"""Near-copies of texts, by small sketches."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit import origin_texts as reports
from workbench.matching.sketch import NOTHING_SHARED, likeness, sketch
from workbench.model.sketch import MOST_RUNS, TextSketch

TEXTS = st.text(st.sampled_from('ab \n"„“»«ä\u0308\u00ad中ſI'), max_size=300)


def words(count: int, seed: int) -> str:
    chosen = random.Random(seed)
    return " ".join(f"wort{chosen.randrange(50_000)}" for _ in range(count))


@pytest.mark.parametrize(
    ("sent", "printed"),
    [(reports.AGENCY_DE, reports.PRINTED_DE), (reports.AGENCY_EN, reports.PRINTED_EN)],
)
def test_a_report_cut_by_half_with_a_new_headline_and_own_lines_is_a_copy(
    sent: str, printed: str
) -> None:
    shared = likeness(sketch(sent), sketch(printed))
    assert shared.is_copy
    assert shared.containment > shared.resemblance


@pytest.mark.parametrize(
    ("sent", "apart"),
    [
        (reports.AGENCY_DE, reports.APART_DE),
        (reports.AGENCY_EN, reports.APART_EN),
        (reports.AGENCY_DE, reports.AGENCY_EN),
    ],
)
def test_two_reports_on_one_event_that_quote_one_speech_are_no_copies(
    sent: str, apart: str
) -> None:
    shared = likeness(sketch(sent), sketch(apart))
    assert not shared.is_copy
    assert shared.containment < 0.1


def test_a_text_that_is_nearly_all_quotation_is_read_with_its_quotations() -> None:
    speech = "\n".join(f"»{words(40, number)}«" for number in range(5))
    copied = likeness(sketch(f"Die Rede im Wortlaut\n{speech}"), sketch(f"Was sie sagte\n{speech}"))
    assert copied.containment > 0.9


def test_a_quotation_ends_at_the_next_blank_line_where_its_mark_is_missing() -> None:
    body = "\n\n".join(words(60, number) for number in range(4))
    marred = sketch(f"Er sagte: »{words(20, 9)}\n\n{body}\n\nUnd sie: {words(12, 8)}«")
    assert likeness(sketch(body), marred).containment == 1


def test_case_marks_wrapping_and_ways_to_write_an_umlaut_do_not_count() -> None:
    plain = sketch(reports.AGENCY_DE)
    other = reports.AGENCY_DE.replace("\n", "  \n").replace(",", "").upper().replace("Ü", "U\u0308")
    hidden = reports.AGENCY_DE.replace("ei", "e\u00adi")
    assert likeness(plain, sketch(other.replace("SS", "ß"))).containment > 0.85
    assert sketch(hidden) == plain


def test_a_short_report_is_found_in_a_long_text() -> None:
    report = words(200, 1)
    long = f"{words(4000, 2)} {report} {words(4000, 3)}"
    assert likeness(sketch(report), sketch(long)).is_copy
    assert likeness(sketch(words(200, 4)), sketch(long)) == NOTHING_SHARED


def test_a_note_of_a_few_words_is_never_a_copy() -> None:
    note = sketch("Anruf bei der Pressestelle der Stadt Lauterfeld, niemand nahm ab")
    assert likeness(note, note) == NOTHING_SHARED
    assert likeness(None, note) == NOTHING_SHARED


def test_a_flash_of_one_sentence_is_found_in_the_report_that_follows() -> None:
    flash = " ".join(reports.AGENCY_EN.split("(Reuters) - ")[1].split()[:22])
    assert likeness(sketch(flash), sketch(reports.AGENCY_EN)).containment == 1


def test_a_quotation_in_english_single_marks_may_have_apostrophes() -> None:
    said = (
        "‘We won’t sail after dark until we know what’s wrong, and that’s that, there’s no doubt’"
    )
    one, two = f"{words(30, 1)} {said} {words(30, 2)}", f"{words(30, 3)} {said} {words(30, 4)}"
    assert likeness(sketch(one), sketch(two)) == NOTHING_SHARED


def test_sketches_of_another_version_are_not_compared() -> None:
    now = sketch(reports.AGENCY_DE)
    assert likeness(now, now).containment == 1
    assert likeness(now, TextSketch(now.version + 1, now.whole, now.runs)) == NOTHING_SHARED


def test_a_scripts_letters_without_blanks_are_words() -> None:
    chosen = random.Random(5)
    letters = "".join(chr(0x4E00 + chosen.randrange(3000)) for _ in range(400))
    assert likeness(sketch(letters), sketch(letters[100:300])).containment == 1


def test_the_sketch_does_not_hang_on_the_run_of_the_program() -> None:
    code = "from workbench.matching.sketch import sketch; print(sketch('a b c d e f').to_text())"
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert written == {"1wH4Fd+CIOiXXB+Zx9"}


def test_a_long_text_is_sampled_and_its_sketch_stays_small() -> None:
    long = sketch(words(60_000, 6))
    assert (long.whole, len(long.runs)) == (False, MOST_RUNS)
    assert len(long.to_text()) < 5_500
    assert TextSketch.from_text(long.to_text()) == long
    tail = sketch(words(60_000, 6).split(" ", 30_000)[-1])
    assert likeness(long, tail).containment == pytest.approx(1)
    assert likeness(long, tail).resemblance == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 300_000,
        "„" * 300_000,
        '"' * 300_001,
        "a\u0301\u0327" * 100_000,
        "\ud800 " * 50_000,
    ],
)
def test_hostile_texts_have_sketches(text: str) -> None:
    assert TextSketch.from_text(sketch(text).to_text()) == sketch(text)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "w",
        "1",
        "1x",
        "1wAAA",
        "1wAAAAAQ",
        "1wAAAAAgAAAAE=",
        "1wAAAAAQAAAAE=",
        "01w",
        "1w ",
        "١w",
    ],
)
def test_what_is_no_sketch_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a sketch"):
        TextSketch.from_text(written)


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_in_either_order_and_a_share(one: str, two: str) -> None:
    first, second = sketch(one), sketch(two)
    shared = likeness(first, second)
    assert shared == likeness(second, first)
    assert 0 <= shared.resemblance <= shared.containment <= 1


@given(TEXTS)
def test_a_sketch_comes_back_from_its_text(text: str) -> None:
    made = sketch(text)
    assert TextSketch.from_text(made.to_text()) == made
    assert made.to_text().isascii()


@given(st.integers(30, 400), st.integers(0, 99))
def test_a_text_is_wholly_contained_in_one_that_goes_on(length: int, seed: int) -> None:
    text = words(length, seed)
    longer = f"{words(50, seed + 100)} {text} {words(300, seed + 200)}"
    assert likeness(sketch(text), sketch(longer)).containment == 1
