"""Which verdicts rest on an entry of the log that is not as it was written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.desk.formats.disclosing import sources_in
from workbench.desk.log_faults import Fault, is_among
from workbench.i18n import _
from workbench.model.event import ANSWERS, EventKind, Target
from workbench.store.claim_rows import number_of

_ON_ARTICLES = frozenset((EventKind.ARTICLE_ADDED.value, EventKind.ARTICLE_REVISED.value))
_QUESTIONS = {target.value: question for question, target in ANSWERS.items()}

Claim = tuple[int, str]
"""An article and the id of a claim in it."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A verdict in force; `name` is that of its label, `entry` the one that gave it."""

    article: int
    claim: str
    name: str
    by: str
    at: str
    entry: int

    @property
    def said(self) -> str:
        """The verdict in words."""
        return _("article {article}, {claim}: {name} ({who}, {at}, entry {seq})").format(
            article=self.article,
            claim=self.claim,
            name=self.name,
            who=self.by,
            at=self.at,
            seq=self.entry,
        )


def verdicts_on(entries: Iterable[Mapping[str, Any]], fault: Fault) -> tuple[Resting, ...]:
    """The verdicts in force at the end of a log that rest on the entries with a fault.

    Those on the claims that an entry touches, on all claims of an article whose text it brought,
    and on those with evidence from a source that it is about. Where nobody can say what it was
    about, those of all entries from it on. `entries` are as they stand, in order, each with the
    keys of an exported event; what is no entry is passed over.
    """
    if not fault.entries:
        return ()
    desk, bad = _Desk(), []
    for entry in entries:
        desk.follow(entry)
        if entry.get("seq") in fault.entries:
            bad.append(entry)
    first = min(fault.entries)
    readable = [item for item in bad if isinstance(item.get("body"), Mapping)]
    if fault.unknown or len(readable) < len(fault.entries):
        return desk.in_force(lambda item: item.entry >= first)
    touched = {claim for item in readable for claim in desk.touched(item)}
    return desk.in_force(
        lambda item: (item.article, item.claim) in touched or item.entry in fault.entries
    )


class _Desk:
    """What the entries so far leave: verdicts in force, and the claims with evidence by source."""

    def __init__(self) -> None:
        self.verdicts: dict[Claim, dict[str, Resting]] = {}
        self._resting_on: dict[int, set[Claim]] = {}

    def follow(self, entry: Mapping[str, Any]) -> None:
        """Take in an entry; one that was altered is followed as far as it can be read."""
        body = entry.get("body")
        if not isinstance(body, Mapping):
            return
        sources = sources_in(body)
        for claim in _claims(entry):
            for source in sources:
                self._resting_on.setdefault(source, set()).add(claim)
        for effect in _records(body, "effects"):
            if is_among(effect.get("target"), _QUESTIONS):
                self._judge(entry, body, effect)

    def in_force(self, wanted: Callable[[Resting], bool]) -> tuple[Resting, ...]:
        """The verdicts in force of those that are wanted, by their place."""
        found = (item for told in self.verdicts.values() for item in told.values())
        return tuple(sorted(filter(wanted, found), key=_place))

    def touched(self, entry: Mapping[str, Any]) -> set[Claim]:
        """The claims that an entry is about."""
        found = set(_claims(entry))
        for source in sources_in(entry["body"]):
            found |= self._resting_on.get(source, set())
        if is_among(entry.get("type"), _ON_ARTICLES):
            found |= {claim for claim in self.verdicts if claim[0] == entry.get("article")}
        return found

    def _judge(
        self, entry: Mapping[str, Any], body: Mapping[str, Any], effect: Mapping[str, Any]
    ) -> None:
        claim = (_number(entry.get("article")), str(effect.get("claim")))
        in_force = self.verdicts.setdefault(claim, {})
        value = effect.get("after")
        if not isinstance(value, Mapping):
            in_force.pop(str(effect["target"]), None)
            return
        named = body.get("name") if body.get("label") == value.get("label") else None
        in_force[str(effect["target"])] = Resting(
            *claim,
            name=str(named or value.get("label")),
            by=str(entry.get("actor")),
            at=str(entry.get("at")),
            entry=_number(entry.get("seq")),
        )


def _claims(entry: Mapping[str, Any]) -> Iterable[Claim]:
    """The claims that an entry names, whether or not it changes anything of them."""
    body, article = entry["body"], _number(entry.get("article"))
    for item in _records(body, "claims"):
        yield article, str(item.get("id"))
    for effect in _records(body, "effects"):
        if effect.get("target") != Target.ATTACHED.value:
            yield article, str(effect.get("claim"))


def _records(body: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    listed = body.get(key)
    return (
        [item for item in listed if isinstance(item, Mapping)] if isinstance(listed, list) else []
    )


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _place(item: Resting) -> tuple[int, int, int]:
    return item.article, number_of(item.claim), item.entry
