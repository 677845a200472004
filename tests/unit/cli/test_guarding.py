"""A repository under guard: baseline, changed lines, fixing, settings written for it. In one process, since each run starts an engine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from mtcheck.cli import main

DIRTY = "Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n"
CLEAN = "The council met on Friday and agreed to repair the bridge before the winter.\n"
SPACED = "The council met on Friday , and agreed to repair the bridge.\n"
CLOSED = "The council met on Friday, and agreed to repair the bridge.\n"
BASELINE = ".mtcheck-baseline.json"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "mtcheck.toml").write_text('profile = "hook"\n')
    (folder / "old.md").write_text(DIRTY)
    (folder / "a.txt").write_text(CLEAN)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    monkeypatch.chdir(folder)
    return folder


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[tuple[str, int, str]]]:
    code = main(["check", "--format", "json", *arguments])
    files = json.loads(capsys.readouterr().out)["files"]
    return code, [(file["path"], f["line"], f["status"]) for file in files for f in file["findings"]]


def test_only_what_the_baseline_does_not_know_fails(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "create", "."]) == 0
    assert "1 added, 0 dropped, 1 known in all" in capsys.readouterr().out
    assert found(capsys, ".") == (0, [("old.md", 1, "baselined")])
    assert found(capsys, "--no-baseline", ".") == (1, [("old.md", 1, "new")])
    # moved by a line it is still known; a second one is new
    (work / "old.md").write_text(CLEAN + DIRTY + "Nobody knows where the Supreme Chef went on Friday.\n")
    assert found(capsys, ".") == (1, [("old.md", 2, "baselined"), ("old.md", 3, "new")])
    assert main(["check", "--quiet", "--fail-on", "never", "."]) == 0


def test_a_baseline_is_not_made_twice_by_accident(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "."])
    before = (work / BASELINE).read_bytes()
    (work / "a.txt").write_text(DIRTY)
    assert main(["baseline", "create", "."]) == 2
    assert "there is a baseline already" in capsys.readouterr().err
    assert (work / BASELINE).read_bytes() == before
    assert main(["baseline", "create", "--force", "a.txt"]) == 0
    assert "1 added, 1 dropped, 1 known in all" in capsys.readouterr().out


def test_update_and_prune(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "."])
    (work / "old.md").write_text(CLEAN)
    (work / "a.txt").write_text(DIRTY)
    capsys.readouterr()
    assert main(["baseline", "prune", "--dry-run"]) == 1
    assert "0 would be added, 1 would be dropped" in capsys.readouterr().out
    assert main(["baseline", "prune"]) == 0
    assert "0 added, 1 dropped, 0 known in all" in capsys.readouterr().out
    assert main(["baseline", "update", "."]) == 0
    assert "1 added, 0 dropped" in capsys.readouterr().out
    assert main(["baseline", "update", "--dry-run", "."]) == 0
    capsys.readouterr()
    (work / "a.txt").unlink()
    assert main(["baseline", "stats", "--format", "json"]) == 0
    stats = json.loads(capsys.readouterr().out)
    assert (stats["known"], stats["rules"], stats["missing_files"]) == (1, {"title/supreme-leader": 1}, ["a.txt"])
    assert main(["baseline", "stats"]) == 0
    assert "prune' drops" in capsys.readouterr().out
    assert main(["baseline", "prune"]) == 0
    assert "1 dropped, 0 known" in capsys.readouterr().out


def test_a_rule_that_did_not_run_loses_nothing(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "."])
    before = (work / BASELINE).read_bytes()
    assert main(["baseline", "prune", "--select", "typography"]) == 0
    assert main(["baseline", "update", "--select", "typography", "."]) == 0
    assert (work / BASELINE).read_bytes() == before


def test_decisions_of_a_review_stay(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "."])
    text = (work / BASELINE).read_text().replace('"known"', '"rejected"')
    (work / BASELINE).write_text(text)
    (work / "old.md").write_text(CLEAN)
    assert main(["baseline", "update", "."]) == 0
    assert main(["baseline", "prune"]) == 0
    assert (work / BASELINE).read_text() == text


def test_a_file_that_cannot_be_read_leaves_the_baseline_alone(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "create", ".", "gone.txt"]) == 2
    assert not (work / BASELINE).exists()


def test_changed_lines_only(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "old.md").write_text(DIRTY + CLEAN + SPACED)
    (work / "neü name.txt").write_text(DIRTY)
    (work / "code.py").write_text(DIRTY)
    (work / "a.txt").unlink()
    assert found(capsys, "--since", "HEAD") == (1, [("neü name.txt", 1, "new"), ("old.md", 3, "new")])
    assert found(capsys, "--since", "main", "old.md") == (1, [("old.md", 3, "new")])
    assert found(capsys, "--staged") == (0, [])
    git(work, "add", "old.md")
    (work / "old.md").write_text(CLEAN)
    assert found(capsys, "--staged") == (1, [("old.md", 3, "new")])
    assert found(capsys, "--staged", "a.txt") == (0, [])


def test_excludes_hold_for_changed_files(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "mtcheck.toml").write_text('profile = "hook"\nexclude = ["/old.md", "sub/"]\n')
    (work / "sub").mkdir()
    (work / "sub" / "b.md").write_text(DIRTY)
    (work / ".hidden.md").write_text(DIRTY)
    (work / "old.md").write_text(CLEAN + SPACED)
    assert found(capsys, "--since", "HEAD") == (0, [])
    assert found(capsys, "--since", "HEAD", "old.md") == (1, [("old.md", 2, "new")])
    assert found(capsys, "--since", "HEAD", "--force-exclude", "old.md") == (0, [])


def test_line_ends_and_encodings(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # a lone CR ends a line for editors and not for git
    (work / "a.txt").write_bytes((CLEAN.replace("\n", "\r") + DIRTY).encode())
    (work / "old.md").write_text(DIRTY, encoding="utf-16")
    git(work, "add", "-A")
    git(work, "commit", "-qm", "second")
    (work / "a.txt").write_bytes((CLEAN.replace("\n", "\r") + DIRTY + SPACED).encode())
    (work / "old.md").write_text(DIRTY + CLEAN, encoding="utf-16")
    assert found(capsys, "--since", "HEAD") == (1, [("a.txt", 3, "new"), ("old.md", 1, "new")])


def test_the_ratchet(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text(CLEAN + DIRTY)
    arguments = ["check", "--since", "HEAD", "--fail-on", "never", "--quiet"]
    assert main([*arguments, "--max-suspicion-increase", "0.05"]) == 1
    assert main([*arguments, "--max-suspicion-increase", "1"]) == 0
    (work / "mtcheck.toml").write_text('profile = "hook"\n[[overrides]]\npaths = ["a.txt"]\nmax-suspicion-increase = 0.05\n')
    assert main(arguments) == 1
    capsys.readouterr()
    assert main(["check", "--since", "HEAD", "--fail-on", "never"]) == 1
    assert "a.txt: the score rose from 0.00 to" in capsys.readouterr().err
    # a text that was as bad before may be edited
    git(work, "add", "a.txt")
    git(work, "commit", "-qm", "bad")
    (work / "a.txt").write_text(CLEAN + CLEAN + DIRTY)
    assert main(arguments) == 0


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--since", "nowhere"], "there is no revision 'nowhere'"),
        (["--since", "HEAD", "-"], "standard input has no changed lines"),
        (["--max-suspicion-increase", "0.1", "a.txt"], "compares with a base"),
        (["--staged", "--fix"], "a file is fixed as a whole"),
        (["--since", "HEAD", "/"], "is not in the repository"),
        ([], "no PATH is named"),
        (["--unsafe", "title", "a.txt"], "nothing is to be fixed"),
        (["--fix", "-"], "standard input cannot be fixed in place"),
        (["--fix", "--unsafe", "titel", "a.txt"], "there is no rule 'titel'"),
        (["--diff", "--format", "json", "a.txt"], "--diff prints a diff"),
    ],
)
def test_what_cannot_be(work: Path, arguments: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert what in err
    assert "\n  fix: " in err


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--profile", "hook", "--staged"]) == 2
    assert "is not in a git repository" in capsys.readouterr().err


def test_check_fixes_and_reports_what_is_left(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text(DIRTY + SPACED)
    assert main(["check", "--diff", "a.txt"]) == 1
    assert f"-{SPACED}+{CLOSED}" in capsys.readouterr().out
    assert (work / "a.txt").read_text() == DIRTY + SPACED
    assert main(["check", "--fix", "--show-fixes", "a.txt"]) == 1
    out, err = capsys.readouterr()
    assert (work / "a.txt").read_text() == DIRTY + CLOSED
    assert "a.txt:1:8: error" in out
    assert "space-before-mark" not in out
    assert "a.txt: 1 fix\n" in err
    assert "a.txt:2: fixed ' ,' -> ',' (typography/space-before-mark; safe)" in err
    assert "a.txt:1: left 'Supreme Chef' (title/supreme-leader; review: " in err
    assert main(["check", "--fix", "--unsafe", "title", "a.txt"]) == 0
    assert (work / "a.txt").read_text() == DIRTY.replace("Chef", "Leader") + CLOSED
    assert main(["check", "--fix", "--exit-non-zero-on-fix", "a.txt"]) == 0
    (work / "a.txt").write_text(SPACED)
    assert main(["check", "--fix", "--exit-non-zero-on-fix", "a.txt"]) == 1


def test_what_is_known_is_not_fixed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.txt").write_text(SPACED)
    main(["baseline", "create", "a.txt"])
    assert main(["fix", "--show-fixes", "a.txt"]) == 0
    assert (work / "a.txt").read_text() == SPACED
    assert "known: it is baselined" in capsys.readouterr().err
    assert main(["fix", "--no-baseline", "a.txt"]) == 1
    assert (work / "a.txt").read_text() == CLOSED


def test_a_score_that_warns_lets_the_document_pass(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--warn-score", "0.5", "--fail-on", "never", "old.md"]) == 0
    assert "is not below 0.5, the warn-score" in capsys.readouterr().err
    assert main(["check", "--warn-score", "0.5", "--fail-on", "never", "a.txt"]) == 0
    assert capsys.readouterr() == ("", "")


def test_init_writes_settings_that_hold(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "mtcheck.toml").unlink()
    (work / "de [x]").mkdir()
    for number in range(3):
        (work / "de [x]" / f"{number}.md").write_text("Der Rat hat am Freitag getagt und sich auf den Bau der Brücke geeinigt.\n")
    (work / "LICENSE.txt").write_text(DIRTY)
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert "left out: /de\\ \\[x\\]/ (not English)" in out
    assert "left out: /LICENSE.txt" in out
    assert ".pre-commit-config.yaml" in out
    assert main(["config", "check"]) == 0
    assert found(capsys, "--profile", "hook", ".") == (1, [("old.md", 1, "new")])
    before = (work / "mtcheck.toml").read_bytes()
    assert main(["init"]) == 2
    assert "there are settings already" in capsys.readouterr().err
    assert main(["init", "--force"]) == 0
    assert (work / "mtcheck.toml").read_bytes() == before
    (work / "mtcheck.toml").unlink()
    (work / "pyproject.toml").write_text("[tool.mtcheck]\n")
    assert main(["init", "--force"]) == 2
    assert main(["init", "nowhere"]) == 2
    assert not (work / "mtcheck.toml").exists()
