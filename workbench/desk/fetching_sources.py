"""Fetching the web page of a source, only when somebody asks for it."""

from typing import Any

from workbench import settings
from workbench.desk.taking_in import Progress, ShouldStop, Step, TakenIn, save_fetched
from workbench.desk.workspace import Workspace
from workbench.errors import SourceError
from workbench.i18n import _


def fetch_source(
    ws: Workspace,
    source_id: int,
    *,
    progress: Progress = lambda _step: None,
    should_stop: ShouldStop = lambda: False,
) -> TakenIn:
    """Fetch a source's URL and save request and answer as its newest snapshot.

    Raises `SourceError` where it has no URL, `FetchError` where fetching is switched off or
    nothing came of it; nothing is stored then.
    """
    from workbench.desk.fetching.fetch import ensure_allowed, fetch  # noqa: PLC0415 - when asked

    ensure_allowed(settings.load())
    with ws.store.read() as work:
        source = work.sources.get(source_id)
    url = source.details.url
    if not url:
        raise SourceError(
            _("{name} has no web address; give it one, or save a file of it.").format(
                name=source.name
            )
        )
    fetched = fetch(
        url,
        progress=lambda done, total: progress(Step(_("fetching"), done, total or 0)),
        should_stop=should_stop,
    )
    about: dict[str, Any] = {
        "fetched": {
            "requested": fetched.requested,
            "url": fetched.url,
            "redirects": list(fetched.redirects),
            "at": fetched.at,
            "status": fetched.status,
            "media_type": fetched.media_type,
            "length": fetched.length,
            "address": fetched.address,
        }
    }
    return save_fetched(
        ws,
        source_id,
        fetched.warc,
        fetched.url,
        about,
        progress=progress,
        should_stop=should_stop,
    )
