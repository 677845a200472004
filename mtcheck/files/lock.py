"""One session at a time: a file that names the process which holds the lock, and that the next one takes over where that process is gone."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from errno import ENOSPC
from typing import Any, NamedTuple

from mtcheck.errors import JournalError, Occupied

_TRIES = 5
_MOST = 4096


class Holder(NamedTuple):
    """A process: number, start (as the system counts it, empty where unknown: numbers are used again), and machine."""

    pid: int
    start: str
    host: str

    @property
    def alive(self) -> bool:
        """False where the process is gone for certain; a process of another machine counts as alive."""
        if self.host != _host():
            return True
        return _exists(self.pid) and (not self.start or _start_of(self.pid) in ("", self.start))


class Lock:
    """A lock that is held until `release`. `note` tells of a dead session that it was taken from; else empty."""

    def __init__(self, path: str, note: str) -> None:
        self._path = path
        self.note = note

    def release(self) -> None:
        """Give the lock back; may be called twice, and does nothing to a lock that another session has taken over."""
        with suppress(OSError):
            if _read(self._path) == _encoded(_myself()):
                os.unlink(self._path)


def acquire(path: str, what: str) -> Lock:
    """The lock with the file `path`, for the reviewed file `what`. Raises `Occupied` where a living process has it, `JournalError` where it cannot be made."""
    note = ""
    try:
        for _ in range(_TRIES):
            if _create(path):
                return Lock(path, note)
            held = _read(path)
            if held is None:
                continue
            holder = _decoded(held)
            if holder is not None and holder.alive:
                raise _occupied(path, what, holder)
            if _clear(path, held):
                who = f"process {holder.pid}" if holder else "a process unknown"
                note = f"{what}: taken over from an earlier session ({who}) that ended without closing."
    except OSError as error:
        raise JournalError(
            "the file cannot be locked for review", what, error.strerror or str(error), "set MTCHECK_STATE to a folder of your own"
        ) from error
    raise Occupied("is being opened by another session at this moment", what, "", "try again")


def _occupied(path: str, what: str, holder: Holder) -> Occupied:
    if holder == _myself():
        return Occupied("is open in this very session already", what)
    if holder.host != _host():
        return Occupied(
            "is under review in another session",
            what,
            f"process {holder.pid} on {holder.host} has it",
            f"end that one; if it is gone, remove {path}",
        )
    return Occupied("is under review in another session", what, f"process {holder.pid} has it", "go on there, or quit that one first")


def _create(path: str) -> bool:
    """Make the lock, whole or not at all: a link to a finished file."""
    temporary = f"{path}.{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(temporary, flags, 0o600)
    try:
        try:
            mine = _encoded(_myself())
            # half a lock names nobody: the next session would take it over from this one
            if os.write(handle, mine) < len(mine):
                raise OSError(ENOSPC, os.strerror(ENOSPC))
        finally:
            os.close(handle)
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        return True
    finally:
        os.unlink(temporary)


def _clear(path: str, held: bytes) -> bool:
    """Remove the lock if it still is the one with the content `held`; a new one that came between is put back."""
    away = f"{path}.{os.urandom(8).hex()}.old"
    try:
        os.rename(path, away)
    except FileNotFoundError:
        return False
    mine = _read(away) == held
    if not mine:
        with suppress(OSError):
            os.link(away, path)
    os.unlink(away)
    return mine


def _read(path: str) -> bytes | None:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        return None
    try:
        return os.read(handle, _MOST)
    finally:
        os.close(handle)


def _encoded(holder: Holder) -> bytes:
    return json.dumps(holder._asdict(), sort_keys=True).encode()


def _decoded(data: bytes) -> Holder | None:
    try:
        value: Any = json.loads(data)
        pid, start, host = value["pid"], value["start"], value["host"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if isinstance(pid, int) and 0 < pid < 2**31 and isinstance(start, str) and isinstance(host, str):
        return Holder(pid, start, host)
    return None


def _myself() -> Holder:
    return Holder(os.getpid(), _start_of(os.getpid()), _host())


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _start_of(pid: int) -> str:
    """Start of a process in clock ticks since boot, together with the boot it belongs to; empty where the system does not tell (proc(5), field 22)."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as handle:
            ticks = handle.read().rpartition(b")")[2].split()[19].decode()
        with open("/proc/sys/kernel/random/boot_id", "rb") as handle:
            return f"{handle.read(36).decode()}/{ticks}"
    except (OSError, IndexError, ValueError):
        return ""


def _exists(pid: int) -> bool:
    if os.name == "nt":
        import ctypes

        # os.kill would end it; 0x1000: PROCESS_QUERY_LIMITED_INFORMATION
        kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
        handle = kernel.OpenProcess(0x1000, False, pid)
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
