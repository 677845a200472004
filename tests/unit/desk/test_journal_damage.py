"""A journal cut or changed at any byte: no exception, no wrong decision, and what is missing is told."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_desk import TEXT, check

from mtcheck.desk import filed
from mtcheck.desk.desk import Desk
from mtcheck.review import actions
from mtcheck.review.state import Decision, text_now


def opened(folder: Path) -> Desk:
    (folder / "mtcheck.toml").touch()
    path = folder / "a.txt"
    if not path.exists():
        path.write_bytes(TEXT.encode())
    return Desk.open([str(path)], lambda _, text: check(text), environment={"MTCHECK_STATE": str(folder / "state")})


def died(desk: Desk) -> None:
    for each in desk._files:
        each.close(remove=False)


def reviewed(folder: Path, *done: actions.AnyAction) -> tuple[Path, list[tuple[str, dict[int, Decision]]]]:
    """The journal of a review that was killed, and text and decisions after each action."""
    desk = opened(folder)
    desk.begin(0, desk.check(0))
    states = [(text_now(desk.review.document), dict(desk.review.document.decisions))]
    for action in done:
        desk.do(action)
        states.append((text_now(desk.review.document), dict(desk.review.document.decisions)))
    died(desk)
    return next((folder / "state" / "reviews").glob("*.jsonl")), states


def again(folder: Path) -> tuple[tuple[str, dict[int, Decision]], str]:
    """Text and decisions of the review taken up again, and all that is told."""
    desk = opened(folder)
    resumable = desk.resumable(0)
    desk.begin(0, desk.check(0))
    told = " ".join([*desk.notes, *([resumable.note] if resumable else []), desk.review.document.message]).strip()
    state = text_now(desk.review.document), dict(desk.review.document.decisions)
    died(desk)
    return state, told


ACTIONS = (actions.Accept(0), actions.Reject(), actions.Undo(), actions.Later(), actions.EditSpan("figures"))


@settings(deadline=None, max_examples=60)
@given(st.floats(0, 1), st.none() | st.integers(1, 255))
def test_cut_or_changed_at_any_byte(place: float, flip: int | None) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        journal, states = reviewed(folder, *ACTIONS)
        data = journal.read_bytes()
        at = min(int(place * len(data)), len(data) - 1)
        damaged = data[:at] if flip is None else data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :]
        journal.write_bytes(damaged)
        state, told = again(folder)
        assert state in states
        whole = flip is None and damaged.endswith(b"\n")
        assert told or whole or not damaged, (at, damaged[-60:])
        if flip is not None:
            assert "cut off" in told or "kept as" in told


@pytest.mark.parametrize("junk", [b"junk without a line feed", b"\x00" * 4096, b"00000000 {"])
def test_bytes_without_a_line_feed_are_kept_aside_and_told(tmp_path: Path, junk: bytes) -> None:
    journal, states = reviewed(tmp_path, actions.Accept(0))
    journal.write_bytes(junk)
    state, told = again(tmp_path)
    assert state == states[0]
    assert "there is no whole entry in it" in told
    assert [path.read_bytes() for path in journal.parent.glob("*.aside-1")] == [junk]


def test_decisions_for_later_come_back_as_later(tmp_path: Path) -> None:
    desk = opened(tmp_path)
    desk.begin(0, desk.check(0))
    for action in (actions.Later(), actions.Reject(), actions.Reject(), actions.Reject(), actions.Later()):
        desk.do(action)
    assert not [written for written in desk.save() if written.error]
    before = dict(desk.review.document.decisions)
    desk.close()
    (_, decisions), _ = again(tmp_path)
    assert decisions == before
    assert [decision.verdict.value for decision in decisions.values()].count("later") == 2


def toggled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, tuple[str, dict[int, Decision]]]:
    monkeypatch.setattr(filed, "_SHORT", 1000)
    journal, states = reviewed(folder, actions.Accept(0), *[actions.Reject(), actions.Undo()] * 20, actions.Later())
    return journal, states[-1]


def test_a_journal_of_steps_undone_is_made_shorter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, last = toggled(tmp_path, monkeypatch)
    size = journal.stat().st_size
    assert again(tmp_path) == (last, "")
    assert journal.stat().st_size < size / 3
    assert again(tmp_path) == (last, "")


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_fault_while_it_is_made_shorter_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    journal, last = toggled(tmp_path, monkeypatch)
    data = journal.read_bytes()
    real_write = os.write

    def full(*args: object, **_: object) -> int:
        if call == "write" and isinstance(args[0], int) and isinstance(args[1], memoryview):
            real_write(args[0], args[1][:20])
        raise OSError(28, "No space left on device")

    desk_files = journal.parent
    with monkeypatch.context() as patch:
        if call == "write":
            # the lock is written too
            patch.setattr(
                os, "write", lambda handle, data: full(handle, data) if isinstance(data, memoryview) else real_write(handle, data)
            )
        else:
            patch.setattr(os, call, full)
        desk = opened(tmp_path)
        died(desk)
    assert journal.read_bytes() == data
    assert not list(desk_files.glob("*.tmp"))
    assert again(tmp_path)[0] == last
