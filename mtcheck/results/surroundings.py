"""Everything beside text and settings that a result depends on: the code and data of mtcheck, Python, the installed libraries."""

from __future__ import annotations

import os
import sys
from _blake2 import blake2b
from collections.abc import Iterable, Iterator

from mtcheck.ruleset.cache import Cache

_SKIPPED = ("__pycache__", "rules", "tui", "desk", "plain", "demo", "cli", "report", "training")
"""Folders of the package that no result depends on, and the rules, which have a digest of their own."""


def surroundings(cache: Cache) -> str:
    """Hex digest, the same on every machine with the same versions.

    Of the contents of the package, not of its version alone: between two releases, and in a checkout at work, they differ. Read once (40 ms), and again
    when size or time of one of the files has changed (2 ms to look).
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    files = sorted(_files(package))
    stamp = _digest(f"{name}\0{size}\0{changed}" for name, size, changed in files)
    known = cache.recall(stamp)
    if known is not None and known[0] == "code":
        code = known[1]
    else:
        code = _contents(package, [name for name, _size, _changed in files])
        cache.remember(stamp, "code", code)
    return _digest([code, sys.version, sys.platform, *_distributions(sys.path)])


def _files(top: str) -> Iterator[tuple[str, int, int]]:
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(os.path.join(top, folder)) as entries:
            for entry in entries:
                name = os.path.join(folder, entry.name)
                if entry.is_dir():
                    if entry.name not in _SKIPPED:
                        pending.append(name)
                else:
                    status = entry.stat()
                    yield name, status.st_size, status.st_mtime_ns


def _contents(top: str, names: Iterable[str]) -> str:
    state = blake2b(digest_size=16)
    for name in names:
        with open(os.path.join(top, name), "rb") as file:
            data = file.read()
        state.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    return state.hexdigest()


def _distributions(path: Iterable[str]) -> list[str]:
    """Names and versions of what is installed, which stand in the names of folders: asking each of them would take 40 ms."""
    found: set[str] = set()
    for folder in path:
        try:
            found.update(name for name in os.listdir(folder or os.curdir) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            # a zip file, or a folder that is not there
            continue
    return sorted(found)


def _digest(rows: Iterable[str]) -> str:
    return blake2b("\n".join(rows).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
