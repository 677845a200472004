"""Whole processes against what is made to exhaust them: huge lines, and regular expressions that would never end elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.process import cost

SENTENCES = (
    "The council met in the town hall on Monday and voted for the new budget. Nobody spoke against it, and the mayor thanked them all. "
)
RULE = """\
id: calque/zorb
kind: regex
from: any
severity: warning
confidence: 0.9
summary: x
why: x
fix: none
anchor: {anchor}
scope: {scope}
pattern: '{pattern}'
examples:
  bad: [{{text: zorb, at: zorb}}, {{text: a zorb, at: zorb}}]
  good: [One., Two.]
"""
HANGS_AFTER = 120
"""Seconds: not a measure of speed, but what ends a process that would not end by itself."""


@pytest.fixture(autouse=True)
def work(tmp_path: Path) -> Path:
    (tmp_path / "ok.txt").write_text("The Supreme Chef of Iran spoke on Friday in the holy city of Qom.\n")
    return tmp_path


def mtcheck(work: Path, *arguments: str, stdin: Path | None = None) -> subprocess.CompletedProcess[str]:
    with open(stdin or os.devnull, "rb") as source:
        return subprocess.run(
            [sys.executable, "-m", "mtcheck", *arguments],
            stdin=source,
            capture_output=True,
            text=True,
            cwd=work,
            check=False,
            timeout=HANGS_AFTER,
        )


def one_line(path: Path, size: int) -> Path:
    with open(path, "w") as stream:
        for _ in range(size // len(SENTENCES) // 1000 + 1):
            stream.write(SENTENCES * 1000)
    assert path.stat().st_size >= size
    return path


@pytest.mark.parametrize("verb", [["check"], ["check", "--format", "json"], ["score"], ["score", "--by", "line"], ["fix"]], ids=" ".join)
def test_100_mb_on_one_line_are_refused_and_the_next_file_is_checked(verb: list[str], work: Path) -> None:
    one_line(work / "x.txt", 100_000_000)
    run = mtcheck(work, *verb, "x.txt", "ok.txt")
    assert run.returncode == 2
    assert run.stderr.count("mtcheck: ") == 1
    assert run.stderr.startswith("mtcheck: x.txt: is too large" if "line" not in verb else "mtcheck: x.txt:1: is too long")
    assert "\n  why: " in run.stderr
    assert "\n  fix: " in run.stderr
    assert verb == ["fix"] or "ok.txt" in run.stdout


def test_100_mb_on_one_line_of_standard_input_are_refused(work: Path) -> None:
    run = mtcheck(work, "check", "-", stdin=one_line(work / "x.txt", 100_000_000))
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("mtcheck: <stdin>: is too large\n  why: more than 64 MiB\n  fix: ")


def test_a_line_that_no_person_wrote_is_refused_below_the_limit_of_size_too(work: Path) -> None:
    one_line(work / "x.txt", 20 << 20)
    run = mtcheck(work, "check", "x.txt", "ok.txt")
    assert run.returncode == 2
    assert run.stderr.startswith("mtcheck: x.txt:1:1: has a line that is too long")
    assert "ok.txt" in run.stdout


def test_a_file_that_is_refused_is_not_read(work: Path) -> None:
    def peak(path: str) -> float:
        # through a small process between: a child begins with the peak of the one that starts it, and a test worker is large
        return cost([sys.executable, "-m", "mtcheck", "check", path], work).peak

    one_line(work / "x.txt", 100_000_000)
    peak("ok.txt")  # fills the rule cache
    assert peak("x.txt") < peak("ok.txt") + 16


@pytest.mark.parametrize("scope", ["sentence", "text"])
@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+!", "(a|a?)+b", "(.*a){12}b", "((a*)*)*c", "(aa+)+zorb"])
def test_a_catastrophic_pattern_of_a_user_ends(pattern: str, scope: str, work: Path) -> None:
    (work / "pack" / "calque").mkdir(parents=True)
    (work / "pack" / "calque" / "zorb.yaml").write_text(RULE.format(anchor="[aaa]", scope=scope, pattern=pattern))
    (work / "x.txt").write_text(f"The town said {'a' * 5_000} on Monday, and nobody in the hall knew why.\n" * 3)
    run = mtcheck(work, "check", "--pack", "pack", "--select", "calque/zorb,title", "x.txt", "ok.txt")
    assert run.returncode == 1
    assert run.stderr == ""
    assert "ok.txt:1:5: error" in run.stdout


@pytest.mark.parametrize("pattern", ["(a{1000}){1000}", "((a{100}){100}){100}", r"(a+)\1", "(?=a)b", "(?<!a)b", "a" * 2001])
def test_a_pattern_that_takes_more_than_linear_time_or_memory_is_refused(pattern: str, work: Path) -> None:
    (work / "pack" / "calque").mkdir(parents=True)
    (work / "pack" / "calque" / "zorb.yaml").write_text(RULE.format(anchor="[aaa]", scope="line", pattern=pattern))
    run = mtcheck(work, "check", "--pack", "pack", "ok.txt")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"mtcheck: {os.path.join('pack', 'calque', 'zorb.yaml')}:11:10: ")


def test_a_rule_file_of_brackets_only_is_refused(work: Path) -> None:
    (work / "pack" / "calque").mkdir(parents=True)
    (work / "pack" / "calque" / "zorb.yaml").write_text("[" * 100_000)
    run = mtcheck(work, "check", "--pack", "pack", "ok.txt")
    assert run.returncode == 2
    assert run.stderr.startswith(f"mtcheck: {os.path.join('pack', 'calque', 'zorb.yaml')}:")
