"""The log as one self-contained HTML page, for the screen and for paper."""

import base64
import hashlib
from pathlib import Path

from workbench.desk.formats import html_sources, html_summary
from workbench.desk.formats.document import ClaimEntry, ExcludedEntry, LogDocument
from workbench.desk.formats.html_claims import anchor, badge, card, history
from workbench.desk.formats.markup import Safe, element, joined
from workbench.desk.formats.open_points import open_points
from workbench.desk.formats.pieces import Piece
from workbench.desk.formats.words import base_name, edition, entries_counted, moment
from workbench.desk.origin import origin
from workbench.i18n import _

_STYLE = Path(__file__).with_name("html_report.css")
_POLICY = "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded, run or sent; the one style sheet is the one with this SHA-256."""


def render(document: LogDocument) -> bytes:
    """The page as UTF-8. It loads nothing, runs nothing and links only to http and https."""
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element(
            "meta", http_equiv="Content-Security-Policy", content=_POLICY.format(digest=digest)
        ),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=document.program),
        element("title", _("Verification log: {title}").format(title=document.article.title)),
        element("style", Safe(style)),
    )
    points = open_points(document)
    body = element(
        "body",
        _masthead(document),
        html_summary.summary(document, points),
        html_summary.open_table(document, points),
        element("main", _article(document), _claims(document)),
        html_sources.table(document),
        _left_out(document),
        _record(document),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=document.language)}\n".encode()


def _masthead(document: LogDocument) -> Safe:
    article = document.article
    said = origin(article.metadata)
    facts = (
        base_name(article.name),
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
        element("p", " · ".join(said), class_="facts") if said else Safe(""),
        element("p", edition(document.profile), class_="facts"),
        _ways(document),
        class_="masthead",
    )


def _ways(document: LogDocument) -> Safe:
    """Links to the parts of the page."""
    parts = [
        ("summary", _("Summary")),
        ("open-points", _("Open points")),
        ("article", _("The article")),
        ("claims", _("The claims")),
        *((("sources", _("Sources")),) if document.in_use else ()),
        ("left-out", _("Left out of the check")),
        ("log", _("The log")),
    ]
    return element("nav", *(element("a", name, href=f"#{key}") for key, name in parts))


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
        id="article",
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
            chip = badge(entry.look.sign, entry.look.tone, entry.number)
            parts.append(element("a", chip, id=f"t{anchor(entry)}", href=f"#{anchor(entry)}"))
    words = piece.text
    if claims:
        depth = min(len(claims), 3)
        parts.append(element("span", words, class_=f"c d{depth} t-{claims[-1].look.tone}"))
    else:
        parts.append(element("span", words, class_="out" if outs else ""))
    return joined(*parts)


def _claims(document: LogDocument) -> Safe:
    cards = [card(entry, document.article.language) for entry in document.claims]
    return element("section", element("h2", _("The claims")), *cards, class_="claims", id="claims")


def _left_out(document: LogDocument) -> Safe:
    title = element("h2", _("Left out of the check"))
    if not document.excluded:
        nothing = element("p", _("Nothing: every sentence is in a claim."))
        return element("section", title, nothing, class_="below", id="left-out")
    rows = [
        element(
            "tr",
            element("td", entry.reason),
            element("td", entry.excluded.text, lang=document.article.language),
        )
        for entry in document.excluded
    ]
    return element("section", title, element("table", *rows), class_="below", id="left-out")


def _record(document: LogDocument) -> Safe:
    article = document.article
    last = document.events[-1] if document.events else None
    lines = [
        _("SHA-256 of the article as it came in: {sha}").format(sha=article.sha256),
        entries_counted(len(document.events), len(document.withheld)),
    ]
    if last:
        lines.append(_("Last entry: {seq}, {hash}").format(seq=last.seq, hash=last.hash))
    lines.append(document.program)
    return element(
        "section",
        element("h2", _("The log")),
        history(document.history),
        element("ul", *(element("li", line) for line in lines), class_="hashes"),
        class_="below",
        id="log",
    )
