"""All signals of a text together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.split import SignalKind
from workbench.text.phrases import PhraseTable
from workbench.text.signals import find_signals
from workbench.text.words import Words

GERMAN = [
    "24.",
    "Februar",
    "2022",
    "3,5",
    "%",
    "Millionen",
    "Euro",
    "zweite",
    "dritten",
    "vor",
    "zwei",
]
GERMAN += [
    "Wochen",
    "seit",
    "Jahren",
    "von",
    "bis",
    "und",
    "nicht",
    "ohne",
    "offenbar",
    "größer",
    "als",
]
ENGLISH = [
    "the",
    "third",
    "quarter",
    "of",
    "last",
    "May",
    "15",
    "hundred",
    "and",
    "a",
    "thousand",
    "half",
]
ENGLISH += [
    "more",
    "than",
    "ago",
    "Oslo",
    "Peter",
    "Lindner",
    "EU",
    "U.S.",
    "$5m",
    "Q3",
    "14.30",
    "Uhr",
]
MARKS = ["„", "“", "»", "«", "'", '"', "-", "\n", "ß", "e\u0301", "🙂"]
PIECES = st.sampled_from([*GERMAN, *ENGLISH, *MARKS])


def found(text: str, language: str, kind: SignalKind) -> list[tuple[str, str]]:
    signals = find_signals(text, language)
    return [(signal.text, signal.value) for signal in signals if signal.kind is kind]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Der Deich hielt nicht.", "de", ("nicht", "not")),
        ("Keiner der Deiche hielt.", "de", ("Keiner", "not")),
        ("Er kam ohne Boot.", "de", ("ohne", "without")),
        ("Der Rat dementierte das.", "de", ("dementierte", "deny")),
        ("Die Sorge ist unbegründet.", "de", ("unbegründet", "not")),
        ("The levee didn’t hold.", "en", ("didn’t", "not")),
        ("Der Rat wies den Vorwurf zurück.", "de", ("wies", "deny")),
        ("Der Rat lehnte den Antrag ab und ging.", "de", ("lehnte", "fail")),
        ("The council denied it.", "en", ("denied", "deny")),
        ("It failed to hold.", "en", ("failed to", "fail")),
        ("It never held.", "en", ("never", "not")),
        ("They have yet to mend it.", "en", ("have yet to", "not")),
        ("Der Rat verzichtet auf den Deich.", "de", ("verzichtet auf", "fail")),
    ],
)
def test_negation(text: str, language: str, expected: tuple[str, str]) -> None:
    assert found(text, language, SignalKind.NEGATION) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Offenbar brach der Deich.", "de", ("Offenbar", "likely")),
        ("Der mutmaßliche Täter floh.", "de", ("mutmaßliche", "likely")),
        ("Der Deich könnte brechen.", "de", ("könnte", "possible")),
        ("Angeblich brach er.", "de", ("Angeblich", "reported")),
        ("Es ist unklar, ob er brach.", "de", ("unklar", "unclear")),
        ("The levee reportedly broke.", "en", ("reportedly", "reported")),
        ("The levee may break.", "en", ("may", "possible")),
        ("It is unclear why it broke.", "en", ("unclear", "unclear")),
    ],
)
def test_hedges(text: str, language: str, expected: tuple[str, str]) -> None:
    assert found(text, language, SignalKind.HEDGE) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Deich sei gebrochen und habe rund 30 Meter verloren.", "de"),
        ("The levee broke in May, roughly 30 metres of it.", "en"),
    ],
)
def test_reported_speech_and_round_figures_are_no_hedges(text: str, language: str) -> None:
    assert found(text, language, SignalKind.HEDGE) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Der Pegel stieg.", "de", ("stieg", "up")),
        ("Hier baden mehr Männer als Frauen.", "de", ("mehr", "more")),
        ("Fewer cars than boats came.", "en", ("Fewer", "less")),
        ("Der Deich ist grüner als die Wiese.", "de", ("grüner", "other")),
        ("Es war das größte Becken.", "de", ("größte", "superlative")),
        ("Es war die schönste Bucht.", "de", ("schönste", "superlative")),
        ("Der Umsatz legte im Mai um zwei Prozent zu.", "de", ("legte", "up")),
        ("Die Zahl ging im Mai zurück, hieß es.", "de", ("ging", "down")),
        ("It was the hardest winter.", "en", ("hardest", "superlative")),
        ("Im Gegensatz zum Rat schwieg sie.", "de", ("Im Gegensatz zum", "contrast")),
        ("The level fell.", "en", ("fell", "down")),
        ("It held more than before.", "en", ("more than", "more")),
        ("It was the largest basin.", "en", ("largest", "superlative")),
    ],
)
def test_comparisons(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, language, SignalKind.COMPARISON)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Schafe leisten viel und kosten wenig.", "de"),
        ("Das ist der nächste feste Termin, und der musste stehen.", "de"),
        ("Sie legte den Brief auf den Tisch.", "de"),
        ("The council declined to comment on the forest.", "en"),
    ],
)
def test_what_only_looks_like_a_comparison(text: str, language: str) -> None:
    assert found(text, language, SignalKind.COMPARISON) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es regnete nicht nur in Bonn, sondern auch in Köln.", "de"),
        ("Der Rat lehnte sich an die Wand.", "de"),
        ("It rained not only here.", "en"),
    ],
)
def test_what_denies_nothing(text: str, language: str) -> None:
    assert found(text, language, SignalKind.NEGATION) == []


def test_a_month_is_no_hedge_and_a_rank_no_negation() -> None:
    assert found("In May it was No. 1 there.", "en", SignalKind.HEDGE) == []
    assert found("In May it was No. 1 there.", "en", SignalKind.NEGATION) == []


def test_a_language_without_a_pack_gets_what_figures_and_marks_tell() -> None:
    text = "Il a dit «jamais» le 2021-05-03, avec 3,5 %."
    kinds = {signal.kind for signal in find_signals(text, "fr")}
    assert kinds >= {SignalKind.QUOTE, SignalKind.DATE, SignalKind.NUMBER}


def test_decomposed_letters_read_like_composed_ones() -> None:
    text = "Er kaufte zwo\u0308lf Ziegen im Ma\u0308rz."
    assert found(text, "de", SignalKind.NUMBER) == [("zwo\u0308lf", "12")]
    assert found(text, "de", SignalKind.DATE) == [("Ma\u0308rz", "--03")]


def test_the_longer_phrase_wins() -> None:
    table = PhraseTable({"short": ["no"], "long": ["no longer"], "stem": ["deni*"]})
    assert [item.value for item in table.find(Words("no longer denied, no"))] == [
        "long",
        "stem",
        "short",
    ]


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from(["de", "en", "und"]))
def test_spans_are_exact_sorted_and_apart(text: str, language: str) -> None:
    signals = find_signals(text, language)
    assert list(signals) == sorted(signals, key=lambda signal: signal.span)
    apart = (SignalKind.NUMBER, SignalKind.ORDINAL, SignalKind.DATE)
    last = 0
    for signal in signals:
        assert signal.text == text[signal.span.start : signal.span.end]
        assert signal.value
        if signal.kind in apart:
            assert signal.span.start >= last
            last = signal.span.end


@given(st.text(), st.sampled_from(["de", "en", "und"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for signal in find_signals(text, language):
        assert signal.text == text[signal.span.start : signal.span.end]


@given(st.text())
def test_tokens_cover_all_but_blanks(text: str) -> None:
    words = Words(text)
    covered = {
        index
        for start, end in zip(words.starts, words.ends, strict=True)
        for index in range(start, end)
    }
    assert all(char.isspace() for index, char in enumerate(text) if index not in covered)
