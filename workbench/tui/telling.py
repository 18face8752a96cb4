"""A worker's failure that nobody foresaw is told by the app, whichever screen started it."""

from textual.screen import Screen
from textual.worker import Worker


class Telling(Screen[None]):
    """Hands on what Textual tells of a worker to its own screen alone."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The app tells it and logs it."""
        self.app.post_message(event)
