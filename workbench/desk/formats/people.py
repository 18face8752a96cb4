"""What an export calls those who worked on an article: by name, or by what stands for it."""

from collections.abc import Iterable

from workbench.i18n import _
from workbench.model.profile import Checkers

NO_DESK = "desk"
"""In whose name an export is signed where names are hidden and the house has told none."""


class People:
    """The names that an export shows for those in the log.

    Numbers are given in the order in which people are first asked for.
    """

    def __init__(
        self, shown: Checkers = Checkers.NAMES, desk: str = "", names: Iterable[str] = ()
    ) -> None:
        """`desk` is the name of the house; `names` are numbered first."""
        self._shown = shown
        self.signature = desk or NO_DESK
        self._numbers: dict[str, int] = {}
        for name in names:
            self.name(name)

    @property
    def hidden(self) -> bool:
        """Whether any name is replaced."""
        return self._shown is not Checkers.NAMES

    def hides(self, name: str) -> bool:
        """Whether this name may not be told; that of the house always may."""
        return self.hidden and name not in ("", self.signature)

    def name(self, name: str) -> str:
        """What stands for a name."""
        if not self.hides(name):
            return name
        if self._shown is Checkers.DESK:
            return self.signature
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        return _("checker {number}").format(number=number)
