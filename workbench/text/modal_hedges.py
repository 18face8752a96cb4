"""Modal verbs that tell doubt by the end of their clause: "soll es genommen haben"."""

from collections.abc import Iterator
from functools import cache

from workbench.text import packs
from workbench.text.words import Words

_REACH = 40  # tokens between a modal verb and the end of its clause
_MARKS = frozenset("\"“”»«’'")
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", "!", "?", "–", "—", "und", ""}) | _MARKS
_SENTENCE_ENDS = frozenset({".", ";", ":", "!", "?"})
_ASIDE = 2  # commas around an apposition
_DENYING = ("nicht", "kein")


class ModalHedges:
    """Finds the modal verbs of a language that tell a rumour or a chance, not a plan or a duty."""

    def __init__(self, language: str) -> None:
        lists = packs.section(language, "hedges").get("modals", {})
        self._lists = {name: frozenset(words) for name, words in lists.items()}
        self._starts = tuple(lists.get("participle_starts", ()))
        self._moved = tuple(lists.get("moved", ()))
        self._all = self._of("perfect") | self._of("state") | self._of("chance")

    def _of(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())

    def find(self, words: Words) -> Iterator[tuple[int, str]]:
        """The tokens of such verbs, each with the value of its hedge."""
        if not self._all.isdisjoint(words.vocabulary):
            for index, low in enumerate(words.lows):
                if low in self._all and (value := self._value(words, index)):
                    yield index, value
        if "nicht" in words.vocabulary and "aus" in words.vocabulary:
            yield from self._not_ruled_out(words)

    def forbidding(self, words: Words) -> frozenset[str]:
        """The verbs of a text that may deny a leave."""
        return self._of("forbidding") & words.vocabulary

    def forbids(self, words: Words, index: int) -> bool:
        """Whether "dürften" denies a leave: "dürften nicht gesperrt werden"."""
        if words.low(index) not in self._of("forbidding"):
            return False
        denied = False
        for at in range(index + 1, min(index + _REACH, len(words))):
            denied = denied or words.low(at).startswith(_DENYING)
            if words.low(at + 1) in _CLAUSE_ENDS:
                return denied and words.low(at) == "werden" and self._is_participle(words, at - 1)
        return False

    def _value(self, words: Words, index: int) -> str:
        low = words.low(index)
        for at in self._ends(words, index):
            if low in self._of("perfect") and self._is_perfect(words, at):
                return self._of_perfect(words, index, at)
            if low in self._of("state") and self._is_state(words, index, at):
                planned = any(words.low(i) in self._of("future") for i in range(index + 1, at))
                return "" if planned else "reported"
            if low in self._of("chance") and words.low(at) in self._of("chances"):
                return "possible"
        return ""

    def _ends(self, words: Words, index: int) -> Iterator[int]:
        """The last words of the clause, which a modal verb that ends it follows itself."""
        if words.low(index + 1) in _CLAUSE_ENDS:
            yield index - 1
        commas = 0
        for at in range(index + 1, min(index + _REACH, len(words))):
            low = words.low(at)
            if words.low(at + 1) in _CLAUSE_ENDS and low not in _CLAUSE_ENDS:
                yield at
            commas += low == ","
            if low in _SENTENCE_ENDS or commas > _ASIDE:
                return

    def _is_state(self, words: Words, index: int, at: int) -> bool:
        """Whether a clause ends with what nobody plans: "soll aus Bonn stammen"."""
        if words.low(at) not in self._of("perfect_ends"):
            return words.low(at) in self._of("states")
        near = words.lows[max(0, index - 1) : at]
        return not self._of("state_nouns").isdisjoint(near)

    def _of_perfect(self, words: Words, index: int, at: int) -> str:
        """What a perfect makes of the verb; what somebody wants to have done may have a term."""
        low = words.low(index)
        if low in self._of("aimed") and "bis" in words.lows[index:at]:
            return ""
        return "possible" if low in self._of("perhaps") else "reported"

    def _is_perfect(self, words: Words, at: int) -> bool:
        """Whether "haben" or "sein" stands after its participle."""
        if words.low(at) not in self._of("perfect_ends"):
            return False
        if words.low(at) == "sein":
            return words.low(at - 1).endswith(self._moved)
        return self._is_participle(words, at - 1)

    def _is_participle(self, words: Words, at: int) -> bool:
        low = words.low(at)
        inner = "ge" in low[: len(low) - 2] or low.endswith("iert")
        return low.endswith(("t", "en")) and (inner or low.startswith(self._starts))

    def _not_ruled_out(self, words: Words) -> Iterator[tuple[int, str]]:
        """ "schloss weitere Fälle nicht aus", told by the "nicht"."""
        verbs = self._of("ruling_out")
        for index, low in enumerate(words.lows):
            if low != "aus" or words.low(index - 1) != "nicht":
                continue
            for verb in range(index - 2, max(-1, index - _REACH), -1):
                if words.low(verb) in verbs:
                    yield index - 1, "possible"
                    break
                if words.low(verb) in _SENTENCE_ENDS:
                    break


@cache
def modal_hedges(language: str) -> ModalHedges:
    """The modal verbs of a language; finds none where its pack lists none."""
    return ModalHedges(language)
