"""The verdict in a rating: its words, else its number on its scale; never a guess.

Scales in the wild are upside down, have values outside, or no ends. Words win over numbers; a
number alone counts only between a worst that is below the best.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.desk.incoming import access
from workbench.desk.labels import normal_form
from workbench.i18n import _
from workbench.model.label import FALSE_LIKE, TRUE_LIKE
from workbench.model.quarantine import Distrust, Problem

# What programs write for no number.
_NOTHING = frozenset({"nan", "inf", "-inf", "null", "none", "undefined", "n/a"})
_INNER = 0.25, 0.75  # of a scale, between which a number is the opposite of no words


@dataclass(frozen=True, slots=True)
class Rated:
    """A verdict in words or as `1 (1–5)`, the same in every language; empty for none.

    `problem` says why there is none that can be trusted, `notice` what was passed over. `share`
    is the place of a number on its scale, 0 (worst) to 1 (best), None without a sound one.
    """

    verdict: str = ""
    problem: Problem | None = None
    notice: str = ""
    share: float | None = None


NOT_RATED = Rated()


def rated(rating: Any) -> Rated:
    """What a rating in whatever form says; nothing for none at all."""
    if rating is None:
        return NOT_RATED
    if not isinstance(rating, dict) or "@value" in rating:
        words = access.plain(rating)
        if words:
            return judged("", words, "", "") if _number(words) is not None else Rated(words)
    get = access.mapping(rating).get
    words = access.plain(get("alternateName")) or access.plain(get("name"))
    value = access.text(get("ratingValue"))
    worst, best = access.text(get("worstRating")), access.text(get("bestRating"))
    found = judged(words, value, worst, best)
    if not words and not value and not found.problem:
        return Rated(notice=_("its rating was not understood"))
    return found


@lru_cache(maxsize=16_384)
def judged(words: str, value: str, worst: str, best: str) -> Rated:
    """The verdict of a rating in words, and of a value between the ends of its scale."""
    if not words and _is_said(value):
        return Rated(value)  # some put the words in the place of the number
    if not value:
        return Rated(words) if words else NOT_RATED
    problem, share = _on_scale(value, worst, best)
    if words:
        notice = problem.detail if problem and (worst or best) else ""
        return Rated(words, notice=notice, share=share)
    if problem:
        return Rated(problem=problem)
    return Rated(f"{value} ({worst}–{best})", share=share)


def contradiction(
    rating: Rated, *, publisher: str = "", language: str = "", url: str = ""
) -> Problem | None:
    """What is wrong with a rating whose words say the opposite of its number, if they do.

    Told only where a label map knows the words, and the number is in the outer quarter of a sound
    scale.
    """
    if rating.share is None or _INNER[0] < rating.share < _INNER[1]:
        return None
    normal = normal_form(rating.verdict, publisher=publisher, language=language, url=url)
    if normal in (TRUE_LIKE if rating.share <= _INNER[0] else FALSE_LIKE):
        return Problem(
            Distrust.CONTRADICTING_RATING,
            _("its rating is “{verdict}” in words and the opposite as a number").format(
                verdict=rating.verdict
            ),
        )
    return None


def _on_scale(value: str, worst: str, best: str) -> tuple[Problem | None, float | None]:
    numbers = [_number(said) for said in (value, worst, best)]
    at, low, high = numbers
    shown = {"value": value, "worst": worst or "?", "best": best or "?"}
    if at is None or low is None or high is None or low == high:
        detail = _("its rating {value} has no scale ({worst}–{best})").format(**shown)
        return Problem(Distrust.NO_RATING_SCALE, detail), None
    if low > high:
        detail = _("the scale of its rating is upside down ({worst}–{best})").format(**shown)
        return Problem(Distrust.INVERTED_RATING, detail), None
    if not low <= at <= high:
        detail = _("its rating {value} is not on its scale ({worst}–{best})").format(**shown)
        return Problem(Distrust.RATING_OUT_OF_SCALE, detail), None
    return None, (at - low) / (high - low)


def _is_said(value: str) -> bool:
    """Whether it is words and no number, however written."""
    has_letters = any(map(str.isalpha, value)) and not any(map(str.isdigit, value))
    return has_letters and value.lower() not in _NOTHING


def _number(said: str) -> float | None:
    try:
        number = float(said.replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None  # also not for NaN
