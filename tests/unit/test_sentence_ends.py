"""Where a sentence ends and where it goes on, phenomenon by phenomenon.

Each case lists the sentences that one line is put together from.
"""

import pytest

from workbench.text.sentences import sentences


def _holds(language: str, parts: list[str]) -> None:
    line = " ".join(parts)
    assert [span.of(line) for span in sentences(line, language)] == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Die Brücke wurde am 3. Oktober gesperrt.", "Sie ist 80 Jahre alt."],
        ["Seit dem 24. Februar gilt das.", "Am 24. Februar begann es."],
        ["Das Schloss stammt aus dem 16. Jahrhundert.", "Es brannte 1830 ab."],
        ["Es war der 24. Spieltag der 2. Bundesliga.", "Köln gewann."],
        ["Der 1. FC Köln verlor.", "Auch gegen 1. FC Nürnberg gewann er nicht."],
        ["Sie feierte ihren 100. Geburtstag.", "Die 1000. Ausgabe erschien."],
        ["Das in Ulm stationierte 3. Bataillon zog ab.", "Die „2. Deutsche Welle“ blieb."],
        ["Vom 2. bis zum 6. Oktober tagt der Rat.", "Am 1./2. Mai ruht er."],
        ["Das gilt ab 3. 10. 2023.", "Die Wahl ist am 24. 9. in Ulm."],
        ["Papst Johannes XXIII. wurde 1958 gewählt.", "Er starb 1963."],
        ["Der II. Senat entschied.", "Ludwig XIV. Könige mochte er nicht."],
    ],
)
def test_ordinals_and_dates_in_figures(parts: list[str]) -> None:
    _holds("de", parts)


@pytest.mark.parametrize(
    "parts",
    [
        ["Der Anteil stieg auf 14 Prozent.", "2019 waren es neun."],
        ["Im Rennen kam sie auf Platz 3.", "Trainer Lang war stolz."],
        ["Das steht auf Seite 12.", "Leser Kurz hat es gefunden."],
        ["Das Spiel endete 3:1.", "Lang traf zweimal."],
        ["Der Zins liegt bei 2,5.", "Fachleute warnen."],
        ["Das war 1945.", "Menschen flohen."],
        ["Es waren 14.", "20 Jahre zuvor waren es 9."],
    ],
)
def test_a_figure_may_end_a_sentence(parts: list[str]) -> None:
    _holds("de", parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Prof. Dr. Anna Kern leitet das Institut.", "Sie folgt auf Dr. h.c. Otto Lang."]),
        ("de", ["Obst, z.B. Äpfel, wurde teurer.", "Gemüse u.a. auch."]),
        ("de", ["Gäste, z. B. Die Toten Hosen, d. h. Musiker, kamen.", "Andere i. d. R. nicht."]),
        ("de", ["Das kostet rund 3 Mio. Euro.", "Die Stadt zahlt 1,2 Mrd. Euro."]),
        ("de", ["Das sind 5 Mio. € im Jahr.", "So viel hat niemand."]),
        ("de", ["Nach Abs. 3 Satz 2 gilt § 5 Nr. 4.", "Art. 5 GG bleibt."]),
        ("de", ["Er wohnt in der Hauptstr. 5 in St. Pölten.", "Bgm. Kurz auch."]),
        ("de", ["Das Urteil (Az. 3 K 12/19) liegt vor.", "Rz. 14 ist wichtig."]),
        ("de", ["Es gab Äpfel, Birnen usw.", "Die Ernte war gut."]),
        ("de", ["Das war im Jahr 50 v. Chr.", "Danach kam Rom."]),
        ("en", ["Mr. Hale met Gov. Ann Reed in St. Paul.", "They spoke for an hour."]),
        ("en", ["She left the U.S. Army at 5 p.m. on Friday.", "He stayed."]),
        ("en", ["The firm moved to the U.S. in May.", "It stayed in the U.S.", "It hired 300."]),
        ("en", ["It opens at 8 a.m. Monday and closes at 5 p.m. EDT.", "Bring cash."]),
        ("en", ["It cost $2.5 million.", "That was No. 1 on the list, see Fig. 3 and pp. 4-5."]),
        ("en", ["He fell ill.", "Doctors came from Boston, Mass. with a nurse."]),
        ("en", ["She told the SEC.", "The agency agreed with Acme Corp. and with others."]),
        ("en", ["See e.g. The Hague.", "P.S. I love it."]),
    ],
)
def test_abbreviations(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Sie spielte auf ihre Art.", "Die Menschen staunten."]),
        ("de", ["Ihr Sohn heißt Max.", "Der Name gefällt ihr."]),
        ("de", ["Er wohnt in einer WG.", "Das Haus gehört der GmbH.", "Kurz lief 12 km."]),
        ("en", ["He went to mass.", "Father Hale spoke.", "It was no art.", "Hale left."]),
        ("en", ["They met at 5 p.m.", "Hale spoke first."]),
        ("en", ["Mhm.", "Hot out."]),
    ],
)
def test_words_that_are_no_abbreviations(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["J. R. Stein und Anna B. Kern kamen.", "Angeklagt ist Kurt L.", "Der Rest blieb."]),
        ("en", ["J. R. Stone and George W. Hale wrote it.", "J.R.R. Stone did not."]),
        ("en", ["That was World War I.", "Germany lost it."]),
    ],
)
def test_initials(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Es waren 1.200.000 Euro oder 3,5 Prozent.", "Um 7.30 Uhr begann es."]),
        ("en", ["It rose by 3.5 percent to $1,200.50.", "At 7:30 it fell."]),
        ("de", ["Mehr steht auf www.stadt-ulmenau.de.", "Die Seite ist neu."]),
        ("de", ["Siehe https://ulmenau.de/a.html?x=1.2&y=3.", "Dort steht alles."]),
        ("de", ["Alles steht im Netz.", "https://ulmenau.de/bericht"]),
        ("en", ["Visit www.elmsworth.org. to learn more.", "Nobody does."]),
    ],
)
def test_decimals_times_and_addresses(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Er zögerte…", "Dann ging er."]),
        ("de", ["Er zögerte ...", "Dann ging er."]),
        ("de", ["Das ist ein … Skandal.", "Die Akten (…) Zeugen fehlen."]),
        ("de", ["Sie sagte: „[…] Wir bleiben.“", "Er ging. […]", "Sie blieb."]),
        ("en", ["Critics disliked it…", "But readers did not."]),
        ("en", ["It was . . . odd.", "… and it rained."]),
    ],
)
def test_ellipses(language: str, parts: list[str]) -> None:
    _holds(language, parts)


_STYLES = ["»«", "«»", "„“", "“”", "””", '""', "''", "‹›", "›‹", "‚‘", "‘’"]


@pytest.mark.parametrize("marks", _STYLES)
def test_each_sentence_of_a_quotation_is_one_and_the_last_has_the_closing_mark(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    _holds("de", [f"{opening}Es reicht.", "Wir gehen!", f"Sofort.{closing}", "Er ging."])
    _holds("de", [f"{opening}Es reicht.", f"Wir gehen{closing}, sagte er.", "Er ging."])
    _holds("de", [f"Er sagte: {opening}Es reicht.", f"Wir gehen.{closing}", "Sie blieb."])
    _holds("en", [f"{opening}Is it over?{closing} she asked.", "Nobody answered."])


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["„Es reicht.", "Wir gehen.", "Er ging."]),
        ("de", ["Es reicht.", "Wir gehen.“", "Er ging."]),
        ("de", ["„Wann kommt er?“, fragte sie.", "Niemand wusste es."]),
        ("de", ["Er rief: »Das ist ›Mord!‹«", "Alle schwiegen."]),
        ("en", ["« Il pleut.", "On part. »", "Hale left."]),
        ("en", ['"Is it over? " she asked.', "Nobody answered."]),
        ("en", ["“Why?” Ann Hale asked.", "“Now!” I shouted.", "“Later,” Mr. Stone said."]),
        ("en", ["“Why did he ask, ‘Is it over?’” Hale testified.", "“I left,” Mr. Stone said."]),
        ("en", ["“Is it over?”", "Hale left the room."]),
        ("en", ["She called it “awful.”", "Then she left."]),
    ],
)
def test_quotations_unpaired_nested_or_with_their_speaker(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Das (warum eigentlich?) Ganze ist teuer.", "Er zahlte 30 (!) Euro."]),
        ("de", ["Das Haus steht.", "(Es wurde 1920 gebaut.)", "Es ist rot."]),
        ("en", ["It stands (since when?) there.", "(It was built in 1920.)", "It is red."]),
    ],
)
def test_end_marks_in_brackets(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "de",
            ["Die Bank hat gezahlt.[3]", "Der Kunde nicht. [5]", "Er schwieg.[1][2]", "Schade."],
        ),
        ("de", ["Sie schweigt.¹", "Er auch.*", "Das blieb so.5", "Die Stadt zahlte."]),
        ("en", ["He called it a lake.[3]", "Others disagreed. [note 4]", "So it was."]),
        ("en", ["It ended. 6", "The king died."]),
        ("en", ["[1] Stone 2010.", "[2] Hale 2011.", "[3] Reed 2012."]),
    ],
)
def test_reference_marks_belong_to_the_sentence_before(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["1. Die Stadt zahlt.", "2. Der Bund zahlt auch."]),
        ("de", ["Es gab drei Gründe: 1. Die Stadt zahlt.", "2. Der Bund zahlt nicht."]),
        ("en", ["1. The town pays.", "2. The county pays, too."]),
        ("de", ["(1) Die Stadt zahlt.", "(2) Der Bund zahlt auch."]),
    ],
)
def test_numbers_of_lists(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Neue Schule in Ulmenau eröffnet", "Seit gestern lernen dort 400 Kinder."]),
        ("de", ["Der Rat hat den Vertrag gekündigt", "Im Mai läuft er aus."]),
        ("en", ["The food was very good", "We will come again."]),
    ],
)
def test_a_sentence_may_end_without_a_mark(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Zuschauer mochten den Film Wir sind die Neuen."),
        ("de", "Das berichtet die Zeitung Der Morgen aus Den Haag."),
        ("de", "Bitte rufen Sie uns an, wenn Sie Fragen haben."),
        ("en", "She read the novel We Were Here and The Times."),
        ("en", "He lives with the Smiths and They Might Be Giants."),
    ],
)
def test_a_capital_within_a_sentence_does_not_end_it(language: str, sentence: str) -> None:
    _holds(language, [sentence])


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["BERLIN (dpa) - Die Stadt zahlt.", "Der Bund zahlt nicht."]),
        ("de", ["Frankfurt a. M. (epd) – Der Dom ist zu.", "Er wird saniert."]),
        ("en", ["WASHINGTON, D.C. (AP) — The town voted.", "It said no."]),
        ("en", ["NEW YORK, Jan. 5 (Reuters) - The bank paid.", "It said so."]),
    ],
)
def test_datelines(language: str, parts: list[str]) -> None:
    _holds(language, parts)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "de",
            [
                "Tolles Haus ;-)",
                "Wir kommen wieder.",
                "Danke! :)",
                "Bis bald 😀",
                "Die Küche auch.",
            ],
        ),
        ("de", ["das ist neu.", "ich gehe hin.", "warum?", "weil ich will."]),
        ("de", ["Die Firma fuhr nach Ulm.", "eBay blieb.", "iPhones nicht."]),
        ("en", ["we went there.", "it was good.", "would you go again?"]),
    ],
)
def test_posts_and_comments(language: str, parts: list[str]) -> None:
    _holds(language, parts)


def test_a_missing_blank_does_not_join_two_sentences() -> None:
    text = "Sie fuhren nach Ulm.Die Polizei kam. Die Firma Node.Js sitzt in St.Gallen."
    assert [span.of(text) for span in sentences(text, "de")] == [
        "Sie fuhren nach Ulm.",
        "Die Polizei kam.",
        "Die Firma Node.Js sitzt in St.Gallen.",
    ]
