"""Results on disk: bytes by key, one file each. Nothing in it is missed and nothing trusted: a file that is not as it was written is as none.

One file for each result and no table of all: two runs at once need no lock, damage stays where it is, and whoever asks for one result reads one file.
"""

from __future__ import annotations

import os
import re
import time
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

FOLDER = "results"
MOST_BYTES = 128 << 20
"""Size of the cache: about 30,000 articles. Beyond it the results that were used least lately go."""
MOST_ENTRY = 256 << 10
"""A larger result, that of a text of about half a megabyte, is not kept."""
_SHARDS = 64
_BLOCK = 4096
"""What a small file takes on most file systems."""
_DAY = 86_400
_SUM = 16
_ENTRY = re.compile(r"[0-9a-f]{30}")
_SHARD = re.compile(r"[0-3][0-9a-f]")


class Size(NamedTuple):
    """How many results there are, and the bytes they take."""

    results: int
    bytes: int


class _File(NamedTuple):
    used: float
    path: str
    bytes: int


class Store:
    """Results below `folder`, made when the first one is stored. Keys are 32 hexadecimal digits."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.join(folder, FOLDER)

    def _shard(self, key: str) -> str:
        return os.path.join(self._folder, f"{int(key[:2], 16) % _SHARDS:02x}")

    def _path(self, key: str) -> str:
        return os.path.join(self._shard(key), key[2:])

    def get(self, key: str) -> bytes | None:
        """What was stored under `key`, or None."""
        path = self._path(key)
        try:
            with open(path, "rb", buffering=0) as handle:
                data = handle.read(MOST_ENTRY + _SUM + 1)
                # the time of change says when a result was last of use; not written on every use, and never worth an error
                if time.time() - os.fstat(handle.fileno()).st_mtime > _DAY:
                    with suppress(OSError):
                        os.utime(path)
        except OSError:
            return None
        return data[_SUM:] if data[:_SUM] == _checksum(key, data[_SUM:]) else None

    def put(self, key: str, data: bytes) -> None:
        """Store `data`; a reader sees all of it or nothing. A folder that cannot be written is left alone."""
        if len(data) > MOST_ENTRY:
            return
        shard = self._shard(key)
        partial = os.path.join(shard, f"{os.urandom(15).hex()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            try:
                # results quote texts: they are for this user only
                handle = os.open(partial, flags, 0o600)
            except FileNotFoundError:
                os.makedirs(shard, 0o700, exist_ok=True)
                handle = os.open(partial, flags, 0o600)
            try:
                with open(handle, "wb", buffering=0) as file:
                    file.write(_checksum(key, data) + data)
                os.replace(partial, self._path(key))
            except BaseException:
                with suppress(OSError):
                    os.unlink(partial)
                raise
            # a look at all files of a shard costs 1 ms: with large results always, with small ones every sixteenth time
            if len(data) > MOST_ENTRY // 8 or key[-1] == "0":
                _prune(shard)
        except OSError:
            return

    def size(self) -> Size:
        """What is there."""
        files = [file for shard in self._shards() for file in _files(shard)]
        return Size(len(files), sum(file.bytes for file in files))

    def clear(self) -> int:
        """Remove all results and nothing else; how many. Raises `OSError`."""
        removed = 0
        for shard in self._shards():
            for file in _files(shard, partial=True):
                # another run may be removing it too
                with suppress(FileNotFoundError):
                    os.unlink(file.path)
                    removed += not file.path.endswith(".tmp")
            # somebody else's file may be in it, or another run write there again
            with suppress(OSError):
                os.rmdir(shard)
        with suppress(OSError):
            os.rmdir(self._folder)
        return removed

    def _shards(self) -> list[str]:
        try:
            return [os.path.join(self._folder, name) for name in sorted(os.listdir(self._folder)) if _SHARD.fullmatch(name)]
        except OSError:
            return []


def _checksum(key: str, data: bytes) -> bytes:
    # with the key, so that a file under another's name is as good as none
    return blake2b(data, digest_size=_SUM, key=key.encode()).digest()


def _files(shard: str, *, partial: bool = False) -> Iterator[_File]:
    try:
        with os.scandir(shard) as entries:
            for entry in entries:
                stem = entry.name.removesuffix(".tmp")
                if not _ENTRY.fullmatch(stem) or (stem != entry.name and not partial):
                    continue
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    yield _File(status.st_mtime, entry.path, -(-status.st_size // _BLOCK) * _BLOCK)
    except OSError:
        return


def _prune(shard: str) -> None:
    """Make room: until a quarter is free, so that the next few results need no look; what a killed run left half goes after a day."""
    files = sorted(_files(shard, partial=True))
    total = sum(file.bytes for file in files)
    room = MOST_BYTES // _SHARDS
    least = room * 3 // 4 if total > room else total
    now = time.time()
    for file in files:
        is_old_part = file.path.endswith(".tmp") and now - file.used > _DAY
        if total > least or is_old_part:
            with suppress(OSError):
                os.unlink(file.path)
            total -= file.bytes
