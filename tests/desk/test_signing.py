"""Heads are signed as ssh-keygen signs, and what does not hold is refused by both."""

import base64
import json
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from workbench import settings
from workbench.desk import checking, library
from workbench.desk.signing import keys, signers, sshsig
from workbench.desk.signing.heads import Head
from workbench.desk.signing.making import head_of, own_key, sign_head
from workbench.desk.signing.timestamps import fetch_stamp
from workbench.desk.verifying import verify_file, verify_log
from workbench.desk.verifying_heads import check_head, read_kept
from workbench.desk.whole_log import export_whole
from workbench.desk.workspace import Workspace
from workbench.errors import ExportError, NotFoundError, SigningError
from workbench.model.event import GENESIS, canonical_line, line_hash

needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="there is no ssh-keygen")
needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="there is no openssl")
HEAD = Head(12, "ab" * 32, "2026-03-02T10:20:30Z")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def desk(ws: Workspace, report: Path) -> Workspace:
    """A desk with two decisions in its log."""
    article = library.resolve(ws, str(report))
    checking.mark(ws, article, ["c1"], "ok")
    checking.mark(ws, article, ["c2"], "open", "Wer hat gezählt?")
    return ws


def nobody(_path: Path) -> str | None:
    return None


def ssh_accepts(
    head: Path,
    name: str = "Anna",
    namespace: str = sshsig.NAMESPACE,
    listed: Path | None = None,
) -> bool:
    """Whether ssh-keygen takes the signature beside a head."""
    listed = listed or signers.signers_path()
    command = ["ssh-keygen", "-Y", "verify", "-f", str(listed), "-I", name, "-n", namespace]
    run = subprocess.run(
        [*command, "-s", f"{head}.sig"], input=head.read_bytes(), capture_output=True, check=False
    )
    return run.returncode == 0


@needs_ssh
def test_a_signed_head_is_good_for_ssh_and_for_the_program(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "head.txt"
    signed = sign_head(desk, path, nobody)
    assert (signed.is_new, signed.stamped, signed.problem) == (True, False, "")
    assert ssh_accepts(path)
    kept = read_kept(path)
    assert (kept.head, kept.signers, kept.problem, kept.remarks) == (signed.head, ("Anna",), "", ())
    assert verify_log(desk, kept.head).ok
    assert not ssh_accepts(path, name="Ben")
    assert not ssh_accepts(path, namespace="git")
    with pytest.raises(ExportError, match="exists already"):
        sign_head(desk, path, nobody)
    signature, data = (tmp_path / "head.txt.sig").read_bytes(), path.read_bytes()
    crlf = signature.replace(b"\n", b"\r\n")
    for bad in (signature[:-30], signature.replace(b"U1NI", b"U1NJ", 1), crlf, b"", b"\xff" * 50):
        (tmp_path / "head.txt.sig").write_bytes(bad)
        assert not ssh_accepts(path)
        assert read_kept(path).problem
    (tmp_path / "head.txt.sig").write_bytes(signature)
    path.write_bytes(data.replace(b"Z\n", b"Z\n".replace(b"Z", b".000Z")))
    assert not ssh_accepts(path)
    assert "does not fit" in read_kept(path).problem


@needs_ssh
def test_signatures_by_ssh_count_and_those_of_others_do_not(
    desk: Workspace, tmp_path: Path
) -> None:
    own, _name, _made = own_key(desk, nobody)
    path = tmp_path / "head.txt"
    path.write_bytes(head_of(desk).as_bytes())
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", str(own.path), "-n", "workbench-log", str(path)],
        check=True,
        capture_output=True,
    )
    assert read_kept(path).signers == ("Anna",)
    other = tmp_path / "other"
    assert keys.make_key(other, "ben")
    private = keys.load_key(other).private
    (tmp_path / "head.txt.sig").write_bytes(sshsig.sign(private, path.read_bytes()))
    assert "a key that is not in" in read_kept(path).problem
    with pytest.raises(NotFoundError):
        read_kept(path, tmp_path / "no list")
    signers.signers_path().unlink()  # as for somebody who has signed nothing yet
    assert "a key that is not in" in read_kept(path).problem
    listed = tmp_path / "signers"
    line = signers.signer_line("ben", keys.load_key(other).public)
    for options, counts in (
        ("", True),
        ('valid-before="20000101",', False),
        ('valid-after="20260101",', True),
        ("cert-authority,", False),
    ):
        listed.write_text(f"# desk\n\n{line.replace('namespaces', options + 'namespaces')}\n")
        assert bool(read_kept(path, listed).signers) is counts
        assert ssh_accepts(path, "ben", listed=listed) is counts
    listed.write_text(line.replace("workbench-log", "git,file"))
    assert not read_kept(path, listed).signers


def test_what_is_refused_leaves_nothing_behind_and_takes_nothing_away(
    desk: Workspace, tmp_path: Path
) -> None:
    """A signature or a time stamp that stands beside another head would speak against that."""
    (tmp_path / "kept.txt").write_bytes(HEAD.as_bytes())
    (tmp_path / "stamped.txt.tsr").write_bytes(b"of another head")
    before = sorted(tmp_path.iterdir())
    for name in ("kept.txt", "stamped.txt", ".", "..", "", "no folder/head.txt"):
        with pytest.raises(ExportError):
            sign_head(desk, tmp_path / name, nobody, stamp=False)
        assert set(tmp_path.iterdir()) <= {*before, tmp_path / "data"}
    link, path = tmp_path / "link.txt", tmp_path / "stamped.txt"
    link.symlink_to(path)
    assert sign_head(desk, link, nobody, force=True).path == link
    assert read_kept(link).signers == ("Anna",)
    sign_head(desk, path, nobody, force=True)
    assert not (tmp_path / "stamped.txt.tsr").exists()
    assert read_kept(path).signers == ("Anna",)
    (tmp_path / "stamped.txt.sig").unlink()
    assert not read_kept(path).problem
    assert "not signed" in read_kept(path, signers.signers_path()).problem
    long = tmp_path / ("x" * 253)  # nothing can lie beside it
    long.write_bytes(HEAD.as_bytes())
    assert read_kept(long).head == HEAD


def test_a_key_signs_for_whom_it_was_made_and_for_no_altered_log(
    desk: Workspace, tmp_path: Path
) -> None:
    sign_head(desk, tmp_path / "anna.txt", nobody)
    signed = sign_head(replace(desk, actor="Ben"), tmp_path / "ben.txt", nobody)
    assert (signed.signer, read_kept(signed.path).signers) == ("Anna", ("Anna",))
    with sqlite3.connect(tmp_path / "desk.db") as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET actor = 'Ben' WHERE seq = 2")
    connection.close()
    with pytest.raises(SigningError, match="Entry 2 is not as it was written"):
        sign_head(desk, tmp_path / "altered.txt", nobody)


def test_the_key_is_private_from_the_start_and_made_once(desk: Workspace) -> None:
    before = os.umask(0)
    try:
        own, _name, made = own_key(desk, nobody)
    finally:
        os.umask(before)
    assert made
    assert stat.S_IMODE(own.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(own.path.parent.stat().st_mode) == 0o700
    again, _name, made = own_key(desk, nobody)
    assert (made, again.public) == (False, own.public)
    assert own.path.with_name("id_ed25519.pub").read_text().endswith(" Anna\n")
    assert sorted(p.name for p in own.path.parent.iterdir()) == [
        "allowed_signers",
        "id_ed25519",
        "id_ed25519.pub",
    ]
    own.path.chmod(0o640)
    with pytest.raises(SigningError, match="chmod 600"):
        own_key(desk, nobody)


@needs_ssh
def test_a_key_of_ones_own_may_have_a_passphrase(desk: Workspace, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "oak", "-f", str(mine)], check=True)
    settings.path().parent.mkdir(parents=True, exist_ok=True)
    settings.path().write_text(f'[signing]\nkey = "{mine}"\n')
    assert sign_head(desk, tmp_path / "head.txt", lambda _path: "oak").key.path == mine
    assert read_kept(tmp_path / "head.txt").signers == ("Anna",)
    for said, why in ((None, "has a passphrase"), ("ash", "does not open")):
        with pytest.raises(SigningError, match=why):
            own_key(desk, lambda _path, said=said: said)  # type: ignore[misc]
    for content in (b"", b"no key", mine.with_name("mine.pub").read_bytes()):
        mine.write_bytes(content)
        with pytest.raises(SigningError, match="no Ed25519 key"):
            own_key(desk, nobody)
    mine.unlink()
    with pytest.raises(NotFoundError):  # one that is named is not made
        own_key(desk, nobody)


def test_a_signature_is_written_in_one_way_only(desk: Workspace) -> None:
    own, _name, _made = own_key(desk, nobody)
    begin, *body, end = sshsig.sign(own.private, b"x").splitlines()
    blob = base64.b64decode(b"".join(body))
    reserved = blob.index(b"workbench-log") + len("workbench-log")
    # A reserved field may hold something; then the text ends in bits that are not used.
    longer = blob[:reserved] + b"\0\0\0\1?" + blob[reserved + 4 :]
    text = base64.b64encode(longer)
    assert sshsig.verify(b"\n".join((begin, text, end)), b"x") == own.public
    other = text[:-3] + bytes([text[-3] + 1]) + text[-2:]
    assert base64.b64decode(other) == longer
    with pytest.raises(SigningError, match="no SSH signature"):
        sshsig.parse(b"\n".join((begin, other, end)))


def test_a_history_written_anew_passes_alone_and_fails_against_a_kept_head(
    desk: Workspace, tmp_path: Path
) -> None:
    kept = head_of(desk)
    assert check_rewritten(desk, tmp_path, kept) == (True, False)
    with pytest.raises(SigningError, match="none of this file"):
        check_head(kept, [(kept.count + 1, "0" * 64, True)])


def check_rewritten(desk: Workspace, folder: Path, kept: Head) -> tuple[bool, bool]:
    """Change the first verdict, its row and all hashes after it; alone, and against the head."""
    with sqlite3.connect(folder / "desk.db") as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE verdict SET actor = 'Ben' WHERE id = 1")
        connection.execute("UPDATE event SET actor = 'Ben' WHERE seq = 2")
        connection.execute("UPDATE known_claim SET checked_by = 'Ben'")
        prev = GENESIS
        columns = ("seq", "at", "actor", "kind", "article", "body")
        rows = connection.execute("SELECT seq, at, actor, kind, article, body FROM event")
        for row in sorted(rows.fetchall()):
            told = dict(zip(columns, row, strict=True))
            told["body"] = json.loads(told["body"])
            digest = line_hash(canonical_line(**told, prev=prev))
            connection.execute(
                "UPDATE event SET prev = ?, hash = ? WHERE seq = ?", (prev, digest, told["seq"])
            )
            prev = digest
    connection.close()
    exported = folder / "whole.jsonl"
    alone = verify_log(desk).ok
    export_whole(desk, exported)
    assert verify_file(exported).ok
    against = verify_file(exported, kept)
    assert "written anew" in (against.problem or "")
    return alone, verify_log(desk, kept).ok


BARE = bytes.fromhex("30053003020100")
"""An answer that says "granted", and no more."""

TSA = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
[stamping]
extendedKeyUsage = critical,timeStamping
[authority]
basicConstraints = critical,CA:TRUE
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a time stamp authority on this machine, and the folder of its keys."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "serial").write_text("01")
    (folder / "tsa.cnf").write_text(TSA.format(folder=folder))

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    for name in ("root", "other"):
        openssl(
            "req", "-x509", *curve, "-subj", f"/CN={name}", "-days", "9", "-config", "tsa.cnf",
            "-extensions", "authority", "-keyout", f"{name}.key", "-out", f"{name}.pem",
            "-section", "none",
        )  # fmt: skip
    openssl("req", *curve, "-subj", "/CN=tsa", "-keyout", "tsa.key", "-out", "tsa.csr")
    openssl(
        "x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "9",
        "-CAcreateserial", "-extfile", "tsa.cnf", "-extensions", "stamping", "-out", "tsa.pem",
    )  # fmt: skip

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "asked").write_bytes(asked)
            query = "again" if self.path == "/old" else "asked"
            openssl(
                "ts", "-reply", "-config", "tsa.cnf", "-queryfile", query, "-out", "answer",
            )  # fmt: skip
            answer = (folder / "answer").read_bytes()
            answer = {"/junk": b"junk", "/bare": BARE}.get(self.path, answer)
            self.send_response(302 if self.path == "/elsewhere" else 200)
            self.send_header("Location", "/")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_words: object) -> None:
            """Quietly."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()


@needs_openssl
def test_a_time_stamp_of_an_authority_holds_for_its_head_alone(
    desk: Workspace, tmp_path: Path, authority: tuple[str, Path]
) -> None:
    url, folder = authority
    path, stamp = tmp_path / "head.txt", tmp_path / "head.txt.tsr"

    def configure(roots: str = "", address: str = url, more: str = "") -> None:
        settings.path().parent.mkdir(parents=True, exist_ok=True)
        settings.path().write_text(
            f'{more}\n[signing]\ntimestamp_url = "{address}"\ntimestamp_certificates = "{roots}"\n'
        )

    configure()
    assert sign_head(desk, path, nobody).stamped
    assert "not checked" in read_kept(path).remarks[0]
    configure(str(folder / "root.pem"))
    assert read_kept(path).stamped.startswith("20")
    good = stamp.read_bytes()
    verdict = subprocess.run(
        ["openssl", "ts", "-verify", "-data", path, "-in", stamp, "-CAfile", folder / "root.pem"],
        check=False,
        capture_output=True,
    )
    assert verdict.returncode == 0, verdict.stderr
    for bad in (
        good[:-20],
        good[:90] + b"\0\0" + good[92:],
        b"",
        b"x" * 90,
        fetch_stamp(url, b"x"),
    ):
        stamp.write_bytes(bad)
        assert read_kept(path).problem
    dice = random.Random(1)
    for _number in range(300):
        place = dice.randrange(len(good))
        stamp.write_bytes(good[:place] + dice.randbytes(1) + good[place + dice.randrange(3) :])
        read_kept(path)  # falls over nothing
    stamp.write_bytes(good)
    configure(str(folder / "other.pem"))
    assert "does not hold" in read_kept(path).problem
    assert "does not hold" in sign_head(desk, tmp_path / "other.txt", nobody).problem
    assert not (tmp_path / "other.txt.tsr").exists()
    configure(str(path))
    assert "no certificates" in read_kept(path).problem
    (folder / "again").write_bytes((folder / "asked").read_bytes())  # of another request
    for address, why in (
        (f"{url}/junk", "no time stamp"),
        (f"{url}/bare", "no time stamp for what"),
        (f"{url}/old", "no time stamp for what"),
        (f"{url}/elsewhere", "302"),
        ("http://127.0.0.1:9/", "gave no answer"),
        ("file:///etc/passwd", "no address"),
        ("http://[1/", "no address"),
        ("https://anna:oak@127.0.0.1/", "no address"),
    ):
        configure(address=address)
        signed = sign_head(desk, path, nobody, force=True)
        assert not signed.stamped
        assert why in signed.problem
    configure(more="fetching = false")
    assert "forbid" in sign_head(desk, path, nobody, force=True).problem
