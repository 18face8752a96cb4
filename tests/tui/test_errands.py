"""Store work in line: in order, nothing lost, failures told."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from workbench.errors import StoreError
from workbench.tui.errands import Errand, Errands
from workbench.tui.messages import Failed


class Inbox(MessagePump):
    """Keeps what is posted to it."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Message] = []

    def post_message(self, message: Message) -> bool:
        self.kept.append(message)
        return True


class Note(Message):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Line:
    """Errands with threads that are started by hand or at once."""

    def __init__(self, open_it: Callable[[], Any], *, at_once: bool = True) -> None:
        self.app = Inbox()
        self.receiver = Inbox()
        self.threads: list[threading.Thread] = []
        self._at_once = at_once
        self.errands = Errands(open_it, self.app, self._start)

    def _start(self, drain: Callable[[], None]) -> None:
        thread = threading.Thread(target=drain)
        self.threads.append(thread)
        if self._at_once:
            thread.start()

    def put(self, run: Callable[[Any], Message | None], failed: Message | None = None) -> None:
        self.errands.put(Errand(run, self.receiver, failed))

    def finish(self) -> None:
        for thread in self.threads:
            if not thread.is_alive() and thread.ident is None:
                thread.start()
            thread.join()

    @property
    def numbers(self) -> list[int]:
        return [message.number for message in self.receiver.kept if isinstance(message, Note)]


def test_errands_run_in_the_order_they_were_put() -> None:
    line = Line(object)
    for number in range(200):
        line.put(lambda _ws, number=number: Note(number))  # type: ignore[misc]
    line.finish()
    assert line.numbers == list(range(200))
    assert line.errands.idle


def test_the_database_is_opened_once_by_the_first_errand() -> None:
    opened: list[int] = []

    def open_it() -> object:
        opened.append(1)
        return object()

    line = Line(open_it)
    line.put(lambda _ws: None)
    line.put(lambda _ws: None)
    line.finish()
    assert opened == [1]
    assert line.app.kept == []


def test_a_database_that_does_not_open_is_told_once_and_ends_it() -> None:
    def open_it() -> object:
        raise StoreError("The file is broken.")

    line = Line(open_it, at_once=False)
    line.put(lambda _ws: Note(1))
    line.put(lambda _ws: Note(2))
    line.finish()
    assert line.numbers == []
    (failed,) = line.app.kept
    assert isinstance(failed, Failed)
    assert failed.fatal
    assert failed.text == "The file is broken."
    line.put(lambda _ws: Note(3))
    assert line.errands.idle


def test_a_refused_errand_is_told_and_the_next_one_runs() -> None:
    def refuse(_ws: object) -> None:
        raise StoreError("Locked.")

    line = Line(object)
    line.put(refuse, failed=Note(-1))
    line.put(lambda _ws: Note(2))
    line.finish()
    assert line.numbers == [-1, 2]
    assert [message.text for message in line.app.kept if isinstance(message, Failed)] == ["Locked."]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_after_an_unforeseen_failure_the_rest_of_the_line_goes_on() -> None:
    def fail(_ws: object) -> None:
        raise ZeroDivisionError

    line = Line(object, at_once=False)
    line.put(fail)
    line.put(lambda _ws: Note(2))
    line.finish()
    assert not line.errands.idle
    line.errands.resume()
    line.finish()
    assert line.numbers == [2]
    assert line.errands.idle
