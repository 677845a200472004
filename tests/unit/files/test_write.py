from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.errors import FileChanged, WriteError
from mtcheck.files.read import digest_of
from mtcheck.files.write import write_atomic

OLD, NEW = b"old content\r\n", b"new content, a little longer\n"
CALLS = ["open", "write", "fsync", "replace", "fchmod", "fchown", "fstat", "read", "stat", "close", "access", "urandom", "unlink"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def test_content_digest_and_mode(path: Path) -> None:
    path.chmod(0o754)
    assert write_atomic(str(path), NEW, expected_digest=digest_of(OLD)) == digest_of(NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o754
    assert os.listdir(path.parent) == ["a.txt"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_the_owner_is_kept(path: Path) -> None:
    os.chown(path, 1234, 2345)
    write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


def test_an_owner_that_cannot_be_kept_does_not_stop_the_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fstat
    refused = []

    def of_another(handle: int) -> os.stat_result:
        status = list(real(handle))
        status[4] += 1
        return os.stat_result(status)

    def refuse(*_: object) -> None:
        refused.append(1)
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "fstat", of_another)
    monkeypatch.setattr(os, "fchown", refuse)
    write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert refused and path.read_bytes() == NEW


def test_links_are_followed_and_stay_links(path: Path, tmp_path: Path) -> None:
    link, second = tmp_path / "link.txt", tmp_path / "second.txt"
    link.symlink_to(Path("folder", "a.txt"))
    second.symlink_to(link)
    write_atomic(str(second), NEW, expected_digest=digest_of(OLD))
    assert link.is_symlink() and second.is_symlink()
    assert path.read_bytes() == NEW
    assert sorted(os.listdir(tmp_path)) == ["folder", "link.txt", "second.txt"]


def test_a_new_file_is_made_only_without_an_expected_digest(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    with pytest.raises(FileChanged, match="changed in the meantime") as caught:
        write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert "removed" in caught.value.why
    write_atomic(str(path), NEW, expected_digest=None)
    assert path.read_bytes() == NEW
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask


def test_a_changed_file_is_left_alone(path: Path) -> None:
    with pytest.raises(FileChanged) as caught:
        write_atomic(str(path), NEW, expected_digest=digest_of(b"what was checked"))
    assert caught.value.where == str(path) and caught.value.remedy
    assert path.read_bytes() == OLD
    assert os.listdir(path.parent) == ["a.txt"]


@pytest.mark.parametrize("change", ["edit", "remove", "folder"])
def test_a_change_after_the_new_content_was_written_is_still_seen(path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    real = os.fsync
    done = []

    def meddle(handle: int) -> None:
        real(handle)
        if not done:
            done.append(1)
            if change == "edit":
                path.write_bytes(b"somebody else's")
            else:
                path.unlink()
                if change == "folder":
                    path.mkdir()

    monkeypatch.setattr(os, "fsync", meddle)
    with pytest.raises(FileChanged):
        write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert [name for name in os.listdir(path.parent) if name != "a.txt"] == []
    if change == "edit":
        assert path.read_bytes() == b"somebody else's"


def test_a_write_in_small_pieces_is_complete(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "I/O"), PermissionError(errno.EACCES, "denied"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("after", [False, True])
def test_a_fault_at_any_call_leaves_the_old_file_or_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: BaseException, after: bool
) -> None:
    """`after` lets the call take effect first, as an interrupt may; the n-th use of each call is made to fail, for every n there is."""
    path.chmod(0o640)
    real: Callable[..., object] = getattr(os, call)
    for number in range(50):
        path.write_bytes(OLD)
        used = []

        def faulty(*args: object, number: int = number, used: list[int] = used, **kwargs: object) -> object:
            used.append(1)
            if len(used) != number + 1:
                return real(*args, **kwargs)
            if after:
                result = real(*args, **kwargs)
                if call == "open" and isinstance(result, int):
                    os.close(result)
            raise fault

        with monkeypatch.context() as patch:
            patch.setattr(os, call, faulty)
            raised: BaseException | None = None
            try:
                write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
            except (WriteError, KeyboardInterrupt) as error:
                raised = error
        content = path.read_bytes()
        assert content in (OLD, NEW)
        if raised is None:
            assert content == NEW
        elif isinstance(raised, WriteError):
            assert raised.why and raised.remedy and raised.where == str(path)
            assert content == OLD or (call, after) == ("replace", True)
        if call == "unlink":
            assert used == []
        assert os.listdir(path.parent) == ["a.txt"]
        if len(used) <= number:
            break
    else:
        pytest.fail("the call is used without end")


def test_the_temporary_file_is_removed_when_the_removal_is_needed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def failing(*_: object) -> None:
        seen.append(sorted(os.listdir(path.parent)))
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(WriteError, match="disk is full"):
        write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert len(seen[0]) == 2, "it lies in the same folder"
    assert os.listdir(path.parent) == ["a.txt"]


def test_what_cannot_be_written_to_is_refused(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for bad, why in (
        (str(tmp_path), "not a regular file"),
        (str(path / "x"), "part of its path"),
        (str(tmp_path / "no" / "x"), "does not exist"),
    ):
        with pytest.raises(WriteError) as caught:
            write_atomic(bad, NEW, expected_digest=None)
        assert why in caught.value.why
    with pytest.raises(WriteError, match="not a file name"):
        write_atomic("a\0b", NEW, expected_digest=None)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="read-only"):
        write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert path.read_bytes() == OLD


def test_no_file_is_left_open(path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    with pytest.raises(FileChanged):
        write_atomic(str(path), NEW, expected_digest=digest_of(OLD))
    assert len(os.listdir("/proc/self/fd")) == before
