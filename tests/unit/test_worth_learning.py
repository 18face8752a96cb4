"""Weights fitted to what a desk takes up: which way they move, how far, and what holds them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.span import Span
from workbench.text.logistic import probability
from workbench.text.ranking import auc
from workbench.text.splitting import annotate, annotate_and_look, split, split_and_look
from workbench.text.worth import Sight, score, weigh
from workbench.text.worth_features import NOTHING
from workbench.text.worth_learning import FOLDS, Lesson, adapt, held_out
from workbench.text.worth_model import SpeechModel, WorthModel, shipped_model

BASE = WorthModel(
    0.5,
    {"number": 1.0, "quote": 0.0, "name": 0.5, NOTHING: -2.5},
    {"headline": 1.5, "lead": 0.5},
    {"en": SpeechModel(-1.0, {"number": 3.0}, {"sales": 2.0})},
    scale=0.6,
)
NEWS = (
    "Ferry sinks in harbour\n\nThe ferry sank on 3 May 2023 with 48 people on board. “We heard "
    "a bang,” said Anna Brandt. It was the second accident since 2019.\n\nNobody knows why. The "
    "council wants to close the harbour.\n"
)
SPEECH = "We built three schools. I want you to know this. You paid 4 million for it. " * 4


def lesson(wanted: bool, *names: str, group: str = "", **context: float) -> Lesson:
    return Lesson(Sight("en", dict.fromkeys(names, 1.0), context), wanted, group)


def desk(count: int) -> list[Lesson]:
    """Takes up quotations and skips numbers, in articles of four claims."""
    pair = (lesson(True, "quote", "name"), lesson(False, "number", "name"))
    return [replace(pair[n % 2], group=f"article {n // 4}") for n in range(count)]


# Learning


def test_weights_move_to_what_is_taken_up_and_from_what_is_skipped() -> None:
    learnt = adapt(desk(60), BASE)
    assert learnt.features["quote"] > BASE.features["quote"] + 0.5
    assert learnt.features["number"] < BASE.features["number"] - 0.5
    assert learnt.context == BASE.context


def test_headline_and_lead_are_learnt_too() -> None:
    lessons = [lesson(True, "name", headline=1.0), lesson(False, "name", lead=1.0)] * 30
    learnt = adapt(lessons, BASE)
    assert learnt.context["headline"] > BASE.context["headline"]
    assert learnt.context["lead"] < BASE.context["lead"]


def test_more_decisions_move_further_and_a_stronger_hold_less_far() -> None:
    moved = [adapt(desk(count), BASE).features["quote"] for count in (0, 50, 100, 400)]
    assert moved[0] == BASE.features["quote"]
    assert moved == sorted(set(moved))
    held = [adapt(desk(60), BASE, hold=hold).features["quote"] for hold in (1.0, 6.0, 100.0)]
    assert held == sorted(held, reverse=True)
    assert held[-1] < 0.2


def test_no_lessons_teach_nothing() -> None:
    assert adapt([], BASE) == BASE


def test_the_same_lessons_give_the_same_weights_in_three_decimals() -> None:
    learnt = adapt(desk(60), BASE)
    assert learnt == adapt(list(desk(60)), BASE)
    assert all(round(weight, 3) == weight for weight in learnt.features.values())


def test_what_can_not_be_checked_stays_at_the_end() -> None:
    learnt = adapt([lesson(True, NOTHING), lesson(False, "number")] * 40, BASE)
    assert learnt.features[NOTHING] == BASE.features[NOTHING]


def test_what_the_model_does_not_know_teaches_nothing() -> None:
    lessons = [lesson(True, "unheard-of"), lesson(False, "unheard-of", elsewhere=1.0)] * 30
    learnt = adapt(lessons, BASE)
    assert learnt.features == BASE.features
    assert learnt.context == BASE.context


@pytest.mark.parametrize("wanted", [True, False])
def test_a_desk_that_decides_mostly_one_way_does_not_lift_or_lower_everything(
    wanted: bool,
) -> None:
    lessons = [lesson(wanted, "name")] * 90 + [lesson(not wanted, "name")] * 10
    assert adapt(lessons, replace(BASE, bias=-0.5)).bias == pytest.approx(-0.5, abs=0.3)


def test_a_single_one_of_a_kind_does_not_outweigh_the_rest() -> None:
    lessons = [lesson(True, "quote")] * 99 + [lesson(False, "quote")]
    assert 0 < adapt(lessons, BASE).features["quote"] - BASE.features["quote"] < 0.7


def test_the_weights_of_speech_stay_and_are_reckoned_with() -> None:
    spoken = Sight("en", {"number": 1.0}, {}, speech=True, words=("sales",))
    written = replace(spoken, speech=False, words=())
    assert score(spoken, BASE) - score(written, BASE) == pytest.approx(-1.0 + 3.0 + 2.0)
    # What speech adds already says what this desk decides, so that little is left to be learnt.
    rows = [Lesson(spoken, True, ""), Lesson(written, False, "")] * 30
    without = [replace(row, sight=written) for row in rows]
    learnt = adapt(rows, BASE)
    assert learnt.speech == BASE.speech
    assert learnt.features["number"] < adapt(without, BASE).features["number"]


def test_what_is_learnt_from_speech_fits_the_score_that_the_program_gives() -> None:
    spoken = Sight("en", {"number": 1.0}, {}, speech=True)
    rows = [Lesson(spoken, False, ""), Lesson(replace(spoken, speech=False), True, "")] * 30
    learnt = adapt(rows, BASE, hold=2.0)
    pull = sum(probability(score(row.sight, learnt)) - row.wanted for row in rows)
    assert pull + 2.0 * (learnt.bias - BASE.bias) == pytest.approx(0, abs=0.1)


# Measuring


def test_held_out_scores_are_of_weights_that_never_saw_the_group() -> None:
    lessons = desk(80)
    scores = held_out(lessons, BASE)
    wanted = [one.wanted for one in lessons]
    before = auc(zip((score(one.sight, BASE) for one in lessons), wanted, strict=True))
    assert before < 0.1
    assert auc(zip(scores, wanted, strict=True)) > 0.9


def test_a_part_is_measured_by_what_the_others_teach() -> None:
    articles = [f"article {number}" for number in range(FOLDS)]
    kinds = [(True, "quote"), (False, "number")] * 3
    lessons = [lesson(*kind, group=article) for article in articles for kind in kinds]
    lessons += [lesson(True, "name", group=articles[0]), lesson(False, "name", group=articles[0])]
    for one, value in zip(lessons, held_out(lessons, BASE), strict=True):
        others = [other for other in lessons if other.group != one.group]
        assert value == score(one.sight, adapt(others, BASE))


def test_fewer_lessons_than_parts_are_measured_too() -> None:
    few = desk(3)
    assert len(held_out(few, BASE)) == 3
    assert held_out([], BASE) == []


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from("abcdefgh")), min_size=1, max_size=40),
)
def test_every_lesson_is_measured_whatever_the_groups(pairs: list[tuple[bool, str]]) -> None:
    lessons = [lesson(wanted, "quote", group=group) for wanted, group in pairs]
    scores = held_out(lessons, BASE)
    assert len(scores) == len(lessons)
    by_group: dict[str, set[float]] = {}
    for one, value in zip(lessons, scores, strict=True):
        by_group.setdefault(one.group, set()).add(value)
    assert all(len(values) == 1 for values in by_group.values())
    assert len({frozenset(values) for values in by_group.values()}) <= FOLDS


# What is looked at is what is weighed


def other() -> WorthModel:
    base = shipped_model()
    return replace(
        base,
        bias=0.25,
        features={name: -weight for name, weight in base.features.items()},
        context={"headline": -1.0, "lead": 2.0},
    )


@pytest.mark.parametrize("text", [NEWS, SPEECH, "", "\n", "Nein."])
@pytest.mark.parametrize("model", [None, other()])
def test_sights_weighed_anew_give_the_worth_of_the_split(
    text: str, model: WorthModel | None
) -> None:
    cut, sights = split_and_look(text, model=model)
    assert cut == split(text, model=model)
    assert [(w.value, w.reasons) for w in (weigh(sight, model) for sight in sights)] == [
        (claim.worth, claim.reasons) for claim in cut.claims
    ]


def test_a_speech_is_seen_as_one() -> None:
    _cut, sights = split_and_look(SPEECH)
    assert all(sight.speech and sight.words for sight in sights)
    assert not any(sight.speech or sight.words for sight in split_and_look(NEWS)[1])


@settings(max_examples=40)
@given(st.integers(0, len(NEWS) - 1), st.integers(1, 80))
def test_a_picked_span_is_weighed_by_what_was_seen_of_it(start: int, length: int) -> None:
    span = Span(start, min(len(NEWS), start + length))
    for model in (None, other()):
        claim, sight = annotate_and_look(NEWS, span, claim_id="c1", language="en", model=model)
        again = annotate(NEWS, span, claim_id="c1", language="en", model=model)
        now = weigh(sight, model)
        assert claim == again
        assert (now.value, now.reasons) == (claim.worth, claim.reasons)


def test_another_model_changes_worth_and_reasons_alone() -> None:
    before, after = split(NEWS), split(NEWS, model=other())
    assert [claim.worth for claim in before.claims] != [claim.worth for claim in after.claims]
    for old, new in zip(before.claims, after.claims, strict=True):
        assert replace(new, worth=old.worth, reasons=old.reasons) == old
