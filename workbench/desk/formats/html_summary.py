"""The head of the HTML page: what was found, in figures and a chart, and what is still open."""

from collections.abc import Sequence
from itertools import groupby

from workbench.desk.formats.document import LogDocument, TallyEntry
from workbench.desk.formats.html_claims import anchor, badge
from workbench.desk.formats.markup import Safe, element
from workbench.desk.formats.open_points import OpenPoint
from workbench.i18n import _, ngettext
from workbench.model.desk import ClaimState

_WIDTH = 1000
_GAP = 4


def summary(document: LogDocument, points: Sequence[OpenPoint]) -> Safe:
    """The figures of an article, and its claims by verdict as a chart with the same as a table."""
    return element(
        "section",
        element("h2", _("Summary")),
        element("div", _figures(document, points), _chart(document), class_="split"),
        class_="summary",
        id="summary",
    )


def open_table(document: LogDocument, points: Sequence[OpenPoint]) -> Safe:
    """The open points, each with a link to its claim; a sentence where there are none."""
    title = element("h2", _("Open points"))
    if not points:
        nothing = element("p", _("None: every claim is decided."))
        return element("section", title, nothing, class_="open-points", id="open-points")
    heads = (_("Claim"), _("What is open"), _("Wording"))
    table = element(
        "table",
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *(_row(group, document.article.language) for group in _grouped(points))),
    )
    return element("section", title, table, class_="open-points", id="open-points")


def _figures(document: LogDocument, points: Sequence[OpenPoint]) -> Safe:
    states = [entry.checked.state for entry in document.claims]
    wanted = len(states) - sum(
        state in (ClaimState.DISMISSED, ClaimState.UNCHECKABLE) for state in states
    )
    decided = states.count(ClaimState.DECIDED)
    count = len(states)
    tiles = [
        (str(count), ngettext("claim in the article", "claims in the article", count), ""),
        (f"{decided}/{wanted}", _("decided of those to be checked"), ""),
        (str(len(points)), ngettext("open point", "open points", len(points)), ""),
    ]
    if document.conflicts:
        tiles.append((str(document.conflicts), _("with a conflicting known claim"), "conflict"))
    if document.short:
        told = _("decided on less evidence than wanted")
        tiles.append((str(len(document.short)), told, "warn"))
    return element(
        "ul",
        *(
            element(
                "li", element("strong", number), " ", element("span", told), class_=_toned(tone)
            )
            for number, told, tone in tiles
        ),
        class_="figures",
    )


def _toned(tone: str) -> str:
    return f"t-{tone}" if tone else ""


def _chart(document: LogDocument) -> Safe:
    total = sum(entry.count for entry in document.tally)
    if not total:
        return Safe()
    rows = [_line(entry, total) for entry in document.tally]
    return element(
        "figure",
        element("figcaption", _("Claims by verdict")),
        _bar(document.tally, total),
        element("table", element("tbody", *rows), class_="chart"),
    )


def _bar(tally: Sequence[TallyEntry], total: int) -> Safe:
    """All claims as one bar; drawn with attributes, as the page allows no style of elements."""
    told = ", ".join(f"{entry.count} {entry.look.word}" for entry in tally)
    parts, at = [], 0
    for entry in tally:
        end = at + entry.count
        left, right = _WIDTH * at // total, _WIDTH * end // total
        width = right - left - (_GAP if end < total else 0)
        look = f"t-{entry.look.tone}"
        parts.append(_rect(left, max(1, width), look))
        at = end
    return _drawing(*parts, class_="bar", role="img", aria_label=told)


def _line(entry: TallyEntry, total: int) -> Safe:
    width = max(1, _WIDTH * entry.count // total)
    drawn = _drawing(_rect(0, width, f"t-{entry.look.tone}"), class_="share", aria_hidden="true")
    percent = _("{share} %").format(share=round(100 * entry.count / total))
    return element(
        "tr",
        element("th", badge(entry.look.sign, entry.look.tone), f" {entry.look.word}", scope="row"),
        element("td", str(entry.count), class_="count"),
        element("td", percent, class_="percent"),
        element("td", drawn),
    )


def _drawing(*parts: Safe, **attributes: str) -> Safe:
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} 10", preserveAspectRatio="none", **attributes
    )


def _rect(left: int, width: int, look: str) -> Safe:
    return element("rect", x=str(left), y="0", width=str(width), height="10", class_=look)


def _grouped(points: Sequence[OpenPoint]) -> list[list[OpenPoint]]:
    """Those of one claim together; they stand side by side already."""
    return [list(group) for _number, group in groupby(points, key=lambda point: point.entry.number)]


def _row(points: Sequence[OpenPoint], language: str) -> Safe:
    entry = points[0].entry
    place = f"#{anchor(entry)}"
    number = element("a", badge(entry.look.sign, entry.look.tone, entry.number), href=place)
    wording = element("a", entry.checked.claim.text, href=place, lang=language)
    said = element("ul", *map(_item, points))
    return element("tr", element("td", number), element("td", said), element("td", wording))


def _item(point: OpenPoint) -> Safe:
    what = element("strong", f"{point.sign} {point.what}", class_=f"tone t-{point.tone}")
    return element("li", what, *(element("p", told, class_="source") for told in point.details))
