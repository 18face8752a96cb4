"""Words with capitals in a row, and which of such rows are names."""

from typing import NamedTuple

from workbench.text.name_words import NameWords, begins_sentence, has_capital, is_acronym
from workbench.text.words import Words

_LONGEST = 7  # words with a capital in one name
_SHORTENED = 6  # letters of a title that ends in a full stop, as in "Dr." and "Prof."
_JOINTS = frozenset(("-", "&", "."))  # what may stand between two words of a name


class Run(NamedTuple):
    """Tokens `first` up to but not including `stop`; `capitals` are those with a capital."""

    first: int
    stop: int
    capitals: tuple[int, ...]
    titled: bool = False

    def surname(self, words: Words, lexicon: NameWords) -> str:
        """Of a person, the key of the surname, without a genitive."""
        last = -1 if not lexicon.has("after_surname", words.low(self.capitals[-1])) else -2
        place = self.capitals[max(last, -len(self.capitals))]
        return words.low(place).removesuffix("'s")

    def is_person(self, words: Words, lexicon: NameWords) -> bool:
        """Whether it looks like one: after a title, or two to four words with a first name."""
        if self.titled:
            return True
        fits = 2 <= len(self.capitals) <= 4
        named = not lexicon.capital_nouns or lexicon.has("first_names", _first_name(words, self))
        return fits and named


def name_runs(words: Words, lexicon: NameWords, taken: bytearray) -> list[Run]:
    """The rows that are names; titles part them and belong to none."""
    found: list[Run] = []
    stop, titled_at = 0, -1
    for index in _capitals(words.raws):
        if index < stop or taken[index]:
            continue
        if lexicon.is_title(words.low(index)):
            shortened = words.raw(index + 1) == "." and len(words.low(index)) <= _SHORTENED
            titled_at = index + 2 if shortened else index + 1
        elif titled_at == index or (
            _may_be_name(words, index, lexicon) and not _opens_only(words, index, lexicon)
        ):
            run = _collect(words, index, lexicon, taken)
            stop = run.stop
            run = _from_first_name(words, run, lexicon)._replace(titled=titled_at == index)
            if _is_name(words, run, lexicon):
                found.append(run)
    return found


def _may_be_name(words: Words, index: int, lexicon: NameWords) -> bool:
    """Whether a capital may begin a name: where nouns have one, only with another beside it."""
    if not lexicon.capital_nouns or is_acronym(words.raw(index)):
        return True
    after = words.raw(index + 1)
    return after[:1].isupper() or after in _JOINTS or lexicon.has("first_names", words.low(index))


def _capitals(raws: list[str]) -> list[int]:
    """Where the words with a capital letter are."""
    return [index for index, raw in enumerate(raws) if raw[0].isupper()]


def _opens_only(words: Words, index: int, lexicon: NameWords) -> bool:
    """Whether the capital is due to the sentence or to a common noun."""
    if not lexicon.looks_common(words.low(index)) or is_acronym(words.raw(index)):
        return False
    if lexicon.capital_nouns or words.low(index) in lexicon.small_words:
        return True
    return begins_sentence(words, index)


def _collect(words: Words, index: int, lexicon: NameWords, taken: bytearray) -> Run:
    capitals = [index]
    stop = index + 1
    while len(capitals) < _LONGEST:
        following = _next_capital(words, stop, lexicon)
        if following is None or taken[following]:
            break
        if _ends_before(words, following, capitals[-1], lexicon):
            break
        if words.raw(capitals[-1]).endswith(("'s", "’s")):
            break
        capitals.append(following)
        stop = following + 1
    return Run(index, stop, tuple(capitals))


def _from_first_name(words: Words, run: Run, lexicon: NameWords) -> Run:
    """Where nouns have capitals, a run without the noun before a first name ("Försterin Anna")."""
    if not lexicon.capital_nouns:
        return run
    for place, index in enumerate(run.capitals[:-1]):
        if lexicon.has("first_names", words.low(index)):
            return Run(index, run.stop, run.capitals[place:])
    return run


def _ends_before(words: Words, index: int, last: int, lexicon: NameWords) -> bool:
    """Whether a word with a capital is no part of the name that `last` belongs to."""
    low = words.low(index)
    if lexicon.is_title(low):
        return True
    if not lexicon.capital_nouns:
        return False
    if lexicon.has("first_names", words.low(last)):
        return lexicon.is_common(low)
    return lexicon.looks_common(low)


def _next_capital(words: Words, stop: int, lexicon: NameWords) -> int | None:
    """The next word of a name, past a hyphen, an initial's full stop, "&" or particles."""
    raw = words.raw(stop)
    if raw in ("-", "&") and words.near(stop) and words.near(stop + 1):
        joined = words.glued(stop) and words.glued(stop + 1)
        fits = words.raw(stop + 1)[:1].isalpha() if joined else raw == "&"
        return stop + 1 if fits and (joined or has_capital(words, stop + 1)) else None
    if raw == "." and words.glued(stop) and len(words.raw(stop - 1)) == 1:
        stop += 1
    at = _past_particles(words, stop, lexicon)
    if not all(words.near(step) and not _new_line(words, step) for step in range(stop, at + 1)):
        return None
    return at if has_capital(words, at) else None


def _past_particles(words: Words, stop: int, lexicon: NameWords) -> int:
    """The token after one or two particles ("van der"); German only after a first name."""
    if lexicon.capital_nouns and not lexicon.has("first_names", words.low(stop - 1)):
        return stop
    at = stop
    while at < stop + 2 and lexicon.has("particles", words.low(at)) and not has_capital(words, at):
        at += 1
    return stop if at == stop + 1 and words.low(stop) == "the" else at


def _new_line(words: Words, index: int) -> bool:
    return "\n" in words.text[words.ends[index - 1] : words.starts[index]]


def _is_name(words: Words, run: Run, lexicon: NameWords) -> bool:
    first = run.first
    if len(words.raw(first)) == 1 and words.raw(first + 1) == "-":
        return False  # "D-Minn."
    if len(run.capitals) == 1 and is_acronym(words.raw(first)):
        return not _shouting(words, first)
    return (
        _is_german(words, run, lexicon) if lexicon.capital_nouns else _is_plain(words, run, lexicon)
    )


def _is_german(words: Words, run: Run, lexicon: NameWords) -> bool:
    """Whether capitals name somebody where every noun has one."""
    if run.titled or len(run.capitals) == 1:
        return run.titled
    if lexicon.has("first_names", _first_name(words, run)):
        return True
    foreign = any(lexicon.is_foreign(words.low(index)) for index in run.capitals)
    return foreign and not begins_sentence(words, run.first)


def _is_plain(words: Words, run: Run, lexicon: NameWords) -> bool:
    """Whether capitals name somebody where only names have them, and headlines and sentences."""
    raws = [words.raw(index) for index in run.capitals]
    if all(raw.isupper() for raw in raws):
        return len(raws) > 1 and any(len(raw) == 1 for raw in raws)
    if len(raws) > 1 or run.titled or not begins_sentence(words, run.first):
        return True
    low = words.low(run.first)
    after = words.low(run.stop) if words.near(run.stop) else ""
    return low.endswith("'s") or (lexicon.has("name_verbs", after) and not low.endswith("s"))


def _first_name(words: Words, run: Run) -> str:
    """The first word of a run, with what a hyphen joins to it."""
    first = run.first
    if words.raw(first + 1) == "-" and words.glued(first + 1):
        return f"{words.low(first)}-{words.low(first + 2)}"
    return words.low(first)


def _shouting(words: Words, index: int) -> bool:
    """Whether a word in capitals stands among others, as in a headline."""
    beside = [words.raw(index - 1)] if words.near(index) else []
    beside += [words.raw(index + 1)] if words.near(index + 1) else []
    return any(len(raw) > 1 and raw.isalpha() and raw.isupper() for raw in beside)
