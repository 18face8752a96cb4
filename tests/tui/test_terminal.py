"""What reaches a real terminal: the program's own sequences, and none of an article's."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
import unicodedata
from pathlib import Path

import pytest

from bench.soaking.hostile_desk import make_desk
from bench.soaking.hostile_strings import everything

PAYLOAD = (
    f"{everything()} \x1b[77;7H \x1b[7;77;31m \x1b]0;zqxtitle\x07 \x1b]52;c;enF4\x1b\\ "
    "\x1b]8;;http://zqx.example\x1b\\ \x9b77;7H \x9d0;zqxtitle\x9c \x1bPzqx\x1b\\ \x1b_zqx\x1b\\"
)
KEYS = (
    "n",
    "\x1b",
    "v",
    "\x1b",
    "t",
    "\x1b",
    '"',
    "\x1b",
    "A",
    "\x1b",
    "e",
    "\x1b",
    "?",
    "\x1b",
    "q",
)
OSC = re.compile(r"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)
CSI = re.compile(r"\x1b\[([<=>?]?)([0-9;:]*)([ -/]*[@-~])")
STRINGS = re.compile(r"\x1b([PX^_])(.*?)\x1b\\", re.DOTALL)
# What the screen and coloured lines are made of: places, colours, erasing, modes, questions.
KINDS = {
    *("m", "H", "A", "B", "C", "D", "J", "K", "?h", "?l", "h", "l", "c", "?n", "n", "t", "?u"),
    *(">u", "<u", "=u", "?$p", "r", "q", " q", ">q", ">c"),
}
CODE = """
import sys
from workbench.cli.running import run
start = ["--db", sys.argv[1], "--by", sys.argv[3]]
run([*start, "split", sys.argv[2]])
run([*start, "sources", "text", "s1"])
run([*start, "log", "export", sys.argv[2], "--format", "jsonl"])
print("-- screen --", flush=True)
run([*start, "open", sys.argv[2]])
"""


def said_to_a_terminal(arguments: list[str]) -> str:
    """Everything that the program writes to a terminal while keys are pressed."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        os.execv(sys.executable, [sys.executable, "-c", CODE, *arguments])  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    said, keys, rests = b"", list(KEYS), 0
    try:
        while rests < 600:
            if not select.select([terminal], [], [], 0.1)[0]:
                rests += 1
                at_rest = b"-- screen --" in said and b"\x1b[?1049h" in said
                if keys and at_rest and rests % 2 == 0:
                    os.write(terminal, keys.pop(0).encode())
                continue
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:  # what Linux says where a file would end
                break
            if not data:
                break
            said, rests = said + data, 0 if keys else rests
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
    assert not keys, said[-2000:]
    return said.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_no_sequence_of_a_text_from_outside_reaches_the_terminal(
    made_file: Path, tmp_path: Path
) -> None:
    shutil.copy(made_file, tmp_path / "desk.db")
    desk = make_desk(tmp_path, PAYLOAD, tmp_path / "desk.db")
    said = said_to_a_terminal([str(desk.database), str(desk.file), f"zqx {desk.stored}"[:300]])
    commands, _mark, screen = said.partition("-- screen --")
    assert "zqx" in commands
    assert "zqx" in screen
    assert not [
        text for text in OSC.findall(said) if "zqx" in text or text.startswith(("0;", "2;"))
    ]
    assert not [text for text in OSC.findall(said) if text.startswith(("52", "8;"))]
    assert not STRINGS.search(said)
    kinds = {prefix + final for prefix, _numbers, final in CSI.findall(said)}
    assert kinds <= KINDS
    assert {numbers for _p, numbers, _f in CSI.findall(said)}.isdisjoint({"77;7", "7;77;31"})
    plain = CSI.sub("", OSC.sub("", said))
    plain = re.sub(r"\x1b[=>78cMDEH]|\x1b[()][A-Z0-9]", "", plain)
    bidi = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    acting = {
        character
        for character in plain
        if (unicodedata.category(character) == "Cc" and character not in "\r\n\t")
        or unicodedata.bidirectional(character) in bidi
    }
    assert acting == set()
