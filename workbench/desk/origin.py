"""Where an article comes from, in words."""

from workbench.i18n import _
from workbench.model.split import Metadata


def origin(metadata: Metadata, *, authors: bool = True) -> tuple[str, ...]:
    """Day, agencies and authors of an article, each a short phrase; those that are known."""
    said = []
    if metadata.published:
        said.append(_("published {when}").format(when=_moment(metadata.published)))
    if metadata.agencies:
        said.append(", ".join(metadata.agencies))
    if authors and metadata.bylines:
        said.append(_("by {names}").format(names=", ".join(metadata.bylines)))
    return tuple(said)


def _moment(when: str) -> str:
    """An ISO 8601 date, with the time of day and its zone where it has them, as people read it."""
    day, _t, clock = when.partition("T")
    return " ".join(part for part in (day, clock[:5], clock[5:] and f"UTC{clock[5:]}") if part)
