"""What of a pasted page is the article."""

import pytest

from workbench.model.split import ExclusionReason
from workbench.text.boilerplate import read_page

BODY_DE = (
    "Die Gemeinde Altdorf baut ihr Freibad für 4,2 Millionen Euro um.",
    "Der Rat stimmte am Montag mit 14 zu 3 Stimmen für den Plan, der seit 2018 beraten wird.",
    "Im Sommer 2026 soll das Becken wieder öffnen, teilte die Verwaltung mit.",
)
BODY_EN = (
    "The town of Millbrook will rebuild its public pool for $4.2 million.",
    "The council voted 14 to 3 on Monday for the plan, which has been discussed since 2018.",
    "The pool is expected to open again in the summer of 2026, the mayor said.",
)


def _reasons(text: str, language: str) -> dict[str, str]:
    return {item.text: item.reason.value for item in read_page(text, language).excluded}


def _kept(text: str, language: str) -> list[str]:
    return [span.of(text) for span in read_page(text, language).body]


def test_a_german_page_is_parted_from_what_is_printed_around_it() -> None:
    text = "\n".join(
        (
            "Startseite",
            "Lokales",
            "Freibad Altdorf: Rat stimmt für den Umbau",
            "Von Paula Beispiel",
            "Stand: 12.05.2025, 14:10 Uhr",
            "Teilen",
            BODY_DE[0],
            "Das Freibad in Altdorf vor dem Umbau",
            "Das Freibad in Altdorf vor dem Umbau",
            "Foto: Karl Muster / dpa",
            BODY_DE[1],
            "Das Video kann derzeit nicht abgespielt werden.",
            "Öffnung erst im nächsten Jahr",
            BODY_DE[2],
            "pab/dpa/AFP",
            "Lesen Sie auch",
            "Hallenbad wird teurer",
            "© 2025 Altdorfer Bote. Alle Rechte vorbehalten.",
        )
    )
    assert _kept(text, "de") == list(BODY_DE)
    reasons = _reasons(text, "de")
    assert reasons == {
        "Startseite": "navigation",
        "Lokales": "navigation",
        "Freibad Altdorf: Rat stimmt für den Umbau": "heading",
        "Von Paula Beispiel": "byline",
        "Stand: 12.05.2025, 14:10 Uhr": "byline",
        "Teilen": "navigation",
        "Das Freibad in Altdorf vor dem Umbau": "duplicate",
        "Foto: Karl Muster / dpa": "credit",
        "Das Video kann derzeit nicht abgespielt werden.": "player",
        "Öffnung erst im nächsten Jahr": "heading",
        "pab/dpa/AFP": "agency",
        "Lesen Sie auch": "navigation",
        "Hallenbad wird teurer": "navigation",
        "© 2025 Altdorfer Bote. Alle Rechte vorbehalten.": "navigation",
    }


def test_of_a_doubled_caption_the_first_is_the_caption() -> None:
    text = "\n".join(("Freibad wird umgebaut", BODY_DE[0], *["Das Becken im Mai ohne Wasser"] * 2))
    text += "\nFoto: Muster\n" + BODY_DE[1]
    found = [item.reason for item in read_page(text, "de").excluded]
    assert found == [
        ExclusionReason.HEADING,
        ExclusionReason.CAPTION,
        ExclusionReason.DUPLICATE,
        ExclusionReason.CREDIT,
    ]


def test_an_english_page_is_parted_from_what_is_printed_around_it() -> None:
    text = "\n".join(
        (
            "Home",
            "Sport",
            "Millbrook council votes to rebuild pool",
            "By JANE SAMPLE and TOM WRITER Updated 6:12 PM EDT, May 12, 2025",
            "Share",
            BODY_EN[0],
            "Workers drain the pool in Millbrook, N.Y., on Monday, May 12, 2025. (Al Frame via AP)",
            "ADVERTISEMENT",
            BODY_EN[1],
            "Sign up for our daily newsletter",
            BODY_EN[2],
            "Associated Press writer Bo Clark contributed to this report.",
            "Most Popular",
            "Ten ways to save water",
            "Why lakes are getting warmer",
        )
    )
    assert _kept(text, "en") == list(BODY_EN)
    reasons = _reasons(text, "en")
    assert reasons["Millbrook council votes to rebuild pool"] == "heading"
    assert reasons["By JANE SAMPLE and TOM WRITER Updated 6:12 PM EDT, May 12, 2025"] == "byline"
    assert reasons[
        "Workers drain the pool in Millbrook, N.Y., on Monday, May 12, 2025. (Al Frame via AP)"
    ] == ("caption")
    assert reasons["ADVERTISEMENT"] == "navigation"
    assert reasons["Ten ways to save water"] == "navigation"


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("BERLIN (dpa) – ", "agency"),
        ("Berlin (dpa/bb) - ", "agency"),
        ("WASHINGTON (Reuters) - ", "agency"),
        ("KYIV, Ukraine (AP) — ", "agency"),
        ("(CNN) ", "agency"),
        ("LONDON — ", "byline"),
        ("Wien/Linz – ", "byline"),
    ],
)
def test_a_dateline_is_cut_off_its_sentence(head: str, reason: str) -> None:
    text = head + BODY_EN[0] + "\n" + BODY_EN[1]
    page = read_page(text, "en")
    assert [(item.text, item.reason.value) for item in page.excluded] == [(head.strip(), reason)]
    assert page.body[0].of(text) == BODY_EN[0]


def test_one_line_with_headline_dateline_and_sources() -> None:
    text = (
        "Rat gibt Millionen für das Freibad frei. Graz – " + " ".join(BODY_DE) + " (APA, 2.3.2025)"
    )
    assert _reasons(text, "de") == {
        "Rat gibt Millionen für das Freibad frei.": "heading",
        "Graz –": "byline",
        "(APA, 2.3.2025)": "agency",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Von Montag an bleibt die Straße gesperrt, weil die Brücke erneuert wird.",
        "Das Video zeigt, wie der Kran am Dienstag auf das Dach stürzte.",
        "By Monday the river had risen to 7.2 metres, the highest level since 1998.",
        "Published in 1925, the novel sold fewer than 20,000 copies at first.",
        "Die Stadt – mit 40.000 Einwohnern die größte im Kreis – wächst weiter.",
        "Quelle der Verschmutzung war nach Angaben des Amtes ein Leck im Tank.",
        "Share prices fell by 4 percent on Tuesday.",
        "Kurz danach kam die Polizei.",
    ],
)
def test_sentences_that_begin_like_page_furniture_stay(line: str) -> None:
    for body, language in ((BODY_DE, "de"), (BODY_EN, "en")):
        text = "\n".join((body[0], line, body[1]))
        assert line in _kept(text, language)


def test_items_of_a_list_after_a_colon_stay() -> None:
    items = ["mehr Geld für Schulen", "neue Züge auf drei Linien", "ein Bad im Norden"]
    text = "\n".join((BODY_DE[0], "Der Rat beschloss am Montag außerdem:", *items, BODY_DE[1]))
    assert [line for line in _kept(text, "de") if line in items] == items


def test_a_short_question_between_paragraphs_is_a_heading() -> None:
    long = BODY_DE[1].replace("Der Rat", "Der Rat der kleinen Gemeinde im Süden des Landes")
    question = "Was sagt die Opposition dazu?"
    text = "\n".join((long, question, long.replace("Montag", "Dienstag")))
    assert _reasons(text, "de") == {question: "heading"}


def test_a_sentence_right_above_a_photo_credit_is_its_caption() -> None:
    caption = "Das Becken in Altdorf steht seit Monaten leer."
    text = "\n".join((BODY_DE[0], caption, "(Foto: picture alliance/dpa)", BODY_DE[1]))
    assert _reasons(text, "de")[caption] == "caption"


def test_a_video_box_is_left_out_with_its_title_and_text() -> None:
    text = "\n".join(
        (
            "Pool will be rebuilt",
            "video",
            "Swimmers in Millbrook protest against the closed pool",
            "Swimmers in Millbrook tell why they protest against the closed pool.",
            *BODY_EN,
        )
    )
    assert _kept(text, "en") == list(BODY_EN)


def test_text_without_any_sentence_is_not_thrown_away() -> None:
    text = "Der Rat stimmt für den Umbau\nDas Becken wird größer als geplant"
    assert _kept(text, "de") == text.split("\n")


def test_a_row_of_buttons_is_navigation_and_where_an_author_works_part_of_the_byline() -> None:
    buttons, author = "Share  Tweet  Email", "By Jane Miller, science desk"
    reasons = _reasons("\n".join(("Pool will be rebuilt", author, buttons, *BODY_EN)), "en")
    assert reasons[buttons] == "navigation"
    assert reasons[author] == "byline"
