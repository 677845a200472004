"""A repository of Markdown articles of about 3 KB in the profile hook: first run, second run, one changed file, a commit; peers in the same run.

Peers that are installed beside this interpreter or on the path are measured, the others named. Ratios are of processor seconds, which other work
on the machine changes less than it changes seconds by the clock.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import write_repository
from benchmarks.process import Cost, cores, cost, mtcheck_command, peer

PEERS = {
    "codespell": ("codespell", "."),
    "typos": ("typos", "."),
    "typos, one thread": ("typos", "-j1", "."),
    "proselint": ("proselint", "check", "."),
    "slop-guard": ("sg", "."),
    "harper-cli": ("harper-cli", "lint", "."),
    "vale": ("vale", "."),
}
_HOOK = """\
repos:
  - repo: local
    hooks:
      - id: mtcheck
        name: mtcheck
        entry: {command} check --profile hook --force-exclude
        args: ["--"]
        language: system
        types_or: [plain-text, markdown]
"""


def row(name: str, found: Cost, files: int, first: Cost) -> str:
    return (
        f"{name:<34} {found.cpu:7.2f} s cpu  {found.wall:7.2f} s wall  {files / found.wall:7,.0f} files/s  {found.peak:5.0f} MiB"
        f"  {found.cpu / first.cpu:6.2f} x cpu"
    )


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def change(folder: Path) -> Path:
    """One more sentence in one article."""
    path = folder / "00" / "0000.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne sentence more stands at the end of this article.\n", encoding="utf-8")
    return path


def ours(folder: Path, count: int, rounds: Sequence[int]) -> Cost:
    """Print the rows of mtcheck; the cost of a first run on one processor."""
    command = [*mtcheck_command(), "check", "-q", "--profile", "hook"]
    # the rules, which are read once for an installation
    cost([*command, str(folder / "00" / "0000.md")], folder)
    first = None
    for jobs in rounds:
        subprocess.run([*mtcheck_command(), "cache", "clear"], check=True, capture_output=True)
        cost([*command, str(folder / "00" / "0000.md")], folder)
        cold = cost([*command, "-j", str(jobs), "."], folder)
        first = first or cold
        print(row(f"first run, {jobs} process{'es' if jobs > 1 else ''}", cold, count, first))
        if jobs != rounds[0]:
            print(f"{'':<34} {first.wall / cold.wall:.2f} times as fast by the clock")
    assert first is not None
    print(row("second run", cost([*command, "."], folder), count, first))
    change(folder)
    print(row("second run, one file changed", cost([*command, "."], folder), count, first))
    print(row("that file alone", cost([*command, str(change(folder))], folder), 1, first))
    return first


def commit(folder: Path, first: Cost) -> None:
    """Print what the hook takes in a commit of one changed file."""
    pre_commit = peer("pre-commit")
    if not pre_commit:
        print("pre-commit: not installed")
        return
    (folder / ".pre-commit-config.yaml").write_text(_HOOK.format(command=mtcheck_command()[0]), encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "all", "--no-verify")
    change(folder)
    git(folder, "add", ".")
    print(row("pre-commit, one file changed", cost([*pre_commit, "run", "mtcheck"], folder), 1, first))


def peers(folder: Path, count: int, first: Cost) -> None:
    """Print a row for each peer."""
    missing = []
    files = [str(path) for path in sorted(folder.rglob("*.md"))]
    for name, (program, *arguments) in PEERS.items():
        command = peer(program)
        if not command:
            missing.append(program)
            continue
        # those that take no folder get every file
        named = files if program in ("sg", "harper-cli") else ["."]
        found = cost([*command, *arguments[:-1], *named], folder)
        print(row(name, found, count, first) + f"   (mtcheck's first run: {first.cpu / found.cpu:.1f} x its cpu)")
    if missing:
        print(f"not installed here: {', '.join(dict.fromkeys(missing))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        size = write_repository(folder, options.files)
        os.environ["MTCHECK_CACHE_DIR"] = str(Path(name) / "cache")
        print(f"{options.files:,} articles, {size / options.files:,.0f} bytes each; {cores()} processors")
        first = ours(folder, options.files, (1, 2) if cores() > 1 else (1,))
        if not options.no_peers:
            peers(folder, options.files, first)
        if shutil.which("git"):
            commit(folder, first)


if __name__ == "__main__":
    main()
