from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import SourceError, WriteError
from mtcheck.files import read
from mtcheck.files.read import digest_of, encode, read_source, read_stream, source_from_bytes, undecodable

_MARKS = [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"]


@given(st.sampled_from(_MARKS), st.binary(max_size=200))
def test_any_bytes_that_are_accepted_come_back(mark: bytes, body: bytes) -> None:
    data = mark + body
    try:
        source = source_from_bytes("x", data)
    except SourceError as error:
        assert error.where.startswith("x") and error.why and error.remedy
        return
    assert encode(source, source.text) == data
    assert source.bom + source.text.encode(source.encoding, "surrogateescape" if source.encoding == "utf-8" else "surrogatepass") == data


@given(
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    st.text(st.characters(exclude_categories=("Cc", "Cs"))),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_text_in_every_encoding_is_read_and_comes_back(encoding: str, text: str, newline: str) -> None:
    whole = f"First.{newline}{text}{newline}Last.\n"
    data = whole.encode(encoding)
    source = source_from_bytes("x", data)
    assert source.text == whole
    assert encode(source, source.text) == data
    assert undecodable(source) is None


@given(st.binary(max_size=40))
def test_stray_bytes_in_prose_survive_an_edit_beside_them(stray: bytes) -> None:
    prose = b"The minister spoke in the town hall on Friday, and nobody listened to him at all. " * 3
    data = prose + stray.replace(b"\0", b"") + b" End"
    source = source_from_bytes("x", data)
    assert encode(source, source.text.replace("Friday", "Monday")) == data.replace(b"Friday", b"Monday")


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (b"abc", "utf-8", b""),
        (b"", "utf-8", b""),
        (b"\xef\xbb\xbfabc", "utf-8", b"\xef\xbb\xbf"),
        ("abc".encode("utf-16-le"), None, b""),
        (b"\xff\xfe" + "abc".encode("utf-16-le"), "utf-16-le", b"\xff\xfe"),
        (b"\xff\xfe\x00\x00" + "abc".encode("utf-32-le"), "utf-32-le", b"\xff\xfe\x00\x00"),
        (b"\x00\x00\xfe\xff" + "abc".encode("utf-32-be"), "utf-32-be", b"\x00\x00\xfe\xff"),
    ],
)
def test_the_mark_decides_the_encoding(data: bytes, encoding: str | None, bom: bytes) -> None:
    if encoding is None:
        with pytest.raises(SourceError, match="is a binary file"):
            source_from_bytes("x", data)
        return
    source = source_from_bytes("x", data)
    assert (source.encoding, source.bom, source.text) == (encoding, bom, "abc" if data else "")


def test_the_digest_is_blake2b_of_the_raw_bytes() -> None:
    assert digest_of(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert source_from_bytes("x", b"\xef\xbb\xbfa").digest == digest_of(b"\xef\xbb\xbfa") != digest_of(b"a")


def test_invalid_utf8_is_reported_with_byte_line_and_column_but_kept() -> None:
    source = source_from_bytes("a.txt", b"\xef\xbb\xbf" + "Zoë\r\nhad a ca".encode() + b"f\xe9 and a th\xe9 there, she said to the others.")
    found = undecodable(source)
    assert found is not None
    assert (found.offset, found.total, str(found.where)) == (18, 2, "a.txt:2:10")
    error = found.error()
    assert (error.what, error.where) == ("invalid UTF-8 at byte 18", "a.txt:2:10")
    assert "1 more" in error.why
    assert source.text[14] == "\udce9"


def test_an_unpaired_surrogate_in_utf16_is_reported() -> None:
    source = source_from_bytes("a.txt", b"\xff\xfe" + "abcdef".encode("utf-16-le") + b"\x00\xd8")
    found = undecodable(source)
    assert found is not None
    assert (found.offset, found.error().what) == (14, "invalid UTF-16 at byte 14")


@pytest.mark.parametrize(
    ("data", "what", "why"),
    [
        (b"\xff\xfea\x00b", "is cut off in the middle of a UTF-16 character", "byte 4"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00b\x00", "is cut off in the middle of a UTF-32 character", "byte 8"),
        (b"\xff\xfe\x00\x00\xff\xff\xff\xff", "invalid UTF-32 at byte 4", ""),
        (b"%PDF\x00\x01", "is a binary file", "NUL at byte 4"),
        (bytes(range(128, 256)), "is a binary file", "control characters"),
        (b"\x01\x02\x03ab", "is a binary file", "3 of its first 5"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str, why: str) -> None:
    with pytest.raises(SourceError) as caught:
        source_from_bytes("dir/x", data)
    assert caught.value.what == what
    assert caught.value.where == "dir/x"
    assert why in caught.value.why
    assert caught.value.remedy


def test_a_line_that_is_too_long_is_refused_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_LINE", 10)
    assert source_from_bytes("x", b"0123456789\n0123456789\r0123456789").text
    with pytest.raises(SourceError, match="line that is too long") as caught:
        source_from_bytes("x", b"0123456789\r\n0123\n01234567890\n")
    assert caught.value.where == "x:3:1"


def test_sizes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_source(str(path), max_bytes=5).text == "12345"
    with pytest.raises(SourceError, match="is too large"):
        read_source(str(path), max_bytes=4)
    with path.open("rb") as stream, pytest.raises(SourceError, match="is too large"):
        read_stream("-", stream, max_bytes=4)
    with path.open("rb") as stream:
        assert read_stream("<stdin>", stream) == source_from_bytes("<stdin>", b"12345")


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    real = os.read
    grown = []

    def growing(handle: int, size: int) -> bytes:
        if not grown:
            grown.append(path.write_bytes(b"x" * 100))
        return real(handle, size)

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(SourceError, match="is too large"):
        read_source(str(path), max_bytes=50)


def test_missing_folder_and_odd_names(tmp_path: Path) -> None:
    cases = [
        (str(tmp_path / "no.txt"), "does not exist"),
        (str(tmp_path), "is a folder"),
        ("a\0b", "is not a file name"),
        (str(tmp_path / ("n" * 300)), "cannot be read"),
    ]
    for path, what in cases:
        with pytest.raises(SourceError) as caught:
            read_source(path)
        assert (caught.value.what, caught.value.where) == (what, path)
        assert caught.value.remedy


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(path: str) -> None:
    with pytest.raises(SourceError, match="is not a regular file"):
        read_source(path)


def test_a_pipe_does_not_hang_even_if_it_takes_the_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, path = tmp_path / "pipe", tmp_path / "a.txt"
    os.mkfifo(pipe)
    path.write_bytes(b"abc")
    with pytest.raises(SourceError, match="is not a regular file"):
        read_source(str(pipe))
    regular = os.stat(path)
    monkeypatch.setattr(os, "stat", lambda _: regular)
    with pytest.raises(SourceError, match="is not a regular file"):
        read_source(str(pipe))


def test_permission_denied_and_removed_while_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    for error, what in (
        (PermissionError(13, "no"), "may not be read"),
        (FileNotFoundError(2, "no"), "does not exist"),
        (OSError(5, "I/O"), "cannot be read"),
    ):

        def failing(*_: object, error: OSError = error) -> int:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", failing)
            with pytest.raises(SourceError) as caught:
                read_source(str(path))
        assert caught.value.what == what


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(SourceError, match="leads back to itself"):
        read_source(str(loop))


def test_a_character_that_the_encoding_cannot_hold_is_an_error_with_its_place() -> None:
    source = source_from_bytes("a.txt", b"abc\ndef")
    with pytest.raises(WriteError) as caught:
        encode(source, "abc\nd\ud800f")
    assert caught.value.where == "a.txt:2:2"
    assert "U+D800" in caught.value.why


def test_no_file_is_left_open(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\0b")
    before = os.listdir("/proc/self/fd") if stat.S_ISDIR(os.stat("/proc/self/fd").st_mode) else []
    with pytest.raises(SourceError):
        read_source(str(path))
    with pytest.raises(SourceError):
        read_source(str(path), max_bytes=1)
    assert len(os.listdir("/proc/self/fd")) == len(before)
