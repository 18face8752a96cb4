"""Posts of a WordPress site (`wp/v2/posts`), as fact-checkers publish their checks."""

from typing import Any

from workbench.desk.incoming import access
from workbench.desk.incoming.hosts import host_of
from workbench.desk.incoming.rows import Fields, Row, row

_VERDICT, _EXCERPT = "post::interpretation", "post::excerpt"


def is_post(value: Any) -> bool:
    """Whether this looks like a post of a site that keeps its verdicts in fields of its own."""
    return isinstance(value, dict) and "acf" in value and "link" in value


def post_row(value: dict[str, Any], where: str, *, origin: str, raw: str) -> Row:
    """The entry of a post.

    Its title is that of the check and may deny the claim ("No, it was not …"), so it is never
    taken for the claim, which a person must give.
    """
    kept = access.mapping(value.get("acf"))
    verdict = access.mapping(kept.get(_VERDICT))
    url = access.text(value.get("link"))
    fields = Fields(
        title=_rendered(value.get("title")),
        external_id=access.text(value.get("id")),
        summary=access.plain(kept.get(_EXCERPT)),
        verdict=access.plain(verdict.get("label")) or access.plain(verdict.get("value")),
        date=access.text(value.get("date")),
        publisher=host_of(url),
        url=url,
    )
    return row(where, fields, origin=origin, raw=raw)


def _rendered(value: Any) -> str:
    return access.plain(access.mapping(value).get("rendered")) or access.plain(value)
