"""What is said beside a match: why it may be stale, what was decided before, what was proven."""

from workbench.i18n import _, language
from workbench.model.known import ExactAnswer, Reserve
from workbench.model.match import Decision, Match, StaleReason


def stale(match: Match) -> str:
    """Why a match may hold no longer: `stale: …`; empty where nothing speaks for it."""
    reasons = {
        StaleReason.OLD: _("old"),
        StaleReason.COUNTED: _("expires with the next one"),
        StaleReason.SO_FAR: _("as of then"),
        StaleReason.EXPIRED: _("held until {date}").format(date=match.known.valid_until),
        StaleReason.RECHECK: _("to be checked again since {date}").format(
            date=match.known.recheck_on
        ),
    }
    told = ", ".join(reasons[reason] for reason in match.stale)
    return _("stale: {reasons}").format(reasons=told) if told else ""


def reserve(match: Match) -> str:
    """Why a match was found with less weight than its words have; empty where it was not."""
    said = {Reserve.SHORT: _("short: it fits into many texts")}
    return ", ".join(said[item] for item in match.reserves if item in said)


def reopened(match: Match) -> str:
    """What was decided on a match before its known claim changed; empty where nothing was."""
    if match.reopened is Decision.ACCEPTED:
        return _("accepted before; its text or verdict has changed since")
    if match.reopened is Decision.REJECTED:
        return _("rejected before; its text or verdict has changed since")
    return ""


def proof(answer: ExactAnswer) -> str:
    """What exact search tells: that nothing scores higher, or that something does."""
    said = (
        _("more alike than what was found, by exact search: {score} (of {count})")
        if answer.better
        else _("proven: nothing scores higher than {score} (of {count})")
    )
    return said.format(score=round(answer.score), count=grouped(answer.compared))


def grouped(number: int) -> str:
    """A whole number in digits, its thousands parted as the user's language does it."""
    mark = "." if language() == "de" else ","
    return f"{number:,}".replace(",", mark)
