"""What pages print around an article in whole sentences: comments, teasers, notices, galleries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.boilerplate import read_page

BODY = (
    "Die Gemeinde Altdorf baut ihr Freibad für 4,2 Millionen Euro um, wie der Rat beschloss.",
    "Für den Plan stimmten 14 Mitglieder, drei dagegen; beraten wurde darüber seit dem Jahr 2018.",
    "Im Sommer 2026 soll das Becken wieder öffnen, teilte die Verwaltung in Altdorf mit.",
    "Bis dahin fährt ein Bus ins Hallenbad der Nachbarstadt, das dafür eine Stunde länger öffnet.",
)


def _kept(*lines: str, language: str = "de") -> list[str]:
    text = "\n".join(lines)
    return [span.of(text) for span in read_page(text, language).body]


def _reasons(text: str, language: str = "de") -> dict[str, str]:
    return {item.text: item.reason.value for item in read_page(text, language).excluded}


def test_readers_comments_are_left_out_down_to_the_end() -> None:
    comments: list[str] = []
    for name in ("anna", "Ben Muster", "c.k."):
        comments += [
            f"{name} sagt:",
            "12. Mai 2025 um 9:14 Uhr",
            "Das Bad ist viel zu teuer und niemand im Ort hat je danach gefragt.",
            "Wir hätten lieber einen Supermarkt gehabt, und zwar schon vor Jahren.",
        ]
    assert _kept(*BODY, "3 Kommentare zu „Freibad Altdorf“", *comments) == list(BODY)


def test_comments_are_known_by_their_head_and_the_dates_over_them() -> None:
    comments: list[str] = []
    for name in ("Nick A", "tjed", "ascender", "v27"):
        comments += [name, "5 hours ago at 03:14 pm", "I never thought they would rebuild it."]
    assert _kept(*BODY, "[ 167 comments ]", *comments) == list(BODY)


def test_people_an_article_quotes_are_no_readers() -> None:
    lines = (BODY[0], "Bürgermeisterin Muster sagt:", BODY[1], "Der Kämmerer sagt:", BODY[2])
    assert [line for line in _kept(*lines) if line in BODY] == list(BODY[:3])


def test_teasers_under_the_head_of_a_box_go_with_their_text() -> None:
    teasers = (
        "Mehr aus Altdorf",
        "Hallenbad wird teurer als geplant",
        "Das Hallenbad kostet zwei Millionen Euro mehr. Die Stadt sucht nun nach Geld.",
        "17:42 Uhr",
        "Rathaus bekommt ein neues Dach",
        "Für das Dach zahlt der Kreis die Hälfte. Im Herbst beginnt die Arbeit.",
        "14:38 Uhr",
        "Nach oben",
    )
    assert _kept(*BODY, *teasers) == list(BODY)


def test_the_article_goes_on_below_a_box() -> None:
    box = ("Lesen Sie auch", "Hallenbad wird teurer als geplant", "Rathaus bekommt ein neues Dach")
    assert _kept(*BODY[:2], *box, *BODY[2:]) == list(BODY)


def test_the_article_goes_on_below_a_long_table() -> None:
    table = tuple(str(figure) for figure in range(10, 50))
    assert _kept(*BODY, *table, *reversed(BODY)) == [*BODY]  # repeated: a duplicate
    later = tuple(line.replace("Altdorf", "Neudorf").replace("Bus", "Zug") for line in BODY)
    later = tuple(f"Auch dort gilt das, und es kommt dazu: {line}" for line in later)
    assert _kept(*later, *table, *(f"Zuletzt noch dieses: {line}" for line in BODY))[-1].endswith(
        BODY[-1]
    )


def test_single_sentences_far_below_the_article_are_the_page_itself() -> None:
    menu = ("Politik", "Sport", "Kultur", "Reise", "Impressum", "Kontakt", "Abo", "Wetter")
    notice = "Der Altdorfer Bote erscheint sechsmal in der Woche."
    assert _kept(*BODY, *menu, notice, *menu[::-1]) == list(BODY)


def test_beginnings_of_other_articles_break_off() -> None:
    cut = [
        f"{place} meldet einen neuen Rekord, doch die Zahlen der Stadt zeigen auch, dass..."
        for place in ("Altdorf", "Neudorf", "Mitteldorf")
    ]
    assert _kept(*cut, "Freibad Altdorf wird umgebaut", *BODY) == list(BODY)
    alone = "Und so ging es weiter, Jahr um Jahr, bis niemand mehr daran glaubte…"
    assert alone in _kept(BODY[0], alone, *BODY[1:])
    assert alone not in _kept(*BODY, alone, "Weiterlesen", "Impressum")


def test_headlines_that_ask_or_exclaim_go_where_no_text_is_next_to_them() -> None:
    top = ("Politik", "Wer kommt, wer geht im Rat?", "Jobs in Altdorf", "Freibad wird umgebaut")
    assert _kept(*top, *BODY) == list(BODY)


def test_a_headline_with_an_end_mark_stands_above_author_or_date() -> None:
    headline = 'Film zeigt die Rettung aus dem Becken: "Wir haben sie!"'
    text = "\n".join(("Suche", headline, "Stand: 12.05.2025, 14:10 Uhr", *BODY))
    assert _reasons(text)[headline] == "heading"


def test_the_questions_of_an_interview_stay() -> None:
    asked = ("Was kostet das den Ort?", "Und wer soll es bezahlen?", "Wann geht es denn los?")
    lines = [line for pair in zip(BODY, asked, strict=False) for line in pair] + [BODY[3]]
    assert _kept(*lines) == lines


def test_a_list_of_dates_stays() -> None:
    dates: tuple[str, ...] = (
        "June 9 – Springfield, Town Hall",
        "June 10 – Millbrook, Old Pool",
        "June 14 – Salem, Arena",
    )
    dates += ("July 2 – Dover, Market Square",)
    assert _kept(*BODY, "The dates:", *dates)[-4:] == list(dates)


def test_captions_of_a_gallery_stand_between_credits() -> None:
    pictures = (
        "Fotostrecke mit 3 Bildern",
        "APA/Karl Muster",
        "Lena Beispiel schwamm zuletzt im Herbst im alten Bad.",
        "APA/Jo Probe",
        "Für ihren Sprung vom Turm bekam sie damals eine Urkunde.",
        "APA/Karl Muster",
    )
    assert _kept(*BODY[:2], *pictures, *BODY[2:]) == list(BODY)


def test_a_sentence_above_a_picture_stays_unless_it_points_into_it() -> None:
    plain = "Im Juni stimmte die Ministerin dem Antrag zu."
    assert plain in _kept(*BODY[:2], plain, "Foto: dpa", *BODY[2:])
    shown = "Die Ministerin (links) vor dem leeren Becken ist sichtlich zufrieden."
    assert shown not in _kept(*BODY[:2], shown, "Foto: dpa", *BODY[2:])


def test_a_paragraph_with_its_agency_behind_it_is_no_caption() -> None:
    for agency in ("(dpa/gem)", "(dpa)", "(APA, 2.3.2025)", "(Reuters)"):
        text = "\n".join((*BODY[:3], f"{BODY[3]} {agency}"))
        assert _reasons(text) == {agency: "agency"}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The company changed its privacy policy in March after 2,000 complaints.", "en"),
        ("Users who sign up for the service pay $12 a month.", "en"),
        ('"We need your support," the mayor told 300 people on Monday.', "en"),
        ("“We need your support. The pool will cost 4.2 million.", "en"),
        ("Apple takes 30 percent of what is sold in its App Store.", "en"),
        ("Der Verband will seine Nutzungsbedingungen bis März ändern.", "de"),
        ("Die Stadt sammelte mit ihrem Newsletter 300 Euro.", "de"),
    ],
)
def test_sentences_about_the_web_are_no_notices(line: str, language: str) -> None:
    assert line in _kept(BODY[0], line, *BODY[1:], language=language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("You can read our privacy policy here.", "en"),
        ("Join our reading club and you save a tenth on your next parcel.", "en"),
        ('Subscribe to our quarterly "Baths Today" for news from the pool.', "en"),
        ("Bitte registrieren Sie sich, wenn Sie kommentieren wollen.", "de"),
        ("Bitte melden Sie sich an, um zu kommentieren.", "de"),
        ("Mit Ihrer Spende helfen Sie uns, jeden Tag neu zu berichten.", "de"),
    ],
)
def test_sentences_to_the_reader_are_left_out(line: str, language: str) -> None:
    assert _kept(*BODY[:2], line, *BODY[2:], language=language) == list(BODY)


def test_cookie_notices_are_left_out_at_any_length() -> None:
    notice = "Wir verwenden Cookies, um Inhalte zu zeigen. " + "Dazu gehören Dienste Dritter. " * 20
    assert _kept(*BODY, notice.strip()) == list(BODY)


def test_sub_headings_run_together_with_the_text() -> None:
    text = f"Altdorf  (APA/AFP).  {BODY[0]} Die Kosten:  {BODY[1]}Der Zeitplan:  {BODY[2]}"
    assert _reasons(text) == {
        "Altdorf  (APA/AFP).": "agency",
        "Die Kosten:": "heading",
        "Der Zeitplan:": "heading",
    }


def test_names_of_speakers_are_no_sub_headings() -> None:
    text = f"Frage:  {BODY[0]} Muster:  {BODY[1]} Frage:  {BODY[2]} Muster:  {BODY[3]}"
    assert _reasons(text) == {}


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("NEW DELHI: ", {"NEW DELHI:": "byline"}),
        ("UPDATE: ", {}),
        (
            "Altdorf baut um WASHINGTON (Reuters) - ",
            {"Altdorf baut um": "heading", "WASHINGTON (Reuters) -": "agency"},
        ),
        (
            "Rat stimmt zu NEW YORK (AP) - ",
            {"Rat stimmt zu": "heading", "NEW YORK (AP) -": "agency"},
        ),
    ],
)
def test_places_in_capitals_and_datelines_behind_a_headline(
    line: str, left_out: dict[str, str]
) -> None:
    assert _reasons(line + "\n".join(BODY)) == left_out


_LINES = st.sampled_from(
    (
        *BODY,
        "Mehr aus Altdorf",
        "Foto: dpa",
        "anna sagt:",
        "12 Kommentare",
        "Wer geht?",
        "12. Mai 2025",
        "Das Bad:  Es ist zu.  Der Rat:  Er tagt.",
        "June 9 – Salem, Town Hall",
        "a...",
    )
)


@given(st.lists(_LINES, max_size=30))
def test_every_character_stays_or_is_left_out_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = read_page(text, "de")
    places = sorted([*page.body, *(item.span for item in page.excluded)])
    covered = [place for span in places for place in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    missing = set(range(len(text))) - set(covered)
    assert all(text[place].isspace() for place in missing)


def test_other_articles_with_author_and_day_are_left_out_down_to_the_end() -> None:
    others = (
        "Hallenbad wird teurer als geplant",
        "Das Hallenbad kostet zwei Millionen Euro mehr. Die Stadt sucht nun nach Geld.",
        "Anna Muster, Altdorf",
        "19.10.2024, 21:59",
        "Rathaus bekommt ein neues Dach",
        "Für das Dach zahlt der Kreis die Hälfte. Im Herbst beginnt die Arbeit.",
        "Ben Beispiel, Altdorf",
        "18.10.2024, 06:00",
        "Kommentar",
        "Das Dach kommt zu spät für die Gemeinde.",
    )
    more = (*BODY, BODY[0].replace("baut", "plante"), BODY[2].replace("Sommer", "Herbst"))
    assert _kept("Freibad wird umgebaut", *more, *others) == list(more)


def test_a_single_article_with_its_author_and_day_stays() -> None:
    head = ("Freibad wird umgebaut", BODY[0], "Anna Muster, Altdorf", "19.10.2024, 21:59")
    assert _kept(*head, *BODY[1:]) == list(BODY)


@pytest.mark.parametrize(
    "notice",
    [
        "Vielen Dank für Ihr Abonnement. Wir wünschen Ihnen schöne Stunden damit.",
        "Sie haben unsere Nordausgabe bestellt. Wir wünschen Ihnen viel Vergnügen.",
        "Ihr Kundenkonto wurde angelegt und Sie lesen ab heute alle Texte.",
    ],
)
def test_what_a_page_says_to_its_subscribers_is_left_out(notice: str) -> None:
    assert _kept(notice, "Freibad wird umgebaut", *BODY) == list(BODY)
