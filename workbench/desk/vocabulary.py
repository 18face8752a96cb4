"""What the keys of the data are called, from signals to decisions, in the language spoken."""

from workbench.i18n import _
from workbench.model.evidence import Credibility
from workbench.model.source import Reliability
from workbench.model.split import Claim
from workbench.model.verdict import Question


def word(key: str) -> str:
    """The name of a key of the data; one that has no name is its own."""
    return names().get(key, key)


def question(asked: Question, who: str = "") -> str:
    """What can be judged on a claim, as a question; `who` is said to have said it."""
    if asked is Question.SO:
        return _("is it so?")
    return _("did {who} say it?").format(who=who) if who else _("did they say it?")


def question_on(claim: Claim, asked: Question) -> str:
    """The question with the name of who is said to have said that claim."""
    return question(asked, claim.attribution.text if claim.attribution else "")


def reliability(grade: Reliability) -> str:
    """What a letter of the Admiralty code says of a source."""
    return {
        Reliability.COMPLETELY: _("completely reliable"),
        Reliability.USUALLY: _("usually reliable"),
        Reliability.FAIRLY: _("fairly reliable"),
        Reliability.NOT_USUALLY: _("not usually reliable"),
        Reliability.UNRELIABLE: _("unreliable"),
        Reliability.UNJUDGED: _("not judged"),
    }[grade]


def credibility(grade: Credibility) -> str:
    """What a figure of the Admiralty code says of an item of evidence."""
    return {
        Credibility.CONFIRMED: _("confirmed by others"),
        Credibility.PROBABLY_TRUE: _("probably true"),
        Credibility.POSSIBLY_TRUE: _("possibly true"),
        Credibility.DOUBTFUL: _("doubtful"),
        Credibility.IMPROBABLE: _("improbable"),
        Credibility.UNJUDGED: _("not judged"),
    }[grade]


def detail_of_source(name: str) -> str:
    """What a detail of a source is called, by its name in the data."""
    return {
        "kind": _("kind"),
        "title": _("title"),
        "author": _("author"),
        "publisher": _("publisher"),
        "url": _("address"),
        "published": _("published"),
        "accessed": _("accessed"),
        "language": _("language"),
        "primary": _("primary source"),
        "confidential": _("confidential"),
        "origin": _("goes back to"),
        "reliability": _("reliability"),
    }.get(name, name)


def names() -> dict[str, str]:
    """Every key that has a name, with its name."""
    return {
        **_signals(),
        **_differences(),
        **_exclusions(),
        **_reasons(),
        **_features(),
        **_dismissals(),
        **_decisions(),
        **_sources(),
        **_stances(),
    }


def _signals() -> dict[str, str]:
    return {
        "number": _("number"),
        "ordinal": _("ordinal"),
        "date": _("date"),
        "quote": _("quotation"),
        "name": _("name"),
        "attribution": _("attribution"),
        "comparison": _("comparison"),
        "negation": _("negation"),
        "hedge": _("hedge"),
        "causal": _("cause"),
        "prediction": _("forecast"),
    }


def _differences() -> dict[str, str]:
    return {"entity": _("name"), "roles": _("roles"), "unit": _("unit")}


def _exclusions() -> dict[str, str]:
    return {
        "heading": _("heading"),
        "caption": _("caption"),
        "credit": _("photo credit"),
        "agency": _("agency line"),
        "byline": _("byline"),
        "navigation": _("navigation"),
        "player": _("player"),
        "duplicate": _("duplicate"),
    }


def _reasons() -> dict[str, str]:
    """What speaks for or against checking a claim first."""
    return {
        "event": _("event"),
        "dispute": _("accusation or denial"),
        "background": _("background"),
        "reaction": _("reaction"),
        "vague": _("vague"),
        "quantity": _("countable matter"),
        "institution": _("institution"),
        "modal": _("may or must"),
        "scene": _("scenery"),
        "wording": _("wording"),
        "headline": _("as in the headline"),
        "lead": _("opening of the article"),
        "length": _("detailed"),
        "short": _("short"),
        "first-person": _("first person"),
        "second-person": _("addresses the reader"),
        "fragment": _("fragment"),
        "greeting": _("greeting"),
        "appeal": _("appeal"),
        "nothing-to-check": _("nothing to check"),
    }


def _features() -> dict[str, str]:
    """What is weighed on its own, but told as one of the reasons."""
    return {
        "figure": _("number in digits"),
        "more-numbers": _("several numbers"),
        "year": _("year"),
        "more-dates": _("several dates"),
        "more-names": _("several names"),
        "acronym": _("acronym"),
        "long-quote": _("long quotation"),
        "generic": _("generality"),
        "exclamation": _("exclamation"),
        "judgement": _("judgement"),
        "demand": _("demand"),
        "intention": _("intention"),
        "more-comparisons": _("several comparisons"),
        "superlative": _("superlative"),
        "trend": _("rise or fall"),
        "long-words": _("long words"),
    }


def _dismissals() -> dict[str, str]:
    return {
        "opinion": _("opinion or judgement"),
        "forecast": _("about the future"),
        "question": _("question or appeal"),
        "phrase": _("figure of speech"),
        "repeated": _("said before in this article"),
        "other": _("other reason"),
    }


def _decisions() -> dict[str, str]:
    """What was done with a claim that the weights of worth are learnt from."""
    return {
        "judged": _("judged"),
        "added": _("added"),
        "noted": _("noted"),
        "dismissed": _("dismissed as no claim"),
    }


def _sources() -> dict[str, str]:
    """What a source is, and how its bytes came in."""
    return {
        "document": _("document"),
        "web-page": _("web page"),
        "agency-report": _("agency report"),
        "press-release": _("press release"),
        "transcript": _("transcript"),
        "statistics": _("statistics"),
        "phone-call": _("phone call"),
        "e-mail": _("e-mail"),
        "interview": _("interview"),
        "own-observation": _("own observation"),
        "file": _("from a file"),
        "typed": _("written down"),
        "fetched": _("fetched"),
    }


def _stances() -> dict[str, str]:
    return {
        "supports": _("supports"),
        "contradicts": _("contradicts"),
        "context": _("context"),
        "related": _("related"),
    }
