"""The log as one self-contained HTML page, for the screen and for paper."""

from pathlib import Path

from workbench.desk.formats.document import (
    ClaimEntry,
    ExcludedEntry,
    HistoryEntry,
    Judgement,
    LogDocument,
    Look,
    MatchEntry,
)
from workbench.desk.formats.markup import Safe, element, joined, link
from workbench.desk.formats.pieces import Piece
from workbench.desk.formats.words import moment
from workbench.i18n import _
from workbench.model.desk import ClaimState
from workbench.model.match import Decision, DifferenceKind, Relation

_STYLE = Path(__file__).with_name("html_report.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(document: LogDocument) -> bytes:
    """The page as UTF-8. It loads nothing, runs nothing and links only to http and https."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=document.program),
        element("title", _("Verification log: {title}").format(title=document.article.title)),
        element("style", Safe(_STYLE.read_text(encoding="utf-8"))),
    )
    body = element(
        "body",
        _masthead(document),
        element("main", _article(document), _claims(document)),
        _left_out(document),
        _record(document),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=document.language)}\n".encode()


def _masthead(document: LogDocument) -> Safe:
    article = document.article
    facts = (
        article.name,
        _("version {number}").format(number=article.revision),
        _("exported {at} by {who}").format(
            at=moment(document.exported_at), who=document.exported_by
        ),
    )
    return element(
        "header",
        element("p", _("Verification log"), class_="kicker"),
        element("h1", article.title, lang=article.language),
        element("p", " · ".join(fact for fact in facts if fact), class_="facts"),
        _tally(document),
        class_="masthead",
    )


def _tally(document: LogDocument) -> Safe:
    bar = [
        element("i", class_=f"t-{entry.look.tone}", style=f"flex-grow:{entry.count}")
        for entry in document.tally
    ]
    legend = [
        element(
            "li",
            _badge(entry.look.sign, entry.look.tone),
            f" {entry.count} ",
            element("span", entry.look.word),
        )
        for entry in document.tally
    ]
    if document.conflicts:
        conflicts = _("with a conflicting known claim")
        legend.append(
            element(
                "li",
                _badge("≠", "conflict"),
                f" {document.conflicts} ",
                element("span", conflicts),
                class_="apart",
            )
        )
    total = _("{count} claims").format(count=len(document.claims))
    return element(
        "section",
        element("div", *bar, class_="bar", role="presentation"),
        element("ul", element("li", element("strong", total)), *legend),
        class_="tally",
    )


def _badge(sign: str, tone: str, number: str = "") -> Safe:
    return element("b", f"{number} {sign}".strip(), class_=f"badge t-{tone}")


def _article(document: LogDocument) -> Safe:
    begun: set[str] = set()
    return element(
        "section",
        element("h2", _("The article")),
        element(
            "div",
            *(_stretch(piece, begun) for piece in document.pieces),
            class_="text",
            lang=document.article.language,
        ),
        class_="article",
    )


def _stretch(piece: Piece[ClaimEntry | ExcludedEntry], begun: set[str]) -> Safe:
    """A stretch of the article in the look of its innermost claim, after that claim's badge."""
    parts: list[str] = []
    claims = [tag for tag in piece.tags if isinstance(tag, ClaimEntry)]
    outs = [tag for tag in piece.tags if isinstance(tag, ExcludedEntry)]
    for out in outs:
        if out.excluded.span.start == piece.start:
            parts.append(element("small", out.reason, class_="reason"))
    for entry in claims:
        if entry.number not in begun:
            begun.add(entry.number)
            badge = _badge(entry.look.sign, entry.look.tone, entry.number)
            parts.append(element("a", badge, id=f"t{_anchor(entry)}", href=f"#{_anchor(entry)}"))
    words = piece.text
    if claims:
        depth = min(len(claims), 3)
        parts.append(element("span", words, class_=f"c d{depth} t-{claims[-1].look.tone}"))
    else:
        parts.append(element("span", words, class_="out" if outs else ""))
    return joined(*parts)


def _anchor(entry: ClaimEntry) -> str:
    return f"c{entry.number}"


def _claims(document: LogDocument) -> Safe:
    cards = [_card(entry, document.article.language) for entry in document.claims]
    return element("section", element("h2", _("The claims")), *cards, class_="claims")


def _card(entry: ClaimEntry, language: str) -> Safe:
    claim = entry.checked.claim
    return element(
        "article",
        element(
            "header",
            element(
                "a",
                _badge(entry.look.sign, entry.look.tone, entry.number),
                href=f"#t{_anchor(entry)}",
            ),
            " ",
            element("strong", entry.look.word),
            _decided(entry.judgement) if entry.judgement else "",
        ),
        element("blockquote", claim.text, lang=language),
        _note(entry),
        _why(entry),
        _matches(entry.matches),
        _history(entry.history),
        id=_anchor(entry),
        class_=f"card t-{entry.look.tone}",
    )


def _decided(judgement: Judgement) -> Safe:
    text = f"{judgement.scale} · {judgement.by} · {judgement.at}"
    return element("span", text, title=judgement.definition, class_="by")


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
    return element("p", text, class_="why") if text else Safe()


def _matches(matches: tuple[MatchEntry, ...]) -> Safe:
    if not matches:
        return Safe()
    items = [_match(entry) for entry in matches]
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


def _history(entries: tuple[HistoryEntry, ...]) -> Safe:
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


def _left_out(document: LogDocument) -> Safe:
    title = element("h2", _("Left out of the check"))
    if not document.excluded:
        nothing = element("p", _("Nothing: every sentence is in a claim."))
        return element("section", title, nothing, class_="below")
    rows = [
        element(
            "tr",
            element("td", entry.reason),
            element("td", entry.excluded.text, lang=document.article.language),
        )
        for entry in document.excluded
    ]
    return element("section", title, element("table", *rows), class_="below")


def _record(document: LogDocument) -> Safe:
    article = document.article
    last = document.events[-1] if document.events else None
    lines = [
        _("SHA-256 of the article as it came in: {sha}").format(sha=article.sha256),
        _("Entries in the log: {count}").format(count=len(document.events)),
    ]
    if last:
        lines.append(_("Last entry: {seq}, {hash}").format(seq=last.seq, hash=last.hash))
    lines.append(document.program)
    return element(
        "section",
        element("h2", _("The log")),
        _history(document.history),
        element("ul", *(element("li", line) for line in lines), class_="hashes"),
        class_="below",
    )
