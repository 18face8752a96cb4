"""The settings file is read whole or refused with a sentence."""

from pathlib import Path

import pytest

from workbench import settings
from workbench.errors import SettingsError
from workbench.model.profile import Checkers


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("WORKBENCH_LANGUAGE", "WORKBENCH_DB", "WORKBENCH_USER", "WORKBENCH_BACKUP"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "settings.toml"
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(file))
    return file


def test_no_file_means_the_defaults() -> None:
    assert settings.load() == settings.Settings()


def test_everything_that_can_be_set(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(
        'theme = "nord"\nlanguage = "de"\nscale = "truth"\nactor = "Anna"\n'
        'database = "/srv/x.db"\nstale_after_months = 6\nfetching = false\n'
        '[keymap]\n"claim.next" = "j,down"\n'
        '[semantic]\nmodel = "/srv/model"\nweight = 1\nprefix = "query: "\n'
        'languages = ["en"]\n'
        '[backup]\ndaily = 3\nfolder = "/srv/backups"\n'
        '[public]\ncheckers = "desk"\ndesk = " The Daily "\n',
        encoding="utf-8",
    )
    assert settings.load() == settings.Settings(
        keymap={"claim.next": "j,down"},
        theme="nord",
        language="de",
        scale="truth",
        actor="Anna",
        database="/srv/x.db",
        semantic=settings.Semantic("/srv/model", 1.0, "query: ", ("en",)),
        public=settings.Public(Checkers.DESK, "The Daily"),
        stale_after_months=6,
        fetching=False,
        backup=settings.Backup(daily=3, folder="/srv/backups"),
    )
    monkeypatch.setenv("WORKBENCH_BACKUP", "off")
    assert settings.load().backup.daily == 0


def test_the_environment_lies_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('language = "de"\nactor = "Anna"\n', encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    monkeypatch.setenv("WORKBENCH_USER", "Bert")
    monkeypatch.setenv("WORKBENCH_DB", "other.db")
    loaded = settings.load()
    assert (loaded.language, loaded.actor, loaded.database) == ("en", "Bert", "other.db")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('colour = "red"\n', "unknown key “colour”"),
        ("theme = 3\n", "“theme”"),
        ("[backup]\ndaily = -1\n", "“backup” .*whole numbers"),
        ("[backup]\nhourly = 1\n", "unknown key “hourly”"),
        ('keymap = "j"\n', "“keymap”"),
        ('stale_after_months = "6"\n', "“stale_after_months”"),
        ("stale_after_months = -1\n", "“stale_after_months”"),
        ("stale_after_months = true\n", "“stale_after_months”"),
        ('fetching = "no"\n', "“fetching”"),
        ("fetching = 0\n", "“fetching”"),
        ('[keymap]\n"claim.next" = ["j"]\n', "“keymap”"),
        ('semantic = "x"\n', "“semantic”"),
        ("[semantic]\nmodel = 3\n", "“semantic”"),
        ("[semantic]\nweight = 1.5\n", "“semantic”"),
        ("[semantic]\nweight = nan\n", "“semantic”"),
        ("[semantic]\nweight = true\n", "“semantic”"),
        ('[semantic]\nlanguages = "en"\n', "“semantic”"),
        ("[semantic]\nlanguages = [1]\n", "“semantic”"),
        ('public = "x"\n', "“public”"),
        ('[public]\ncheckers = "initials"\n', '"names", "numbers", "desk"'),
        ("[public]\ncheckers = [1]\n", "“public”"),
        ("[public]\ndesk = 3\n", "“public”"),
        ('[public]\nhouse = "x"\n', "unknown key “house”"),
        ('[public]\ncheckers = "desk"\ndesk = " "\n', "give it as “desk”"),
        ('[semantic]\nmodle = "x"\n', "unknown key “modle”"),
        ("theme = \n", "not valid TOML"),
        ("[" * 5000 + "\n", "not valid TOML"),
        ("a = " + "[" * 50_000, "not valid TOML"),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence(file: Path, content: str, says: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=says) as caught:
        settings.load()
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_refused(file: Path) -> None:
    file.write_bytes('actor = "Jürgen"\n'.encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        settings.load()


def test_a_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path))
    with pytest.raises(SettingsError, match="can't be read"):
        settings.load()


def test_the_users_own_folder_is_used_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_SETTINGS")
    assert settings.path().name == "settings.toml"
    assert settings.path().parent.name == "workbench"
