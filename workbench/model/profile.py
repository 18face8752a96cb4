"""For whom a log is exported."""

from enum import StrEnum


class Profile(StrEnum):
    """For whom an export is."""

    INTERNAL = "internal"  # for the house: everything
    PUBLIC = "public"  # for anybody: no confidential source, no notes and reasons of checkers
