"""Bytes to `Source` and back, without losing one byte.

UTF-8 is decoded with `surrogateescape` and UTF-16/32 (byte-order mark required) with `surrogatepass`, so that whatever
`source_from_bytes` accepts, `encode` gives back unchanged: undecodable bytes, lone surrogates, mixed newlines and the mark included.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from _blake2 import blake2b  # `hashlib.blake2b` is this very object, but importing `hashlib` loads OpenSSL (4 ms)
from typing import BinaryIO, NamedTuple

from mtcheck.errors import SourceError, WriteError
from mtcheck.model import Source, Where

MAX_BYTES = 64 * 1024 * 1024
"""Largest file read by default, in bytes; a novel is 1 MB, a data dump is for `mtcheck score --by line`."""

MAX_LINE = 16 * 1024 * 1024
"""Longest line accepted, in code points."""

_HEAD = 8192
"""How many code points decide whether a file is text."""

_BINARY_SHARE = 0.3
"""A head with more control and undecodable characters than this is binary; the limit of Perl's `-B` file test."""

# The marks of UTF-32 first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", 4),
    (b"\x00\x00\xfe\xff", "utf-32-be", 4),
    (b"\xff\xfe", "utf-16-le", 2),
    (b"\xfe\xff", "utf-16-be", 2),
    (b"\xef\xbb\xbf", "utf-8", 1),
)

_ODD = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n?|\n")

_PACKAGE = b"PK\x03\x04"
_OFFICE = (".docx", ".docm", ".odt", ".epub")
"""Endings of files that are a document in a ZIP package, or damaged."""

_CONVERT = "convert it to UTF-8"


class Undecodable(NamedTuple):
    """Bytes of a source that are not text in its encoding; they are kept, but whoever runs mtcheck has to know."""

    offset: int
    """Of the first, in bytes from the start of the file."""
    total: int
    """Undecodable bytes (UTF-8) or unpaired surrogates (UTF-16/32) in the whole file."""
    where: Where
    encoding: str

    def error(self) -> SourceError:
        """The same as an error to show; the text can still be checked."""
        name = self.encoding.upper().removesuffix("-LE").removesuffix("-BE")
        others = self.total - 1
        more = f" and {others} more after it" if others else ""
        return SourceError(
            f"invalid {name} at byte {self.offset}",
            str(self.where),
            f"the byte sequence there is not {name}{more}; the rest of the text was checked",
            f"{_CONVERT}, or repair that place",
        )


def digest_of(data: bytes) -> str:
    """Hex BLAKE2b-128 of `data`: 32 characters."""
    return blake2b(data, digest_size=16).hexdigest()


def read_source(path: str, *, max_bytes: int = MAX_BYTES) -> Source:
    """The regular file at `path`, decoded.

    Raises `SourceError` for whatever is missing, unreadable, not a regular file (a FIFO or a device is never opened for
    reading, so nothing hangs), larger than `max_bytes`, binary, or not decodable without loss.
    """
    try:
        _refuse_special(path, os.stat(path).st_mode)
        # Non-blocking, in case the file becomes a FIFO between the two calls.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            _refuse_special(path, status.st_mode)
            if status.st_size > max_bytes:
                raise _too_large(path, max_bytes)
            data = _read_all(handle, min(status.st_size, max_bytes) + 1, max_bytes)
        finally:
            os.close(handle)
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:
        raise SourceError("is not a file name", path, str(error), "check the spelling of the path") from error
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    return source_from_bytes(path, data)


def read_stream(path: str, stream: BinaryIO, *, max_bytes: int = MAX_BYTES) -> Source:
    """All of `stream` (standard input, say), decoded and called `path`; blocks until its end. Raises as `read_source`."""
    try:
        data = stream.read(max_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    return source_from_bytes(path, data)


def source_from_bytes(path: str, data: bytes) -> Source:
    """Decode `data`; raises `SourceError` if it is binary, cut off in the middle of a UTF-16/32 unit, or has a line over `MAX_LINE`."""
    if data.startswith(_PACKAGE) or path.lower().endswith(_OFFICE):
        # zipfile and what reads the parts take 15 ms
        from mtcheck.files.office import read_office

        package = read_office(path, data)
        if package is not None:
            _refuse_long_line(path, package.text)
            return Source(path, package.text, "utf-8", b"", digest_of(data), package)
    bom, encoding, unit = next((mark for mark in _MARKS if data.startswith(mark[0])), (b"", "utf-8", 1))
    if unit == 1 and (nul := data.find(b"\0")) >= 0:
        raise SourceError("is a binary file", path, f"NUL at byte {nul}", "leave it out (see `exclude`), or save it as UTF-8 text")
    text = _decode(path, data, bom, encoding, unit)
    head = text[:_HEAD]
    if (odd := len(_ODD.findall(head))) > _BINARY_SHARE * len(head):
        raise SourceError(
            "is a binary file",
            path,
            f"{odd} of its first {len(head)} characters are control characters or not {encoding.upper()}",
            f"leave it out (see `exclude`); if it is text in an older encoding, {_CONVERT}",
        )
    _refuse_long_line(path, text)
    return Source(path, text, encoding, bom, digest_of(data))


def encode(source: Source, text: str) -> bytes:
    """`text` as bytes in the encoding of `source`, mark included; the original bytes if `text` is `source.text`.

    That of a package is put back into it. Raises `WriteError` for a character that the encoding cannot hold (a lone surrogate that came from nowhere).
    """
    if source.package:
        return source.package.encode(text)
    try:
        return source.bom + text.encode(source.encoding, _errors(source.encoding))
    except UnicodeEncodeError as error:
        raise WriteError(
            f"cannot be written as {source.encoding.upper()}",
            str(where(source.path, text, error.start)),
            f"U+{ord(text[error.start]):04X} is half a character",
            "leave that edit out",
        ) from error


def undecodable(source: Source) -> Undecodable | None:
    """The first undecodable place in `source` and how many there are; None where every byte is text."""
    if source.package or source.text.isascii():
        return None
    first = _SURROGATE.search(source.text)
    if first is None:
        return None
    offset = len(encode(source, source.text[: first.start()]))
    return Undecodable(offset, len(_SURROGATE.findall(source.text)), where(source.path, source.text, first.start()), source.encoding)


def where(path: str, text: str, offset: int) -> Where:
    """Line and column of code point `offset`; lines end at LF, CR LF or CR. Costs a scan of the text before it."""
    line, start = 1, 0
    for newline in _NEWLINE.finditer(text, 0, offset):
        line, start = line + 1, newline.end()
    return Where(path, line, offset - start + 1)


def unreadable(path: str, error: OSError) -> SourceError:
    """What an operating-system error on reading `path` means for the user."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return SourceError("does not exist", path, "no such file or folder, or it was removed in the meantime", "check the path")
    if error.errno in (errno.EACCES, errno.EPERM):
        return SourceError("may not be read", path, "permission denied", "change its permissions, or leave it out")
    if error.errno == errno.ELOOP:
        return SourceError("is a symbolic link that leads back to itself", path, "too many levels of links", "repair or remove the link")
    return SourceError("cannot be read", path, error.strerror or str(error), "try again, or leave it out")


def _read_all(handle: int, first: int, max_bytes: int) -> bytes:
    """Up to `max_bytes` + 1 bytes; the file may grow or shrink while being read."""
    parts = []
    total = 0
    size = first
    while total <= max_bytes and (part := os.read(handle, size)):
        parts.append(part)
        total += len(part)
        size = min(1024 * 1024, max_bytes + 1 - total) or 1
    return b"".join(parts)


def _refuse_special(path: str, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise SourceError("is a folder", path, "one file was expected here", "name the files in it")
    kinds = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))
    kind = next((name for test, name in kinds if test(mode)), "of an unknown kind")
    raise SourceError("is not a regular file", path, f"it is {kind}, and reading it might never end", "give its content on standard input")


def _too_large(path: str, max_bytes: int) -> SourceError:
    limit = f"{max_bytes // (1024 * 1024)} MiB" if max_bytes >= 1024 * 1024 else f"{max_bytes} bytes"
    return SourceError("is too large", path, f"more than {limit}", "split it, or leave it out")


def _errors(encoding: str) -> str:
    return "surrogateescape" if encoding == "utf-8" else "surrogatepass"


def _decode(path: str, data: bytes, bom: bytes, encoding: str, unit: int) -> str:
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    tail = len(data) % unit
    if tail:
        raise SourceError(
            f"is cut off in the middle of a {name} character",
            path,
            f"incomplete unit at byte {len(data) - tail}: {name} comes in units of {unit} bytes",
            f"restore the file, or {_CONVERT}",
        )
    try:
        return data[len(bom) :].decode(encoding, _errors(encoding))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"invalid {name} at byte {len(bom) + error.start}", path, error.reason, f"restore the file, or {_CONVERT}"
        ) from error


def _refuse_long_line(path: str, text: str) -> None:
    start = 0
    while len(text) - start > MAX_LINE:
        cut = max(text.rfind("\n", start, start + MAX_LINE + 1), text.rfind("\r", start, start + MAX_LINE + 1))
        if cut < 0:
            raise SourceError(
                "has a line that is too long",
                str(where(path, text, start)),
                f"more than {MAX_LINE // (1024 * 1024)} Mi characters without a line break",
                "break the line, or leave the file out",
            )
        start = cut + 1
