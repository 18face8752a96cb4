"""The formats a log can be exported in, by the name that `--format` takes."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.desk.formats import (
    claimreview,
    csv_table,
    docx_manuscript,
    html_report,
    json_lines,
    json_log,
    markdown,
    prov,
    web_annotation,
)
from workbench.desk.formats.document import LogDocument
from workbench.errors import ExportError
from workbench.i18n import _
from workbench.model.event import Event


@dataclass(frozen=True, slots=True)
class Format:
    """How a document becomes a file.

    `draft` gives the bytes that the export's receipt vouches for: the file itself, or where there
    is a `seal`, the part that the file has besides its events. `suffix` ends the file's name.
    `beside` is the name of a file that comes with each, and what it holds. One that
    `is_published` is made to be published, so it is for the public whoever asks for it; one that
    `is_binary` is nothing to be shown on a terminal.
    """

    name: str
    suffix: str
    draft: Callable[[LogDocument], bytes]
    seal: Callable[[LogDocument, Event], bytes] | None = None
    beside: tuple[str, Callable[[], bytes]] | None = None
    is_published: bool = False
    is_binary: bool = False


FORMATS = {
    item.name: item
    for item in (
        Format("md", ".md", markdown.render),
        Format("html", ".html", html_report.render),
        Format("json", ".json", json_log.draft, json_log.seal),
        Format(
            "jsonl",
            ".jsonl",
            json_lines.draft,
            json_lines.seal,
            (json_lines.VERIFIER, json_lines.verifier),
        ),
        Format("csv", ".csv", csv_table.render),
        Format("docx", ".docx", docx_manuscript.render, is_binary=True),
        Format("claimreview", ".claimreview.json", claimreview.render, is_published=True),
        Format("annotation", ".annotations.json", web_annotation.render),
        Format("prov", ".prov.json", prov.render),
    )
}


def find(name: str) -> Format:
    """The format of that name. Raises `ExportError` naming the ones there are."""
    found = FORMATS.get(name)
    if found is None:
        raise ExportError(
            _("There is no export format “{name}”; there are: {formats}.").format(
                name=name, formats=", ".join(FORMATS)
            )
        )
    return found
