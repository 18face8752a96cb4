"""The two looks of the workbench: night desk and paper."""

from typing import Any

from textual.app import App
from textual.theme import Theme

from workbench.i18n import _

DARK = Theme(
    name="workbench-dark",
    primary="#7ea6cf",
    secondary="#a99bd1",
    accent="#e0a458",
    success="#84bd8b",
    warning="#dcb765",
    error="#e5787d",
    foreground="#d5d8de",
    background="#15171c",
    surface="#1b1e24",
    panel="#282c35",
    dark=True,
    variables={
        "border": "#3a404c",
        "border-blurred": "#2b303a",
        "scrollbar": "#333945",
        "scrollbar-hover": "#4a5262",
        "scrollbar-active": "#7ea6cf",
        "scrollbar-background": "#15171c",
        "scrollbar-background-hover": "#15171c",
        "scrollbar-background-active": "#15171c",
    },
)

LIGHT = Theme(
    name="workbench-light",
    primary="#2b5f93",
    secondary="#694a96",
    accent="#99540b",
    success="#2c6e3c",
    warning="#855c00",
    error="#ab262d",
    foreground="#2a2926",
    background="#fbf9f5",
    surface="#f4f1ea",
    panel="#e6e1d6",
    dark=False,
    variables={
        "border": "#c9c1b1",
        "border-blurred": "#ded8cb",
        "scrollbar": "#d5cdbd",
        "scrollbar-hover": "#b9af9b",
        "scrollbar-active": "#2b5f93",
        "scrollbar-background": "#fbf9f5",
        "scrollbar-background-hover": "#fbf9f5",
        "scrollbar-background-active": "#fbf9f5",
    },
)


def choose(app: App[Any], name: str) -> None:
    """Put the theme of the settings on, one of ours or of Textual; else the dark one."""
    app.register_theme(DARK)
    app.register_theme(LIGHT)
    app.theme = name if name in app.available_themes else DARK.name


def problem(app: App[Any], name: str) -> str:
    """A sentence on a theme of the settings that there is not; empty where all is well."""
    if not name or name in app.available_themes:
        return ""
    return _("There is no theme “{theme}”; the settings may name: {themes}.").format(
        theme=name, themes=", ".join(sorted(app.available_themes))
    )
