"""Whether an address is one of its publisher: feeds hold addresses of others, by mistake or not."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from workbench.i18n import _
from workbench.model.quarantine import Distrust, Problem

# Places where anybody has a page: they say nothing about whose address another one is.
_PLATFORMS = frozenset(
    {
        "facebook.com",
        "fb.com",
        "g.co",
        "google.com",
        "instagram.com",
        "linkedin.com",
        "schema.org",
        "t.co",
        "t.me",
        "telegram.me",
        "tiktok.com",
        "twitter.com",
        "whatsapp.com",
        "wikidata.org",
        "wikipedia.org",
        "x.com",
        "youtu.be",
        "youtube.com",
    }
)
_USUAL = re.compile(r"https?://([A-Za-z0-9.-]+)(?:/|$)")
# Labels under which countries register names: `example.co.uk` is a site, `co.uk` is none.
_SECOND = frozenset({"ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "net", "or", "org"})


@lru_cache(maxsize=4096)
def site_of_host(host: str) -> str:
    """The last labels of a host that one owner has: `afp.com` for `factcheck.afp.com`."""
    labels = host.lower().strip(".").split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


def host_of(address: str) -> str:
    """The host of an address, or of one without its scheme; empty where there is none."""
    if usual := _USUAL.match(address):
        return usual[1].lower()
    said = address if "://" in address else f"//{address}"
    try:
        return urlsplit(said).hostname or ""
    except ValueError:
        return ""


def is_web_address(address: str) -> bool:
    """Whether it is an address that can be opened: http or https, with a host."""
    return address[:8].lower().startswith(("http://", "https://")) and bool(host_of(address))


def is_foreign(address: str, own: Iterable[str]) -> bool:
    """Whether an address belongs to none of the sites that a publisher calls its own.

    Sites where anybody has a page do not count; without any left, nothing is foreign.
    """
    sites = _sites(tuple(own))
    return bool(sites) and site_of_host(host_of(address)) not in sites


def foreign(address: str, own: Iterable[str]) -> Problem | None:
    """What is wrong with an address that is foreign to its publisher; None where it is not."""
    if not is_foreign(address, own):
        return None
    said = _("its address is at {host}, which is none of its publisher")
    return Problem(Distrust.FOREIGN_HOST, said.format(host=host_of(address) or address))


@lru_cache(maxsize=4096)
def _sites(own: tuple[str, ...]) -> frozenset[str]:
    found = {site_of_host(host) for said in own if said and (host := host_of(said))}
    return frozenset(found) - _PLATFORMS
