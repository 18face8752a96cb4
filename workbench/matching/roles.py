"""The same people doing the same, the other way round."""

from workbench.matching.aligning import Alignment
from workbench.matching.reading import Reading
from workbench.matching.slots import Participant, agents, participants
from workbench.matching.terms import TermKind, word_list
from workbench.matching.wording import difference
from workbench.model.match import Difference, DifferenceKind
from workbench.model.split import SignalKind

_MUTUAL = frozenset(
    ("meet", "phone", "talk", "negotiate", "agree", "cooperate", "relations", "marry", "war")
)
_SAME_WORDS = 0.55  # the cover from which nouns, too, can be told to have swapped places
_SURE = 0.85  # how much two participants must share to be the same one


def role_differences(alignment: Alignment) -> list[Difference]:
    """Who acts in one text is acted on in the other, and the other way round; at most one."""
    if _is_mutual(alignment):
        return []
    claim, known = _shared(alignment), _shared(alignment.turned())
    names = _names(alignment.claim, claim), _names(alignment.known, known)
    swapped = _swapped(alignment, *names) if min(map(len, names)) > 1 else None
    if swapped is None and min(alignment.claim_cover, alignment.known_cover) >= _SAME_WORDS:
        swapped = _swapped(alignment, claim, known)
    if swapped is None:
        return []
    spans = alignment.claim.terms[swapped[0]].span, alignment.known.terms[swapped[1]].span
    return [difference(_kind(alignment), alignment, *spans)]


def _swapped(
    alignment: Alignment, claim: list[Participant], known: list[Participant]
) -> tuple[int, int] | None:
    """The terms that act in the claim and in the known text if they have changed places."""
    acting, acting_known = agents(alignment.claim, claim), agents(alignment.known, known)
    only_here = [i for i in sorted(acting) if alignment.forth[i][0] not in acting_known]
    only_there = [i for i in sorted(acting_known) if alignment.back[i][0] not in acting]
    here = {item.index for item in claim}
    there = {item.index for item in known}
    if not only_here or not only_there:
        return None
    acted_on = all(alignment.forth[i][0] in there for i in only_here) and all(
        alignment.back[i][0] in here for i in only_there
    )
    return (only_here[0], only_there[0]) if acted_on else None


def _shared(alignment: Alignment) -> list[Participant]:
    """The claim's participants that the known text has, too.

    Who is speaking is among them where both texts report something.
    """
    speakers = alignment.claim.frame is not None and alignment.known.frame is not None
    found = []
    for item in participants(alignment.claim, speakers=speakers):
        share = alignment.forth.get(item.index, (-1, 0.0))[1]
        if share >= _SURE and alignment.is_paired(item.index):
            found.append(item)
    return found


def _names(reading: Reading, among: list[Participant]) -> list[Participant]:
    return [item for item in among if reading.terms[item.index].kind is TermKind.NAME]


def _is_mutual(alignment: Alignment) -> bool:
    """Whether they do nothing but what two do with each other: meet, talk, agree."""
    shared = [
        alignment.claim.terms[index]
        for index in alignment.forth
        if alignment.claim.terms[index].kind is TermKind.WORD
    ]
    return any(term.meanings & _MUTUAL for term in shared) and all(
        term.light or term.meanings & _MUTUAL or term.capital for term in shared
    )


def _kind(alignment: Alignment) -> DifferenceKind:
    """Swapped around "than" it is a comparison, else a matter of roles."""
    compared = all(
        reading.of_kind(SignalKind.COMPARISON)
        and any(low in word_list(reading.language, "than") for low in reading.words.lows)
        for reading in (alignment.claim, alignment.known)
    )
    return DifferenceKind.COMPARISON if compared else DifferenceKind.ROLES
