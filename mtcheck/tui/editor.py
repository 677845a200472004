"""The editor that people have chosen, at a place of a file."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping

_PLUS_LINE = {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "mcedit", "ne", "jed", "mg"}
_COLON = {"hx", "helix", "subl", "zed", "zeditor"}
_WAITING = {"code": "--wait", "codium": "--wait", "subl": "--wait", "zed": "--wait", "gedit": "--standalone", "kate": "--block"}


def command(environment: Mapping[str, str], path: str, line: int, column: int) -> list[str] | None:
    """What to run for `path` at a place (1-based); None where neither VISUAL nor EDITOR is set and nothing can be guessed. Never through a shell."""
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or _found(environment)
    if not chosen:
        return None
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = [chosen]
    if not words:
        return None
    name = os.path.basename(words[0]).removesuffix(".exe")
    # a name that begins with a hyphen is no option
    path = os.path.abspath(path)
    if name in _WAITING and _WAITING[name] not in words:
        words.append(_WAITING[name])
    if name in ("code", "codium"):
        return [*words, "--goto", f"{path}:{line}:{column}"]
    if name in _COLON:
        return [*words, f"{path}:{line}:{column}"]
    if name in _PLUS_LINE:
        place = f"+{line},{column}" if name in ("nano", "micro") else f"+{line}:{column}" if name.startswith("emacs") else f"+{line}"
        return [*words, place, path]
    return [*words, path]


def _found(environment: Mapping[str, str]) -> str:
    import shutil

    return next((name for name in ("nano", "vim", "vi") if shutil.which(name, path=environment.get("PATH"))), "")
