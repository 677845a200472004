"""The looks to choose from, and the one that suits the terminal where nobody chose."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

_SHADES = {"dark": ("#1e1d1d", "#282624", "#332f2d", "#40383a"), "light": ("#fefaf0", "#fdf4df", "#fceccf", "#fbe2d5")}


def _variables(kind: str, done: str, rejected: str, later: str, warning: str, error: str, info: str) -> dict[str, str]:
    shades = {f"mt-level-{number}": colour for number, colour in enumerate(_SHADES[kind], 1)}
    return {
        **shades,
        "mt-done": done,
        "mt-rejected": rejected,
        "mt-later": later,
        "mt-warning": warning,
        "mt-error": error,
        "mt-info": info,
    }


THEMES: dict[str, Theme] = {
    "dark": Theme(
        "dark",
        primary="#7aa2f7", secondary="#9ece6a", accent="#e0af68", warning="#e0af68", error="#f7768e", success="#9ece6a",
        foreground="#dfe3ee", background="#14161c", surface="#1d1f23", panel="#2b2d32",
        variables=_variables("dark", "#9ece6a", "#9099ad", "#c7a0ff", "#ffcf6b", "#ff8f87", "#7fd4ff"),
    ),
    "light": Theme(
        "light",
        primary="#1f5fbf", secondary="#2f7d32", accent="#9a5b00", warning="#8a5200", error="#b3261e", success="#22662a",
        foreground="#1d2026", background="#ffffff", surface="#f4f5f7", panel="#e6e8ec", dark=False,
        variables=_variables("light", "#1d6a28", "#5b6270", "#6a3fb5", "#7a4a00", "#a61b14", "#0b5c9e"),
    ),
    "contrast": Theme(
        "contrast",
        primary="#ffff00", secondary="#00ffff", accent="#ffff00", warning="#ffff00", error="#ff6060", success="#00ff00",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#000000", text_alpha=1.0,
        variables={
            **_variables("dark", "#00ff00", "#ffffff", "#ff80ff", "#ffff00", "#ff7070", "#00ffff"),
            "mt-level-1": "#000000", "mt-level-2": "#000000", "mt-level-3": "#000060", "mt-level-4": "#600000",
        },
    ),
    "paper": Theme(
        "paper",
        primary="#6b4f2a", secondary="#4f6b2a", accent="#8a4b08", warning="#8a4b08", error="#9c2b1c", success="#46691f",
        foreground="#33291c", background="#f7f0e0", surface="#efe6d2", panel="#e4d8bf", dark=False,
        variables={
            **_variables("light", "#3f6419", "#6e6350", "#68429a", "#7d4700", "#98230f", "#1d5a80"),
            "mt-level-1": "#f6ebd2", "mt-level-2": "#f6e5c2", "mt-level-3": "#f5dcb2", "mt-level-4": "#f3cfae",
        },
    ),
    "terminal": Theme(
        "terminal",
        primary="ansi_blue", secondary="ansi_cyan", warning="ansi_yellow", error="ansi_red", success="ansi_green", accent="ansi_magenta",
        foreground="ansi_default", background="ansi_default", surface="ansi_default", panel="ansi_default", boost="ansi_default", ansi=True,
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            "mt-level-1": "ansi_default", "mt-level-2": "ansi_default", "mt-level-3": "ansi_default", "mt-level-4": "ansi_default",
            "mt-done": "ansi_green", "mt-rejected": "ansi_default", "mt-later": "ansi_magenta", "mt-warning": "ansi_yellow", "mt-error": "ansi_red",
            "mt-info": "ansi_cyan",
        },
    ),
}  # fmt: skip
"""`terminal` draws with the terminal's own sixteen colours and on its own background, dark or light."""


def suited(environment: Mapping[str, str]) -> str:
    """The theme for a terminal: its own colours where it has few or none are wanted, else dark or light as far as it tells."""
    term = environment.get("TERM", "")
    rich = (
        environment.get("TEXTUAL_COLOR_SYSTEM") == "truecolor"
        or "256color" in term
        or "truecolor" in term
        or "kitty" in term
        or environment.get("COLORTERM") in ("truecolor", "24bit")
    )
    if environment.get("NO_COLOR") or not rich:
        return "terminal"
    # `COLORFGBG` is `foreground;background`, set by rxvt, Konsole and others; 7 and above but 8 are light
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if ground.isdecimal() and int(ground) >= 7 and int(ground) != 8 else "dark"
