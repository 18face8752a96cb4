"""Keys reach what the keys before them opened, however fast they are typed.

Textual hands a key to whatever has the focus when the key arrives. A letter typed right after the
key that opens a dialog would still go to the pane behind it and be lost there.
"""

from collections import deque

from textual import events
from textual.app import App
from textual.message import Message

_LONGEST = 0.5
"""Seconds that a key is waited for; what had the focus may have been closed by it."""


class KeyDone(Message):
    """Follows a key through the same queues and so tells that it has been dealt with."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TypeaheadApp(App[int]):
    """Hands the next key on when the one before has had its effect."""

    def __init__(self) -> None:
        super().__init__()
        self._keys_waiting: deque[events.Key] = deque()
        self._key_number = 0
        self._key_under_way = False

    async def on_event(self, event: events.Event) -> None:
        """Queue a key that comes while another one is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._key_under_way:
            self._keys_waiting.append(event)
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: events.Key) -> None:
        self._key_under_way = True
        self._key_number += 1
        target = self.focused or self.screen
        await super().on_event(event)
        target.post_message(KeyDone(self._key_number))
        number = self._key_number
        self.set_timer(_LONGEST, lambda: self._next_key(number))

    def on_key_done(self, message: KeyDone) -> None:
        """Go on once a screen that the key opened has its focus."""
        # By way of the screen's queue and back: a message bubbles no further than its sender.
        self.screen.call_later(self.call_later, self._next_key, message.number)

    async def _next_key(self, number: int) -> None:
        if number != self._key_number or not self._key_under_way:
            return
        self._key_under_way = False
        if self._keys_waiting:
            await self._hand_on(self._keys_waiting.popleft())
