"""Where a finding is, in the terms of programs that read reports: URIs, paths below a checkout, bytes, fingerprints."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence

from mtcheck.baseline.fingerprints import fingerprint, identities
from mtcheck.model import Report
from mtcheck.text.document import Document

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
"""RFC 3986, section 2.3, and the slash between segments."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate, which many JSON parsers refuse."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def is_well_formed(text: str) -> bool:
    """Whether `text` can be written in UTF-8."""
    return text.isascii() or not _SURROGATE.search(text)


def encoded(text: str) -> bytes:
    """UTF-8; bytes that did not decode are themselves again, any other lone surrogate its three bytes."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def slashed(path: str) -> str:
    """`path` with forward slashes and without `./` or doubled slashes."""
    return posixpath.normpath(path.replace(os.sep, "/")) if path else path


def below(path: str, top: str) -> str:
    """`path` as seen from the folder `top` where it lies in there; as it is, with forward slashes, where it does not or `top` is empty."""
    if not top or path.startswith("<"):
        return slashed(path)
    inside = os.path.relpath(os.path.abspath(path), os.path.abspath(top))
    return slashed(path if inside.split(os.sep)[0] == os.pardir else inside)


def uri(path: str) -> str:
    """A relative or `file:` URI for `path`, percent-encoded byte by byte."""
    name = slashed(path)
    quoted = "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in encoded(name))
    if not os.path.isabs(path):
        return quoted
    return "file://" + (quoted if quoted.startswith("/") else "/" + quoted)


def byte_column(document: Document, offset: int) -> int:
    """1-based column of a code point, counted in bytes of UTF-8."""
    column = document.where(offset).column
    return len(encoded(document.text[offset - column + 1 : offset])) + 1


def fingerprints(document: Document, report: Report, path: str) -> Sequence[str]:
    """For each finding what recognises it when lines have moved, as in a baseline; different for each finding of the file."""
    return [fingerprint(path, identity) for identity in identities(document.text, document.sentences, report.findings)]
