"""What CI systems read of this repository: its structure, and its shell steps run with the mtcheck of this checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

DIRTY = "Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n"
CLEAN = "The council met on Friday and agreed to repair the bridge before the winter.\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "old.md").write_text(DIRTY)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "old")
    (folder / "new name.md").write_text(CLEAN + DIRTY)
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A runner where mtcheck is installed already."""
    program = tmp_path / "mtcheck" / "bin" / "mtcheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mtcheck "$@"\n')
    program.chmod(0o755)
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))},
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def run(script: str, folder: Path, environment: dict[str, str], *shell: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*shell, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)


def check_step(inputs: dict[str, str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    action = loaded("action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    values = {name: given.get("default", "") for name, given in action["inputs"].items()} | inputs
    own = {name: values[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()}
    # the flags with which GitHub starts bash
    return run(step["run"], folder, {**environment, **own}, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


def test_the_action_is_a_composite_one_whose_inputs_are_used_and_never_pasted() -> None:
    action = loaded("action.yml")
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        assert subprocess.run(["bash", "-n", "-c", step["run"]], check=False).returncode == 0
    used = {value for step in action["runs"]["steps"] for value in step.get("env", {}).values()}
    assert used == {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]}


def test_the_action_annotates_and_fails(work: Path, environment: dict[str, str], tmp_path: Path) -> None:
    found = check_step({"sarif": "out.sarif"}, work, environment)
    assert found.returncode == 1, found.stderr
    assert "::error file=new name.md,line=2," in found.stdout
    assert "file=old.md" in found.stdout
    assert (tmp_path / "output").read_text() == "exit-code=1\n"
    assert json.loads((work / "out.sarif").read_text())["version"] == "2.1.0"


def test_the_action_keeps_to_changed_lines_and_odd_paths(work: Path, environment: dict[str, str], tmp_path: Path) -> None:
    changed = check_step({"since": "HEAD"}, work, environment)
    assert changed.returncode == 1, changed.stderr
    assert "old.md" not in changed.stdout
    passed = check_step({"fail-on": "never", "paths": "new name.md\nold.md\n", "args": "--ignore\ntypography"}, work, environment)
    assert passed.returncode == 0, passed.stderr
    hostile = check_step({"paths": "$(touch sprung)\n; touch sprung"}, work, environment)
    assert hostile.returncode == 2
    assert not (work / "sprung").exists()
    assert (tmp_path / "output").read_text() == "exit-code=1\nexit-code=0\nexit-code=2\n"


def test_the_gitlab_job_writes_its_report_and_fails(work: Path, environment: dict[str, str]) -> None:
    job = loaded("templates/mtcheck.yml")["mtcheck"]
    own = {**environment, **job["variables"]}
    report = work / job["artifacts"]["reports"]["codequality"]
    (script,) = job["script"]
    everything = run(script, work, own, "sh", "-e")
    assert everything.returncode == 1, everything.stderr
    assert {row["location"]["path"] for row in json.loads(report.read_text())} == {"new name.md", "old.md"}
    changed = run(script, work, {**own, "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(work, "rev-parse", "HEAD")}, "sh", "-e")
    assert changed.returncode == 1, changed.stderr
    assert {row["location"]["path"] for row in json.loads(report.read_text())} == {"new name.md"}
