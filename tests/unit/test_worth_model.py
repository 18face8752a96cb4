"""The model behind a claim's worth: how it is learnt, what it is learnt from, what it says."""

import math
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.worth.examples import Example, sentences
from bench.worth.learn import main, toml
from bench.worth.learning import CONTEXT, learn
from bench.worth.measuring import fold, held_out
from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.logistic import Penalty, Row, fit, probability, score
from workbench.text.ranking import auc
from workbench.text.signals import find_signals
from workbench.text.words import Words
from workbench.text.worth import Worth, look, weigh
from workbench.text.worth_features import features
from workbench.text.worth_model import (
    WEIGHTS,
    SpeechModel,
    WorthModel,
    read_model,
    shipped_model,
)
from workbench.text.worth_speech import is_speech
from workbench.text.worth_words import worth_words


@pytest.fixture(scope="module")
def news() -> list[Example]:
    return sentences()


def _worth(
    text: str, language: str = "en", *, speech: bool = False, model: WorthModel | None = None
) -> Worth:
    sight = look(
        Words(text),
        find_signals(text, language),
        worth_words(language),
        place=0.5,
        checkable=True,
        speech=speech,
    )
    return weigh(sight, model)


# Learning


def test_a_bias_alone_becomes_the_log_odds() -> None:
    rows = [Row([0], [1.0], float(number < 3)) for number in range(4)]
    (bias,) = fit(rows, Penalty([0.0], [0.0]))
    assert bias == pytest.approx(math.log(3), abs=1e-3)


def test_at_the_bottom_the_penalty_balances_what_the_rows_pull() -> None:
    rows = [
        Row([0, 1], [1.0, 2.0], 1.0, 2.0),
        Row([0, 2], [1.0, 1.0], 0.25),
        Row([0], [1.0], 0.0),
        Row([0, 1, 2], [1.0, 0.5, 0.5], 0.7),
    ]
    penalty = Penalty([0.1, 0.5, 2.0], [0.0, 0.0, 1.0])
    weights = fit(rows, penalty)
    for index in range(3):
        pull = sum(
            row.weight
            * (probability(score(row, weights)) - row.target)
            * dict(zip(row.indices, row.values, strict=True)).get(index, 0.0)
            for row in rows
        )
        held = penalty.strength[index] * (weights[index] - penalty.prior[index])
        assert pull + held == pytest.approx(0, abs=2e-3)


def test_a_strong_penalty_keeps_the_prior_and_no_rows_leave_it() -> None:
    rows = [Row([0], [1.0], 0.0), Row([1], [1.0], 1.0)]
    held, free = fit(rows, Penalty([1e6, 1.0], [2.0, 0.0]))
    assert held == pytest.approx(2.0, abs=1e-4)
    assert free > 0.1
    assert fit([], Penalty([1.0, 1.0], [0.5, -0.5])) == [0.5, -0.5]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_probability_is_one_for_any_score(value: float) -> None:
    assert 0 <= probability(value) <= 1
    assert probability(value) + probability(-value) == pytest.approx(1)


def test_weights_go_through_their_file_unchanged(tmp_path: Path, news: list[Example]) -> None:
    some = [replace(example, speech=number % 2 == 0) for number, example in enumerate(news[:160])]
    model = learn(some)
    assert model.speech["de"].words
    file = tmp_path / "weights.toml"
    file.write_text(toml(model, news=80, speech=80), encoding="utf-8")
    assert read_model(file) == model


def test_without_the_debates_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = WEIGHTS.read_bytes()
    assert main(["--claimbuster", str(tmp_path / "missing.jsonl")]) == 2
    assert "missing.jsonl" in capsys.readouterr().out
    assert WEIGHTS.read_bytes() == before


# Measuring


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=30))
def test_auc_counts_the_pairs_in_the_right_order(ranked: list[tuple[int, bool]]) -> None:
    good = [rank for rank, worthy in ranked if worthy]
    bad = [rank for rank, worthy in ranked if not worthy]
    pairs = [(rank * 1.0, worthy) for rank, worthy in ranked]
    if not good or not bad:
        with pytest.raises(ValueError, match="both kinds"):
            auc(pairs)
        return
    right = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    assert auc(pairs) == pytest.approx(right / (len(good) * len(bad)))


def test_the_model_beats_length_on_topics_it_has_not_seen(news: list[Example]) -> None:
    ranks = held_out(news)
    for language in ("de", "en"):
        own = [
            (rank, one) for rank, one in zip(ranks, news, strict=True) if one.language == language
        ]
        learnt = auc((rank, one.worthy) for rank, one in own)
        length = auc((float(len(one.text)), one.worthy) for _, one in own)
        assert learnt >= 0.78
        assert learnt >= length + 0.08


# The labelled sentences


def test_the_sentences_are_many_different_and_evenly_graded(news: list[Example]) -> None:
    assert len({example.text for example in news}) == len(news)
    assert len({example.group for example in news}) >= 25
    for language in ("de", "en"):
        own = [example for example in news if example.language == language]
        assert len(own) >= 320
        grades = Counter(example.target for example in own)
        assert len(grades) == 4
        assert all(0.2 <= count / len(own) <= 0.3 for count in grades.values())
        assert auc((float(len(example.text)), example.worthy) for example in own) < 0.7


def test_a_topic_is_never_parted(news: list[Example]) -> None:
    parts: dict[str, set[int]] = {}
    for example in news:
        parts.setdefault(example.group, set()).add(fold(example))
    assert all(len(part) == 1 for part in parts.values())
    assert len({min(part) for part in parts.values()}) == 5


# The weights that ship


def test_the_shipped_weights_weigh_what_can_be_seen(news: list[Example]) -> None:
    seen = {name for example in news for name in example.sight().features}
    model = shipped_model()
    assert seen <= set(model.features)
    assert model.context == CONTEXT
    assert all(set(layer.features) == set(model.features) for layer in model.speech.values())


def test_the_shipped_weights_name_and_thank_their_sources(news: list[Example]) -> None:
    provenance = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["provenance"]
    assert provenance["news"].startswith(f"{len(news)} ")
    for part in ("ClaimBuster", "Arslan", "10.5281/zenodo.3609356", "CC BY 4.0", "Changed"):
        assert part in provenance["credit"]


# What it says


@pytest.mark.parametrize(
    ("better", "worse", "language"),
    [
        ("Der Zoll fand 2023 in Kehl 40 Kilo Silber.", "Am Ufer sitzen Leute im Licht.", "de"),
        (
            "Die Polizei hat den Kassenwart verhaftet.",
            "So ist das Leben nun einmal, man kennt es.",
            "de",
        ),
        ("The ferry sank on 2 June with 31 people on board.", "Life has its ups and downs.", "en"),
        ("Police arrested the treasurer.", "The kettle sings and birds sit outside.", "en"),
    ],
)
def test_hard_facts_come_before_scenery_and_truisms(better: str, worse: str, language: str) -> None:
    assert _worth(better, language).value > 0.5 > _worth(worse, language).value


def test_reasons_are_told_strongest_first_and_joined() -> None:
    model = WorthModel(0.0, {"number": 1.0, "figure": 1.5, "date": 2.0, "unit": 0.1, "length": 9.0})
    told = _worth("Sales rose 12 percent on Monday.", model=model)
    assert told.reasons == ("length", "number", "date")  # it is a short one
    assert told.value < 0.5


def test_a_missing_weight_counts_nothing() -> None:
    assert _worth("Sales rose 12 percent.", model=WorthModel(0.0, {})) == Worth(0.5, ())


def test_the_words_of_speech_count_in_speech_alone() -> None:
    model = WorthModel(0.0, {}, {}, {"en": SpeechModel(-1.0, {"number": 3.0}, {"sales": 2.0})})
    text = "Sales rose by 12 percent, sales!"
    assert _worth(text, model=model).value == 0.5
    assert _worth(text, speech=True, model=model).value == pytest.approx(probability(4.0), abs=1e-3)
    assert _worth(text, "de", speech=True, model=model).value == 0.5
    assert "wording" in _worth(text, speech=True, model=model).reasons


def test_a_country_in_capitals_is_not_us() -> None:
    known = worth_words("en")
    for text, says in (("The US army left.", False), ("They told us.", True), ("I left.", True)):
        assert ("first-person" in features(Words(text), (), known)) is says


def test_a_text_in_the_first_person_is_speech() -> None:
    known = worth_words("en")
    spoken = [Words("We built three schools."), Words("The road is long.")] * 4
    written = [Words("The town built three schools."), Words("“I am glad.”")] + [
        Words("The road is closed.")
    ] * 6
    assert is_speech(spoken, known)
    assert not is_speech(written, known)
    assert not is_speech(spoken[:4], known)


@settings(max_examples=60)
@given(st.text(max_size=80), st.sampled_from(["de", "en", "und"]), st.booleans())
def test_any_text_gets_a_worth_between_0_and_1(text: str, language: str, speech: bool) -> None:
    told = _worth(text, language, speech=speech)
    assert 0 <= told.value <= 1
    seen = features(Words(text), find_signals(text, language), worth_words(language))
    assert all(-1 <= value <= 1 for value in seen.values())


def test_a_long_quotation_is_not_a_few_quoted_words() -> None:
    text = "“We saw the bridge fall into the river.”"
    signals = find_signals(text, "en")
    assert {signal.kind for signal in signals} >= {SignalKind.QUOTE}
    assert Span(0, len(text)).contains(signals[0].span)
    known = worth_words("en")
    assert "quote" in features(Words(text), signals, known)
    own = features(Words(text), signals, known, own_words=True)
    assert "long-quote" in own
    assert "quote" not in own
