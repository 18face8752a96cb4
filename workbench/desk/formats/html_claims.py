"""The cards of the HTML page: a claim with verdict, note, evidence, known claims and history."""

from workbench.desk.formats import html_queries, html_sources, words
from workbench.desk.formats.document import (
    Answer,
    ClaimEntry,
    HistoryEntry,
    Judgement,
    MatchEntry,
)
from workbench.desk.formats.markup import Safe, element, joined, link
from workbench.desk.formats.pieces import Piece
from workbench.i18n import _
from workbench.model.desk import ClaimState
from workbench.model.match import Decision, DifferenceKind, Relation


def badge(sign: str, tone: str, number: str = "") -> Safe:
    """A claim's number and sign in the colour of its tone."""
    return element("b", f"{number} {sign}".strip(), class_=f"badge t-{tone}")


def anchor(entry: ClaimEntry) -> str:
    """The id of a claim's card; its place in the article has a `t` before it."""
    return f"c{entry.number}"


def card(entry: ClaimEntry, language: str) -> Safe:
    """All about one claim; `language` is that of the article."""
    claim = entry.checked.claim
    return element(
        "article",
        element(
            "header",
            element(
                "a",
                badge(entry.look.sign, entry.look.tone, entry.number),
                href=f"#t{anchor(entry)}",
            ),
            " ",
            element("strong", entry.look.word),
            _decided(entry.judgement) if entry.judgement and not entry.both else "",
        ),
        element("blockquote", claim.text, lang=language),
        _both(entry),
        _note(entry),
        html_queries.queries(entry),
        _why(entry),
        html_sources.evidence(entry),
        _matches(entry),
        history(entry.history),
        id=anchor(entry),
        class_=f"card t-{entry.look.tone}",
    )


def _decided(judgement: Judgement) -> Safe:
    text = f"{judgement.scale} · {judgement.by} · {judgement.at}"
    return element("span", text, title=judgement.definition, class_="by")


def _both(entry: ClaimEntry) -> Safe:
    """Each of two questions with the verdict on it, where one of them is judged."""
    if not entry.both:
        return Safe()
    return element("ul", *map(_answer, entry.both), class_="answers")


def _answer(answer: Answer) -> Safe:
    judged = answer.judgement
    if judged is None:
        return element("li", f"{answer.words} ", element("span", _("no verdict"), class_="by"))
    return element(
        "li",
        f"{answer.words} ",
        element("strong", f"{judged.look.sign} {judged.name}"),
        " ",
        _decided(judged),
        class_=f"t-{judged.look.tone}",
    )


def _note(entry: ClaimEntry) -> Safe:
    checked = entry.checked
    note = element("p", checked.note, class_="note") if checked.note else Safe()
    if checked.state is not ClaimState.DISMISSED or not checked.dismissed:
        return note
    reason = _("Not a claim: {reason}").format(reason=checked.dismissed)
    return joined(element("p", reason, class_="note"), note)


def _why(entry: ClaimEntry) -> Safe:
    attribution = entry.checked.claim.attribution
    said = [_("says: {who}").format(who=attribution.text)] if attribution else []
    text = " · ".join([*said, *entry.signals])
    lines = [element("p", text, class_="why")] if text else []
    if entry.context:
        told = _("In context: {told}").format(told=" · ".join(entry.context))
        lines.append(element("p", told, class_="why"))
    return joined(*lines)


def _matches(entry: ClaimEntry) -> Safe:
    if not entry.matches:
        return Safe()
    shown = entry.telling
    items = [_match(item) for item in shown]
    more = words.left_out(len(entry.matches) - len(shown))
    if more:
        items.append(element("li", more, class_="more"))
    return joined(element("h3", _("Known claims")), element("ul", *items, class_="matches"))


def _match(entry: MatchEntry) -> Safe:
    score = f"{entry.match.comparison.score:.0f}"
    rejected = " rejected" if entry.match.decision is Decision.REJECTED else ""
    kinds = ", ".join(dict.fromkeys(item.word for item in entry.differences))
    rows = [
        element(
            "p",
            element("b", f"{entry.look.sign} {entry.look.word}", class_="relation"),
            element("span", kinds, class_="kinds"),
            element("span", entry.decision, class_="decision") if entry.decision else "",
            element("span", score, class_="score", title=_("likeness of the wordings, 0–100")),
        )
    ]
    if entry.differences and entry.match.comparison.relation is Relation.CONFLICT:
        rows.append(element("p", _wording(entry.claim), class_="here"))
    rows.append(element("p", _wording(entry.known), class_="known"))
    rows.append(element("p", link(entry.match.known.url, entry.source), class_="source"))
    return element("li", *rows, class_=f"t-{entry.look.tone}{rejected}")


def _wording(pieces: tuple[Piece[DifferenceKind], ...]) -> Safe:
    return joined(*(element("mark", piece.text) if piece.tags else piece.text for piece in pieces))


def history(entries: tuple[HistoryEntry, ...]) -> Safe:
    """Events in words under a heading; nothing where there are none."""
    if not entries:
        return Safe()
    items = [
        element(
            "li",
            element("time", entry.at),
            f" {entry.actor}: {entry.what}",
            element("span", f" – {'; '.join(entry.details)}") if entry.details else "",
        )
        for entry in entries
    ]
    return joined(element("h3", _("History")), element("ol", *items, class_="history"))
