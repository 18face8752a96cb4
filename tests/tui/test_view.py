"""Where a checker is, and where the keys lead."""

from workbench.model.article import Article
from workbench.model.desk import ArticleOnDesk, CheckedClaim, ClaimFilter, ClaimOrder, Place
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.span import Span
from workbench.model.split import Claim
from workbench.model.verdict import Scale, ScaleLabel, Tone, Verdict
from workbench.tui.view import View, followed, replacements
from workbench.tui.words import Scales

OK = ScaleLabel("ok", "✓", Tone.GOOD, True, {"en": "ok"}, {"en": "ok"})
SCALE = Scale("desk", 1, {"en": "desk"}, (OK,))
TEXT = "abcdefghij"


def claim(
    number: int, *, worth: float = 0.5, checkable: bool = True, decided: bool = False
) -> CheckedClaim:
    span = Span(number, number + 1)
    made = Claim(f"c{number}", span, TEXT[number], span, checkable, worth, (), False, None, ())
    verdict = Verdict(SCALE.ref, "ok", True, "anna", "2026-01-01T00:00:00.000Z")
    return CheckedClaim(made, verdict if decided else None)


def view(*claims: CheckedClaim, place: Place | None = None) -> View:
    article = Article(1, 1, "a.txt", "A", "en", TEXT, "0" * 64, "2026-01-01T00:00:00.000Z")
    return View(ArticleOnDesk(article, claims, (), place or Place()), Scales(SCALE), "anna")


def test_it_begins_where_the_checker_left() -> None:
    assert view(claim(1), claim(2), place=Place("c2")).current == "c2"


def test_it_begins_at_the_first_claim_that_passes_the_remembered_filter() -> None:
    place = Place("gone", filter=ClaimFilter.OPEN)
    assert view(claim(1, decided=True), claim(2), place=place).current == "c2"


def test_an_article_without_claims_has_no_current_one() -> None:
    empty = view()
    assert empty.item is None
    assert empty.targets == ()
    assert not empty.go(1)


def test_moving_on_passes_over_what_nobody_has_to_judge() -> None:
    there = view(claim(1), claim(2, checkable=False), claim(3))
    assert there.move_on()
    assert there.current == "c3"
    assert not there.move_on()


def test_next_open_starts_again_at_the_top() -> None:
    there = view(claim(1), claim(2, decided=True), claim(3), place=Place("c3"))
    assert there.go_open()
    assert there.current == "c1"


def test_order_by_worth_goes_from_the_worthiest_down() -> None:
    there = view(claim(1, worth=0.2), claim(2, worth=0.9), claim(3, worth=0.5))
    there.set_order(ClaimOrder.WORTH)
    there.go_to("c2")
    there.go(1)
    assert there.current == "c3"
    there.go(1)
    assert there.current == "c1"


def test_a_filter_moves_to_a_claim_that_passes() -> None:
    there = view(claim(1, decided=True), claim(2))
    there.set_filter(ClaimFilter.OPEN)
    assert there.current == "c2"
    assert there.passing() == ["c2"]


def test_marked_claims_are_decided_in_text_order() -> None:
    there = view(claim(1), claim(2), claim(3))
    there.marked = {"c3", "c1"}
    assert there.targets == ("c1", "c3")


def test_a_retired_claim_hands_over_to_its_neighbour() -> None:
    there = view(claim(1), claim(2), claim(3), place=Place("c2"))
    there.marked = {"c2"}
    there.renew(view(claim(1), claim(3)).desk)
    assert there.current == "c3"
    assert not there.marked


def test_later_keys_follow_a_claim_through_its_edits() -> None:
    effects = (
        Effect(Target.ACTIVE, "c2", True, False),
        Effect(Target.ACTIVE, "c8", False, True),
        Effect(Target.ACTIVE, "c9", False, True),
    )
    body = {"effects": [effect.as_json() for effect in effects]}
    event = Event(1, "", "anna", EventKind.CLAIM_SPLIT, 1, body, "", "")
    assert replacements(event) == {"c2": ("c8", "c9")}
    assert followed("c2", {"c2": ("c8", "c9"), "c8": ("c12",)}) == "c12"
    assert followed("c5", {}) == "c5"
