"""Whether a full stop ends its sentence or belongs to an abbreviation, an initial, an ordinal."""

import re
from typing import NamedTuple

from workbench.text.sentence_marks import BLANKS, OPENING
from workbench.text.sentence_words import SentenceWords, Token, token_of

_LOOK = 40  # code points before a full stop that are read
_TOKEN = re.compile(r"[\w.'’]+\Z")
_MOST_LETTERS = 4  # before the last one of an abbreviation with blanks
_BEFORE_FIGURE = OPENING + BLANKS
_DAY = re.compile(r"\d{1,2}\.")
_MONTH = re.compile(r"\.[ \u00a0]\d{1,2}\.")
_YEAR = re.compile(r"\.[ \u00a0]\d{2,4}\b")
_JOINED = (":", ",")  # before a figure: "3:1", "2,5"
_LONGEST_DAY = 2  # digits of a day's figure; more digits seldom are an ordinal's
_LONGEST_ORDINAL = 3


class Stop(NamedTuple):
    """A full stop at offset `at` of a text, in a sentence that begins at `sentence`."""

    text: str
    sentence: int
    at: int

    def before(self, raw: str) -> str:
        """What is read before the word at the full stop."""
        end = self.at - len(raw)
        return self.text[max(self.sentence, end - _LOOK) : end]


def word_before(text: str, sentence: int, at: int) -> str:
    """The word before a full stop, with the full stops inside it."""
    least = max(sentence, at - _LOOK)
    raw = text[max(least, text.rfind(" ", least, at) + 1) : at]
    if raw.isalnum():
        return raw
    found = _TOKEN.search(raw)
    return found.group().strip(".'’") if found else ""


def ends_sentence(stop: Stop, raw: str, following: str, words: SentenceWords) -> bool:
    """Whether a sentence ends at a full stop after the word `raw`.

    `following` is the next word, empty where a symbol follows. Only with a capital can it tell
    that a sentence begins.
    """
    token = token_of(raw, words)
    if token is Token.FIGURE:
        return _figure_ends(stop, raw, following, words)
    if len(raw) <= 3 and stop.text[stop.at - len(raw) - 2 : stop.at - len(raw) - 1] == ".":
        token = _spaced_token(stop, raw, words) or token
    if token is Token.NEVER_FINAL or (following[:1].isdigit() and words.counts(raw)):
        return False
    if token is Token.WORD or words.starts(following):
        return True
    if token is Token.CLOCK:
        return following[:1].isupper() and following.lower() not in words.after_clock
    if token is Token.NO_VOWEL:
        return stop.before(raw).rstrip()[-1:].isdigit()
    return raw == "I" and not words.dotted_ordinals


def _spaced_token(stop: Stop, raw: str, words: SentenceWords) -> Token | None:
    """What an abbreviation of several letters with blanks between them is: "z. B."."""
    joined = raw
    for part in reversed(stop.before(raw).split()[-_MOST_LETTERS:]):
        letters = part.lstrip(OPENING)
        if not letters.endswith(".") or not letters[:-1].isalpha() or len(letters) > 4:
            break
        joined = letters + joined
    return token_of(joined, words) if words.knows(joined) else None


def _figure_ends(stop: Stop, figure: str, following: str, words: SentenceWords) -> bool:
    """Whether a figure and a full stop end a sentence: not as an ordinal or a list's number."""
    lead = stop.before(figure)
    if stop.at - len(figure) - stop.sentence < _LOOK and not lead.strip(_BEFORE_FIGURE):
        return False
    apart = lead[-1:].isspace()
    previous = lead.split()[-1] if apart and lead.strip() else ""
    if previous.endswith(":"):
        return False
    if not words.dotted_ordinals:
        return True
    if following[:1].isdigit():
        return not _is_date(stop, previous, figure)
    if lead.endswith(_JOINED):
        return True
    named = previous.strip(_BEFORE_FIGURE + ".")
    return not (following[:1].islower() or _is_ordinal(figure, named, following.lower(), words))


def _is_date(stop: Stop, previous: str, figure: str) -> bool:
    """Whether a figure is part of a date in figures: "3. 10." or "3. 10. 2021"."""
    if len(figure) > _LONGEST_DAY:
        return False
    after_day = _DAY.fullmatch(previous) and _YEAR.match(stop.text, stop.at)
    return bool(after_day or _MONTH.match(stop.text, stop.at))


def _is_ordinal(figure: str, previous: str, following: str, words: SentenceWords) -> bool:
    """Whether a figure is the ordinal of the word after it, going by the words around it."""
    day, counts = len(figure) <= _LONGEST_DAY, previous.lower() in words.cardinal_before
    if counts and previous[0].isupper():
        return False  # "Platz 3. Präsident Kern …"
    if following in words.ordinal_nouns:
        return len(figure) <= _LONGEST_ORDINAL or figure.endswith("000")
    if day and following in words.months:
        return True
    if counts or not following or following in words.starters or len(figure) > _LONGEST_ORDINAL:
        return False
    return day or previous.lower() in words.ordinal_before
