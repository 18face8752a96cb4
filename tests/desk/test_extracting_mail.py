"""A saved e-mail is read as people read it, whatever a mail program made of it."""

import contextlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk.child_side import UnreadableError
from workbench.desk.extraction import mail_child
from workbench.desk.extraction.extracted import Extracted
from workbench.desk.extraction.extracting import extract
from workbench.desk.extraction.media_types import EML

BODY = "Guten Tag,\n\ndie Fähre lief auf Grund.\n"


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Jörg Müller <presse@example.org>"
    made["To"] = "desk@example.org"
    made["Date"] = "Thu, 04 May 2023 23:30:00 -0500"
    made["Subject"] = "Größe der Fähre – Antwort"
    return made


def read(folder: Path, raw: bytes) -> Extracted:
    file = folder / "answer.eml"
    file.write_bytes(raw)
    return extract(file, EML)


def test_headers_come_first_and_then_the_plain_body(tmp_path: Path) -> None:
    mail = message()
    mail.set_content(BODY)
    mail.add_alternative("<p>Guten Tag, die <b>Fähre</b></p>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Anlage.pdf")
    found = read(tmp_path, bytes(mail))
    assert found.text == (
        "From: Jörg Müller <presse@example.org>\nTo: desk@example.org\n"
        "Date: Thu, 04 May 2023 23:30:00 -0500\nSubject: Größe der Fähre – Antwort\n\n"
        "Guten Tag,\n\ndie Fähre lief auf Grund."
    )
    assert (found.title, found.published) == ("Größe der Fähre – Antwort", "2023-05-04")
    assert found.author == "Jörg Müller <presse@example.org>"
    assert len(found.notices) == 1
    assert "“Anlage.pdf”" in found.notices[0]


def test_a_body_that_is_a_page_is_read_as_one(tmp_path: Path) -> None:
    mail = message()
    mail.set_content("<p>Die <b>Fähre</b>, groß.</p><table><tr><td>Ja<td>7</table>", subtype="html")
    found = read(tmp_path, bytes(mail))
    assert found.text.endswith("Antwort\n\nDie Fähre, groß.\n\nJa\t7")
    assert found.kept_share == 1.0


def test_all_parts_of_the_body_are_read(tmp_path: Path) -> None:
    mail = message()
    mail.make_mixed()
    for text in ("Oben.", "Unten."):
        part = EmailMessage()
        part.set_content(text)
        mail.attach(part)
    assert read(tmp_path, bytes(mail)).text.endswith("Oben.\n\nUnten.")


def test_flowed_lines_are_joined() -> None:
    raw = (
        b"Subject: x\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
        b"Die \r\nFaehre.\r\n> Zitat \r\n> zwei\r\n-- \r\nGruss"
    )
    assert mail_child.read(raw)["plain"] == "Die Faehre.\n> Zitat \n> zwei\n-- \nGruss"


@pytest.mark.parametrize("charset", [b"iso-8859-1", b"nonsense", b"utf-8", b"zlib", b'"'])
def test_a_body_in_another_encoding_than_it_says(charset: bytes) -> None:
    raw = b"Subject: x\nContent-Type: text/plain; charset=" + charset + b"\n\nGr\xf6\xdfe\n"
    assert "Größe" in mail_child.read(raw)["plain"]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        (b"Subject: Gr\xf6\xdfe", "Größe"),
        ("Subject: Größe".encode(), "Größe"),
        (b"Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe=0AFrom=3A_x?=", "Größe From: x"),
        (b"Subject: =?nonsense?b?####?=", "=?nonsense?b?####?="),
        (b"Subject: a\x07b", "a\x07b"),
    ],
)
def test_headers_are_one_line_each(header: bytes, value: str) -> None:
    assert dict(mail_child.read(header + b"\n\nx"))["headers"] == [("Subject", value)]


def test_parts_nested_without_end_end_in_a_sentence() -> None:
    raw = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000)
    )
    with contextlib.suppress(UnreadableError):
        assert isinstance(mail_child.read(raw), dict)


HEADERS = st.sampled_from(
    [
        b"From: ",
        b"Date: ",
        b"Subject: =?utf-8?b?",
        b"Content-Type: multipart/alternative; boundary=",
        b"Content-Type: text/plain; charset=",
        b"Content-Transfer-Encoding: base64",
        b"Content-Disposition: attachment; filename*=",
        b"--b\n",
        b"\n",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(HEADERS, st.binary(max_size=20)), max_size=12))
def test_any_bytes_end_in_text_or_a_sentence(parts: list[tuple[bytes, bytes]]) -> None:
    with contextlib.suppress(UnreadableError):
        found = mail_child.read(b"\n".join(head + tail for head, tail in parts))
        assert isinstance(found["plain"], str)
