"""The benchmark of the index: made-up claims, queries of each kind, and a run in small."""

import re
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from bench.__main__ import named
from bench.index import fresh, options, storage, tables
from bench.index.analysis import normal, terms
from bench.index.asking import Answer, Rank, ask
from bench.index.brute import BruteSort, MatrixSet, MatrixSort
from bench.index.corpus import Claim, claims
from bench.index.exact import agreement
from bench.index.method import TEXTS, Method, Texts
from bench.index.methods import METHODS, method_class
from bench.index.ours import Workbench
from bench.index.queries import KINDS, misspelt, queries
from bench.index.words import pools

_COUNT = 2_000
_GERMAN = Claim("de", "Die neue Hafensteuer kostet in Nauhausen rund 340 Euro, wie Lena Ohm sagt.")
_ENGLISH = Claim("en", "The old harbour bridge in Fradford was closed on May 3, as Ada Poole says.")


pytestmark = pytest.mark.xdist_group("bench index")  # each index is made once


@pytest.fixture(scope="module")
def made() -> list[Claim]:
    return list(claims(_COUNT))


def test_claims_are_the_same_for_a_seed(made: list[Claim]) -> None:
    assert list(claims(30)) == made[:30]
    assert list(claims(30, seed=1)) != made[:30]


def test_claims_have_the_promised_statistics(made: list[Claim]) -> None:
    words = [normal(claim.text).split() for claim in made]
    assert 15.8 < sum(map(len, words)) / _COUNT < 17.8
    assert 105 < sum(len(claim.text) for claim in made) / _COUNT < 120
    assert 0.55 < sum(claim.language == "de" for claim in made) / _COUNT < 0.65
    spread = Counter(word for row in words for word in row)
    once = sum(count == 1 for count in spread.values())
    # Few frequent words, many rare ones.
    assert len(spread) > 2 * _COUNT
    assert 0.5 < once / len(spread) < 0.8
    assert sum(count for _word, count in spread.most_common(100)) > 0.4 * spread.total()


@pytest.mark.parametrize("slot", ["C", "D", "N", "P"])
def test_few_words_are_frequent_and_many_rare(slot: str) -> None:
    drawn = Counter(pools("de")[slot].some(Random(1), 20_000))
    first, tenth = (drawn.most_common(10)[at][1] / 20_000 for at in (0, 9))
    assert 0.015 < first < 0.05
    assert 0.15 < tenth / first < 0.5
    assert len(drawn) > 5_000


def test_one_in_ten_differs_in_a_number_or_place_only(made: list[Claim]) -> None:
    near = [claim for claim in made if claim.near >= 0]
    assert 0.08 < len(near) / _COUNT < 0.12
    for claim in near:
        other = made[claim.near]
        assert claim.text != other.text
        assert claim.language == other.language
        shared = set(normal(claim.text).split()) & set(normal(other.text).split())
        assert len(shared) >= 0.5 * len(set(normal(other.text).split()))


def test_queries_are_of_all_kinds_and_of_different_claims(made: list[Claim]) -> None:
    found = queries(made, 100)
    assert Counter(query.kind for query in found) == dict.fromkeys(KINDS, 10)
    assert len({query.target for query in found}) == 100
    assert all(query.text != made[query.target].text for query in found)
    assert queries(made, 40) == found[:40]


def test_too_few_claims_for_the_queries() -> None:
    with pytest.raises(ValueError, match="too few claims"):
        queries([_GERMAN], 20)


@pytest.mark.parametrize("claim", [_GERMAN, _ENGLISH])
@pytest.mark.parametrize("seed", range(5))
def test_each_kind_changes_what_it_is_named_for(claim: Claim, seed: int) -> None:
    changed = {kind: change(Random(seed), claim) or "" for kind, change in KINDS.items()}
    words = claim.text.split()
    bag = Counter(normal(claim.text).split())
    figures = re.compile(r"\d")

    assert Counter(normal(changed["reorder"]).split()) == bag
    assert changed["reorder"] != claim.text
    kept = iter(words)
    assert all(word in kept for word in changed["drop"].split())
    assert len(changed["drop"].split()) == len(words) - round(0.3 * len(words))
    assert figures.sub("0", changed["number"]) == figures.sub("0", claim.text)
    assert changed["number"] != claim.text
    assert claim.text.rstrip(".") in changed["embed"]
    assert len(changed["embed"].split()) > len(words) + 15
    for kind in ("inflect", "typo", "compound", "synonym"):
        lost = bag - Counter(normal(changed[kind]).split())
        assert 1 <= lost.total() <= 6, kind
    assert len(changed["inflect"].split()) == len(changed["typo"].split()) == len(words)
    assert len(changed["mix2"].split()) > len(words)


def test_compounds_are_parted_or_joined() -> None:
    parted = KINDS["compound"](Random(1), _GERMAN) or ""
    assert "Hafensteuer" not in parted
    assert {"hafen", "steuer"} <= set(normal(parted).split())
    assert "harbourbridge" in (KINDS["compound"](Random(1), _ENGLISH) or "")


def test_a_misspelt_word_is_still_much_the_same() -> None:
    for seed in range(50):
        word = misspelt(Random(seed), "Hafensteuer")
        assert abs(len(word) - len("Hafensteuer")) <= 1
        assert word[0] == "H"


def test_a_rank_shares_a_tie() -> None:
    assert Rank(0, 1).within(1) == 1.0
    assert Rank(0, 4).within(1) == 0.25
    assert Rank(8, 4).within(10) == 0.5
    assert Rank(3, 0).within(10) == 0.0


def test_sizes_are_written_short() -> None:
    assert [options.number(text) for text in ("500", "10k", "1M")] == [500, 10_000, 1_000_000]
    with pytest.raises(ValueError, match="ten"):
        options.number("ten")


def test_names_end_where_options_begin() -> None:
    assert named(["index", "--sizes", "10k"]) == ["index"]


def test_a_slow_method_is_asked_less_often(tmp_path: Path) -> None:
    assert MatrixSet(tmp_path).queries(1_000, 400) == 400
    assert MatrixSet(tmp_path).queries(1_000_000, 400) == MatrixSet.least


def test_all_methods_are_named_as_they_say() -> None:
    for name in METHODS:
        assert method_class(name).name == name


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return storage.corpus_folder(tmp_path_factory.mktemp("cache"), 500)


def test_a_corpus_is_made_once(corpus: Path) -> None:
    note = (corpus / "built.json").read_text("utf-8")
    assert storage.corpus_folder(corpus.parents[1], 500) == corpus
    assert (corpus / "built.json").read_text("utf-8") == note
    assert list(storage.lines(corpus)) == [claim.text for claim in claims(500)]


def test_a_run_in_small(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    methods: list[Method] = [Workbench(corpus), MatrixSet(corpus), MatrixSort(corpus)]
    took = {method.name: storage.built(method) for method in methods}
    assert took["workbench"].size > 0
    for method in methods:
        method.open()
    texts = Texts(corpus / TEXTS)
    asked = queries(list(claims(500)), 20)
    answers = ask(methods, asked, texts.all())
    for method in methods:
        method.close()
    texts.close()
    assert all(len(given) == 20 for given in answers.values())
    assert _share(answers["workbench"]) > 0.9
    assert _share(answers["cdist token_sort"]) > 0.8
    assert answers["workbench"][0].ranks.keys() == answers["cdist token_set"][0].ranks.keys()
    tables.times(answers)
    tables.recall(answers, ["workbench"])
    printed = capsys.readouterr().out
    assert "against brute force, on the 20 queries" in printed


def test_brute_force_finds_a_claim_by_its_own_words(corpus: Path) -> None:
    method = BruteSort(corpus)
    method.open()
    text = next(islice(storage.lines(corpus), 7, None))
    assert method.query(text)[0] == 7
    method.add("Ein ganz anderer Satz über Zwiebelkuchen")
    assert method.query("Zwiebelkuchen ganz anderer Satz ein über")[0] == 500


def test_a_fresh_process_answers_and_adds(corpus: Path) -> None:
    found = fresh.measure(BruteSort(corpus), ["Hafen in Nauhausen"], ["Zwiebelkuchen in Fradford"])
    assert isinstance(found, fresh.Fresh), found
    assert found.memory >= found.bare > 0
    assert found.seen is True


def test_a_process_that_fails_is_told(tmp_path: Path) -> None:
    found = fresh.measure(BruteSort(tmp_path / "nowhere"), ["x"], ["y"])
    assert isinstance(found, str)
    assert "failed" in found


class _Exact:
    """An exact mode that is right for all texts but those that hold a word."""

    def __init__(self, wrong: str) -> None:
        self._wrong = wrong

    def form(self, text: str) -> str:
        return normal(text)

    def exact(self, text: str) -> float | None:
        return 1.0 if self._wrong in text else 100.0


def test_the_exact_mode_is_held_against_brute_force() -> None:
    texts = ["Der Hafen ist zu.", "Der Turm ist alt."]
    found = agreement(_Exact("Turm"), texts, texts)
    assert found is not None
    assert (found.asked, found.same) == (2, 1)


def test_answers_are_told_by_kind_where_they_miss(
    made: list[Claim], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = queries(made, 10)
    given = [Answer(1.0, 1.0, 1.0, query.kind != "typo", None, {}) for query in asked]
    tables.kinds({"workbench": given}, asked)
    assert capsys.readouterr().out.endswith("by kind: typo 1\n")


def _share(given: list[Answer]) -> float:
    return sum(answer.found for answer in given) / len(given)


def test_terms_are_stems_in_order() -> None:
    assert terms("Die Häuser, 8 Steuern") == ["die", "haus", "8", "steu"]


def test_what_is_not_built_whole_is_built_again(tmp_path: Path) -> None:
    class Breaks(Workbench):
        def build(self, texts: object) -> None:
            (self.path / "half").write_text(str(texts), "utf-8")
            raise OSError("no room")

    corpus = tmp_path / "corpus"
    with pytest.raises(OSError, match="no room"):
        storage.built(Breaks(corpus))
    assert not (corpus / "workbench" / "built.json").exists()
