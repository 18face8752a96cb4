"""From judged sentences to the weights of a model."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.worth.examples import Example
from workbench.text.logistic import Penalty, Row, fit
from workbench.text.worth_features import NOTHING
from workbench.text.worth_model import SpeechModel, WorthModel

CONTEXT = {"headline": 1.6, "lead": 0.6}
"""Set by hand: a sentence without its article can't teach them."""

FIXED = {("news", NOTHING): -2.5}
"""Set by hand: what can't be checked goes to the end, whatever figures are in it."""

SCALE = 0.6
"""Set by hand: news is fuller of facts than the graded sentences, and is to be told apart, too."""

_Column = tuple[str, str]  # "news" or the language of the speech, and the feature or word
_BIAS, _WORD = "bias", "word "
_NEWS_COUNTS = 3.0  # a news sentence against one of a debate, of which there are many more
_HOLD_FEATURE, _HOLD_WORD = 3.0, 6.0  # how strongly weights are held to 0
_HOLD_FIXED = 1e6
_LEAST = 12  # sentences a word must be in, so that no sentence can be told from its weights
_FAINT = 0.02  # weights of words below it are left out


def learn(examples: Sequence[Example], *, speech: bool = True) -> WorthModel:
    """The model that fits the examples; without `speech` the same weights serve both sets."""
    spoken = [example for example in examples if speech and example.speech]
    languages = sorted({example.language for example in spoken})
    seen = [example.sight().features for example in examples]
    names = sorted({name for one in seen for name in one})
    columns = _columns("news", names)
    for language in languages:
        columns += _columns(language, names)
        columns += [(language, _WORD + word) for word in _vocabulary(spoken, language)]
    number = {column: index for index, column in enumerate(columns)}
    rows = [_row(example, one, number) for example, one in zip(examples, seen, strict=True)]
    held = [_hold(column) for column in columns]
    weights = fit(rows, Penalty(held, [FIXED.get(column, 0.0) for column in columns]))
    learnt = dict(zip(columns, weights, strict=True))
    return WorthModel(
        bias=round(learnt["news", _BIAS], 3),
        features=_features(learnt, "news"),
        context=CONTEXT,
        scale=SCALE,
        speech={
            language: SpeechModel(
                round(learnt[language, _BIAS], 3),
                _features(learnt, language),
                _words(learnt, language),
            )
            for language in languages
        },
    )


def _columns(part: str, names: Sequence[str]) -> list[_Column]:
    return [(part, _BIAS), *((part, name) for name in names)]


def _features(learnt: dict[_Column, float], part: str) -> dict[str, float]:
    return {
        name: round(weight, 3)
        for (own, name), weight in learnt.items()
        if own == part and name != _BIAS and not name.startswith(_WORD)
    }


def _words(learnt: dict[_Column, float], part: str) -> dict[str, float]:
    return {
        name.removeprefix(_WORD): round(weight, 2)
        for (own, name), weight in learnt.items()
        if own == part and name.startswith(_WORD) and abs(weight) >= _FAINT
    }


def _vocabulary(examples: Sequence[Example], language: str) -> list[str]:
    """The words that are common enough; names are left out, as they belong to their debate."""
    common: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for example in examples:
        if example.language == language:
            pairs = zip(example.words.lows[1:], example.words.raws[1:], strict=True)
            capital.update({low for low, raw in pairs if raw[0].isupper()})
            common.update({low for low in example.words.lows if low[0].isalpha()})
    return sorted(
        word for word in common if common[word] >= _LEAST and 2 * capital[word] < common[word]
    )


def _row(example: Example, seen: Mapping[str, float], number: dict[_Column, int]) -> Row:
    known = {number[cell]: value for cell, value in _cells(example, seen) if cell in number}
    weight = 1.0 if example.speech else _NEWS_COUNTS
    return Row(tuple(known), tuple(known.values()), example.target, weight)


def _cells(example: Example, seen: Mapping[str, float]) -> Iterator[tuple[_Column, float]]:
    for part in ("news", example.language) if example.speech else ("news",):
        yield (part, _BIAS), 1.0
        for name, value in seen.items():
            yield (part, name), value
    if example.speech:
        for low in dict.fromkeys(example.words.lows):
            yield (example.language, _WORD + low), 1.0


def _hold(column: _Column) -> float:
    if column in FIXED:
        return _HOLD_FIXED
    name = column[1]
    if name == _BIAS:
        return 0.0
    return _HOLD_WORD if name.startswith(_WORD) else _HOLD_FEATURE
