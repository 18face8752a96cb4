"""Which of the documents in an archive is the one that it was made for."""

from collections.abc import Sequence
from urllib.parse import urldefrag, urljoin

from workbench.desk.webarchives.model import Capture

_PAGES = ("text/html", "application/xhtml+xml", "application/pdf")
_MOST_REDIRECTS = 10


def main_page(captures: Sequence[Capture]) -> Capture | None:
    """The first page or PDF that came, else the first document, of an archive that names none."""
    good = [capture for capture in captures if capture.is_good]
    pages = (capture for capture in good if capture.media_type in _PAGES)
    answers = (capture for capture in good if capture.status is not None)
    return next(pages, None) or next(answers, None) or next(iter(good), None)


def named_page(captures: Sequence[Capture], url: str, at: str) -> Capture | None:
    """The document at a URL, of that second where there are several; redirects are followed."""
    by_url: dict[str, list[Capture]] = {}
    for capture in captures:
        by_url.setdefault(capture.url, []).append(capture)
    for _step in range(_MOST_REDIRECTS):
        url = urldefrag(url).url
        found = by_url.get(url) or by_url.get(url + "/", [])
        good = [capture for capture in found if capture.is_good]
        if good:
            return next((capture for capture in good if capture.at[:19] == at[:19]), good[0])
        location = next((capture.location for capture in found if capture.location), "")
        if not location:
            break
        url = urljoin(url, location)
    return None
