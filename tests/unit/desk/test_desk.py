from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from review_desk import TEXT, check

from mtcheck.desk.desk import Desk
from mtcheck.errors import FileChanged, Occupied, SourceError, WriteError
from mtcheck.review import actions
from mtcheck.review.state import Standing, text_now
from mtcheck.review.survey import counts, survey

Opener = Callable[..., Desk]


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    def make(*names: str, begin: bool = True) -> Desk:
        for name in names:
            if not (tmp_path / name).exists():
                (tmp_path / name).write_text(TEXT)
        (tmp_path / "mtcheck.toml").touch()
        paths = [str(tmp_path / name) for name in names]
        desk = Desk.open(paths, lambda path, text: check(text), environment={"MTCHECK_STATE": str(tmp_path / "state")}, who="me")
        for index in range(len(paths)) if begin else ():
            desk.begin(index, desk.check(index))
        return desk

    return make


def die(desk: Desk) -> None:
    """As kill -9: nothing is closed; the lock is that of this living process, so it has to go by hand."""
    for filed in desk._files:
        if filed._lock:
            filed._lock.release()


def figures(desk: Desk, document: int = 0) -> dict[str, int]:
    return counts(survey(desk.review.documents[document]).standings)._asdict()


def test_a_killed_review_goes_on_where_it_was(opened: Opener, tmp_path: Path) -> None:
    desk = opened("a.txt")
    for action in (actions.Accept(0), actions.Reject(), actions.Later(), actions.Undo()):
        desk.do(action)
    focus, text = desk.review.document.focus, text_now(desk.review.document)
    die(desk)
    desk = opened("a.txt", begin=False)
    found = desk.resumable(0)
    assert found is not None and (found.decisions, found.undone, found.changed, found.note) == (2, 1, False, "")
    desk.begin(0, desk.check(0))
    assert (desk.review.document.focus, text_now(desk.review.document)) == (focus, text)
    desk.do(actions.Redo())
    assert figures(desk)["later"] == 1
    assert (tmp_path / "a.txt").read_text() == TEXT


def test_a_review_can_be_started_anew(opened: Opener) -> None:
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    desk.save()
    desk.do(actions.Accept(0))
    die(desk)
    desk = opened("a.txt", begin=False)
    desk.restart(0)
    desk.begin(0, desk.check(0))
    assert not desk.review.document.past and "Supreme Leader spoke" in desk.review.document.original


def test_one_undo_for_all_files(opened: Opener, tmp_path: Path) -> None:
    desk = opened("a.txt", "b.txt")
    desk.do(actions.SameForAll(actions.Accept(0), actions.Alike.WORDING, True))
    assert [figures(desk, i)["accepted"] for i in (0, 1)] == [2, 2]
    desk.do(actions.GoToDocument(1))
    desk.do(actions.Reject())
    desk.do(actions.GoToDocument(0))
    desk.do(actions.Undo())
    assert desk.review.current == 1 and figures(desk, 1)["rejected"] == 0
    die(desk)
    desk = opened("a.txt", "b.txt")
    desk.do(actions.Undo())
    assert [figures(desk, i)["accepted"] for i in (0, 1)] == [0, 0]
    desk.do(actions.Redo())
    assert [figures(desk, i)["accepted"] for i in (0, 1)] == [2, 2]
    desk.do(actions.Redo())
    assert figures(desk, 1)["rejected"] == 1


def test_what_is_ignored_is_ignored_in_all_files(opened: Opener, tmp_path: Path) -> None:
    desk = opened("a.txt", "b.txt")
    desk.do(actions.Ignore(actions.Scope.RULE))
    assert [figures(desk, i)["ignored"] for i in (0, 1)] == [2, 2]
    desk.do(actions.Undo())
    assert [figures(desk, i)["ignored"] for i in (0, 1)] == [0, 0]
    desk.do(actions.Ignore(actions.Scope.NAME))
    assert desk.unsaved
    notes = [written.note for written in desk.save()]
    assert any("1 name added" in note for note in notes) and not desk.unsaved
    assert (tmp_path / ".mtcheck-vocabulary.txt").read_text().splitlines()[1:] == ["supreme chief"]


def test_saving_keeps_mode_and_line_endings_and_writes_the_baseline(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode() + b"\xff\r"
    path.write_bytes(data)
    path.chmod(0o751)
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    desk.do(actions.Reject())
    assert desk.diff().count("\n-") == 1
    assert [written.error for written in desk.save()] == [None, None]
    assert path.read_bytes() == data.replace(b"supreme chief", b"Supreme Leader", 1)
    assert oct(path.stat().st_mode)[-3:] == "751"
    rows = json.loads((tmp_path / ".mtcheck-baseline.json").read_text())["decisions"]
    assert [(row["decision"], row["rule"], row["who"]) for row in rows] == [
        ("rejected", "test/informations", "me"),
        ("accepted", "test/supreme-chief", "me"),
    ]
    assert desk.precision("test/supreme-chief") == (1.0, 1)
    desk.do(actions.Undo())
    desk.do(actions.Undo())
    desk.save()
    assert path.read_bytes() == data
    assert json.loads((tmp_path / ".mtcheck-baseline.json").read_text())["decisions"] == []


def test_undo_reaches_the_first_bytes_after_a_save_and_a_crash(opened: Opener, tmp_path: Path) -> None:
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    desk.save()
    die(desk)
    desk = opened("a.txt")
    assert not desk.unsaved
    desk.do(actions.Undo())
    desk.save()
    assert (tmp_path / "a.txt").read_text() == TEXT


def test_a_file_that_somebody_else_changed_is_not_written_and_decisions_come_over(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    desk.do(actions.Reject())
    theirs = "A new first line.\n" + TEXT.replace("weather", "climate")
    path.write_text(theirs)
    assert desk.changed_on_disk(0)
    assert isinstance(desk.save()[0].error, FileChanged)
    assert path.read_text() == theirs
    source = desk.reread(0)
    carried = desk.carry_over(0, source, check(source.text))
    assert (carried.kept, carried.lost) == (2, 0)
    assert [written.error for written in desk.save()] == [None, None]
    assert path.read_text() == theirs.replace("supreme chief", "Supreme Leader", 1)
    desk.do(actions.Undo())
    assert text_now(desk.review.document) == theirs


def test_decisions_that_came_over_have_no_time_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (tmp_path / "mtcheck.toml").touch()
    desk = Desk.open([str(path)], lambda path, text: check(text), environment={"MTCHECK_STATE": str(tmp_path)}, clock=count(1_000).__next__)
    desk.begin(0, desk.check(0))
    desk.do(actions.Accept(0))
    path.write_text("A new first line.\n" + TEXT)
    source = desk.reread(0)
    desk.carry_over(0, source, check(source.text))
    desk.do(actions.Reject())
    desk.save()
    kept = json.loads((tmp_path / ".mtcheck-baseline.json").read_text())["decisions"]
    assert {row["decision"]: "seconds" in row for row in kept} == {"accepted": False, "rejected": True}


def test_decisions_come_over_when_the_file_changed_between_two_sessions(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    desk.do(actions.EditSentence("This is no sentence of the old text at all."))
    die(desk)
    path.write_text(TEXT.split("\n", 1)[0] + "\nNothing else is left.\n")
    desk = opened("a.txt", begin=False)
    found = desk.resumable(0)
    assert found is not None and found.changed
    desk.begin(0, desk.check(0))
    assert "decisions carried over" in desk.review.message
    assert figures(desk)["accepted"] + figures(desk)["edited"] >= 1 or list((tmp_path / "state" / "reviews").glob("*.aside-1"))


def test_a_copy_is_written_beside_the_file(opened: Opener, tmp_path: Path) -> None:
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    assert [os.path.basename(desk.save_copy(0)) for _ in range(2)] == ["a.txt.reviewed", "a.txt.reviewed-2"]
    assert (tmp_path / "a.txt").read_text() == TEXT


def test_the_journal_goes_when_nothing_is_left_and_stays_otherwise(opened: Opener, tmp_path: Path) -> None:
    journals = tmp_path / "state" / "reviews"
    desk = opened("a.txt")
    desk.do(actions.Reject())
    desk.close()
    assert len(list(journals.iterdir())) == 1
    desk = opened("a.txt")
    for _ in range(4):
        desk.do(actions.Reject())
    desk.save()
    desk.close()
    assert list(journals.iterdir()) == []


def test_a_second_session_is_refused_and_leaves_nothing_locked(opened: Opener) -> None:
    desk = opened("a.txt")
    with pytest.raises(Occupied, match=r"a\.txt"):
        opened("b.txt", "a.txt")
    desk.close()
    with pytest.raises(SourceError):
        Desk.open(
            [desk.review.document.path, "/nonexistent"], lambda path, text: check(text), environment={"MTCHECK_STATE": "/nonexistent/x"}
        )
    opened("b.txt", "a.txt").close()


@pytest.mark.parametrize("junk", [b"\x00\xff\n\n", b"00000000 \n00000000 {}\n", b"no journal\nat all\n", b""])
def test_a_journal_of_any_bytes_is_told_and_kept_aside(opened: Opener, tmp_path: Path, junk: bytes) -> None:
    desk = opened("a.txt")
    desk.do(actions.Reject())
    journal = next((tmp_path / "state" / "reviews").glob("*.jsonl"))
    die(desk)
    journal.write_bytes(junk)
    desk = opened("a.txt")
    assert bool(desk.notes) == bool(list(journal.parent.glob("*.aside-1"))) == bool(junk and junk.count(b"\n") > 1)
    desk.do(actions.Accept(0))
    assert desk.trouble is None
    die(desk)
    assert figures(opened("a.txt"))["accepted"] == 1


def test_without_a_place_for_journals_the_review_goes_on_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "file").touch()
    desk = Desk.open([str(tmp_path / "a.txt")], lambda path, text: check(text), environment={"MTCHECK_STATE": str(tmp_path / "file" / "x")})
    assert desk.trouble is not None and "cannot be made" in desk.trouble.what
    desk.begin(0, desk.check(0))
    desk.do(actions.Accept(0))
    desk.save()
    assert "Supreme Leader" in (tmp_path / "a.txt").read_text()


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open", "ftruncate"])
@pytest.mark.parametrize("nth", range(1, 7))
def test_a_fault_at_any_step_loses_nothing(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int) -> None:
    path = tmp_path / "a.txt"
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    real, calls = getattr(os, call), []

    def fails(*args: object, **more: object) -> object:
        calls.append(1)
        if len(calls) == nth:
            raise OSError(28, "No space left on device")
        return real(*args, **more)

    monkeypatch.setattr(os, call, fails)
    desk.do(actions.Accept(0))
    done = desk.save()
    monkeypatch.undo()
    assert all(written.error is None or isinstance(written.error, WriteError) for written in done)
    wanted = text_now(desk.review.document)
    assert path.read_text() in (TEXT, wanted)
    assert (path.read_text() == wanted) == (not desk.review.unsaved)
    desk.do(actions.Reject())
    assert desk.trouble is None
    die(desk)
    desk = opened("a.txt")
    assert text_now(desk.review.document) == wanted
    assert figures(desk)["rejected"] == 1
    assert [written.error for written in desk.save() if written.error] == []
    assert path.read_text() == wanted


def test_findings_settled_by_a_fix_are_closed(opened: Opener) -> None:
    desk = opened("a.txt")
    span = survey(desk.review.document).sentences[0]
    assert span.start == 0
    desk.do(actions.EditSentence("Nobody spoke."))
    standings = survey(desk.review.document).standings
    assert [standings[n] for n in (0, 1)] == [Standing.EDITED, Standing.EDITED]


def test_the_summary_measures_the_edit(opened: Opener) -> None:
    desk = opened("a.txt")
    desk.do(actions.Accept(0))
    summary = desk.summary()[0]
    assert summary.effort is not None and summary.effort.effort.score is not None and summary.effort.effort.score > 0
    assert summary.findings == (5, 5)
