"""Clauses that assert a fact of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.clauses import clauses
from workbench.text.words import words_of

_WORDS = (
    'Der Zug hielt und die das weil hat , : ; – ( ) » « " and which while said was . ? 2019 nicht '
    "Nachdem gebaut worden fuhr aber als sondern aus who when before after having ended but it's he"
)


def _parts(sentence: str, language: str) -> list[str]:
    return [span.of(sentence) for span in clauses(words_of(sentence), language)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Der Verein verkaufte das Stadion, das 1931 gebaut wurde.",
            ["Der Verein verkaufte das Stadion", "das 1931 gebaut wurde"],
        ),
        (
            "Die Fähre blieb im Hafen, weil der Motor nicht ansprang.",
            ["Die Fähre blieb im Hafen", "weil der Motor nicht ansprang"],
        ),
        (
            "Der Zug hielt in Fulda, nachdem ein Baum auf das Gleis gestürzt war.",
            ["Der Zug hielt in Fulda", "nachdem ein Baum auf das Gleis gestürzt war"],
        ),
        (
            "Die Forscher haben den Stollen vermessen und drei Kammern entdeckt.",
            ["Die Forscher haben den Stollen vermessen", "drei Kammern entdeckt"],
        ),
        (
            "Auch am Rhein wurde gewarnt: Der Pegel stieg auf acht Meter.",
            ["Auch am Rhein wurde gewarnt", "Der Pegel stieg auf acht Meter"],
        ),
        (
            "Das Museum bekam zwei Millionen Euro, aber das Dach blieb undicht.",
            ["Das Museum bekam zwei Millionen Euro", "das Dach blieb undicht"],
        ),
        (
            "Die Bäckerei öffnet um sechs Uhr und schließt am Mittag.",
            ["Die Bäckerei öffnet um sechs Uhr", "schließt am Mittag"],
        ),
        (
            "Der Fahrer wurde gestern operiert und ist wieder zu Hause.",
            ["Der Fahrer wurde gestern operiert", "ist wieder zu Hause"],
        ),
        (
            "Die Eltern beklagen den Lärm und verlangen einen neuen Spielplatz.",
            ["Die Eltern beklagen den Lärm", "verlangen einen neuen Spielplatz"],
        ),
        (
            "Nachdem die Brücke gesperrt worden war, fuhren die Busse über Hamm.",
            ["Nachdem die Brücke gesperrt worden war", "fuhren die Busse über Hamm"],
        ),
        (
            "Während der Norden unter Schnee liegt, blühen im Süden die Krokusse.",
            ["der Norden unter Schnee liegt", "blühen im Süden die Krokusse"],
        ),
        (
            "Der Wirt war von Gästen beleidigt, heftig gestoßen und am Arm verletzt worden.",
            ["Der Wirt war von Gästen beleidigt", "heftig gestoßen", "am Arm verletzt worden"],
        ),
        (
            "Die Firma wollte das Werk nicht schließen, sondern die Halle umbauen.",
            ["Die Firma wollte das Werk nicht schließen", "die Halle umbauen"],
        ),
        (
            "Der Pfarrer trat im Mai zurück, blieb aber im Dorf.",
            ["Der Pfarrer trat im Mai zurück", "blieb aber im Dorf"],
        ),
        (
            "Der Chor trat am Samstag auf, danach spielte die Kapelle im Zelt.",
            ["Der Chor trat am Samstag auf", "danach spielte die Kapelle im Zelt"],
        ),
        (
            "Der Wirt zeigte sich zuversichtlich: „Die Gäste kommen bald wieder.",
            ["Der Wirt zeigte sich zuversichtlich", "„Die Gäste kommen bald wieder"],
        ),
        (
            "Sie half dem Kind, das gestürzt war, und rief den Notarzt.",
            ["Sie half dem Kind, das gestürzt war", "rief den Notarzt"],
        ),
        (
            "Der Wagen verließ die Straße, streifte einen Baum und prallte gegen eine Mauer.",
            ["Der Wagen verließ die Straße", "streifte einen Baum", "prallte gegen eine Mauer"],
        ),
        (
            "Im zweiten Satz bot der Gegner mehr Gegenwehr, Kern biss sich durch.",
            ["Im zweiten Satz bot der Gegner mehr Gegenwehr", "Kern biss sich durch"],
        ),
        (
            "Das Rad liegt auf der Straße, sein Helm ist verformt, seine Kollegen stehen daneben.",
            [
                "Das Rad liegt auf der Straße",
                "sein Helm ist verformt",
                "seine Kollegen stehen daneben",
            ],
        ),
        (
            "Die Firma will das Werk schließen, die Gewerkschaft ließ sich auf nichts ein.",
            ["Die Firma will das Werk schließen", "die Gewerkschaft ließ sich auf nichts ein"],
        ),
        (
            "Der Damm sei dicht, den Rest werden die nächsten Tage klären.",
            ["Der Damm sei dicht", "den Rest werden die nächsten Tage klären"],
        ),
        (
            "An das Turnier in Altdorf hat sie gute Erinnerungen: 2017 siegte sie im Einzel.",
            [
                "An das Turnier in Altdorf hat sie gute Erinnerungen",
                "2017 siegte sie im Einzel",
            ],
        ),
        (
            "Es gab einen Vorfall, der die Stadt gezwungen hat, den Vertrag zu kündigen.",
            [
                "Es gab einen Vorfall",
                "der die Stadt gezwungen hat, den Vertrag zu kündigen",
            ],
        ),
        (
            "Der Rat stimmte einem Antrag zu, der vorsieht, dass der Bau verschoben wird.",
            ["Der Rat stimmte einem Antrag zu", "der vorsieht, dass der Bau verschoben wird"],
        ),
        (
            "Das Amt nennt Zahlen, wonach auf die Gemeinden hohe Kosten zukommen.",
            ["Das Amt nennt Zahlen", "wonach auf die Gemeinden hohe Kosten zukommen"],
        ),
        (
            "Seit Berger als erster Altdorfer das Rennen gewann, ist er dort ein Held.",
            ["Seit Berger als erster Altdorfer das Rennen gewann", "ist er dort ein Held"],
        ),
        (
            "Es sei ein «kluger Plan», der einen geregelten Umbau möglich mache.",
            ["Es sei ein «kluger Plan»", "der einen geregelten Umbau möglich mache"],
        ),
        (
            "Der Verein schrieb im Netz, Berger sei stabil, in der Klinik werde er operiert.",
            ["Der Verein schrieb im Netz, Berger sei stabil", "in der Klinik werde er operiert"],
        ),
        (
            "Das Amt schrieb, Teile des Damms seien alt, die Pumpen hätten nie gearbeitet.",
            [
                "Das Amt schrieb, Teile des Damms seien alt",
                "die Pumpen hätten nie gearbeitet",
            ],
        ),
        (
            "Dort werde zu wenig gelüftet und damit das Risiko für die Kinder erhöht.",
            ["Dort werde zu wenig gelüftet", "damit das Risiko für die Kinder erhöht"],
        ),
    ],
)
def test_german_facts_are_told_apart(sentence: str, parts: list[str]) -> None:
    assert _parts(sentence, "de") == parts


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The club sold the stadium, which was built in 1931.",
            ["The club sold the stadium", "which was built in 1931"],
        ),
        (
            "The ferry stayed in port, but the crew went home.",
            ["The ferry stayed in port", "the crew went home"],
        ),
        (
            "Exports rose 4 percent while imports fell 2 percent.",
            ["Exports rose 4 percent", "imports fell 2 percent"],
        ),
        (
            "The volcano erupted on Sunday, sending ash over three towns on the island.",
            ["The volcano erupted on Sunday", "sending ash over three towns on the island"],
        ),
        (
            "The driver was released after paying a fine of 900 dollars in cash.",
            ["The driver was released", "paying a fine of 900 dollars in cash"],
        ),
        (
            "The council bought the mill in May and sold it in June.",
            ["The council bought the mill in May", "sold it in June"],
        ),
        (
            "The swimmer finished second but was later disqualified.",
            ["The swimmer finished second", "was later disqualified"],
        ),
        (
            "Two trains stopped near Dover and a ferry turned back.",
            ["Two trains stopped near Dover", "a ferry turned back"],
        ),
        (
            "Reed scored twice, Hale made ten saves and Dover beat Deal.",
            ["Reed scored twice", "Hale made ten saves", "Dover beat Deal"],
        ),
        (
            "While the north is under snow, the south expects a dry week.",
            ["the north is under snow", "the south expects a dry week"],
        ),
        (
            "Founded in a garage in Leeds, the firm employs 900 people.",
            ["Founded in a garage in Leeds", "the firm employs 900 people"],
        ),
        (
            "The jury met for two hours before convicting the man of theft.",
            ["The jury met for two hours", "convicting the man of theft"],
        ),
        (
            "The mayor lost her seat when she refused to publish the plans of the stadium.",
            ["The mayor lost her seat", "when she refused to publish the plans of the stadium"],
        ),
        (
            "The last flood in the valley was in 1987, when two farmers died on the northern bank.",
            [
                "The last flood in the valley was in 1987",
                "when two farmers died on the northern bank",
            ],
        ),
        (
            "The school closed on Friday after two pupils fell ill in one of the dormitories.",
            [
                "The school closed on Friday",
                "after two pupils fell ill in one of the dormitories",
            ],
        ),
        (
            "The clerk was caught in spring and fined 900 crowns by a judge.",
            ["The clerk was caught in spring", "fined 900 crowns by a judge"],
        ),
        (
            "Although orders were up on those of May, it’s still a weak season for the mill.",
            ["orders were up on those of May", "it’s still a weak season for the mill"],
        ),
        (
            "Having recently bought the mill, Norland will ask engineers for a plan of the dam.",
            [
                "Having recently bought the mill",
                "Norland will ask engineers for a plan of the dam",
            ],
        ),
        (
            "Plans are due in May and a panel of experts and local officials will pick a winner.",
            ["Plans are due in May", "a panel of experts and local officials will pick a winner"],
        ),
        (
            "The coal index fell 12 points, or 2%, to 600, the oil index lost 9 points, or 1%, to "
            "900 and the gas index added 4 points.",
            [
                "The coal index fell 12 points, or 2%, to 600",
                "the oil index lost 9 points, or 1%, to 900",
                "the gas index added 4 points",
            ],
        ),
        (
            "Garner claimed that he hardly met the broker, but Holt has said they met twice.",
            [
                "Garner claimed that he hardly met the broker",
                "Holt has said they met twice",
            ],
        ),
        (
            "The minister said that the port would close, adding the union had been told.",
            ["The minister said that the port would close", "adding the union had been told"],
        ),
        (
            "Officers said that the army could move in, warning: “The bridges are held by rebels.”",
            [
                "Officers said that the army could move in",
                "warning: “The bridges are held by rebels.”",
            ],
        ),
        (
            "Zinc rose after brokers told a magazine that Norland would shut two pits.",
            ["Zinc rose", "after brokers told a magazine that Norland would shut two pits"],
        ),
        (
            "The index was steady and the fund rose, all having touched new peaks before noon.",
            [
                "The index was steady",
                "the fund rose",
                "all having touched new peaks before noon",
            ],
        ),
        (
            "The party apologised on Monday, after giving its page a doctor’s name.",
            ["The party apologised on Monday", "giving its page a doctor’s name"],
        ),
        (
            "The storm killed four people, injured dozens and left thousands without power.",
            [
                "The storm killed four people",
                "injured dozens",
                "left thousands without power",
            ],
        ),
        (
            "Prices rose sharply, while wages in the north fell, according to the bank.",
            ["Prices rose sharply", "wages in the north fell, according to the bank"],
        ),
        (
            "Rescuers searched for a boy who had been missing in the hills since Sunday.",
            ["Rescuers searched for a boy", "who had been missing in the hills since Sunday"],
        ),
    ],
)
def test_english_facts_are_told_apart(sentence: str, parts: list[str]) -> None:
    assert _parts(sentence, "en") == parts


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Die Ministerin sagte, dass der Tunnel fertig sei und die Züge fahren.", "de"),
        ("»Wir haben gewonnen, und das Stadion war voll«, sagte der Trainer.", "de"),
        ("Sie verkauft Äpfel, Birnen, Nüsse und die Kuchen der Schwester.", "de"),
        ("Der Rat will das Bad sanieren, um Energie zu sparen.", "de"),
        ("Anna Kern und Otto Lang leiten das Institut.", "de"),
        ("“We won, and the stadium was full,” the coach said.", "en"),
        ("The mayor said that the tunnel was ready and the trains were running.", "en"),
        ("Ann Reed and Tom Hale run the office in Dover.", "en"),
        ("Haben Tausende für den Erhalt der Halle und gegen den Abriss demonstriert?", "de"),
        ("Der stille Gast, ein 51 Jahre alter Koch, wurde im Keller gefunden.", "de"),
        ("Das Beben erreichte eine Stärke von 7,4, teilte das Amt in Altdorf mit.", "de"),
        ("Der Prozess könne ein halbes Jahr dauern, entschied das Gericht am Montag.", "de"),
        ("Ich dachte, dieses Dorf hat einen zu hohen Turm.", "de"),
        ("Altdorf hatte mit Folgen gedroht, sollte der Rat den Preis vergeben.", "de"),
        ("Wird ein Tier erwischt, wird es von dem anderen bestraft.", "de"),
        ("Anna Kern, Otto Lang und Ida Moor werden Richter in Bern.", "de"),
        ("Es war der Wirt, der das Haus in Altdorf verkaufte.", "de"),
        ("Er kam spät, weil der Bus hielt und der Regen fiel, aus Köln.", "de"),
        ("Die Regierung will das Bad schließen und das Geld sparen.", "de"),
        ("Der Chef sagte, die Halle sei alt und müsse weg.", "de"),
        ("Der Streit endete am Dienstag, den 4. Juni, in Bonn.", "de"),
        ("Das ist das einzige Haus, das den Brand überstand.", "de"),
        ("Der Rat ließ den Turm und die Halle räumen.", "de"),
        ("Die bekannte Sängerin und verletzte Fans warteten.", "de"),
        (
            "So soll der Platz gepflastert, die Straße verbreitert und das Tor versetzt werden.",
            "de",
        ),
        ("The city could lose the grant and have to pay for the bridge.", "en"),
        ("He said the bridge was closed and the ferry had stopped.", "en"),
        ("The thief was caught by guards and handed to the police.", "en"),
        ("Editors had met before lunch with three neighbours of the poet.", "en"),
        ("Wool became dearer again after steep winter losses in Wales.", "en"),
        ("Storms hit the coast, the mayor of Harlow said, with hail and rain.", "en"),
        ("Holt took the cup when he beat a rival.", "en"),
        ("The two towns have many ties, lasting and friendly ones at that.", "en"),
        ("A nurse who saw the crash and called for help was praised.", "en"),
        ("The tower is as tall as the two church spires are together.", "en"),
        ("The firm designed and built the boat in Hull.", "en"),
        ("Meanwhile, neighbours, teachers, and nurses cleaned the hall.", "en"),
    ],
)
def test_what_is_one_fact_stays_whole(sentence: str, language: str) -> None:
    assert _parts(sentence, language) == [sentence]


def test_a_clause_inside_another_is_nested() -> None:
    sentence = "Die Brücke, die 1931 für 40.000 Mark gebaut wurde, ist gesperrt."
    assert _parts(sentence, "de") == [sentence, "die 1931 für 40.000 Mark gebaut wurde"]


def test_an_english_clause_between_commas_is_nested() -> None:
    sentence = "The board, which meets in Leeds, raised the fee."
    assert _parts(sentence, "en") == [sentence, "which meets in Leeds"]
    sentence = "The older ferries, which burn coal, need a new engine."
    assert _parts(sentence, "en") == [sentence, "which burn coal"]
    sentence = "The guards, having searched the cellar, left the house."
    assert _parts(sentence, "en") == [sentence, "having searched the cellar"]


@given(
    st.lists(
        st.sampled_from(_WORDS.split(" ")),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(["de", "en", "fr"]),
)
def test_clauses_lie_in_the_sentence_and_never_overlap_partly(words: list[str], code: str) -> None:
    sentence = " ".join(words)
    spans = clauses(words_of(sentence), code)
    assert spans
    for index, span in enumerate(spans):
        assert span.of(sentence).strip() == span.of(sentence)
        assert len(span) > 0
        for other in spans[index + 1 :]:
            assert not span.overlaps(other) or span.contains(other)
