"""What every step at the desk needs: the store, who is working, and on which verdict scale."""

import getpass
from dataclasses import dataclass, field, replace

from workbench import i18n, settings
from workbench.desk.decoding import storable
from workbench.desk.scales import load_scale
from workbench.desk.semantic.source import MeaningSource
from workbench.desk.source_readings import SourceReadings
from workbench.model.verdict import Scale
from workbench.settings import STALE_AFTER_MONTHS, Backup, Public
from workbench.store.opening import default_database, open_store
from workbench.store.store import Store

DEFAULT_SCALE = "desk"
"""The scale of somebody who has chosen none."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open desk; `language` is that of the names of labels written into the log.

    A known claim counts as old when it was checked `stale_after` months before; 0 means never.
    `semantic` gives the model for the search by meaning, where the settings name one, `readings`
    the texts of sources as they were read to be searched. `public` is what exports for the public
    tell of who made them, `backup` says which automatic backups are made; none, where nothing is
    said.
    """

    store: Store
    actor: str
    scale: Scale
    language: str
    stale_after: int = STALE_AFTER_MONTHS
    semantic: MeaningSource = field(default_factory=MeaningSource)
    readings: SourceReadings = field(default_factory=SourceReadings)
    public: Public = field(default_factory=Public)
    backup: Backup = field(default_factory=lambda: Backup(daily=0))

    def with_scale(self, scale: Scale) -> "Workspace":
        """The same desk, judging on another scale."""
        return replace(self, scale=scale)

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def open_workspace(
    database: str | None = None, actor: str | None = None, scale: str | None = None
) -> Workspace:
    """Open the desk; what is not given comes from the settings, else is the usual.

    `database` is a path or a database URL, `scale` the id of a scale. Raises `StoreError` where
    the database can't be used and `SettingsError` where the settings or the scale can't.
    """
    said = settings.load()
    chosen = load_scale(scale or said.scale or DEFAULT_SCALE)
    store = open_store(database or said.database or default_database())
    who = storable(actor or said.actor).strip() or login_name()
    return Workspace(
        store,
        who,
        chosen,
        i18n.language(),
        said.stale_after_months,
        MeaningSource(said.semantic),
        public=said.public,
        backup=said.backup,
    )


def login_name() -> str:
    """The name of whoever is logged in, `unknown` where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
