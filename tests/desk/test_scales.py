"""Verdict scales: those of the program, and a user's own."""

from pathlib import Path

import pytest

from workbench.desk.scales import load_every_version, load_scale, load_scales
from workbench.errors import SettingsError
from workbench.model.verdict import Tone

OWN = """
id = "house"
version = 1
names = "Our scale"

[[labels]]
id = "fine"
sign = "v"
tone = "good"
settles = true
names = { de = "passt" }
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of the test's own, with a folder for scales."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    folder = tmp_path / "scales"
    folder.mkdir()
    return folder


def test_the_scales_of_the_program_are_there_with_names_in_both_languages() -> None:
    scales = {scale.id: scale for scale in load_scales()}
    assert set(scales) == {"desk", "truth", "averitec"}
    for scale in scales.values():
        assert {"de", "en"} <= set(scale.names)
        for label in scale.labels:
            assert {"de", "en"} <= set(label.names)
            assert all(label.definition(language).strip() for language in ("de", "en"))


def test_signs_of_one_scale_are_distinct_because_colour_is_not_enough() -> None:
    for scale in load_scales():
        signs = [label.sign for label in scale.labels]
        assert len(set(signs)) == len(signs)


def test_the_desk_scale_has_its_marks_on_the_number_keys() -> None:
    desk = load_scale("desk")
    assert [label.id for label in desk.labels][:6] == [
        "ok",
        "correct",
        "imprecise",
        "query",
        "open",
        "author",
    ]
    assert len(desk.labels) == 9
    left_open = {label.id for label in desk.labels if not label.settles}
    assert left_open == {"query", "open", "author", "legal"}


def test_the_truth_scale_puts_each_rating_on_its_own_number_key() -> None:
    ratings = [label.rating for label in load_scale("truth").labels]
    assert ratings[:5] == [1, 2, 3, 4, 5]
    assert not any(ratings[5:])


def test_averitec_labels_are_spelt_as_in_the_data_set() -> None:
    assert [label.name("en") for label in load_scale("averitec").labels] == [
        "Supported",
        "Refuted",
        "Not Enough Evidence",
        "Conflicting Evidence/Cherrypicking",
    ]


def test_a_scale_of_the_users_own_is_taken_up(own_folder: Path) -> None:
    (own_folder / "house.toml").write_text(OWN, encoding="utf-8")
    label = load_scale("house").labels[0]
    assert (label.tone, label.settles, label.rating) == (Tone.GOOD, True, None)
    assert label.name("de") == label.name("en") == "passt"
    assert not label.definition("fr")


def test_old_versions_stay_readable_and_the_newest_is_taken(own_folder: Path) -> None:
    (own_folder / "house-1.toml").write_text(OWN, encoding="utf-8")
    newer = OWN.replace("version = 1", "version = 2").replace("passt", "stimmt")
    (own_folder / "house-2.toml").write_text(newer, encoding="utf-8")
    assert load_scale("house").version == 2
    assert load_scale("house@1").labels[0].name("de") == "passt"
    assert {"house@1", "house@2"} <= {scale.ref for scale in load_every_version()}


def test_an_unknown_scale_is_answered_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"“nope”.*desk"):
        load_scale("nope")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "house"', 'id = "../house"', "id"),
        ("version = 1", "version = 0", "version"),
        ("version = 1", 'version = "1"', "version"),
        ('sign = "v"', 'sign = "vv"', "sign"),
        ('sign = "v"', 'sign = "😀"', "sign"),
        ('sign = "v"', 'sign = "\\u202e"', "sign"),
        ('sign = "v"', 'sign = " "', "sign"),
        ('tone = "good"', 'tone = "loud"', "tone"),
        ("settles = true", 'settles = "yes"', "settles"),
        ("settles = true", "settles = true\nrating = 6", "rating"),
        ("settles = true", "settles = true\nrating = true", "rating"),
        ("settles = true", "settles = true\nrating = 1.0", "rating"),
        ('tone = "good"', "tone = [1]", "tone"),
        ("settles = true", "settles = true\nratings = 1", "ratings"),
        ('names = { de = "passt" }', "names = {}", "names"),
        ('names = { de = "passt" }', 'names = { de = "" }', "names"),
        ('names = "Our scale"', "", "names"),
        ("[[labels]]", "[labels]", "labels"),
        ('id = "house"', 'id = "house', "line 2"),
        (
            'id = "house"\nversion = 1\nnames = "Our scale"',
            'id = "desk"\nversion = 1\nnames = "x"',
            "desk@1",
        ),
    ],
)
def test_a_bad_file_gives_one_sentence_that_names_it(
    own_folder: Path, old: str, new: str, says: str
) -> None:
    assert old in OWN
    (own_folder / "mine.toml").write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_scales()
    message = str(caught.value)
    assert "mine.toml" in message
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = [" + b"[" * 5000])
def test_files_that_are_no_toml_are_refused(own_folder: Path, content: bytes) -> None:
    (own_folder / "mine.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"mine\.toml"):
        load_scales()


def test_more_labels_than_number_keys_and_doubled_ids_are_refused(own_folder: Path) -> None:
    label = OWN[OWN.index("[[labels]]") :]
    (own_folder / "mine.toml").write_text(OWN + label, encoding="utf-8")
    with pytest.raises(SettingsError, match="same id"):
        load_scales()
    ten = "".join(label.replace("fine", f"fine{number}") for number in range(9))
    (own_folder / "mine.toml").write_text(OWN + ten, encoding="utf-8")
    with pytest.raises(SettingsError, match="9"):
        load_scales()
