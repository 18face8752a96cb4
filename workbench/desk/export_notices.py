"""Sentences about what an export leaves out, told to whoever made it."""

from workbench.desk.formats import claimreview
from workbench.desk.formats.document import LogDocument
from workbench.i18n import _, ngettext
from workbench.model.profile import Profile


def notices(document: LogDocument, format: str) -> tuple[str, ...]:
    """What its profile and its format leave out."""
    if format == "claimreview":
        return _of_claimreview(document)
    return _of_profile(document)


def _of_profile(document: LogDocument) -> tuple[str, ...]:
    if document.profile is Profile.INTERNAL:
        return ()
    said = _(
        "For the public all notes were left out; confidential sources that are only numbered: "
        "{sources}; withheld entries of the log: {entries}."
    )
    sources = sum(entry.source is None for entry in document.sources)
    return (said.format(sources=sources, entries=len(document.withheld)),)


def _of_claimreview(document: LogDocument) -> tuple[str, ...]:
    left = sum(not claimreview.is_publishable(entry) for entry in document.claims)
    said = []
    if left:
        text = ngettext(
            "{count} claim was left out: it has no settled verdict with a ClaimReview number.",
            "{count} claims were left out: they have no settled verdict with a ClaimReview number.",
            left,
        )
        said.append(text.format(count=left))
    if not document.url and left < len(document.claims):
        said.append(
            _(
                "The page that the check is published on is not named, which search engines "
                "want; name it with --url."
            )
        )
    return tuple(said)
