"""The words of saying of a language, from its pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.text import packs


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Word lists in small letters; `separable` gives the second halves that a verb may have.

    `needs` gives the words one of which must follow a verb.

    `may_speak` are the words that a frame with a verb is read from, `may_name` those of a frame
    without one.
    """

    verbs: frozenset[str]
    separable: Mapping[str, frozenset[str]]
    needs: Mapping[str, frozenset[str]]
    participles: frozenset[str]
    participial: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    auxiliary: frozenset[str]
    passive: frozenset[str]
    before_figures: frozenset[str]
    according: frozenset[str]
    postposed: frozenset[str]
    reports: frozenset[str]
    report_endings: frozenset[str]
    vague: frozenset[str]
    norms: frozenset[str]
    articles: frozenset[str]
    before_articles: frozenset[str]
    report_links: frozenset[str]
    so: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    pronouns: frozenset[str]
    nobody: frozenset[str]
    oblique: frozenset[str]
    strict: frozenset[str]
    after_strict: frozenset[str]
    naming: frozenset[str]
    victims: frozenset[str]
    agents: frozenset[str]
    joining: frozenset[str]
    telling: frozenset[str]
    modals: frozenset[str]
    other_halves: frozenset[str]
    no_agent: frozenset[str]
    cited: frozenset[str]
    views: frozenset[str]
    before_time: frozenset[str]
    referring: frozenset[str]
    carrying: frozenset[str]
    possessives: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    bodies: frozenset[str]
    impersonal_pronouns: frozenset[str]
    bare_subjects: frozenset[str]
    impersonal: frozenset[str]
    impersonal_links: frozenset[str]
    arising: frozenset[str]
    skipped: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    not_names: frozenset[str]
    ambiguous: frozenset[str]
    after_ambiguous: frozenset[str]
    reported: frozenset[str]
    reported_after: frozenset[str]
    conditional: frozenset[str]
    verb_last: bool
    may_speak: frozenset[str]
    may_name: frozenset[str]
    first_names: frozenset[str]


_MADE = frozenset(
    ("verbs", "separable", "needs", "verb_last", "may_speak", "may_name", "first_names")
)
_LISTS = tuple(name for name in SpeechWords.__slots__ if name not in _MADE)


@cache
def speech_words(language: str) -> SpeechWords:
    """The words of a language; all empty where it has no pack."""
    table = packs.section(language, "attribution")
    words = table.get("words", {})
    halves = _by_verb(table.get("separable", {}))
    weak = {form for stem in table.get("weak", ()) for form in _weak_forms(stem)}
    joined = {half + verb for verb, found in halves.items() for half in found}
    verbs = frozenset(weak.union(table.get("forms", ()), joined))
    lists = {name: frozenset(words.get(name, ())) for name in _LISTS}
    return SpeechWords(
        verbs=verbs,
        separable=halves,
        needs=_by_verb(table.get("needs", {})),
        verb_last=bool(weak),
        may_speak=verbs.union(halves, lists["participial"], lists["participles"]),
        may_name=frozenset(
            phrase.split()[0]
            for name in ("postposed", "according", "so", "referring", "report_links")
            for phrase in lists[name]
        ),
        first_names=frozenset(packs.section(language, "names").get("first_names", ())),
        **lists,
    )


def _by_verb(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The other words that go with a verb, from lists of verbs by the other word."""
    found: dict[str, set[str]] = {}
    for word, verbs in table.items():
        for verb in verbs:
            found.setdefault(verb, set()).add(word)
    return {verb: frozenset(words) for verb, words in found.items()}


def _weak_forms(stem: str) -> tuple[str, ...]:
    glide = "e" if stem.endswith(("d", "t", "chn", "ffn")) else ""
    return (
        (stem + glide + "te", stem + glide + "ten", stem + glide + "t", stem + "en", stem + "n")
        if (stem.endswith(("er", "el")))
        else (stem + glide + "te", stem + glide + "ten", stem + glide + "t", stem + "en")
    )
