"""Whether the tables say what the events tell: the state of every claim, rebuilt from the log."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from workbench.i18n import _
from workbench.model.event import ANSWERS, STEPS, Effect, Event, EventKind, Target
from workbench.model.verdict import Question
from workbench.store.article_replay import BROUGHT, article_disagreements
from workbench.store.claim_rows import id_of
from workbench.store.events import Events
from workbench.store.known_rows import wording
from workbench.store.query_replay import ToldOfQueries, query_disagreements
from workbench.store.source_replay import ToldOfSources, source_disagreements
from workbench.store.tables import article, claim, decision, match, note, verdict
from workbench.store.worth_replay import worth_disagreements

Key = tuple[int, str, Target, int]
"""Article, claim id, target, known claim."""

Given = tuple[Any, ...]
"""A verdict or a note as it was given: event, article, claim, target, what, who, when."""

_KEPT = (*ANSWERS.values(), Target.NOTE)
"""The parts of a claim's state of which each former value is kept as a row."""

_said = verdict.alias("said_verdict")
_TARGETS = {question.value: target for question, target in ANSWERS.items()}
_IN_FORCE = ("question", "scale", "label", "settles", "actor", "at", "event")


@dataclass(slots=True)
class _Told:
    """What the events say: the last value of everything, who set it, and in how many rows.

    `trainings` are the events on the weights of worth, `articles` those that brought a text,
    `matches` are all effects on matches.
    """

    values: dict[Key, Any] = field(default_factory=dict)
    set_by: dict[Key, tuple[str, str, int]] = field(default_factory=dict)
    rows: Counter[Target] = field(default_factory=Counter)
    trainings: list[Event] = field(default_factory=list)
    articles: list[Event] = field(default_factory=list)
    matches: list[tuple[Event, Effect]] = field(default_factory=list)
    sources: ToldOfSources = field(default_factory=ToldOfSources)
    given: Counter[Given] = field(default_factory=Counter)
    queries: ToldOfQueries = field(default_factory=ToldOfQueries)

    def take(self, event: Event) -> None:
        """Follow one event."""
        self.sources.take(event)
        self.queries.take(event)
        if event.kind in (EventKind.WORTH_TRAINED, EventKind.WORTH_RESET):
            self.trainings.append(event)
        if event.kind in BROUGHT:
            self.articles.append(event)
        for effect in event.effects:
            self.rows[effect.target] += 1
            if effect.target is Target.MATCH:
                self.matches.append((event, effect))
            key = (event.article, effect.claim, effect.target, effect.item)
            self.values[key] = effect.after
            if effect.target in _KEPT:
                self.given[_given(event, effect)] += 1
            self.set_by[key] = (event.actor, event.at, event.seq)

    def answer(self, article_id: int, claim_id: str, question: Question) -> tuple[Any, ...]:
        """The verdict on a question, to be compared with `_in_force`; empty for none."""
        key = (article_id, claim_id, ANSWERS[question], 0)
        value = self.values.get(key)
        if value is None:
            return ()
        label = (value["scale"], value["label"], value["settles"])
        return (question.value, *label, *self.set_by[key])


def disagreements(connection: Connection, events: Events) -> Iterator[str]:
    """A sentence for everything in the tables that the log does not tell so."""
    told = _Told()
    for event in events.all():
        told.take(event)
    yield from article_disagreements(connection, told.articles)
    yield from _miscounted(connection, told)
    yield from _misremembered(connection, told)
    words: dict[tuple[int, str], str] = {}
    for row in connection.execute(_states()).mappings():
        words[row["article"], id_of(row["number"])] = row["exact"]
        yield from _claim_disagreements(row, told)
    yield from _decision_disagreements(connection, told, words)
    yield from worth_disagreements(connection, told.trainings)
    yield from source_disagreements(connection, told.sources)
    yield from query_disagreements(connection, told.queries)


def _miscounted(connection: Connection, told: _Told) -> Iterator[str]:
    """Verdicts on each question, and notes, of which there are more or fewer than were given."""
    rows = select(verdict.c.question, func.count()).group_by(verdict.c.question)
    there = {name: int(count) for name, count in connection.execute(rows)}
    log = {question.value: told.rows[target] for question, target in ANSWERS.items()}
    log |= dict.fromkeys(there.keys() - log.keys(), 0)
    counts = [(verdict.name, there.get(name, 0), count) for name, count in log.items()]
    notes = connection.execute(select(func.count()).select_from(note)).scalar_one()
    for what, found, count in (*counts, (note.name, notes, told.rows[Target.NOTE])):
        if found != count:
            yield _("The table of {what} has {there} rows, the log tells of {count}.").format(
                what=what, there=found, count=count
            )


def _given(event: Event, effect: Effect) -> Given:
    value = effect.after
    what: tuple[Any, ...] = (value or None,)
    if effect.target is not Target.NOTE:
        what = (value["scale"], value["label"], value["settles"]) if value else (None, None, False)
    return (event.seq, event.article, effect.claim, effect.target, *what, event.actor, event.at)


def _misremembered(connection: Connection, told: _Told) -> Iterator[str]:
    """Verdicts and notes, also former ones, that are not as their event gave them."""
    found: Counter[Given] = Counter()
    judged = select(verdict, claim.c.article, claim.c.label.label("of")).join(
        claim, claim.c.id == verdict.c.claim
    )
    for row in connection.execute(judged).mappings():
        what = (row["scale"], row["label"], bool(row["settles"]))
        target = _TARGETS.get(row["question"])
        key = (row["event"], row["article"], id_of(row["of"]), target)
        found[(*key, *what, row["actor"], row["at"])] += 1
    written = select(note, claim.c.article, claim.c.label.label("of")).join(
        claim, claim.c.id == note.c.claim
    )
    for row in connection.execute(written).mappings():
        key = (row["event"], row["article"], id_of(row["of"]), Target.NOTE)
        found[(*key, row["text"], row["actor"], row["at"])] += 1
    for seq in sorted({given[0] for given in (found - told.given) + (told.given - found)}):
        yield _("A verdict or a note of event {seq} is not what the log tells.").format(seq=seq)


def _states() -> Select[Any]:
    """Every claim with what is in force, the newest revision of its article beside it."""
    return (
        select(
            claim.c.article,
            claim.c.label.label("number"),
            claim.c.exact,
            claim.c.active,
            claim.c.dismissed,
            claim.c.shortfall,
            claim.c.revision,
            article.c.revision.label("newest"),
            *(verdict.c[name].label(f"verdict_{name}") for name in _IN_FORCE),
            *(_said.c[name].label(f"said_{name}") for name in _IN_FORCE),
            note.c.text,
        )
        .join(article, article.c.id == claim.c.article)
        .outerjoin(verdict, verdict.c.id == claim.c.verdict)
        .outerjoin(_said, _said.c.id == claim.c.said)
        .outerjoin(note, note.c.id == claim.c.note)
    )


def _claim_disagreements(row: RowMapping, told: _Told) -> Iterator[str]:
    name = (row["article"], id_of(row["number"]))

    def last(target: Target, default: Any = None) -> Any:
        return told.values.get((*name, target, 0), default)

    # A claim that did not live on in a new text of its article is retired without an effect.
    active = row["revision"] == row["newest"] and last(Target.ACTIVE, default=True)
    pairs = (
        (_("verdict"), told.answer(*name, Question.SO), _in_force(row, Target.VERDICT)),
        (
            _("verdict on “did they say it?”"),
            told.answer(*name, Question.SAID),
            _in_force(row, Target.SAID),
        ),
        (_("note"), last(Target.NOTE) or None, row["text"]),
        (_("dismissal"), last(Target.DISMISSED), row["dismissed"]),
        (_("reason for less evidence"), last(Target.SHORTFALL), row["shortfall"]),
        (_("place on the desk"), active, row["active"]),
    )
    for what, told_value, value in pairs:
        if told_value != value:
            yield _(
                "The {what} of claim {claim} of article {article} is not what the log tells."
            ).format(what=what, claim=name[1], article=name[0])


def _in_force(row: RowMapping, target: Target) -> tuple[Any, ...]:
    """The verdict that a claim points at, with the question it is on; empty where there is none."""
    found = tuple(row[f"{target.value}_{name}"] for name in _IN_FORCE)
    return found if row[f"{target.value}_label"] else ()


def _decision_disagreements(
    connection: Connection, told: _Told, words: dict[tuple[int, str], str]
) -> Iterator[str]:
    """What is remembered of decisions must have been decided, and stand with every match."""
    made = _decided(told, words)
    remembered = select(decision.c.wording, decision.c.known, decision.c.decision)
    there = {(row[0], row[1]): row[2] for row in connection.execute(remembered)}
    if there.items() - made.items():
        yield _("A remembered decision on a match is not in the log.")
    now = remembered.where(decision.c.lapsed.is_(False))
    in_force = {(row[0], row[1]): row[2] for row in connection.execute(now)}
    shown = select(claim.c.article, claim.c.label, claim.c.exact, match.c.known, match.c.decision)
    shown = shown.join(match, match.c.claim == claim.c.id).where(
        match.c.decision.is_not(None) | match.c.known.in_(select(decision.c.known))
    )
    for article_id, number, exact, known, value in connection.execute(shown):
        if in_force.get((wording(exact), known)) != value:
            yield _(
                "The decision on known claim {known} for claim {claim} of article {article} "
                "is not what the log tells."
            ).format(known=known, claim=id_of(number), article=article_id)


def _decided(told: _Told, words: dict[tuple[int, str], str]) -> dict[tuple[str, int], str]:
    """What was last decided on each wording and known claim, in whatever article."""
    made: dict[tuple[str, int], str] = {}
    for event, effect in told.matches:
        pair = wording(words.get((event.article, effect.claim), "")), effect.item
        if event.kind in STEPS and made.get(pair) != effect.before:
            continue  # overtaken by another article: there was nothing left to take back
        if effect.after is None:
            made.pop(pair, None)
        else:
            made[pair] = effect.after
    return made
