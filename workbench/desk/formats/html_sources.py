"""Sources and evidence on the HTML page."""

from workbench.desk.formats import source_words, words
from workbench.desk.formats.document import ClaimEntry, EvidenceEntry, LogDocument, SourceEntry
from workbench.desk.formats.markup import Safe, element, joined, link
from workbench.i18n import _
from workbench.model.evidence import PinnedPassage, Stance
from workbench.model.source import Method


def evidence(entry: ClaimEntry) -> Safe:
    """What speaks for a claim, what against it, and whether that is enough."""
    parts = []
    for stance in Stance:
        found = entry.evidence_that(stance)
        if found:
            items = element("ul", *map(_item, found), class_="evidence")
            parts += [element("h3", words.side(stance)), items]
    return joined(*parts, backing(entry))


def backing(entry: ClaimEntry) -> Safe:
    """How many independent origins there are, and why less than is wanted is enough."""
    reason = source_words.shortfall(entry.checked.shortfall)
    short = " short" if entry.checked.falls_short else ""
    lines = [element("p", entry.backing, class_=f"why{short}")] if entry.backing else []
    if reason:
        lines.append(element("p", reason, class_="note"))
    return joined(*lines)


def table(document: LogDocument) -> Safe:
    """The sources with what was saved of each; nothing where there are none."""
    if not document.in_use:
        return Safe()
    heads = (_("Source"), _("What it is"), _("What was saved"))
    return element(
        "section",
        element("h2", _("Sources")),
        element(
            "table",
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", *(_row(entry) for entry in document.in_use)),
            class_="sources",
        ),
        class_="below",
        id="sources",
    )


def _item(entry: EvidenceEntry) -> Safe:
    name = element("a", entry.source.name, href=f"#{entry.source.reference}")
    rows = [
        _quotation(entry),
        element(
            "p",
            element("b", f"{entry.look.sign} {entry.look.word}", class_="relation"),
            " ",
            name,
            f" {entry.grade} ",
            " · ".join(source_words.whence(entry)),
            class_="source",
        ),
        element("p", " · ".join(source_words.linked(entry)), class_="source"),
    ]
    if entry.item.note:
        rows.append(element("p", entry.item.note, class_="note"))
    return element("li", *rows, class_=f"t-{entry.look.tone}")


def _quotation(entry: EvidenceEntry) -> Safe:
    """The words of a passage between those around them; a whole source has none."""
    passage, source = entry.item.passage, entry.source.source
    if passage is None or source is None:
        return element("p", source_words.quoted(entry), class_="withheld")
    return element(
        "blockquote",
        *_in_its_place(passage),
        class_="passage",
        lang=source.details.language,
    )


def _in_its_place(passage: PinnedPassage) -> tuple[str, ...]:
    quote = passage.quote
    return (
        element("span", f"… {quote.prefix}", class_="around"),
        element("span", quote.exact, class_="exact"),
        element("span", f"{quote.suffix} …", class_="around"),
    )


def _row(entry: SourceEntry) -> Safe:
    return element(
        "tr",
        element("td", entry.name),
        element("td", *_about(entry)),
        element("td", *_saved(entry)),
        id=entry.reference,
    )


def _about(entry: SourceEntry) -> list[Safe]:
    lines = [" · ".join(source_words.described(entry)), source_words.kinship(entry)]
    lines += [source_words.used_by(entry), source_words.digest(entry)]
    rows = [element("p", line, class_="source") for line in lines if line]
    if entry.source is not None:
        facts = " · ".join(entry.facts)
        rows.insert(0, element("p", _titled(entry), f" · {facts}" if facts else ""))
    return rows


def _titled(entry: SourceEntry) -> Safe:
    """The title as a link; one that was fetched says from where and when (Robust Links)."""
    if entry.source is None:
        return element("strong", entry.title)
    url = entry.source.details.url
    fetched = [s for s in entry.source.snapshots if s.method is Method.FETCHED]
    robust = {"data_originalurl": url, "data_versiondate": fetched[-1].at} if fetched else {}
    return link(url, element("strong", entry.title), **robust)


def _saved(entry: SourceEntry) -> list[Safe]:
    if entry.source is None:
        return []
    told = [source_words.saved(item) for item in entry.source.snapshots]
    told += [source_words.taken_out(item) for item in entry.source.extractions]
    return [element("p", " · ".join(parts), class_="source") for parts in told]
