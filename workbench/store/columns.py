"""The kinds of columns that tables are made of, and what names their constraints."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String
from sqlalchemy import text as literal

from workbench.store.borders import CleanText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Ranges of words are asked for, so their order must be that of their letters on every engine.
WORD = String(64).with_variant(String(64, collation="C"), "postgresql")


def text(name: str, *, optional: bool = False) -> Column[str]:
    """A text without what an engine would refuse."""
    return Column(name, CleanText, nullable=optional)


def later_text(name: str) -> Column[str]:
    """A text column that came to a table with rows in it: empty for these."""
    return Column(name, CleanText, nullable=False, server_default=literal("''"))


def number(name: str, *, optional: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, Integer, nullable=optional)


def key_number(name: str) -> Column[int]:
    """A key, or a part of one, that the database does not give itself."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def sha256(name: str, *, unique: bool = False, primary_key: bool = False) -> Column[str]:
    """A SHA-256 as 64 hex digits."""
    return Column(name, String(64), nullable=False, unique=unique, primary_key=primary_key)


def to(
    target: str,
    name: str | None = None,
    *,
    primary_key: bool = False,
    optional: bool = False,
    index: bool = False,
) -> Column[int]:
    """A row of another table, by its id; called like that table where it has no other name."""
    return Column(
        name or target,
        Integer,
        ForeignKey(f"{target}.id"),
        primary_key=primary_key,
        nullable=optional,
        index=index,
    )
