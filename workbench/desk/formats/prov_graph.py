"""A graph of entities, activities and agents in the form of PROV-JSON (W3C submission, 2013)."""

from typing import Any

_OWN = "urn:factcheck-workbench:"
_QUALIFIED = "prov:QUALIFIED_NAME"

Value = str | int | None


class Graph:
    """What there is and how it hangs together; every relation names only what is in it.

    Names are qualified: `log:` stands before what this log is about, `wb:` before words of this
    program for what PROV has none for.
    """

    def __init__(self, key: str, desk: str = "") -> None:
        """`key` tells the log from others; `desk` is the house that people work for, if told."""
        self._key = key
        self._desk = desk
        self._records: dict[str, dict[str, dict[str, Any]]] = {
            "entity": {},
            "activity": {},
            "agent": {},
        }
        self._agents: dict[str, str] = {}

    def as_json(self) -> dict[str, Any]:
        """The whole document."""
        prefixes = {"wb": _OWN, "log": f"{_OWN}{self._key}:"}
        return {"prefix": prefixes, **{kind: it for kind, it in self._records.items() if it}}

    def entity(self, name: str, kind: str, label: str = "", /, **told: Value) -> str:
        """A thing; what is told of one that is there already is added. Returns its name."""
        there = self._records["entity"].setdefault(name, {"prov:type": _qualified(f"wb:{kind}")})
        if label:
            there.setdefault("prov:label", label)
        for key, value in told.items():
            if value not in (None, ""):
                there.setdefault(f"wb:{key}", value)
        return name

    def has(self, name: str) -> bool:
        """Whether there is an entity of that name."""
        return name in self._records["entity"]

    def activity(self, seq: int, at: str, actor: str, kind: str) -> None:
        """What was done in an instant, and by whom."""
        self._records["activity"][_event(seq)] = {
            "prov:type": _qualified(f"wb:{kind}"),
            "prov:startTime": at,
            "prov:endTime": at,
        }
        self._relate("wasAssociatedWith", activity=_event(seq), agent=self._agent(actor))

    def generated(self, entity: str, seq: int | None, at: str = "") -> None:
        """An entity came into being, by which event (None where that is not told) and when."""
        self._relate(
            "wasGeneratedBy", entity=entity, activity=_event(seq) if seq else None, time=at
        )

    def used(self, seq: int, entity: str) -> None:
        """An event looked at an entity."""
        self._relate("used", activity=_event(seq), entity=entity)

    def invalidated(self, entity: str, seq: int, at: str) -> None:
        """An entity is no longer in force."""
        self._relate("wasInvalidatedBy", entity=entity, activity=_event(seq), time=at)

    def derived(self, new: str, old: str, seq: int | None = None, *, how: str = "") -> None:
        """An entity was made of another one; `how` is `Revision`, `Quotation` or the like."""
        kind = {"prov:type": _qualified(f"prov:{how}")} if how else {}
        self._relate(
            "wasDerivedFrom",
            kind,
            generatedEntity=new,
            usedEntity=old,
            activity=_event(seq) if seq else None,
        )

    def attributed(self, entity: str, who: str) -> None:
        """An entity is somebody's."""
        self._relate("wasAttributedTo", entity=entity, agent=self._agent(who))

    def _agent(self, name: str) -> str:
        """The name in the graph of a person, or of the house."""
        known = self._agents.get(name)
        if known is not None:
            return known
        made = self._agents[name] = f"log:agent-{len(self._agents) + 1}"
        is_house = bool(self._desk) and name == self._desk
        kind = "prov:Organization" if is_house else "prov:Person"
        self._records["agent"][made] = {"prov:type": _qualified(kind), "prov:label": name}
        if self._desk and not is_house:
            self._relate("actedOnBehalfOf", delegate=made, responsible=self._agent(self._desk))
        return made

    def _relate(
        self,
        relation: str,
        more: dict[str, Any] | None = None,
        /,
        **ends: str | None,
    ) -> None:
        told = {f"prov:{key}": value for key, value in ends.items() if value}
        records = self._records.setdefault(relation, {})
        records[f"_:{relation}{len(records) + 1}"] = {**told, **(more or {})}


def _event(seq: int) -> str:
    return f"log:event-{seq}"


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": _QUALIFIED}
