"""Clauses that assert a fact of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.clauses import clauses
from workbench.text.words import words_of

_WORDS = (
    'Der Zug hielt und die das weil hat , : ; – ( ) » « " and which while said was . ? 2019 nicht'
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
    ],
)
def test_what_is_one_fact_stays_whole(sentence: str, language: str) -> None:
    assert _parts(sentence, language) == [sentence]


def test_a_clause_inside_another_is_nested() -> None:
    sentence = "Die Brücke, die 1931 für 40.000 Mark gebaut wurde, ist gesperrt."
    assert _parts(sentence, "de") == [sentence, "die 1931 für 40.000 Mark gebaut wurde"]


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
