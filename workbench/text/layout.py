"""Lines that only their place on the page tells from the article: headings, captions, boxes."""

import re
from collections.abc import Sequence

from workbench.model.split import ExclusionReason
from workbench.text import furniture
from workbench.text.below import article_end, comments_from, is_short, teasers_from
from workbench.text.listings import cut_off, dated_items, gallery
from workbench.text.shape import Shape

_LONG_HEADING = 22  # words
_LIST_RUN = 4  # so many fragments in a row are a menu, not headings
_BOX_REACH = 12  # paragraphs that a box of links may hold
_BULLETS = ("- ", "– ", "• ", "* ", "· ", "▪ ", "● ")
_QUOTES = '"„“”»«'
_INSIDE = re.compile(r"[.!?…]\s")  # an end mark inside: more than one sentence
_CAPTION = 25  # words
_QUESTION = 9  # words
_INTERVIEW = 3  # so many questions between paragraphs are asked of somebody
_TITLE = 16  # words of a headline that ends in an end mark
_CALL = re.compile(r"[?!][\"”“»«]?\Z")
_OVERLAP = 0.6
_TEASER = 14  # words of a headline that is a question
_FULL_PARAGRAPH = 18  # words: so much running text is the article's and ends a box
_BELOW_SHARE = 0.5  # of what stands above a head may stand below it, if that is no article


class Layout:
    """Reasons for the paragraphs of a page, filled in step by step; None is the article's."""

    def __init__(self, shapes: Sequence[Shape], wordings: Sequence[str]) -> None:
        self.shapes = shapes
        self.wordings = wordings
        self.items: set[int] = set()  # lines of lists that a colon announces
        self.reasons = [
            furniture.reason_of(shape, line) for shape, line in zip(shapes, wordings, strict=True)
        ]

    def read(self) -> list[ExclusionReason | None]:
        """The reason for each paragraph."""
        doubled = self._repetitions()
        self._players()
        self._labels()
        self._boxes()
        self._comments()
        self._below()
        self._listings()
        self._captions()
        self._headline()
        self._questions()
        self._after_article()
        self._strays()
        self._fragments(doubled)
        return self.reasons

    def _prose(self, index: int) -> bool:
        return self.reasons[index] is None and self.shapes[index].prose

    def _repetitions(self) -> set[int]:
        """Mark what repeats an earlier paragraph word for word; give the ones repeated."""
        first: dict[str, int] = {}
        doubled: set[int] = set()
        for index, shape in enumerate(self.shapes):
            if shape.words < 4 or self.reasons[index] in {
                ExclusionReason.NAVIGATION,
                ExclusionReason.PLAYER,
                ExclusionReason.BYLINE,
            }:
                continue
            words = " ".join(shape.bare.split()) + f" {len(shape.span) // 600}"
            if words in first:
                self.reasons[index] = ExclusionReason.DUPLICATE
                doubled.add(first[words])
            first.setdefault(words, index)
        return doubled

    def _players(self) -> None:
        """A label such as "video", the title below it, and the sentence that repeats the title."""
        for index, shape in enumerate(self.shapes[:-1]):
            title = index + 1
            if not furniture.is_player_head(shape) or self.reasons[title] is not None:
                continue
            follows = title + 1 < len(self.shapes) and self.reasons[title + 1] is None
            repeats = follows and _shared(self.shapes[title], self.shapes[title + 1]) >= _OVERLAP
            if self.shapes[title].prose or not repeats:
                continue
            self.reasons[title] = ExclusionReason.PLAYER
            if self.shapes[title + 1].words <= 60:
                self.reasons[title + 1] = ExclusionReason.PLAYER

    def _labels(self) -> None:
        """The line below "Image caption"."""
        for index, shape in enumerate(self.shapes[:-1]):
            below = self.shapes[index + 1]
            if furniture.labels_caption(shape) and self.reasons[index + 1] is None:
                if below.words <= 40:
                    self.reasons[index + 1] = ExclusionReason.CAPTION
                self.reasons[index] = ExclusionReason.CAPTION

    def _boxes(self) -> None:
        """What stands under the head of a box of links, up to the next full paragraph."""
        left = 0
        for index, shape in enumerate(self.shapes):
            if furniture.opens_box(shape):
                left = _BOX_REACH
            elif left and (shape.prose and shape.words >= _FULL_PARAGRAPH):
                left = 0
            elif left:
                left -= 1
                title = not shape.prose or (shape.words <= _TEASER and "?" in shape.low[-3:])
                if self.reasons[index] is None and title:
                    self.reasons[index] = ExclusionReason.NAVIGATION

    def _below(self) -> None:
        """Everything below the head of a page's lower part, if most of the article stands above."""
        body = [len(s.span) if self._prose(i) else 0 for i, s in enumerate(self.shapes)]
        total, above = sum(body), 0
        teasers = teasers_from(self.shapes, self.wordings, self.reasons)
        for index, shape in enumerate(self.shapes):
            above += body[index]
            ends = index == teasers or furniture.ends_article(shape)
            if ends and total - above <= _BELOW_SHARE * above:
                for below in range(index, len(self.shapes)):
                    self.reasons[below] = self.reasons[below] or ExclusionReason.NAVIGATION
                return

    def _comments(self) -> None:
        """What readers wrote below the article."""
        start = comments_from(self.shapes, self.wordings, self.reasons)
        if start is not None:
            for below in range(start, len(self.shapes)):
                self.reasons[below] = self.reasons[below] or ExclusionReason.NAVIGATION

    def _listings(self) -> None:
        """Items of lists stay; teasers cut off and the captions of galleries go."""
        self.items |= dated_items(self.wordings, self.reasons)
        for index in cut_off(self.shapes, self.wordings):
            self.reasons[index] = self.reasons[index] or ExclusionReason.NAVIGATION
        for index in gallery(self.shapes, self.wordings, self.reasons):
            self.reasons[index] = ExclusionReason.CAPTION

    def _captions(self) -> None:
        """A short sentence right above a photo credit, if it is plainly no report of speech.

        A credit without brackets may as well be that of the picture below: there the sentence
        must say itself that it describes one.
        """
        for index, shape in enumerate(self.shapes[:-1]):
            if self.reasons[index + 1] is not ExclusionReason.CREDIT or not self._prose(index):
                continue
            line, below = self.wordings[index], self.wordings[index + 1]
            short = shape.words <= _CAPTION and not _INSIDE.search(line)
            told = any(mark in line for mark in _QUOTES) or any(c.isdigit() for c in line)
            shown = furniture.describes_picture(shape) or (below.startswith("(") and not told)
            if short and shown:
                self.reasons[index] = ExclusionReason.CAPTION

    def _headline(self) -> None:
        """A headline that ends in an end mark: what stands right above the author or the date.

        One that asks or exclaims may have the article right below it.
        """
        first = next((i for i in range(len(self.shapes)) if self._prose(i)), None)
        if first is None or first + 1 >= len(self.shapes):
            return
        shape, line = self.shapes[first], self.wordings[first]
        if shape.words > _TITLE or _INSIDE.search(line):
            return
        titled = any(
            self.reasons[above] is None and self.shapes[above].words >= 4
            for above in range(max(0, first - 3), first)
        )
        signed = self.reasons[first + 1] in {ExclusionReason.BYLINE, ExclusionReason.AGENCY}
        follows = any(
            self._prose(below) and self.shapes[below].words >= _FULL_PARAGRAPH
            for below in range(first + 1, min(first + 4, len(self.shapes)))
        )
        calls = _CALL.search(line) is not None
        if not titled and (signed or (calls and follows)):
            self.reasons[first] = ExclusionReason.HEADING

    def _questions(self) -> None:
        """A short question between paragraphs is a heading of the article, but in an interview."""
        asked = [
            index
            for index in range(1, len(self.shapes) - 1)
            if self.wordings[index].endswith("?")
            and self._prose(index)
            and self._prose(index - 1)
            and self._prose(index + 1)
        ]
        if len(asked) >= _INTERVIEW:
            return
        for index in asked:
            shape, line = self.shapes[index], self.wordings[index]
            short = shape.words <= _QUESTION and line[0].isalnum() and not _INSIDE.search(line)
            full = all(
                self.shapes[near].words >= _FULL_PARAGRAPH for near in (index - 1, index + 1)
            )
            if short and full:
                self.reasons[index] = ExclusionReason.HEADING

    def _after_article(self) -> None:
        """Single sentences far below the article: teasers, notices, the page about itself."""
        for index in range(article_end(self.shapes, self.reasons) + 1, len(self.shapes)):
            if self._prose(index) and is_short(self.shapes[index]):
                self.reasons[index] = ExclusionReason.NAVIGATION

    def _strays(self) -> None:
        """Headlines of other articles that ask or exclaim, with no running text next to them."""
        for index, shape in enumerate(self.shapes):
            line = self.wordings[index]
            near = (at for at in (index - 1, index + 1) if 0 <= at < len(self.shapes))
            title = shape.words <= _TITLE and _CALL.search(line) and not _INSIDE.search(line)
            if title and self._prose(index) and not any(self._prose(at) for at in near):
                self.reasons[index] = ExclusionReason.NAVIGATION

    def _fragments(self, doubled: set[int]) -> None:
        """Lines without running text: heading, caption or navigation, as their neighbours tell."""
        prose = [index for index in range(len(self.shapes)) if self._prose(index)]
        if not prose:
            self._without_prose()
            return
        titled = False
        for run in self._runs():
            before = run[0] < prose[0]
            after = run[-1] > prose[-1]
            for index in run:
                if self.reasons[index] is not None:
                    continue
                reason = self._fragment(
                    index, doubled, run, before=before, after=after, titled=titled
                )
                titled = titled or reason is ExclusionReason.HEADING
                self.reasons[index] = reason

    def _runs(self) -> list[list[int]]:
        """Stretches of paragraphs between two paragraphs of running text."""
        runs: list[list[int]] = [[]]
        for index in range(len(self.shapes)):
            if self._prose(index):
                runs.append([])
            else:
                runs[-1].append(index)
        return [run for run in runs if run]

    def _fragment(
        self,
        index: int,
        doubled: set[int],
        run: list[int],
        *,
        before: bool,
        after: bool,
        titled: bool,
    ) -> ExclusionReason | None:
        shape = self.shapes[index]
        if not before and self._is_item(index, run):
            return None
        if self._credited(index) or (index in doubled and titled):
            return ExclusionReason.CAPTION
        if before and not shape.figures:
            return self._above(index, titled=titled, run=run)
        menu = len(run) >= _LIST_RUN and shape.words < 6
        banner = shape.capitals and shape.words >= 5
        if after or shape.figures or menu or banner:
            return ExclusionReason.NAVIGATION
        unended = shape.words > _LONG_HEADING and shape.small > shape.words // 2
        return None if unended else ExclusionReason.HEADING

    def _is_item(self, index: int, run: list[int]) -> bool:
        """Whether a line is an item of a list of the article: marked, or announced by a colon."""
        line = self.wordings[index]
        if index in self.items:
            return True
        if line.startswith(_BULLETS) and line.count(" ") >= 4 and len(run) > 1:
            return True
        announced = run[0] > 0 and self.wordings[run[0] - 1].rstrip().endswith(":")
        if not announced or self.shapes[index].words < 3:
            return False
        steady = index == run[0] or index - 1 in self.items
        if steady:
            self.items.add(index)
        return steady

    def _above(self, index: int, *, titled: bool, run: list[int]) -> ExclusionReason:
        """A fragment above the article: the headline is the first with some words to it."""
        shape = self.shapes[index]
        if shape.words >= 4 or (shape.words == 3 and (shape.small or len(run) < _LIST_RUN)):
            return ExclusionReason.HEADING
        nearest = index == run[-1] or len(run) == 1
        return ExclusionReason.HEADING if nearest and not titled else ExclusionReason.NAVIGATION

    def _credited(self, index: int) -> bool:
        """Whether a credit, or the line again, stands right below."""
        if self.shapes[index].words < 3:
            return False
        for below in range(index + 1, min(index + 3, len(self.shapes))):
            if self.reasons[below] is ExclusionReason.CREDIT:
                return True
            if self.reasons[below] is not ExclusionReason.DUPLICATE:
                return False
        return False

    def _without_prose(self) -> None:
        """A text of fragments only: nothing tells them apart, so all but menus stays."""
        if len(self.shapes) < 2:
            return
        for index, shape in enumerate(self.shapes):
            if self.reasons[index] is None and (shape.words < 3 or shape.figures):
                self.reasons[index] = ExclusionReason.NAVIGATION


def _shared(title: Shape, other: Shape) -> float:
    """The share of the title's longer words that the other has, too."""
    words = {word.strip(".,:;'\"»«“”") for word in title.bare.split() if len(word) > 3}
    if len(words) < 3:
        return 0.0
    others = {word.strip(".,:;'\"»«“”") for word in other.bare.split()}
    return len(words & others) / len(words)
