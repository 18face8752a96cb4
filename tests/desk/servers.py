"""Servers on loopback that answer as they are told, well or badly, and count who came."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path

from workbench.desk.fetching.gate import Address, Gate, is_public

CERTIFICATE = Path(__file__).with_name("tls") / "pages.example.pem"
Script = Callable[[socket.socket], None]


def _friendly() -> str:
    """An address of this machine other than 127.0.0.1, to stand for a public one."""
    with socket.socket() as probe, suppress(OSError):
        probe.bind(("127.0.0.2", 0))
        return "127.0.0.2"
    return "::1"


FRIENDLY = _friendly()
PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: 9\r\n\r\n"
    b"<p>Hi</p>"
)


class Server:
    """A server at an address: `hits` are the requests that came, `url` is where it is."""

    def __init__(self, script: bytes | Script, address: str, port: int, tls: bool) -> None:
        self.hits: list[bytes] = []
        self.names: list[str | None] = []
        self._script = script
        self._closing = threading.Event()
        self._context = self._tls() if tls else None
        self._socket = socket.create_server(
            (address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET
        )
        self.port: int = self._socket.getsockname()[1]
        host = f"[{address}]" if ":" in address else address
        self.url = f"http://{host}:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _tls(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        return context

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _who = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            if self._script is silence:
                self._closing.wait(10)
                return
            asked = b""
            while b"\r\n\r\n" not in asked:
                piece = connection.recv(65536)
                if not piece:
                    break
                asked += piece
            self.hits.append(asked)
            if callable(self._script):
                self._script(connection)
            else:
                connection.sendall(self._script)


@contextmanager
def serving(
    script: bytes | Script = PAGE, address: str = FRIENDLY, port: int = 0, *, tls: bool = False
) -> Iterator[Server]:
    """A server with a script: the bytes of its one answer, or what to do with a connection."""
    server = Server(script, address, port, tls)
    try:
        yield server
    finally:
        server.close()


def silence(_connection: socket.socket) -> None:
    """Accept, and say nothing: not even TLS."""


def dripping(begin: bytes, drop: bytes = b"x") -> Script:
    """Something at once, then byte by byte for longer than any test waits."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(begin)
        for _drop in range(500):
            connection.sendall(drop)
            time.sleep(0.02)

    return drip


def pouring(begin: bytes, piece: bytes) -> Script:
    """Something at once, then one piece after the other until nobody takes them."""

    def pour(connection: socket.socket) -> None:
        connection.sendall(begin)
        while True:
            connection.sendall(piece)

    return pour


def redirect(to: str, status: int = 302) -> bytes:
    """An answer that sends on."""
    return f"HTTP/1.1 {status} Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def page(body: bytes, *headers: str) -> bytes:
    """A page of HTML with more headers."""
    head = "".join(f"{line}\r\n" for line in ("Content-Type: text/html", *headers))
    return f"HTTP/1.1 200 OK\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def allows(address: Address) -> bool:
    """The rule of the house, with one address of this machine taken for a public one."""
    return address == ip_address(FRIENDLY) or is_public(address)


class Names:
    """A name server: each name with its answers, one after the other, the last one for good."""

    def __init__(self, **names: Iterable[Sequence[str]]) -> None:
        self._names = {name.replace("_", "."): list(answers) for name, answers in names.items()}
        self.asked: list[str] = []

    def look_up(self, host: str, _port: int) -> Sequence[str]:
        self.asked.append(host)
        if host not in self._names:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        answers = self._names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    @property
    def gate(self) -> Gate:
        """A gate that asks here and lets the friendly address pass."""
        return Gate(self.look_up, allows)
