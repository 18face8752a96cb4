"""The words and signs of an export, in the language that is spoken."""

from workbench.desk.formats.document import Look
from workbench.i18n import _, ngettext
from workbench.model.desk import ClaimState
from workbench.model.event import EventKind
from workbench.model.evidence import Stance
from workbench.model.match import Decision, Relation
from workbench.model.profile import Profile


def relation(value: Relation) -> Look:
    """How a match's relation is shown."""
    sign, word = {
        Relation.SAME: ("=", _("same")),
        Relation.CONFLICT: ("≠", _("conflict")),
        Relation.RELATED: ("~", _("related")),
        Relation.UNRELATED: ("·", _("unrelated")),
    }[value]
    return Look(value.value, sign, word)


def state(value: ClaimState) -> Look:
    """How the state of a claim without a verdict is shown."""
    sign, word = {
        ClaimState.OPEN: ("○", _("not checked yet")),
        ClaimState.PENDING: ("?", _("pending")),
        ClaimState.DECIDED: ("✓", _("decided")),
        ClaimState.DISMISSED: ("×", _("not a claim")),
        ClaimState.UNCHECKABLE: ("·", _("nothing to check")),
    }[value]
    return Look(value.value, sign, word)


def stance(value: Stance) -> Look:
    """How it is shown what a passage does for a claim."""
    sign, word = {
        Stance.SUPPORTS: ("+", _("supports")),
        Stance.CONTRADICTS: ("−", _("contradicts")),
        Stance.CONTEXT: ("·", _("context")),
    }[value]
    return Look(value.value, sign, word)


def side(value: Stance) -> str:
    """The heading over evidence."""
    return {
        Stance.SUPPORTS: _("Evidence for it"),
        Stance.CONTRADICTS: _("Evidence against it"),
        Stance.CONTEXT: _("Context"),
    }[value]


def decision(value: Decision | None) -> str:
    """What a person made of a match; empty for nothing yet."""
    if value is None:
        return ""
    return {Decision.ACCEPTED: _("accepted"), Decision.REJECTED: _("rejected")}[value]


def event(kind: EventKind) -> str:
    """What was done."""
    return {
        EventKind.ARTICLE_ADDED: _("article taken in"),
        EventKind.ARTICLE_REVISED: _("new version of the article taken in"),
        EventKind.VERDICT_SET: _("verdict set"),
        EventKind.NOTE_SET: _("note written"),
        EventKind.CLAIM_DISMISSED: _("dismissed as no claim"),
        EventKind.CLAIM_RESTORED: _("taken up as a claim again"),
        EventKind.CLAIM_ADDED: _("claim added"),
        EventKind.CLAIM_RESIZED: _("claim widened or narrowed"),
        EventKind.CLAIM_SPLIT: _("claim split"),
        EventKind.CLAIMS_MERGED: _("claims merged"),
        EventKind.MATCH_ACCEPTED: _("known claim accepted"),
        EventKind.MATCH_REJECTED: _("known claim rejected"),
        EventKind.MATCH_RESET: _("decision on a known claim withdrawn"),
        EventKind.UNDONE: _("step taken back"),
        EventKind.REDONE: _("step repeated"),
        EventKind.KNOWN_ADDED: _("known claim added"),
        EventKind.KNOWN_IMPORTED: _("known claims imported"),
        EventKind.KNOWN_EDITED: _("known claim edited"),
        EventKind.KNOWN_WITHDRAWN: _("known claim withdrawn"),
        EventKind.KNOWN_RESTORED: _("known claim proposed again"),
        EventKind.KNOWN_MENDED: _("known claim mended"),
        EventKind.RECORD_DISMISSED: _("record in quarantine dismissed"),
        EventKind.IMPORT_TAKEN_BACK: _("import taken back"),
        EventKind.LOG_EXPORTED: _("log exported"),
        EventKind.WORTH_TRAINED: _("weights of worth trained"),
        EventKind.WORTH_RESET: _("training of the weights of worth taken back"),
        EventKind.SOURCE_ADDED: _("source added"),
        EventKind.SOURCE_CHANGED: _("details of a source changed"),
        EventKind.SOURCE_GRADED: _("source graded"),
        EventKind.SOURCE_SAVED: _("source saved"),
        EventKind.SOURCE_FETCHED: _("source fetched"),
        EventKind.SOURCE_EXTRACTED: _("text taken out of a source"),
        EventKind.SOURCE_ATTACHED: _("source attached"),
        EventKind.SOURCE_DETACHED: _("source detached"),
        EventKind.EVIDENCE_LINKED: _("evidence linked"),
        EventKind.EVIDENCE_CHANGED: _("evidence judged otherwise"),
        EventKind.EVIDENCE_GRADED: _("evidence graded"),
        EventKind.EVIDENCE_UNLINKED: _("evidence unlinked"),
        EventKind.SHORTFALL_EXPLAINED: _("reason given for less evidence than wanted"),
        EventKind.QUERY_ASKED: _("author asked"),
        EventKind.QUERY_CHANGED: _("query to the author changed"),
        EventKind.QUERY_WITHDRAWN: _("query to the author withdrawn"),
        EventKind.QUERY_ANSWERED: _("author's answer taken in"),
    }[kind]


def edition(profile: Profile) -> str:
    """For whom an export is."""
    return {
        Profile.INTERNAL: _("internal edition, with confidential sources and notes"),
        Profile.PUBLIC: _("public edition, without confidential sources and notes"),
    }[profile]


def entries_counted(count: int, withheld: int) -> str:
    """How many entries a log has, and how many of them are withheld in an export."""
    if not withheld:
        return _("Entries in the log: {count}").format(count=count)
    said = _("Entries in the log: {count}, of which {withheld} are withheld")
    return said.format(count=count, withheld=withheld)


def moment(at: str) -> str:
    """`2022-06-15T10:20:30.123Z` as `2022-06-15 10:20:30 UTC`; anything else as it is."""
    if len(at) >= 20 and at[10] == "T" and at.endswith("Z"):
        return f"{at[:10]} {at[11:19]} UTC"
    return at


def claims_counted(count: int) -> str:
    """How many claims there are."""
    return ngettext("{count} claim", "{count} claims", count).format(count=count)


def short_of_evidence(count: int) -> str:
    """How many claims were decided on less evidence than the rule wants."""
    return ngettext(
        "{count} decided on less evidence than wanted",
        "{count} decided on less evidence than wanted",
        count,
    ).format(count=count)


def left_out(count: int) -> str:
    """That an export does not show some of the matches; empty where it shows all."""
    if not count:
        return ""
    said = ngettext(
        "and {count} more on the same topic (in the JSON export)",
        "and {count} more on the same topic (in the JSON export)",
        count,
    )
    return said.format(count=count)


def base_name(name: str) -> str:
    """An article's name without the folders of the machine it was read on."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]
