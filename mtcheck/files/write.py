"""Replace a file so that the old content or the new one is on disk at every moment, and nothing else."""

from __future__ import annotations

import errno
import os
import stat
from _blake2 import blake2b  # see `read`
from contextlib import suppress

from mtcheck.errors import FileChanged, WriteError
from mtcheck.files.read import digest_of

_CHUNK = 1024 * 1024

_CAUSES = {
    errno.ENOSPC: ("the disk is full", "make room and try again"),
    errno.EDQUOT: ("your disk quota is used up", "make room and try again"),
    errno.EROFS: ("the file system is read-only", "copy the file to a place you may write to"),
    errno.EACCES: ("permission denied: its folder may not be written to", "change the permissions of the folder, or copy the file"),
    errno.EPERM: ("the system does not permit it", "change the permissions or attributes of the file and its folder"),
    errno.ENOENT: ("its folder does not exist", "create the folder first"),
    errno.ENOTDIR: ("a part of its path is a file", "check the path"),
    errno.ELOOP: ("the symbolic link leads back to itself", "repair or remove the link"),
    errno.EIO: ("the disk reports an error", "check the disk"),
}


def write_atomic(path: str, data: bytes, *, expected_digest: str | None) -> str:
    """Make `data` the content of the file at `path` and return its digest (hex BLAKE2b-128, as in `Source.digest`).

    Links are followed, and the file they lead to is replaced (a hard link is thereby separated from its other names). Mode is kept,
    owner and group where the system permits. The temporary file lies in the same folder and is gone afterwards, whatever happens,
    an interrupt included. `expected_digest` is that of the content which `data` was made from; None writes unconditionally, also a
    new file. The comparison is the last thing before the replacement.

    Raises `FileChanged` if the file has other content by then or is gone, `WriteError` if the system refuses; both leave the old file.
    """
    try:
        target = os.path.realpath(path)
        status = _status(path, target, expected_digest)
        temporary = os.path.join(os.path.dirname(target), f".mtcheck-{os.urandom(16).hex()}.tmp")
        try:
            _write_new(temporary, data, status)
            if expected_digest is not None and _digest_on_disk(target) != expected_digest:
                raise _changed(path, "its content is no longer the one that was checked")
            os.replace(temporary, target)
        except BaseException:
            _remove(temporary)
            raise
        _sync_folder(os.path.dirname(target))
    except OSError as error:
        raise refused(path, error) from error
    except ValueError as error:
        raise WriteError("is not a file name", path, str(error), "check the spelling of the path") from error
    return digest_of(data)


def refused(path: str, error: OSError) -> WriteError:
    """What the system said to an attempt to write the file at `path`, with cause and remedy."""
    why, remedy = _CAUSES.get(error.errno or 0, (error.strerror or str(error), "try again"))
    return WriteError("cannot be written", path, why, remedy)


def _changed(path: str, why: str) -> FileChanged:
    return FileChanged("was changed in the meantime, so nothing was written", path, why, "check it again, then repeat the change")


def _status(path: str, target: str, expected_digest: str | None) -> os.stat_result | None:
    """Of the file to be replaced; None where there is none and none is expected."""
    try:
        status = os.stat(target)
    except FileNotFoundError as error:
        if expected_digest is None:
            return None
        raise _changed(path, "it was removed") from error
    if not stat.S_ISREG(status.st_mode):
        raise WriteError("cannot be written", path, "it is not a regular file", "name a regular file")
    # A replacement needs no permission on the file itself, but who made it read-only meant it.
    if not os.access(target, os.W_OK):
        raise WriteError("cannot be written", path, "the file is read-only", "make it writable first")
    return status


def _write_new(temporary: str, data: bytes, status: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666 if status is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if status is not None:
            _take_over(handle, status)
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_over(handle: int, status: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return
    mine = os.fstat(handle)
    if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
        # Only root gives files away, and a container may not know the owner at all; the content matters more.
        with suppress(OSError):
            os.fchown(handle, status.st_uid, status.st_gid)
    # After the owner: changing the owner clears set-id bits.
    os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _digest_on_disk(target: str) -> str | None:
    """None where the file is gone or is no regular file any more."""
    try:
        handle = os.open(target, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        state = blake2b(digest_size=16)
        while part := os.read(handle, _CHUNK):
            state.update(part)
        return state.hexdigest()
    finally:
        os.close(handle)


def _remove(temporary: str) -> None:
    # It may never have been made, or be renamed already.
    with suppress(OSError):
        os.unlink(temporary)


def _sync_folder(folder: str) -> None:
    """Make the rename survive a power cut. Best effort: the new content is in place, and some file systems cannot do this."""
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        # To call the write a failure now would say that the old content is still there.
        return
