"""Which of a text's end marks end a sentence, and where one ends without any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from workbench.model.span import Span
from workbench.text.full_stops import Stop, ends_sentence, word_before
from workbench.text.sentence_marks import BLANKS, FACE, MARK, NEXT, OPENING, QUOTES
from workbench.text.sentence_words import SentenceWords, Token, token_of

_LOOK = 80  # code points that are read after an end mark
_REACH = 300  # code points before a closing mark in which its opening one is looked for
_NEAR = 10  # code points in which a sentence has begun with a word, else it is only marks
_LEAST_WORDS = 3  # of a sentence that ends without a mark
_LAST = ')%€$"“”«»'  # may close its last word
_ADDRESSES = ("http://", "https://", "www.")
_NOTE = re.compile(r"[ \u00a0]\d{1,3}(?=[ \u00a0](?P<word>[^\W\d_a-z]\w*))")
_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w'’-]*+\.?+ ){1,4}(?P<verb>[^\W\d_A-Z]++)")
_ELLIPSES = ("..", "…", ". .")
_BEFORE_OMISSION = ("„", "“", "»", "«", '"', "‚", "‘", "")
_OPENED_BY = {"»": "«", "«": "»", "›": "‹", "‹": "›"}


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of the sentences of one stretch of a text."""

    text: str
    span: Span
    words: SentenceWords

    def all(self) -> Iterator[int]:
        """The offsets after each sentence but the last."""
        sentence = self.span.start
        blanks = self.words.unmarked.finditer(self.text, self.span.start, self.span.end)
        blank = next(blanks, None)
        for mark in chain(MARK.finditer(self.text, self.span.start, self.span.end), (None,)):
            at = mark.start() if mark else self.span.end
            if at < sentence:
                continue
            while blank and blank.start() < at:
                if self._stops_before(sentence, blank):
                    sentence = blank.start()
                    yield sentence
                blank = next(blanks, None)
            end = self._end_at(sentence, mark) if mark else None
            if end is not None:
                yield end
                sentence = end

    def _end_at(self, sentence: int, mark: re.Match[str]) -> int | None:
        """Where the sentence ends that a mark closes; None where it closes none."""
        at, end, word = mark.start(), mark.end(), mark["word"]
        if word is None or end != at + 1 or self.text[at] != ".":
            return self._end_at_marks(sentence, mark)
        before = word_before(self.text, sentence, at)
        if not before:
            return self._end_at_marks(sentence, mark)
        if word[0].isupper() and token_of(before, self.words) is Token.WORD:
            return end  # nearly all of them
        if word[0].islower() and not self._begins_small(sentence, mark, word, mark.start("word")):
            return None
        if not ends_sentence(Stop(self.text, sentence, at), before, word, self.words):
            return None
        return self._with_note(sentence, end) if word[0].isdigit() else end

    def _end_at_marks(self, sentence: int, mark: re.Match[str]) -> int | None:
        """The same for anything but a single full stop with a word on either side."""
        at, end = mark.start(), self._end_of(sentence, mark)
        after = self._next(end)
        word, place = after["word"], after.start("word")
        if not word and after.end() == self.span.end:
            return None
        if word[:1].islower() and not self._begins_small(sentence, mark, word, place):
            return None
        if self._goes_on(sentence, mark, word, place):
            return None
        if self.text[at] == "." and not mark["more"]:
            before = word_before(self.text, sentence, at)
            stop = Stop(self.text, sentence, at)
            if not ends_sentence(stop, before, mark["note"] or word, self.words):
                return None
        return self._with_note(sentence, end)

    def _next(self, at: int) -> re.Match[str]:
        found = NEXT.match(self.text, at, min(at + _LOOK, self.span.end))
        assert found is not None  # noqa: S101 - every part of the pattern may be empty
        return found

    def _end_of(self, sentence: int, mark: re.Match[str]) -> int:
        """The end of a mark, without what opens the next sentence rather than closes this one."""
        if mark["lone"]:
            closing = mark["lone"][-1]
            opening = _OPENED_BY.get(closing)
            if opening and not self._is_open(opening, closing, mark.start()):
                return mark.start("lone")
        if mark["references"] and mark["references"][0].isspace():
            first = self.text[sentence : sentence + _NEAR].lstrip()[:1]
            return mark.start("references") if first == "[" else mark.end()  # "[1] … [2] …"
        return mark.end()

    def _is_open(self, opening: str, closing: str, at: int) -> bool:
        """Whether the last of two quotation marks before an offset is the opening one."""
        least = max(self.span.start, at - _REACH)
        return self.text.rfind(opening, least, at) > self.text.rfind(closing, least, at)

    def _begins_small(self, sentence: int, mark: re.Match[str], word: str, place: int) -> bool:
        """Whether a sentence begins with a small letter: that of an address or of "iPhone", or
        because the one before does, too."""
        if word[1:3] != word[1:3].lower() or self.text.startswith(_ADDRESSES, place):
            return True
        first = self.text[sentence : sentence + _NEAR].lstrip(BLANKS + OPENING)[:1]
        return first.islower() and not mark["more"] and mark.group()[-1] in ".!?"

    def _goes_on(self, sentence: int, mark: re.Match[str], word: str, place: int) -> bool:
        """Whether the sentence runs over an end mark, whatever the word before the mark is."""
        at, marks = mark.start(), mark.group()
        if self._is_first(sentence, at):
            return True  # "… und"
        if marks[0] in "!?…" and not QUOTES.isdisjoint(marks) and self._is_speaker(place):
            return True
        starts = self.words.starts(word)
        before = self.text[at - 1]
        if before in "([":
            quoted = self.text[max(sentence, at - 2) : at - 1] in _BEFORE_OMISSION
            return quoted or not (starts and marks.startswith(_ELLIPSES))  # "(!)", "„[…]"
        if mark["note"]:
            return not starts or before.isdigit()
        return not starts and self._reads_on(sentence, mark)

    def _reads_on(self, sentence: int, mark: re.Match[str]) -> bool:
        """Whether a sentence may read on over a mark before a word that seldom begins one."""
        if mark["glued"] is not None:
            return True
        if not self.words.capital_nouns:
            return False
        at, marks = mark.start(), mark.group()
        if marks.startswith(_ELLIPSES) and self.text[at - 1].isspace():
            return True  # "ein … Skandal"
        if ")" not in marks:
            return False
        opened = self.text.rfind("(", max(sentence, at - _REACH), at)
        return opened >= 0 and not self._is_first(sentence, opened)  # "das (warum?) Ganze"

    def _is_first(self, sentence: int, at: int) -> bool:
        """Whether nothing but opening marks stands between the start and an offset."""
        near = at - sentence < _NEAR
        return near and not self.text[sentence:at].strip(OPENING + BLANKS)

    def _is_speaker(self, at: int) -> bool:
        """Whether a name and a verb of saying follow: "“Why?” Ann Hale asked."."""
        found = _SPEAKER.match(self.text, at, self.span.end)
        if found is None or found["verb"] not in self.words.after_quotation:
            return False
        first = found.group().split(" ", 1)[0]
        return first == "I" or first.lower() not in self.words.starters

    def _with_note(self, sentence: int, end: int) -> int:
        """The end, behind the figure of a footnote where one stands before the next sentence."""
        note = _NOTE.match(self.text, end, min(end + _LOOK, self.span.end))
        if note is None or note["word"].lower() not in self.words.starters:
            return end
        return end if self._next(sentence)["word"][:1].isdigit() else note.end()

    def _stops_before(self, sentence: int, blank: re.Match[str]) -> bool:
        """Whether a sentence without an end mark stops at a blank."""
        at = blank.start()
        face = FACE.search(self.text[max(sentence, at - _NEAR) : at])
        if face:
            word = blank["word"] or blank["next"]
            return face.group()[0] in ":;=" or self.words.starts(word)
        if blank["next"]:
            return False
        tokens = self.text[max(sentence, at - _LOOK) : at].split() if at > sentence else []
        if len(tokens) < _LEAST_WORDS:
            return False
        token, last = tokens[-1], tokens[-1].strip(OPENING + _LAST)
        if not last[-1:].isalnum() or not (token[-1].isalnum() or token[-1] in _LAST):
            return False
        if last[0].isupper() and blank["word"].lower() in self.words.unmarked_after_small:
            return token.endswith(")")
        return last.lower() not in self.words.joints
