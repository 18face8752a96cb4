"""Long and mixed texts are read in blocks of one language each."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.span import Span
from workbench.model.split import SignalKind
from workbench.text.blocks import BlockReader, blocks_of
from workbench.text.paragraphs import paragraphs
from workbench.text.splitting import split
from workbench.text.words import Words

GERMAN = "Der Rat der Stadt hat die Brücke am Hafen gesperrt, weil sie nicht mehr sicher ist. "
ENGLISH = "The council of the town has closed the bridge because it was not safe at all. "


def test_a_paragraph_in_another_language_is_read_by_its_rules() -> None:
    text = f"{GERMAN * 3}\n{ENGLISH}It cost two million dollars.\n{GERMAN}"
    claims = split(text).claims
    assert split(text).language == "de"
    assert [claim.language for claim in claims if "bridge" in claim.text] == ["en"]
    values = [
        (signal.value, signal.unit)
        for claim in claims
        for signal in claim.signals
        if signal.kind is SignalKind.NUMBER
    ]
    assert values == [("2000000", "USD")]


def test_a_foreign_quotation_inside_a_sentence_is_read_by_its_rules() -> None:
    text = GERMAN + "Er sagte: „We will not pay the two million dollars that they want from us.“"
    numbers = [
        signal.text
        for claim in split(text).claims
        for signal in claim.signals
        if signal.kind is SignalKind.NUMBER
    ]
    assert numbers == ["two million dollars"]


def test_blocks_hold_the_whole_text_and_all_sentences() -> None:
    text = (GERMAN * 400 + "\n") * 3 + ENGLISH + "\n" + GERMAN * 900
    body = paragraphs(text)
    blocks = blocks_of(text, body, "de")
    assert len(blocks) > 4
    assert [blocks[0].span.start, blocks[-1].span.end] == [0, len(text)]
    for before, after in pairwise(blocks):
        assert before.span.end == after.span.start
    sentences = [span for block in blocks for span in block.sentences]
    assert len(sentences) == text.count(". ")
    assert all(block.span.contains(span) for block in blocks for span in block.sentences)
    assert max(len(block.span) for block in blocks) < 70_000


def test_a_surname_is_known_in_later_blocks() -> None:
    text = "Präsidentin Anna Korbek kam. " + GERMAN * 900 + "Dann ging Korbek."
    assert len(blocks_of(text, paragraphs(text), "de")) > 1
    last = split(text).claims[-1]
    assert [s.text for s in last.signals if s.kind is SignalKind.NAME] == ["Korbek"]


@given(st.text(alphabet="ab1 .,«»'\u0301\n", max_size=40), st.data())
def test_a_part_is_cut_as_if_by_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    part, alone = Words(text).part(span), Words(span.of(text))
    assert part.text == alone.text
    if not (start and text[start - 1].isdigit()):  # "1 000" is one number, " 000" is not
        assert (part.starts, part.ends, part.lows) == (alone.starts, alone.ends, alone.lows)
        joints = range(len(alone))
        assert list(map(part.near, joints)) == list(map(alone.near, joints))
        assert list(map(part.glued, joints)) == list(map(alone.glued, joints))


def test_the_words_of_a_block_are_kept_until_another_is_asked_for() -> None:
    blocks = blocks_of(GERMAN + ENGLISH, paragraphs(GERMAN + ENGLISH), "de")
    reader = BlockReader(GERMAN + ENGLISH)
    assert reader.words(blocks[0]) is reader.words(blocks[0])
    assert reader.part(blocks[-1], blocks[-1].sentences[0]).text == ENGLISH.strip()
