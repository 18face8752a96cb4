"""The migrations build the tables that the program uses, on both engines."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from workbench.model.split import NO_METADATA
from workbench.store import index_tables, schema, source_tables, tables  # noqa: F401 - they fill the metadata
from workbench.store.columns import metadata
from workbench.store.engines import make_engine, writing
from workbench.store.location import locate
from workbench.store.migrating import configuration, is_known
from workbench.store.opening import open_store

AT = "2026-03-02T10:20:30.123Z"
ROOT = Path(__file__).parents[2]


def test_the_program_knows_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == schema.HEAD


def test_migrations_lie_in_one_line() -> None:
    script = ScriptDirectory.from_config(configuration())
    assert script.get_bases() == ["0001"]
    assert len(script.get_heads()) == 1


def test_only_migrations_of_this_program_are_known() -> None:
    assert is_known(schema.HEAD)
    assert not is_known("9999")
    assert not is_known(schema.HEAD[:-1])


def test_migrations_need_nothing_of_the_program() -> None:
    versions = (ROOT / "db" / "migrations" / "versions").glob("*.py")
    assert not [path.name for path in versions if "workbench" in path.read_text(encoding="utf-8")]


def test_tables_and_migrations_agree(empty_database: str) -> None:
    open_store(empty_database).close()
    engine = make_engine(locate(empty_database), patience=5)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "compare_server_default": True},
        )
        differences = compare_metadata(context, metadata)
        assert differences == []
    engine.dispose()


def test_constraints_and_their_names_agree(empty_database: str) -> None:
    """Alembic does not compare primary keys, and SQLite's foreign keys only by their columns."""
    open_store(empty_database).close()
    engine = make_engine(locate(empty_database), patience=5)
    inspector = sa.inspect(engine)
    for name, table in metadata.tables.items():
        key = inspector.get_pk_constraint(name)
        assert key["name"] == f"pk_{name}"
        assert key["constrained_columns"] == [column.name for column in table.primary_key]
        assert {item["name"] for item in inspector.get_foreign_keys(name)} == {
            item.name for item in table.foreign_key_constraints
        }
    engine.dispose()


@pytest.mark.parametrize("options", [["-x", "db={}"], []])
def test_developers_can_use_alembic_itself(tmp_path: Path, options: list[str]) -> None:
    path = tmp_path / "claims.db"
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "alembic",
            *(item.format(path) for item in options),
            "upgrade",
            "head",
        ],
        cwd=ROOT,
        env={**os.environ, "WORKBENCH_DB": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    with closing(sqlite3.connect(path)) as made:
        assert made.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.HEAD,)
        assert made.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    store = open_store(str(path))
    assert store.check() == ()
    store.close()


def test_articles_of_an_older_database_say_nothing_of_their_origin(empty_database: str) -> None:
    engine = make_engine(locate(empty_database), patience=5)
    with writing(engine).begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        old = sa.MetaData()
        for name in ("article", "revision"):
            sa.Table(name, old, autoload_with=connection)
        row = {"id": 1, "name": "a.txt", "title": "A", "language": "en", "revision": 1}
        connection.execute(
            sa.insert(old.tables["article"]), {**row, "added_at": AT, "opened_at": AT}
        )
        text = {"article": 1, "number": 1, "text": "A", "raw": b"A", "sha256": "0" * 64}
        text |= {"encoding": "utf-8", "media_type": "text/plain", "notices": "[]", "at": AT}
        connection.execute(sa.insert(old.tables["revision"]), text)
    engine.dispose()
    store = open_store(empty_database)
    with store.read() as work:
        assert work.articles.by_id(1).metadata == NO_METADATA
        assert [item.metadata for item in work.articles.summaries()] == [NO_METADATA]
    assert store.check() == ()
    store.close()


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", fail)
        with pytest.raises(RuntimeError, match="power"):
            open_store(empty_database)
    store = open_store(empty_database)
    assert store.check() == ()
    store.close()
