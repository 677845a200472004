"""Write a file part by part so that the old content or all of the new one is at its place, and nothing half."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import IO

from mtcheck.errors import WriteError
from mtcheck.files.write import refused


class AtomicText:
    """A text file (UTF-8) in the making; at `path` nothing changes before `commit`.

    What is no regular file (a pipe, `/dev/null`), and what is named by its descriptor (`/dev/stderr`), is written directly. Every method raises `WriteError` where the
    system refuses; then, as after `discard`, the temporary file is gone.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._temporary = ""
        try:
            self._target = os.path.realpath(path)
            self._file: IO[str] = self._open()
        except OSError as error:
            raise refused(path, error) from error
        except ValueError as error:
            raise WriteError("is not a file name", path, str(error), "check the spelling of the path") from error

    def _open(self) -> IO[str]:
        mode = 0o666
        if os.path.abspath(self.path).startswith("/dev/"):
            return self._direct()
        try:
            status = os.stat(self._target)
        except FileNotFoundError:
            status = None
        if status is not None:
            if stat.S_ISDIR(status.st_mode):
                raise WriteError("cannot be written", self.path, "it is a folder", "name a file in it")
            if not stat.S_ISREG(status.st_mode):
                return self._direct()
            if not os.access(self._target, os.W_OK):
                raise WriteError("cannot be written", self.path, "the file is read-only", "make it writable first")
            mode = stat.S_IMODE(status.st_mode)
        self._temporary = os.path.join(os.path.dirname(self._target), f".mtcheck-{os.urandom(16).hex()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(self._temporary, flags, mode)
        if status is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        return os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="")

    def _direct(self) -> IO[str]:
        # the path as given: what /dev/fd/63 leads to is no name that can be opened; and /dev/stderr may be a log with lines of others
        return open(self.path, "a", encoding="utf-8", errors="backslashreplace", newline="")

    def write(self, text: str) -> None:
        """Add `text`."""
        try:
            self._file.write(text)
        except OSError as error:
            self.discard()
            raise refused(self.path, error) from error

    def commit(self) -> None:
        """Put the new content in place of the old."""
        try:
            self._file.flush()
            if self._temporary:
                os.fsync(self._file.fileno())
            self._file.close()
            if self._temporary:
                os.replace(self._temporary, self._target)
                self._temporary = ""
        except OSError as error:
            self.discard()
            raise refused(self.path, error) from error

    def discard(self) -> None:
        """Leave everything as it was. May be called at any time, and again."""
        # a full disk makes closing fail as it made writing fail
        with suppress(OSError):
            self._file.close()
        if self._temporary:
            with suppress(OSError):
                os.unlink(self._temporary)
            self._temporary = ""


def append_text(path: str, text: str) -> None:
    """Add `text` at the end of the file at `path`, which may be new. Raises `WriteError`."""
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
    except OSError as error:
        raise refused(path, error) from error
