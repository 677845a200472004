"""The real pre-commit with the hooks as they are documented, run by the mtcheck of this checkout: what pre-commit hands over, and in which way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

CLEAN = "The council met on Friday and agreed to repair the bridge before the winter.\n"
DIRTY = "Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n"
SPACED = "The council met on Friday , and agreed to repair the bridge.\n"
CLOSED = "The council met on Friday, and agreed to repair the bridge.\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def configure(folder: Path, *arguments: str) -> None:
    hooks = []
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert hook["entry"].startswith("mtcheck ")
        hooks.append(
            {**hook, "language": "system", "entry": f"{sys.executable} -m {hook['entry']}", "args": list(arguments) or hook["args"]}
        )
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}), encoding="utf-8")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "archive").mkdir(parents=True)
    git(folder, "init", "-q")
    configure(folder)
    (folder / "mtcheck.toml").write_text('exclude = ["/archive/"]\n')
    (folder / "archive" / "old.md").write_text(DIRTY)
    (folder / "moved.txt").write_text(CLEAN)
    (folder / "removed.txt").write_text(CLEAN)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    return folder


def run(folder: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600)


def test_excluded_deleted_renamed_and_oddly_named_files(articles: Path, tmp_path: Path) -> None:
    (articles / "archive" / "old.md").write_text(DIRTY + DIRTY)
    (articles / "removed.txt").unlink()
    git(articles, "mv", "moved.txt", "übersetzt und bewegt.txt")
    for name in ("-dash.txt", 'q\'uote "d".md', "日本.txt", "code.py"):
        (articles / name).write_text(DIRTY if name == "code.py" else CLEAN)
    git(articles, "add", "-A")
    clean = run(articles, tmp_path)
    assert clean.returncode == 0, clean.stdout + clean.stderr

    (articles / "übersetzt und bewegt.txt").write_text(CLEAN + SPACED)
    (articles / "日本.txt").write_text(DIRTY)
    git(articles, "add", "-A")
    found = run(articles, tmp_path)
    assert found.returncode == 1
    assert "日本.txt:1:8: error" in found.stdout
    assert "old.md" not in found.stdout
    assert (articles / "übersetzt und bewegt.txt").read_text() == CLEAN + CLOSED


def test_many_files_in_batches(articles: Path, tmp_path: Path) -> None:
    names = [f"article {number:03} {'long name ' * 15}.txt" for number in range(120)]
    for name in names:
        (articles / name).write_text(CLEAN)
    (articles / names[7]).write_text(DIRTY)
    (articles / names[-1]).write_text(DIRTY)
    git(articles, "add", "-A")
    found = run(articles, tmp_path, "mtcheck")
    assert found.returncode == 1, found.stdout + found.stderr
    assert {name for name in names if f"{name}:1:8: error" in found.stdout} == {names[7], names[-1]}


def test_only_staged_lines(articles: Path, tmp_path: Path) -> None:
    (articles / "a.md").write_text(DIRTY)
    git(articles, "add", "-A")
    git(articles, "commit", "-qm", "an old article", "--no-verify")
    configure(articles, "--staged")
    (articles / "a.md").write_text(DIRTY + CLEAN)
    git(articles, "add", "-A")
    assert run(articles, tmp_path, "mtcheck").returncode == 0
    (articles / "a.md").write_text(DIRTY + CLEAN + DIRTY)
    git(articles, "add", "-A")
    found = run(articles, tmp_path, "mtcheck")
    assert found.returncode == 1
    assert "a.md:3:8: error" in found.stdout
    assert "a.md:1:" not in found.stdout
