"""What the author is asked or should correct, one line each, and what they said to it."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, Static

from workbench.desk.query_words import kind_word, reply_word
from workbench.errors import WorkbenchError
from workbench.i18n import _
from workbench.model.article import Article
from workbench.model.desk import CheckedClaim
from workbench.model.evidence import Stance
from workbench.model.query import Query, QueryKind, Reply
from workbench.model.source import source_name
from workbench.text.guard import display, one_line
from workbench.tui.keys import key
from workbench.tui.screens.dialogs.form import Form
from workbench.tui.widgets.typed import TypedLine

_OF_CORRECTION = ("old", "new", "source")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: the query as it should be, or that it is withdrawn."""

    query: Query
    withdraw: bool = False


class QueryForm(Form[Wish]):
    """Edits a new query, or one that there is together with its answer."""

    AUTO_FOCUS = "#text"
    HINTS: ClassVar[tuple[str, ...]] = (
        "query.save",
        "query.kind",
        "query.withdraw",
        "pane.next",
        "dialog.leave",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("query.save", "ctrl+s", "save", _("save"), _("Save what the author is asked")),
        key("query.kind", "ctrl+t", "kind", _("question/correction"), _("The one or the other")),
        key("query.withdraw", "ctrl+r", "withdraw", _("withdraw"), _("Ask it no more")),
    ]

    def __init__(self, article: Article, item: CheckedClaim, query: Query | None) -> None:
        super().__init__(_("Ask the author") if query is None else query.name)
        self._article = article
        self._item = item
        self._is_new = query is None
        self._query = query or _suggested(item)
        self._kind = self._query.kind

    def content(self) -> ComposeResult:
        """The claim, then one line for each part."""
        yield Static(Content(one_line(self._item.claim.text)), classes="hint")
        with VerticalScroll(can_focus=False):
            yield Static("", id="kind", markup=False)
            yield from self._line("text", self._query.text)
            yield from self._line("old", self._query.old)
            yield from self._line("new", self._query.new, hint=_("empty: strike out"))
            yield from self._line("source", self._query.source, hint=_("words, or s1, s2 …"))
            if not self._is_new:
                yield from self._replies()
                yield from self._line("answer", self._query.answer)
        yield Static("", classes="problem", markup=False)

    def _line(self, name: str, value: str, *, hint: str = "") -> ComposeResult:
        with Horizontal(classes="row", id=f"row-{name}"):
            yield Static("", classes="name", id=f"name-{name}", markup=False)
            yield TypedLine(one_line(value), placeholder=hint, id=name)

    def _replies(self) -> ComposeResult:
        asked = self._query.kind is QueryKind.QUESTION
        fitting = (Reply.ANSWERED,) if asked else tuple(Reply)
        offered = (None, *fitting) if self._query.is_open else fitting
        options = [(Content(reply_word(each)), each.value if each else "") for each in offered]
        value = self._query.reply.value if self._query.reply else ""
        with Horizontal(classes="row"):
            yield Static(Content(_("Author")), classes="name")
            yield Select(options, allow_blank=False, value=value, compact=True, id="reply")

    def on_mount(self) -> None:
        """Show what the kind needs."""
        self._show_kind()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The kind of a query that there is stays; a new one can't be withdrawn."""
        if action in ("kind", "withdraw"):
            return self._is_new is (action == "kind")
        return super().check_action(action, parameters)

    def action_kind(self) -> None:
        """Make it the other kind."""
        asked = self._kind is QueryKind.QUESTION
        self._kind = QueryKind.CORRECTION if asked else QueryKind.QUESTION
        self._show_kind()

    def action_withdraw(self) -> None:
        """Leave with the wish that it is asked no more."""
        self.dismiss(Wish(self._query, withdraw=True))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Leave with the query, once it is in order."""
        from workbench.desk.queries import checked_answer, in_order

        try:
            query = in_order(self._article, self._item, self._said())
            if query.reply is not None:
                query = replace(query, answer=checked_answer(query, query.reply, query.answer).text)
            self.dismiss(Wish(query))
        except WorkbenchError as error:
            self.query_one(".problem", Static).update(Content(display(str(error))))

    def _show_kind(self) -> None:
        asked = self._kind is QueryKind.QUESTION
        self.query_one("#kind", Static).update(Content.styled(kind_word(self._kind), "bold"))
        for name in _OF_CORRECTION:
            self.query_one(f"#row-{name}").display = not asked
        names = {
            "text": _("Question") if asked else _("Reason"),
            "old": _("Instead of"),
            "new": _("Proposed"),
            "source": _("Source"),
            "answer": _("Answer"),
        }
        for name, word in names.items():
            for label in self.query(f"#name-{name}").results(Static):
                label.update(Content(word))

    def _said(self) -> Query:
        """What the lines say; one that nobody has touched keeps what the guard does not show."""
        said: dict[str, Any] = {name: self._typed(name) for name in ("text", *_OF_CORRECTION)}
        if self._is_new:
            return replace(self._query, kind=self._kind, **said)
        chosen = str(self.query_one("#reply", Select).value)
        answer = self._typed("answer")
        reply = Reply(chosen) if chosen else Reply.ANSWERED if answer else None
        return replace(self._query, **said, reply=reply, answer=answer)

    def _typed(self, name: str) -> str:
        typed = self.query_one(f"#{name}", TypedLine).value
        before: str = getattr(self._query, name)
        return before if typed == one_line(before) else typed


def _suggested(item: CheckedClaim) -> Query:
    """A question; as a correction it begins with the claim's words and a source against them."""
    against = [each for each in item.evidence if each.stance is Stance.CONTRADICTS]
    source = next((source_name(each.source) for each in (*against, *item.evidence)), "")
    words = item.claim.text
    return Query(0, item.claim.id, QueryKind.QUESTION, "", words, words, source)
