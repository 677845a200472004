"""A file that only grows, a line at a time, and that a crash at any byte leaves readable up to the last whole line.

A line is the CRC-32 of the record (8 hex digits), a blank, the record (bytes without a line feed), a line feed.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import NamedTuple
from zlib import crc32

from mtcheck.errors import JournalError

MAX_BYTES = 256 * 1024 * 1024
"""Largest journal read; a review of 10,000 findings writes 15 MB."""

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Lines(NamedTuple):
    """What is in a journal: whole records, in how many bytes they lie, and how many bytes of a torn line follow."""

    records: tuple[bytes, ...]
    size: int
    torn: int


def read_journal(path: str) -> Lines | None:
    """All records of the journal at `path`; None where there is none. A line that a crash cut off is left out and counted in `torn`.

    Raises `JournalError` for a file that cannot be read, is no regular file or too large, or has a broken line before the last.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            raise _unreadable(path, "it is no regular file, or too large")
        data = _read_all(handle)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    finally:
        os.close(handle)
    return _lines(path, data)


def _read_all(handle: int) -> bytes:
    parts = []
    while part := os.read(handle, 1024 * 1024):
        parts.append(part)
    return b"".join(parts)


def _lines(path: str, data: bytes) -> Lines:
    records: list[bytes] = []
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        record = _record(data[at:end])
        if record is None:
            if data.find(b"\n", end + 1) >= 0:
                raise _unreadable(path, f"line {len(records) + 1} is damaged")
            break
        records.append(record)
        at = end + 1
    return Lines(tuple(records), at, len(data) - at)


def _record(line: bytes) -> bytes | None:
    return line[9:] if line[:9] == b"%08x " % crc32(line[9:]) else None


def _line(record: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(record), record)


def _unreadable(path: str, why: str) -> JournalError:
    return JournalError("the journal of an earlier review cannot be read", path, why)


class Journal:
    """A journal open for writing. `size` is where its last whole line ends: what follows (a torn line) is cut off."""

    def __init__(self, path: str, size: int = 0) -> None:
        """Open or make the file; raises `JournalError`."""
        self.path = path
        self._size = size
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o600)
            os.ftruncate(self._handle, size)
            _sync_folder(os.path.dirname(path))
        except OSError as error:
            raise self._unwritable(error) from error

    def append(self, records: list[bytes]) -> None:
        """Write `records` (without line feeds) and have the system put them on the disk. Raises `JournalError`, and then none of them is in the file."""
        data = b"".join(map(_line, records))
        try:
            # what a failed attempt may have left
            os.ftruncate(self._handle, self._size)
            os.lseek(self._handle, self._size, os.SEEK_SET)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._handle, rest) :]
            os.fsync(self._handle)
        except OSError as error:
            # half a line would be taken for a torn one, and what is appended after it for damage
            with suppress(OSError):
                os.ftruncate(self._handle, self._size)
            raise self._unwritable(error) from error
        self._size += len(data)

    def close(self) -> None:
        """Close the file; may be called twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _unwritable(self, error: OSError) -> JournalError:
        return JournalError(
            "the journal of this review cannot be written",
            self.path,
            error.strerror or str(error),
            "make room or set MTCHECK_STATE to another folder; until then save often, decisions live in memory only",
        )


def set_aside(path: str) -> str:
    """Give the journal at `path` another name beside it, where nothing reads it; that name. Raises `JournalError`."""
    number = 1
    while os.path.lexists(f"{path}.aside-{number}"):
        number += 1
    try:
        os.replace(path, f"{path}.aside-{number}")
    except OSError as error:
        raise JournalError("the journal cannot be put aside", path, error.strerror or str(error), "remove it by hand") from error
    return f"{path}.aside-{number}"


def rewrite_journal(path: str, records: list[bytes]) -> int:
    """Put a journal of `records` in the place of the one at `path`, whole or not at all; its size in bytes. Raises `JournalError`, and then the old one stands."""
    data = b"".join(map(_line, records))
    temporary = f"{path}.{os.urandom(8).hex()}.tmp"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise JournalError("the journal of an earlier review cannot be made shorter", path, error.strerror or str(error)) from error
    _sync_folder(os.path.dirname(path))
    return len(data)


def remove_journal(path: str) -> None:
    """Remove the journal, if it is there. Raises `JournalError`."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise JournalError("the journal cannot be removed", path, error.strerror or str(error), "remove it by hand") from error


def _sync_folder(folder: str) -> None:
    # a new file survives a power cut only if its name does; some systems cannot open a folder
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
