from __future__ import annotations

from pathlib import Path

import pytest
from review_desk import TEXT, check

from mtcheck.desk.desk import Desk
from mtcheck.plain.prompts import Outcome, Prompts


def talk(folder: Path, *lines: str, text: str = TEXT) -> tuple[str, Outcome, Path]:
    """What is printed when `lines` are typed, how it ended, and the file."""
    path = folder / "a.txt"
    if not path.exists():
        path.write_bytes(text.encode())
        (folder / "mtcheck.toml").touch()
    typed, printed = iter(lines), list[str]()
    desk = Desk.open([str(path)], lambda _, now: check(now), environment={"MTCHECK_STATE": str(folder / "state")})
    outcome = Prompts(desk, lambda: next(typed, None), printed.append).run()
    desk.close()
    return "\n".join(printed), outcome, path


def test_accept_edit_reject_save(tmp_path: Path) -> None:
    printed, outcome, path = talk(tmp_path, "1", "e figures", "r", "s", "q")
    assert "Sentence: The [[supreme chief]] spoke in Qom" in printed
    assert "1: Supreme Leader" in printed and "Saved a.txt." in printed
    assert path.read_text().startswith("The Supreme Leader spoke in Qom on Friday about the figures he had.")
    assert (outcome.left, outcome.total, outcome.unsaved) == (2, 5, False)


def test_the_end_of_the_input_keeps_the_decisions_for_the_next_time(tmp_path: Path) -> None:
    _, outcome, path = talk(tmp_path, "1")
    assert outcome.unsaved and path.read_text() == TEXT
    printed, outcome, path = talk(tmp_path, "y", "s", "q")
    assert "an earlier review was not finished: 1 decision." in printed
    assert not outcome.unsaved and "Supreme Leader spoke" in path.read_text()


def test_the_same_for_all_tells_how_many_and_asks(tmp_path: Path) -> None:
    printed, outcome, _ = talk(tmp_path, "A", "2", "1", "y", "u", "U", "q", "q")
    assert "2: 'supreme chief' in this file, 2 open" in printed
    assert "Undone: accepted a suggestion in 2 findings." in printed
    assert outcome.left == 3


def test_wrong_commands_change_nothing(tmp_path: Path) -> None:
    printed, outcome, _ = talk(tmp_path, "9", "zz", "i", "x", "A", "7", "e", "", "?", "d", "", "q")
    assert "There is no command 'zz'" in printed and "There is no suggestion 9" in printed and "No text was changed." in printed
    assert (outcome.left, outcome.unsaved) == (5, False)


def test_a_file_changed_by_somebody_else_is_checked_again(tmp_path: Path) -> None:
    talk(tmp_path, "1")
    path = tmp_path / "a.txt"
    path.write_text("First.\n" + TEXT)
    printed, _, _ = talk(tmp_path, "y", "s", "q")
    assert "The file was changed since" in printed
    assert path.read_text() == "First.\n" + TEXT.replace("supreme chief", "Supreme Leader", 1)


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "\x07", "\x9b2J"])
def test_no_control_character_is_printed(tmp_path: Path, hostile: str) -> None:
    printed, _, _ = talk(tmp_path, "e", f"a{hostile}b", hostile, "d", "E", "", "q", "q", text=f"The OTAN {hostile} met.\n")
    assert hostile not in printed and "OTAN" in printed


def test_no_journal_is_told_once_before_the_first_finding(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    printed, _, _ = talk(tmp_path, "1", "r", "q", "q")
    assert printed.count("journals cannot be made") == 1
    assert printed.index("journals cannot be made") < printed.index("Sentence:")


def test_what_was_said_of_a_file_is_not_said_again_on_coming_back(tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").touch()
    paths = []
    for name in ("a.txt", "b.txt"):
        paths.append(str(tmp_path / name))
        (tmp_path / name).write_bytes(TEXT.encode())
    desk = Desk.open(paths, lambda _, now: check(now), environment={"MTCHECK_STATE": str(tmp_path / "state")})
    printed: list[str] = []
    typed = iter(["r", "f", "F"])
    Prompts(desk, lambda: next(typed, None), printed.append).run()
    desk.close()
    assert sum(line.startswith("Rejected") for line in printed) == 1
