"""What is written, shown beforehand, and under which name where the file itself cannot be."""

from __future__ import annotations

import os
import re

_MOST_NAMES = 1000
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def free_name(path: str) -> str:
    """A free name beside the file: `PATH.reviewed`, `PATH.reviewed-2` and so on."""
    name, number = f"{path}.reviewed", 1
    while os.path.lexists(name) and number < _MOST_NAMES:
        number += 1
        name = f"{path}.reviewed-{number}"
    return name


def unified_diff(path: str, old: str, new: str) -> str:
    """What would be written over the file at `path`, in the usual format."""
    # 10 ms, and only for whoever asks for it
    from difflib import unified_diff as lines_of

    out, name = [], path.lstrip("/")
    for line in lines_of(_LINE.findall(old), _LINE.findall(new), f"a/{name}", f"b/{name}"):
        out.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(out)
