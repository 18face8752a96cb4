"""Word forms brought to one root, so that inflection does not part what belongs together."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from workbench.matching.strong_verbs import infinitive, nouns

_ALGORITHMS = {"de": "german", "en": "english"}
_OWN = threading.local()  # a stemmer must not be used by two threads at once
_LONGEST_WORD = 60  # code points; what is longer is no word and is kept as it is
_FOLDS = (("ä", "a"), ("ö", "o"), ("ü", "u"), ("æ", "ae"), ("ø", "o"), ("ł", "l"))
_PREFIXES = (
    "ab|an|auf|aus|bei|durch|ein|fest|frei|her|hin|los|mit|nach|statt|teil|um|vor|weg|weiter|wider"
    "|zu|zurück|zusammen|bekannt|bereit|entgegen|heraus|herunter|hervor|hinaus|voran|voraus|wahr"
)
# zugesichert, auszubauen: the mark of the participle or infinitive stands inside the word.
_SPLIT_VERB = re.compile(rf"({_PREFIXES})(ge|zu)([^\W\d_]{{3,40}}(?:t|en))")
_PARTICIPLE = re.compile(r"ge([^\W\d_]{3,40}(?:t|en))")
_NO_PARTICIPLE = ("eren", "chen", "ten")  # endings of adjectives and nouns


def fold(word: str) -> str:
    """Lower case without accents; ß becomes ss and an umlaut its plain vowel."""
    if word.isascii():
        return word.lower()
    folded = word.casefold()
    for letter, plain in _FOLDS:
        folded = folded.replace(letter, plain)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def root(word: str, language: str) -> str:
    """The root of a lower-case word in a language; of a number, the number itself.

    For German it goes further than the Snowball stem: `kritisiert`, `kritisierte` and
    `kritisieren` share one root, as do `zugesagt`, `zuzusagen` and `zusagen`.
    """
    if not word[:1].isalpha() or len(word) > _LONGEST_WORD:
        return word
    if language not in _ALGORITHMS:
        return fold(word)
    stemmer = _stemmer(language)
    word = infinitive(word, language)
    if language == "de":
        return _german(word, stemmer)
    return fold(stemmer.stemWord(word))


def _stemmer(language: str) -> Stemmer.Stemmer:
    stemmer = getattr(_OWN, language, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(_ALGORITHMS[language])
        setattr(_OWN, language, stemmer)
    return stemmer


def _german(word: str, stemmer: Stemmer.Stemmer) -> str:
    split = _SPLIT_VERB.fullmatch(word)
    participle = _PARTICIPLE.fullmatch(word)
    if split:
        word = split[1] + split[3]
    elif participle and len(participle[1]) > 4 and not word.endswith(_NO_PARTICIPLE):
        word = participle[1]
    stem: str = stemmer.stemWord(word)
    if stem in nouns("de"):
        return fold(stem)
    # Snowball keeps the t of the past tense and of the third person.
    if len(stem) > 3 and stem.endswith("t"):
        stem = stemmer.stemWord(stem[:-1] + "en")
    return fold(stem)
