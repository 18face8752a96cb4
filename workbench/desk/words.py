"""A desk's own words: TOML files whose tables are laid over the language packs and the aliases.

They lie in the folder `words` beside the settings file: `de.toml` for German, `aliases.toml` for
names of one thing. A file for a language that the program has no pack of makes it one.
"""

from pathlib import Path

from workbench import settings


def user_folder() -> Path:
    """Where a desk's own words are looked for."""
    return settings.path().parent / "words"


def take_own_words() -> None:
    """Let everything that reads words know those of the user's folder, where there is one.

    To be called before anything is split or compared. Raises `SettingsError` where a file can't
    be read or says something that can't be followed.
    """
    folder = user_folder()
    if not folder.is_dir():
        return
    # Few have words of their own; nobody else waits for what reads them.
    from workbench.desk.word_files import load_words  # noqa: PLC0415
    from workbench.text import packs  # noqa: PLC0415

    packs.use(load_words(folder))
