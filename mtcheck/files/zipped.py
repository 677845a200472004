"""ZIP files as containers of documents: members are read within limits, and one is replaced without a byte of the others changed.

Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from mtcheck.errors import SourceError, WriteError

MOST_MEMBERS = 10_000
MOST_BYTES = 64 << 20
"""Unpacked bytes of all members that are read of one file; a long novel has 4 MB."""
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_RESTORE = "restore the file, or save it anew with the program that made it"


class Zipped:
    """A ZIP file in memory."""

    def __init__(self, path: str, data: bytes) -> None:
        """Raises `SourceError` where it is damaged, or has too many members."""
        self.path = path
        self._data = data
        self._left = MOST_BYTES
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, UnicodeDecodeError) as error:
            raise SourceError("is cut off or damaged", path, f"no ZIP file can be read there: {error}", _RESTORE) from error
        self._members = {member.filename: member for member in self._file.infolist()}
        if len(self._members) > MOST_MEMBERS:
            raise SourceError("has too many parts", path, f"{len(self._members)} members, more than {MOST_MEMBERS}", "leave it out")

    @property
    def names(self) -> list[str]:
        """Of the members, in order."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """A member. Raises `SourceError` where it is missing, encrypted or damaged, or where the limit is reached."""
        if name not in self._members:
            raise SourceError("lacks a part", self.path, f"there is no {name!r} in it", _RESTORE)
        member = self._members[name]
        if member.flag_bits & 1:
            raise SourceError("is encrypted", self.path, f"{name!r} needs a password", "save it without a password")
        # what the header says of the size may be a lie: what comes out is counted
        try:
            with self._file.open(member) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise SourceError("is cut off or damaged", self.path, f"{name!r} cannot be unpacked: {error}", _RESTORE) from error
        except Exception as error:
            # lzma and bz2 have errors of their own
            raise SourceError("is cut off or damaged", self.path, f"{name!r} cannot be unpacked: {error}", _RESTORE) from error
        if len(data) > self._left:
            limit = MOST_BYTES >> 20
            raise SourceError("is too large when unpacked", self.path, f"its text takes more than {limit} MiB", "split it, or leave it out")
        self._left -= len(data)
        return data

    def replaced(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with other content for some members; every other member stays byte for byte as it is. Raises `WriteError`."""
        data = self._data
        end = data.rfind(b"PK\x05\x06")
        _sign, disk, _start_disk, here, total, _size, start, _comment = _END.unpack_from(data, end)
        if disk or here != total or total != len(self._file.infolist()) or start == 0xFFFFFFFF or start != self._file.start_dir:
            raise WriteError("cannot be written", self.path, "it is a ZIP file of an unusual kind", "save it anew, then fix it")
        parts: list[bytes] = []
        members = sorted(self._file.infolist(), key=lambda member: member.header_offset)
        bounds = [*(member.header_offset for member in members[1:]), start]
        parts.append(data[: members[0].header_offset])
        position = len(parts[0])
        moved: dict[int, tuple[int, bytes | None, int, int]] = {}
        for member, bound in zip(members, bounds, strict=True):
            content = changed.get(member.filename)
            if content is None:
                record = data[member.header_offset : bound]
                moved[member.header_offset] = (position, None, 0, 0)
            else:
                record, packed = self._record(member, content)
                moved[member.header_offset] = (position, packed, len(content), zlib.crc32(content))
            parts.append(record)
            position += len(record)
        directory = self._directory(start, total, moved)
        tail = bytearray(data[end:])
        struct.pack_into("<2I", tail, 12, len(directory), position)
        # what stands between directory and end belongs to neither, and is kept
        between = data[start + _size : end]
        return b"".join([*parts, directory, between, bytes(tail)])

    def _record(self, member: zipfile.ZipInfo, content: bytes) -> tuple[bytes, bytes]:
        """Header and packed content of a member with new content, and the packed content alone."""
        fields = list(_LOCAL.unpack_from(self._data, member.header_offset))
        if member.compress_type == zipfile.ZIP_STORED:
            packed = content
        elif member.compress_type == zipfile.ZIP_DEFLATED:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = packer.compress(content) + packer.flush()
        else:
            raise WriteError(
                "cannot be written", self.path, f"{member.filename!r} is packed in an unusual way", "save it anew, then fix it"
            )
        at = member.header_offset + _LOCAL.size
        names = self._data[at : at + fields[9] + fields[10]]
        # sizes stand in the header, and no longer behind the content
        fields[2] &= ~8
        fields[6:9] = zlib.crc32(content), len(packed), len(content)
        return _LOCAL.pack(*fields) + names + packed, packed

    def _directory(self, start: int, total: int, moved: Mapping[int, tuple[int, bytes | None, int, int]]) -> bytes:
        made, at = bytearray(), start
        for _number in range(total):
            fields = list(_CENTRAL.unpack_from(self._data, at))
            length = _CENTRAL.size + fields[10] + fields[11] + fields[12]
            if 0xFFFFFFFF in fields[8:10] or fields[16] not in moved:
                raise WriteError("cannot be written", self.path, "it is a ZIP file of an unusual kind", "save it anew, then fix it")
            position, packed, size, sum_ = moved[fields[16]]
            fields[16] = position
            if packed is not None:
                fields[3] &= ~8
                fields[7:10] = sum_, len(packed), size
            made += _CENTRAL.pack(*fields) + self._data[at + _CENTRAL.size : at + length]
            at += length
        return bytes(made)
