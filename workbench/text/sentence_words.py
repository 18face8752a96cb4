"""The words by which a language's sentences end and begin, from its pack."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from workbench.text import packs
from workbench.text.sentence_marks import FACE_ENDS

_ROMAN = re.compile(r"[IVXL]{1,7}")
_DOTTED = re.compile(r"(?!www\.)[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){1,2}")
# "Hptm", "Bgm"; not "Mhm", "Brr" or "GmbH".
_NO_VOWEL = re.compile(r"(?![HMPSThmpst]+\Z|.*(.)\1)(?=[^aeiouyAEIOUY]+\Z)[A-Za-z][a-z]{1,4}")


class Token(Enum):
    """What the word before a full stop is."""

    WORD = auto()
    FIGURE = auto()
    LETTER = auto()
    ROMAN = auto()  # a numeral that the language may write as an ordinal
    NEVER_FINAL = auto()
    CLOCK = auto()
    MAYBE_FINAL = auto()
    DOTTED = auto()  # not listed: "n.Chr", "U.S"
    NO_VOWEL = auto()  # not listed; a unit if a figure stands before it


@dataclass(frozen=True, slots=True, eq=False)
class SentenceWords:
    """The word lists of a pack's `[sentences]` table, in small letters.

    Of the abbreviations, one with a capital counts only so written. `unmarked` finds the blank
    before a `word` of `unmarked_starters` or `unmarked_after_small`, or before any word (`next`)
    after what may be an emoticon; `joints` are the words that no sentence ends with.
    """

    never_final: frozenset[str]
    before_digit: frozenset[str]
    maybe_final: frozenset[str]
    maybe_final_endings: tuple[str, ...]
    clock: frozenset[str]
    after_clock: frozenset[str]
    months: frozenset[str]
    ordinal_nouns: frozenset[str]
    ordinal_before: frozenset[str]
    cardinal_before: frozenset[str]
    starters: frozenset[str]
    after_quotation: frozenset[str]
    unmarked_after_small: frozenset[str]
    unmarked: re.Pattern[str]
    joints: frozenset[str]
    capital_nouns: bool

    @property
    def dotted_ordinals(self) -> bool:
        """Whether the language writes ordinals as a figure and a full stop."""
        return bool(self.ordinal_nouns)

    def starts(self, word: str) -> bool:
        """Whether a word has a capital and often begins a sentence."""
        return word[:1].isupper() and word.lower() in self.starters

    def knows(self, token: str) -> bool:
        """Whether an abbreviation of several letters is listed."""
        low = token.lower()
        return low in self.never_final or low in self.maybe_final or low in self.clock

    def counts(self, token: str) -> bool:
        """Whether an abbreviation goes on where a figure follows: "Nr", "Abs"."""
        return token.lower() in self.before_digit or token in self.before_digit

    def listed(self, token: str) -> Token | None:
        """The list that an abbreviation is in, without its last full stop; None for none."""
        low = token.lower()
        forms = {low, token, low.rpartition(".")[2]}
        if token.isupper() and token.isalpha() and len(token) > 1:
            # "DR. KERN", but also "the SEC. The …": what follows must tell.
            forms.add(token.capitalize())
            found = not forms.isdisjoint(self.never_final | self.maybe_final)
            return Token.MAYBE_FINAL if found else None
        if not forms.isdisjoint(self.never_final):
            return Token.NEVER_FINAL
        if low in self.clock:
            return Token.CLOCK
        maybe = not forms.isdisjoint(self.maybe_final) or low.endswith(self.maybe_final_endings)
        return Token.MAYBE_FINAL if maybe else None


@lru_cache(maxsize=4096)
def token_of(raw: str, words: SentenceWords) -> Token:
    """What a word before a full stop is: as the lists have it, else by its spelling."""
    return words.listed(raw) or _spelled(raw, words)


def _spelled(raw: str, words: SentenceWords) -> Token:
    if raw.isdigit():
        return Token.FIGURE
    if len(raw) == 1 and raw.isalpha():
        return Token.LETTER
    if words.dotted_ordinals and _ROMAN.fullmatch(raw):
        return Token.ROMAN
    if _DOTTED.fullmatch(raw):
        return Token.DOTTED
    return Token.NO_VOWEL if _NO_VOWEL.fullmatch(raw) else Token.WORD


@cache
def sentence_words(language: str) -> SentenceWords:
    """The words of a language; none for a language that has no pack."""
    table = packs.section(language, "sentences")
    after_small = table.get("unmarked_after_small", ())
    starters = [*table.get("unmarked_starters", ()), *after_small]
    capital_nouns = bool(packs.section(language, "names").get("capital_nouns", False))
    titles = packs.section(language, "quotes")
    return SentenceWords(
        never_final=frozenset(table.get("never_final", ())),
        before_digit=frozenset(table.get("before_digit", ())),
        maybe_final=frozenset(table.get("maybe_final", ())),
        maybe_final_endings=tuple(table.get("maybe_final_endings", ())),
        clock=frozenset(table.get("clock", ())),
        after_clock=frozenset(table.get("after_clock", ())),
        months=frozenset(table.get("months", ())),
        ordinal_nouns=frozenset(table.get("ordinal_nouns", ())),
        ordinal_before=frozenset(table.get("ordinal_before", ())),
        cardinal_before=frozenset(table.get("cardinal_before", ())),
        starters=frozenset(table.get("starters", ())),
        after_quotation=frozenset(table.get("after_quotation", ())),
        unmarked_after_small=frozenset(after_small),
        unmarked=_break(starters, capital_nouns=capital_nouns),
        joints=frozenset(packs.section(language, "language").get("words", ()))
        | frozenset(titles.get("titled_before", ()))
        | frozenset(titles.get("named_before", ())),
        capital_nouns=capital_nouns,
    )


def _break(starters: list[str], *, capital_nouns: bool) -> re.Pattern[str]:
    """The blank before one of the words with a capital, grouped by their first letters.

    Where capitals mark names and titles only, another capital after the word shows a title.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(starters):
        groups.setdefault(word[0].upper(), []).append(re.escape(word[1:]))
    words = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items()) or "(?!)"
    following = "" if capital_nouns else "(?![A-Z])"
    listed = rf"(?=(?P<word>{words})[ \n]{following})"
    after_face = rf"(?<=[{FACE_ENDS}][ \n])(?=(?P<next>\w{{1,40}}))"
    return re.compile(rf"[ \n](?=[^\W\d_a-z])(?:{listed}|{after_face})")
