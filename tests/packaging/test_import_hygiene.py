"""What a start may load: the only proof that a deferred import defers is a fresh process."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "sqlalchemy", "alembic", "rapidfuzz", "trafilatura", "lxml", "numpy")


def loaded_after(code: str) -> set[str]:
    """The top-level modules that are loaded after running `code` in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    names = set(run.stdout.split())
    return {name.partition(".")[0] for name in names} | {n for n in names if n.count(".") == 1}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    code = (
        "import contextlib, io\n"
        "from workbench.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main(['{option}'])"
    )
    assert loaded_after(code).isdisjoint(HEAVY)


def test_a_screen_starts_without_the_commands_that_it_does_not_need() -> None:
    code = "import sys, workbench.cli.program; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "workbench.cli.screens" in loaded
    assert loaded.isdisjoint(f"workbench.cli.{name}" for name in ("sources", "claims", "logs"))


def test_the_package_itself_loads_nothing_of_its_own() -> None:
    assert not {m for m in loaded_after("import workbench") if m.startswith("workbench.")}


def test_lower_floors_do_not_know_the_screen() -> None:
    code = (
        "import importlib, pkgutil\n"
        "for layer in ('model', 'text', 'matching', 'store', 'desk'):\n"
        "    package = importlib.import_module(f'workbench.{layer}')\n"
        "    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if not found.name.rpartition('.')[2].startswith('__'):\n"
        "            importlib.import_module(found.name)"
    )
    loaded = loaded_after(code)
    assert {"workbench.model", "workbench.desk"} <= loaded
    assert loaded.isdisjoint({"textual", "rich"})


def test_the_store_needs_neither_orm_nor_alembic_to_be_imported() -> None:
    loaded = loaded_after("import workbench.store.opening")
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint({"alembic", "sqlalchemy.orm"})


def test_the_screen_leaves_what_is_slow_to_its_threads() -> None:
    code = (
        "import importlib, pkgutil\n"
        "import workbench.tui as package\n"
        "for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(found.name)"
    )
    assert loaded_after(code).isdisjoint({"alembic", "rapidfuzz", "numpy"})


def test_what_speaks_http_is_loaded_when_a_page_is_fetched() -> None:
    code = (
        "import workbench.desk.fetching.fetch\n"
        "import workbench.desk.webarchives.reading\n"
        "import workbench.desk.webarchives.writing"
    )
    assert loaded_after(code).isdisjoint({"h11", "warcio", "certifi", "ssl"})
