"""For whom a log is exported, and what it calls those who worked on it."""

from enum import StrEnum


class Profile(StrEnum):
    """For whom an export is."""

    INTERNAL = "internal"  # for the house: everything
    PUBLIC = "public"  # for anybody: no confidential source, no notes and reasons of checkers


class Checkers(StrEnum):
    """What an export for the public calls those who checked."""

    NAMES = "names"  # as they are
    NUMBERS = "numbers"  # "checker 1", in the order of their first step
    DESK = "desk"  # all by the name of the house
