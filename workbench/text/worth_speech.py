"""Whether a text is the wording of a speech or a debate, which is weighed otherwise than news."""

from collections.abc import Iterable

from workbench.text.words import Words
from workbench.text.worth_words import WorthWords

_LEAST = 6  # claims: fewer may all be quotations by chance
_SHARE = 0.4  # of the claims; in news about one of ten is in the first or second person


def is_speech(claims: Iterable[Words], known: WorthWords) -> bool:
    """Whether so many of a text's claims say "I", "we" or "you" that somebody is speaking."""
    spoken = [known.in_first_person(words) or known.in_second_person(words) for words in claims]
    return len(spoken) >= _LEAST and sum(spoken) >= _SHARE * len(spoken)
