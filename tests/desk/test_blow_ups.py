"""Inputs that make careless programs run for ever or fill the memory: within limits of the system.

All go through one process that may use so much processor time and memory, and is killed beyond
that; what it was at is told then.
"""

import resource
import subprocess
import sys
from pathlib import Path

SECONDS, BYTES = 60, 1_500_000_000
CODE = """
import json, sys
from pathlib import Path
from workbench.desk.author_answers import find_answers
from workbench.desk.incoming import files
from workbench.desk.intake import read_document
from workbench.desk.verifying import verify_file
from workbench.errors import WorkbenchError
from workbench.matching.comparing import compare
from workbench.text.guard import display
from workbench.text.splitting import split

folder = Path(sys.argv[1])
texts = {
    "quotation marks": "»" * 30_000,
    "blanks": "a" + " " * 100_000 + "b",
    "figures": "1" * 50_000 + " 1.1" * 5_000,
    "angle brackets": "<" * 60_000,
    "combining marks": "a" + "\\u0301" * 60_000,
    "one long word": "x" * 100_000,
    "brackets": "[" * 60_000 + "]" * 60_000,
    "full stops": ". " * 15_000,
    "capitals": "Aa " * 8_000,
    "dashes": "- " * 15_000,
    "years": "2019 " * 6_000,
    "lines": "\\n" * 60_000 + "x.",
    "emoji": "👩\\u200d👩" * 20_000,
}
for name, text in texts.items():
    print("split:", name, flush=True)
    split(text)
    print("shown:", name, flush=True)
    display(text)
    print("answers:", name, flush=True)
    find_answers(text)
    print("compared:", name, flush=True)
    compare(text[:1_000], text[1:1_001] + "x")
inputs = {
    "deep.json": "[" * 500_000,
    "objects.json": "[" + "{}," * 40_000 + "{}]",
    "digits.json": "1" * 100_000,
    "numbers.json": '[{"text": "x", "id": 1e999}]',
    "open quote.csv": 'text,verdict\\n"' + "a\\n" * 20_000,
    "long field.csv": "text,verdict\\n" + "a" * 3_000_000,
    "columns.csv": "," * 200_000 + "\\n" + "," * 200_000,
    "ragged.csv": "text,verdict\\n" + ("," * 50 + "\\n") * 5_000,
    "lines.jsonl": '{"text": "x"}\\n' * 5_000,
    "deep.jsonl": '{"text": ' + '{"a":' * 50_000 + "1",
    "page.html": "<p>" * 30_000 + "x",
    "links.html": "<a href=x>" * 20_000,
    "nested.html": "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "marks.html": "<![<![" * 20_000,
}
for name, content in inputs.items():
    path = folder / name
    path.write_text(content, encoding="utf-8")
    for what, read in (
        ("known claims", lambda: list(files.rows(files.inspect(str(path))))),
        ("log", lambda: verify_file(path)),
        ("article", lambda: read_document(str(path))),
    ):
        if what == "article" and name not in ("nested.html", "marks.html", "digits.json"):
            continue  # pages are read in processes of their own, whose limits have their own tests
        print(f"{what}:", name, flush=True)
        try:
            read()
        except WorkbenchError:
            pass
print("done", flush=True)
"""


def limit() -> None:
    """Set what the process may use."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def test_no_input_takes_more_than_it_may(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout.splitlines()
    assert said[-1:] == ["done"], (said[-1:], run.stderr[-500:])
