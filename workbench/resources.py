"""Where the files that ship with the program lie, in a wheel and in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _home(packed: str, checkout: str) -> Path:
    """The folder inside an installed wheel, else the one beside the package in a checkout."""
    inside = _PACKAGE / packed
    return inside if inside.is_dir() else _PACKAGE.parent / checkout


def migrations() -> Path:
    """The folder of Alembic migrations."""
    return _home("_db", "db") / "migrations"


def seeds() -> Path:
    """The folder of starter data: verdict scales and the like."""
    return _home("_db", "db") / "seeds"


def starter_claims() -> tuple[Path, ...]:
    """The files of starter claims, one for each matter."""
    return tuple(sorted((seeds() / "claims").glob("*.jsonl")))


def samples() -> Path:
    """The folder of sample articles and sample known claims."""
    return _home("_samples", "samples")


def locale() -> Path:
    """The folder of the gettext catalogues."""
    return _PACKAGE / "locale"
