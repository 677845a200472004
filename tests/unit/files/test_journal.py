from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import JournalError, Occupied
from mtcheck.files.journal import Journal, read_journal, remove_journal, set_aside
from mtcheck.files.lock import acquire
from mtcheck.files.state import review_name, state_folder

RECORDS = [b'{"a":1}', b"", b"\xff\x00 bytes", b"x" * 300]


def written(path: Path) -> bytes:
    journal = Journal(str(path))
    for record in RECORDS:
        journal.append([record])
    journal.close()
    return path.read_bytes()


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    path = tmp_path / "j"
    data = written(path)
    lines = read_journal(str(path))
    assert lines is not None
    assert lines.records == tuple(RECORDS)
    assert (lines.size, lines.torn) == (len(data), 0)
    assert oct(path.stat().st_mode)[-3:] == "600"


def test_cut_at_any_byte_only_the_last_line_is_lost_and_writing_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "j"
    data = written(path)
    ends = [i + 1 for i, byte in enumerate(data) if byte == 10]
    for cut in range(len(data)):
        path.write_bytes(data[:cut])
        lines = read_journal(str(path))
        assert lines is not None
        whole = sum(end <= cut for end in ends)
        assert lines.records == tuple(RECORDS[:whole])
        assert lines.size + lines.torn == cut
        if cut % 37 == 0:
            journal = Journal(str(path), lines.size)
            journal.append([b"more"])
            journal.close()
            again = read_journal(str(path))
            assert again is not None and again.records == (*RECORDS[:whole], b"more")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    path = Path(os.environ["MTCHECK_CACHE_DIR"]) / "journal-of-any-bytes"
    path.write_bytes(data)
    try:
        lines = read_journal(str(path))
    except JournalError as error:
        assert "cannot be read" in error.what
    else:
        assert lines is not None and lines.size + lines.torn == len(data)


def test_a_damaged_line_in_the_middle_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "j"
    data = written(path)
    path.write_bytes(data.replace(b'"a":1', b'"a":2'))
    with pytest.raises(JournalError, match="line 1 is damaged"):
        read_journal(str(path))


def test_no_journal_and_no_regular_file(tmp_path: Path) -> None:
    assert read_journal(str(tmp_path / "none")) is None
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JournalError, match="no regular file"):
        read_journal(str(tmp_path / "pipe"))


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_leaves_the_journal_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "j"
    journal = Journal(str(path))
    journal.append([b"one"])
    real = getattr(os, call)

    def fails(handle: int, *data: bytes) -> int:
        if call == "write":
            real(handle, bytes(data[0])[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(JournalError, match="No space left"):
        journal.append([b"two"])
    monkeypatch.undo()
    lines = read_journal(str(path))
    assert lines is not None and (lines.records, lines.torn) == ((b"one",), 0)
    journal.append([b"three"])
    lines = read_journal(str(path))
    assert lines is not None and lines.records == (b"one", b"three")
    journal.close()


def test_aside_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "j"
    for number in (1, 2):
        path.write_bytes(b"x")
        assert set_aside(str(path)) == f"{path}.aside-{number}"
    assert not path.exists()
    remove_journal(str(path))
    with pytest.raises(JournalError, match="cannot be put aside"):
        set_aside(str(path))


def test_where_state_is_kept() -> None:
    assert state_folder({"MTCHECK_STATE": "/here", "XDG_STATE_HOME": "/x"}) == "/here"
    assert state_folder({"HOME": "relative"}) is None
    if sys.platform == "linux":
        assert state_folder({"XDG_STATE_HOME": "/x", "HOME": "/h"}) == os.path.join("/x", "mtcheck")
        assert state_folder({"XDG_STATE_HOME": "x", "HOME": "/h"}) == os.path.join("/h", ".local", "state", "mtcheck")


def test_a_link_has_the_name_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").symlink_to("a")
    assert review_name(str(tmp_path / "b")) == review_name(str(tmp_path / "a")) != review_name(str(tmp_path / "c"))


def test_a_lock_is_held_until_it_is_released(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    lock = acquire(path, "a.txt")
    assert lock.note == ""
    with pytest.raises(Occupied, match=r"a\.txt: is open in this very session"):
        acquire(path, "a.txt")
    lock.release()
    lock.release()
    assert acquire(path, "a.txt").note == ""
    assert os.listdir(tmp_path) == ["lock"]


def test_a_living_process_keeps_its_lock_and_a_dead_one_loses_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = "import sys; from mtcheck.files.lock import acquire; acquire(sys.argv[1], 'a.txt'); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        with pytest.raises(Occupied, match=f"process {other.pid} has it"):
            acquire(str(path), "a.txt")
        other.kill()
        other.wait()
    lock = acquire(str(path), "a.txt")
    assert f"process {other.pid}" in lock.note and "taken over" in lock.note
    assert json.loads(path.read_text())["pid"] == os.getpid()


def test_a_process_with_the_same_number_that_began_later_is_another(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    acquire(str(path), "a.txt")
    held = json.loads(path.read_text())
    if not held["start"]:
        pytest.skip("this system does not tell when a process began")
    path.write_text(json.dumps({**held, "start": "other-boot/1"}))
    assert "taken over" in acquire(str(path), "a.txt").note


def test_a_process_of_another_machine_counts_as_alive(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text(json.dumps({"pid": 1, "start": "", "host": "elsewhere"}))
    with pytest.raises(Occupied, match="process 1 on elsewhere"):
        acquire(str(path), "a.txt")


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe", b"[1]", b'{"pid": -1, "start": "", "host": ""}', b'{"pid": "1"}', b"[" * 4000])
def test_a_lock_that_says_nothing_is_taken_over(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "lock"
    path.write_bytes(junk)
    assert "taken over" in acquire(str(path), "a.txt").note


def test_a_lock_that_the_disk_takes_half_of_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: real(handle, data[:20]))
        with pytest.raises(JournalError, match="locked"):
            acquire(str(tmp_path / "a.lock"), "a.txt")
    assert not list(tmp_path.iterdir())
    acquire(str(tmp_path / "a.lock"), "a.txt").release()
