"""The formats a log can be exported in, by the name that `--format` takes."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.desk.formats import (
    claimreview,
    csv_table,
    docx_manuscript,
    html_report,
    json_log,
    markdown,
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
    """

    name: str
    suffix: str
    draft: Callable[[LogDocument], bytes]
    seal: Callable[[LogDocument, Event], bytes] | None = None


FORMATS = {
    item.name: item
    for item in (
        Format("md", ".md", markdown.render),
        Format("html", ".html", html_report.render),
        Format("json", ".json", json_log.draft, json_log.seal),
        Format("csv", ".csv", csv_table.render),
        Format("docx", ".docx", docx_manuscript.render),
        Format("claimreview", ".claimreview.json", claimreview.render),
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
