"""Where a checker is in an article: the state behind the check screen. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.desk import (
    ArticleOnDesk,
    CheckedClaim,
    ClaimFilter,
    ClaimOrder,
    ClaimState,
    Place,
)
from workbench.model.event import Event, Target
from workbench.model.known import ExactAnswer
from workbench.model.match import Match
from workbench.model.verdict import Question
from workbench.tui.navigation import ordered, passes, step, to_judge
from workbench.tui.words import Look, Scales

if TYPE_CHECKING:
    from workbench.desk.quotation_checking import CheckedQuotation

_WRITING = "…"


class View:
    """An article on the desk, the current claim, the marked ones, and what is being written."""

    def __init__(self, desk: ArticleOnDesk, scales: Scales, actor: str) -> None:
        self.desk = desk
        self.scales = scales
        self.actor = actor
        self.order = desk.place.order
        self.filter = desk.place.filter
        self.marked: set[str] = set()
        self.match_at = 0
        self.writing: Counter[str] = Counter()
        self.proofs: dict[str, ExactAnswer] = {}
        self.current = desk.place.claim
        self.quotations: tuple[CheckedQuotation, ...] = ()
        self.quoted_texts: dict[str, str] = {}
        self.heading_for = ""
        self.question = Question.SO
        self._index()
        if self.item is None:
            self.current = next((i.claim.id for i in self.claims if self._wanted(i)), "")
        if self.item is None and self.claims:
            self.current = self.claims[0].claim.id

    def _index(self) -> None:
        self.claims = ordered(self.desk.claims, self.order)
        self._by_id = {item.claim.id: item for item in self.desk.claims}

    @property
    def item(self) -> CheckedClaim | None:
        """The current claim."""
        return self._by_id.get(self.current)

    @property
    def match(self) -> Match | None:
        """The current match of the current claim."""
        matches = self.item.matches if self.item else ()
        return matches[self.match_at] if self.match_at < len(matches) else None

    @property
    def place(self) -> Place:
        """What is remembered of it."""
        return Place(self.current, self.order, self.filter)

    @property
    def targets(self) -> tuple[str, ...]:
        """The claims that the next key decides: the marked ones, else the current one."""
        if self.marked:
            return tuple(item.claim.id for item in self.desk.claims if item.claim.id in self.marked)
        return (self.current,) if self.item else ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What can be judged on all the claims that the next key decides."""
        items = [self._by_id[claim] for claim in self.targets]
        silent = any(Question.SAID not in item.claim.questions for item in items)
        return (Question.SO,) if silent or not items else (Question.SAID, Question.SO)

    def ask_other(self) -> bool:
        """Judge the other question with the next key; false where there is only one."""
        others = [asked for asked in self.questions if asked is not self.question]
        self.question = others[0] if others else Question.SO
        return bool(others)

    def look(self, item: CheckedClaim) -> Look:
        """How a claim is shown now; one that is being written says so."""
        look = self.scales.claim(item)
        return look._replace(sign=_WRITING) if self.writing[item.claim.id] else look

    def renew(self, desk: ArticleOnDesk) -> None:
        """Take over the article's present state."""
        before = [item.claim.id for item in self.claims]
        claim, match = self.current, self.match
        if not desk.matched:
            self.proofs.clear()  # there are known claims that they say nothing about
        self.desk = desk
        self._index()
        self.marked &= self._by_id.keys()
        if self.heading_for:
            self.go_to(self.heading_for)
            self.heading_for = ""
        if self.item is None:
            here = before.index(self.current) if self.current in before else 0
            around = [i for i in (*before[here:], *before[:here][::-1]) if i in self._by_id]
            self.current = around[0] if around else ""
        if self.current != claim or self.question not in self.questions:
            self.question = Question.SO
        self._keep_match(match if self.current == claim else None)

    def take(self, claims: Iterable[CheckedClaim]) -> None:
        """Take over the present state of some claims; those that are gone are passed over."""
        came = {item.claim.id: item for item in claims}
        match = self.match
        kept = tuple(came.get(item.claim.id, item) for item in self.desk.claims)
        self.desk = replace(self.desk, claims=kept)
        self._index()
        self._keep_match(match)

    def _keep_match(self, match: Match | None) -> None:
        """Stay at a match, wherever it stands now: a decision on one moves it in the list."""
        known = [item.known.id for item in self.item.matches] if self.item else []
        if match is not None and match.known.id in known:
            self.match_at = known.index(match.known.id)
        else:
            self.match_at = 0

    def go_to(self, claim_id: str) -> bool:
        """Make a claim the current one, if it is there."""
        if claim_id not in self._by_id:
            return False
        if claim_id != self.current:
            self.match_at = 0
            self.question = Question.SO
        self.current = claim_id
        return True

    def go(self, by: int) -> bool:
        """To the next (1) or previous (-1) claim that passes the filter."""
        return self._to(step(self.claims, self.current, by, self._wanted))

    def go_open(self) -> bool:
        """To the next open claim, starting again at the top."""
        return self._to(
            step(self.claims, self.current, 1, lambda i: i.state is ClaimState.OPEN, around=True)
        )

    def move_on(self) -> bool:
        """To the next claim that a checker has to judge."""
        return self._to(
            step(self.claims, self.current, 1, lambda i: self._wanted(i) and to_judge(i))
        )

    def go_match(self, by: int) -> bool:
        """To another match of the current claim."""
        matches = self.item.matches if self.item else ()
        at = self.match_at + by
        if not 0 <= at < len(matches):
            return False
        self.match_at = at
        return True

    def set_order(self, order: ClaimOrder) -> None:
        """Go through the claims in another order."""
        self.order = order
        self._index()

    def set_filter(self, chosen: ClaimFilter) -> None:
        """Go through other claims; the current one moves to the next that passes."""
        self.filter = chosen
        if self.item is not None and not self._wanted(self.item):
            self._to(step(self.claims, self.current, 1, self._wanted, around=True))

    def passing(self) -> list[str]:
        """The ids of the claims gone through, in order."""
        return [item.claim.id for item in self.claims if self._wanted(item)]

    def _wanted(self, item: CheckedClaim) -> bool:
        return passes(item, self.filter)

    def _to(self, claim_id: str | None) -> bool:
        return claim_id is not None and self.go_to(claim_id)


def replacements(event: Event) -> dict[str, tuple[str, ...]]:
    """For each claim that the event retired, the claims that took its place."""
    active = [effect for effect in event.effects if effect.target is Target.ACTIVE]
    came = tuple(effect.claim for effect in active if effect.after)
    return {effect.claim: came for effect in active if not effect.after and came}


def followed(claim_id: str, replaced: Mapping[str, tuple[str, ...]]) -> str:
    """The claim that stands now where `claim_id` stood."""
    seen: set[str] = set()
    while claim_id in replaced and claim_id not in seen:
        seen.add(claim_id)
        claim_id = replaced[claim_id][0]
    return claim_id


def touched(event: Event) -> Iterable[str]:
    """The ids of the claims that the event is about."""
    return [str(claim["id"]) for claim in event.body.get("claims", ())]
