"""Origins in words: why sources count as one, and whether there are enough of them."""

from workbench.i18n import _, ngettext
from workbench.model.origin import OriginReason, SharedOrigin
from workbench.model.support import Support


def said_of_tie(tie: SharedOrigin) -> str:
    """What ties sources, as a short phrase. Its name is as untrusted as the source it is from."""
    phrases = {
        OriginReason.BYTES: _("the same file, byte by byte"),
        OriginReason.TEXT: _("{percent} % of the shorter text word for word in the other"),
        OriginReason.ORIGIN: _("same origin: {name}"),
        OriginReason.AGENCY: _("same agency: {name}"),
        OriginReason.PUBLISHER: _("same publisher: {name}"),
        OriginReason.AUTHOR: _("same author: {name}"),
    }
    return phrases[tie.reason].format(name=tie.shared, percent=tie.percent)


def said_of_support(support: Support) -> str:
    """How many independent origins there are, as a short phrase, and whether that is too few."""
    if not support.enough:
        few = _("{count} of {wanted} independent origins").format(
            count=support.origins, wanted=support.wanted
        )
        return few if support.primary else _("{origins}, no primary source").format(origins=few)
    origins = ngettext(
        "{count} independent origin", "{count} independent origins", support.origins
    ).format(count=support.origins)
    if not support.primary:
        return origins
    return ngettext(
        "{origins}, {count} primary source", "{origins}, {count} primary sources", support.primary
    ).format(origins=origins, count=support.primary)
