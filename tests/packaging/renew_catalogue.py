"""`make messages`: bring the German catalogue up to the strings in the code, and compile it.

New messages come in untranslated, messages that are gone are dropped. Neither file holds dates
or names, so that running this twice changes nothing.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "workbench" / "locale" / "de" / "LC_MESSAGES"
HEADER = [
    ("Language", "de"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
]


class PlainCatalog(Catalog):
    """A catalogue with a header that does not change from run to run."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return HEADER

    def _set_mime_headers(self, headers: object) -> None:
        """The header is fixed."""

    mime_headers = property(_get_mime_headers, _set_mime_headers)


def renewed() -> tuple[PlainCatalog, list[str]]:
    """The catalogue of the strings in the code, and those that have no translation yet."""
    with (FOLDER / "workbench.po").open("rb") as file:
        before = read_po(file, locale="de")
    catalogue, missing = PlainCatalog(locale="de"), []
    for _file, _line, message, _comments, _context in extract_from_dir(str(ROOT / "workbench")):
        known = before.get(message)
        translation = known.string if known else ""
        if not translation or not all(translation):
            missing.append(str(message))
        catalogue.add(message, translation or None)
    return catalogue, sorted(set(missing))


def main() -> int:
    """Write both files; 1 where a message has no translation yet."""
    catalogue, missing = renewed()
    head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{key}: {value}\\n"\n' for key, value in HEADER)
    body, compiled = io.BytesIO(), io.BytesIO()
    write_po(body, catalogue, sort_output=True, omit_header=True, no_location=True)
    write_mo(compiled, catalogue)
    (FOLDER / "workbench.po").write_bytes((head + "\n").encode() + body.getvalue().rstrip() + b"\n")
    (FOLDER / "workbench.mo").write_bytes(compiled.getvalue())
    for message in missing:
        sys.stdout.write(f"not translated yet: {message}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
