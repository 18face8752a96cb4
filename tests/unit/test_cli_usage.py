"""The command line without a database: help, usage, comparing, batches, one line for a mistake."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.cli.running import run

PROGRAM = "from workbench.cli import main; main()"
# Whoever starts the tests in the background may have had interrupts ignored, which is inherited.
WITH_INTERRUPTS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("WORKBENCH_DB", str(tmp_path / "never-made.db"))
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")


def only_line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, nothing being on standard output."""
    captured = capsys.readouterr()
    assert captured.out == ""
    lines = captured.err.splitlines()
    assert len(lines) == 1
    assert "Traceback" not in captured.err
    return lines[0]


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in (
        "open",
        "demo",
        "split",
        "match",
        "compare",
        "mark",
        "claims",
        "log",
        "worth",
        "db",
    ):
        assert f"  {command} " in shown


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("workbench ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["splt"], "No such command"),
        (["--nonsense"], "No such option"),
        (["split"], "Missing argument"),
        (["split", "a", "b"], "unexpected extra argument"),
        (["split", "no-such-file.txt"], "no file “no-such-file.txt”"),
        (["split", "."], "is a folder"),
        (["match"], "either an article or --text"),
        (["match", "a.txt", "--text", "b"], "either an article or --text"),
        (["match", "a.txt", "-n", "0"], "0 is not in the range"),
        (["compare", "only one"], "either two texts or --batch"),
        (["compare", "--batch", "no-such-file"], "can't be read"),
        (["compare", "--batch", "."], "can't be read"),
        (["mark", "a.txt", "c1"], "Missing argument"),
        (["claims"], "Missing command (see “workbench claims --help”)"),
        (["claims", "import"], "Missing argument"),
        (["claims", "search"], "either words to search for or --batch"),
        (["claims", "show", "seven"], "not a valid integer"),
        (["log", "export", "a.txt", "--format", "papyrus"], "is not one of"),
        (["log", "verify", "no-such-file"], "no-such-file"),
        (["open", "no-such-file.txt"], "no file"),
        (["open", "two\nlines.txt"], "no file"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert says in only_line(capsys)


def test_a_hostile_file_name_reaches_the_terminal_defused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["split", "\x1b]2;owned\x07.txt"]) == 2
    line = only_line(capsys)
    assert "\x1b" not in line
    assert "␛]2;owned␇.txt" in line


def test_bad_settings_are_one_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text("colour = 1\n", encoding="utf-8")
    assert run(["split", "x.txt"]) == 2
    assert "unknown key “colour”" in only_line(capsys)


def test_the_screen_is_not_started_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "needs a terminal" in only_line(capsys)


def test_compare_prints_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    claim, known = "The tower is 40 m high.", "The tower is 50 m high."
    assert run(["compare", claim, known, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"relation", "score", "differences"}
    assert document["relation"] == "conflict"
    (difference,) = document["differences"]
    assert difference["kind"] == "number"
    for side, text in (("claim", claim), ("known", known)):
        part = difference[side]
        assert part["text"] == text[part["start"] : part["end"]]


def test_compare_for_people_says_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "The tower is 40 m high.", "The tower is 50 m high.\x1b[2J"]) == 0
    shown = capsys.readouterr().out
    assert "conflict" in shown
    assert "40" in shown
    assert "\x1b[2J" not in shown


def test_a_batch_is_answered_line_by_line_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [
        {"claim": "The tower is 40 m high.", "known": "The tower is 40 m high."},
        {"claim": "The tower is 40 m high.", "known": "Bees sleep at night."},
    ]
    batch = tmp_path / "pairs.jsonl"
    batch.write_text("\n\n".join(map(json.dumps, pairs)), encoding="utf-8")
    assert run(["compare", "--batch", str(batch)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["relation"] for answer in answers] == ["same", "unrelated"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"claim": "a"}', "Line 2 of the batch has no text “known”"),
        ('{"claim": "a", "known": 3}', "Line 2 of the batch has no text “known”"),
        ("[1]", "has no text “claim”"),
        ("{", "Line 2 of the batch can't be followed"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_of_a_batch_is_named(
    tmp_path: Path, line: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "pairs.jsonl"
    batch.write_text('{"claim": "a", "known": "b"}\n' + line + "\n", encoding="utf-8")
    assert run(["compare", "--batch", str(batch)]) == 2
    assert says in capsys.readouterr().err


def process(*arguments: str, **more: str) -> "subprocess.CompletedProcess[bytes]":
    """The program run for itself."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **more},
        timeout=60,
    )


def test_a_process_leaves_with_the_code_and_one_line() -> None:
    done = process("split", "no-such-file.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1


def test_json_is_utf8_whatever_the_terminal_speaks() -> None:
    done = process(
        "compare",
        "„Tür“ 4",
        "„Tür“ 5",
        "--json",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
    )
    assert done.returncode == 0
    json.loads(done.stdout.decode("utf-8"))


def test_people_get_their_text_on_a_terminal_that_can_not_show_it() -> None:
    done = process("compare", "Tür 4", "Tür 5", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_mistake(tmp_path: Path) -> None:
    batch = tmp_path / "pairs.jsonl"
    line = json.dumps({"claim": "The tower leans.", "known": "The tower leans."}) + "\n"
    batch.write_text(line * 2_000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "compare", "--batch", str(batch)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    for arguments in (["--help"], ["compare", "a 1", "a 2"], ["compare", "a", "b", "--json"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM, *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
        assert done.returncode == 2
        assert done.stderr.startswith(b"workbench: ")
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        (["compare", "a 1", "a 2", "--json"], ">&-", 0),
        (["split", "-"], "<&-", 2),
        (["open", "-"], "<&-", 2),
        (["split", "no-such-file"], "2>&-", 2),
        (["split", "no-such-file"], "<&- >&- 2>&-", 2),
    ],
)
def test_closed_streams_are_no_mistake(arguments: list[str], closed: str, code: int) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


def test_standard_input_is_a_batch_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"claim": "One.", "known": "One."}\n'))
    )
    assert run(["compare", "--batch", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["relation"] == "same"


def test_an_interrupt_is_no_mistake() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", f"{WITH_INTERRUPTS}; print(flush=True); {PROGRAM}", "split", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(b"The mill")
        child.stdin.flush()
        _wait_until_it_reads(child.pid)
        child.send_signal(signal.SIGINT)
        assert child.stderr.read() == b""
        assert child.wait(60) == 130


def _wait_until_it_reads(pid: int) -> None:
    """Wait until a process has emptied its standard input and sleeps for more."""
    wanted = Path(f"/proc/{pid}/wchan")
    if not wanted.exists():
        pytest.skip("only Linux tells what a process waits for")
    for _ in range(600):
        if "pipe" in wanted.read_text(encoding="utf-8"):
            return
        time.sleep(0.05)
    pytest.skip("the system does not tell what a process waits for")
