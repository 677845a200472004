"""The real pre-commit against a small repository: hooks installed from this checkout into an environment of pre-commit's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CLEAN = "The council met on Friday and agreed to repair the bridge before the winter.\n"
DIRTY = "Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n"
SPACED = "The council met on Friday , and agreed to repair the bridge.\n"
CLOSED = "The council met on Friday, and agreed to repair the bridge.\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the working tree of this one, so that uncommitted work is what is tested."""
    folder = tmp_path_factory.mktemp("hooks")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "mtcheck", "rules"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    files = [*listed.stdout.split("\n"), "pyproject.toml", "README.md", "LICENSE", "NOTICE", ".pre-commit-hooks.yaml"]
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "hooks")
    return folder


@pytest.fixture
def articles(hooks: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    git(folder, "init", "-q")
    revision = git(hooks, "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks.as_uri()}\n    rev: {revision}\n    hooks:\n      - id: mtcheck-fix\n      - id: mtcheck\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "MTCHECK_CACHE_DIR": str(tmp_path_factory.mktemp("cache")),
    }


def run(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", "-A")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600)


def test_hooks_in_a_real_repository(articles: Path, environment: dict[str, str]) -> None:
    (articles / "plain.txt").write_text(CLEAN)
    (articles / "with space.md").write_text(CLEAN)
    (articles / "Überschrift.txt").write_text(CLEAN)
    (articles / "code.py").write_text(f"# {DIRTY}")
    clean = run(articles, environment)
    assert clean.returncode == 0, clean.stdout + clean.stderr

    (articles / "Überschrift.txt").write_text(DIRTY)
    found = run(articles, environment)
    assert found.returncode == 1
    assert "Supreme Leader" in found.stdout
    assert "Überschrift.txt:1:8" in found.stdout
    assert (articles / "Überschrift.txt").read_text() == DIRTY

    (articles / "Überschrift.txt").unlink()
    (articles / "with space.md").write_text(SPACED)
    fixed = run(articles, environment, "mtcheck-fix")
    assert fixed.returncode == 1, fixed.stdout
    assert (articles / "with space.md").read_text() == CLOSED
    assert run(articles, environment).returncode == 0
