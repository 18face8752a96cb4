"""A text without what hides its words: invisible characters, look-alikes, links, run-on tags."""

import re
import unicodedata

# Soft hyphen, joiners, zero-width blanks, marks of direction, variation selectors.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
# Letters of Cyrillic and Greek that cannot be told from Latin ones by looking at them.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХаеѕіјорсухԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTXaesijopcyxdqw" + "ABEZHIKMNOPTYXo",
)
_OTHER_ALPHABET = re.compile("[\u0370-\u052f]")
_MIXED_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+", re.IGNORECASE)
_SLUG = re.compile(r"[^\W\d_]{2,40}(?:[-_]\w{1,40})+")
_TAG = re.compile(r"[#@]([^\W_]{2,60})")
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_A-ZÄÖÜ])(?=[A-ZÄÖÜ])|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß])")


def clean(text: str) -> str:
    """The text as it is searched for and indexed; its offsets are not those of the original.

    Invisible characters are taken out (`1<soft hyphen>2` is 12), letters are composed (NFC), and
    in words that mix alphabets the letters that look Latin become Latin. Of links only the words
    joined by hyphens remain, which are mostly a headline. A hashtag or handle of several words is
    followed by these: `#GreenCity` by `Green City`.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _HIDDEN.sub("", text))
        if _OTHER_ALPHABET.search(text):
            text = _MIXED_WORD.sub(_in_one_alphabet, text)
    if "/" in text or "www." in text:
        text = _LINK.sub(_headline, text)
    if "#" in text or "@" in text:
        text = _TAG.sub(_told_apart, text)
    return text


def _in_one_alphabet(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_LOOK_ALIKES) if _LATIN.search(word) else word


def _headline(found: re.Match[str]) -> str:
    slugs = _SLUG.findall(found[0])
    return f" {' '.join(slugs)} ".replace("-", " ").replace("_", " ")


def _told_apart(found: re.Match[str]) -> str:
    parts = _INNER_CAPITAL.split(found[1])
    return f" {found[1]} {' '.join(parts)} " if len(parts) > 1 else found[0]
