"""The wheel holds what the program needs at run time, and finds it from anywhere."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.xdist_group("wheel")  # it is built once


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def shipped(folder: str, *, pattern: str = "*") -> set[str]:
    """The files below a folder of the checkout, relative to it."""
    home = ROOT / folder
    return {
        path.relative_to(home).as_posix()
        for path in home.rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


def packed(wheel: Path, prefix: str) -> set[str]:
    """The files below a folder of the wheel, relative to it."""
    with zipfile.ZipFile(wheel) as archive:
        return {
            n.removeprefix(prefix)
            for n in archive.namelist()
            if n.startswith(prefix) and not n.endswith("/")
        }


def test_migrations_seeds_and_samples_are_inside(wheel: Path) -> None:
    assert packed(wheel, "workbench/_db/migrations/") == shipped("db/migrations")
    assert packed(wheel, "workbench/_db/seeds/") == shipped("db/seeds")
    assert packed(wheel, "workbench/_samples/") == shipped("samples")
    assert shipped("db/migrations", pattern="*.py")


def test_package_data_is_inside_and_nothing_else_at_the_top(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {n.partition("/")[0] for n in names} == {
        "workbench",
        f"factcheck_workbench-{wheel.name.split('-')[1]}.dist-info",
    }
    assert any(n.endswith(".tcss") for n in names)
    assert any(n.endswith(".mo") for n in names)
    assert {"workbench/text/packs/de.toml", "workbench/text/packs/en.toml"} <= set(names)


def test_an_unpacked_wheel_works_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "site"
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "db" / "migrations").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home)
    code = (
        "import sys\n"
        f"sys.path[:] = [p for p in sys.path if p.rstrip(chr(47)) != {str(ROOT)!r}]\n"
        f"sys.path.insert(0, {str(home)!r})\n"
        "from workbench.cli import main\n"
        f"main(['--db', {str(tmp_path / 'w.db')!r}, 'db', 'upgrade'])"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "w.db").exists()
