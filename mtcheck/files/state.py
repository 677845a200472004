"""Where mtcheck keeps what outlives a run but belongs to no project: the journals of reviews."""

from __future__ import annotations

import os
import sys
from _blake2 import blake2b  # see `read`
from collections.abc import Mapping


def state_folder(environment: Mapping[str, str]) -> str | None:
    """`MTCHECK_STATE`, else the platform's folder for state (XDG Base Directory Specification 0.8 on Unix); None where there is no home."""
    if own := environment.get("MTCHECK_STATE"):
        return os.path.abspath(own)
    base = environment.get("XDG_STATE_HOME", "")
    if os.path.isabs(base):
        return os.path.join(base, "mtcheck")
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return os.path.join(local, "mtcheck", "state") if os.path.isabs(local) else None
    home = environment.get("HOME", "")
    if not os.path.isabs(home):
        return None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "mtcheck")
    return os.path.join(home, ".local", "state", "mtcheck")


def review_name(path: str) -> str:
    """The name, without ending, that lock and journal of the file at `path` have: a hash of the path with all links resolved."""
    resolved = os.path.realpath(path)
    return blake2b(os.fsencode(resolved), digest_size=16).hexdigest()


def make_private_folder(folder: str) -> None:
    """Make `folder` and what is missing above it, for this user only: journals hold text. Raises `OSError`."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
