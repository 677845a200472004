"""Whole runs of the command line: a case is a folder.

`cmd.toml` (args; optional stdin, code, env, stderr = list of strings that must appear), `in/` (the working folder), `stdout` (expected, exact) and
`out/` (files expected afterwards, exact bytes). `MTCHECK_UPDATE_CASES=1 pytest tests/cases` writes `stdout` anew; read the diff before you commit it.
Cases that print a score run in the profile hook: a score of the model changes with every training.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/cmd.toml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path, tmp_path: Path) -> None:
    command = tomllib.loads((case / "cmd.toml").read_text(encoding="utf-8"))
    work = tmp_path / "work"
    if (case / "in").is_dir():
        shutil.copytree(case / "in", work)
    else:
        work.mkdir()
    for path in work.rglob("dot.*"):
        path.rename(path.with_name(path.name.removeprefix("dot")))
    environment = {**os.environ, "COLUMNS": "100", **command.get("env", {})}
    run = subprocess.run(
        [sys.executable, "-m", "mtcheck", *command["args"]],
        input=command.get("stdin", "").encode("utf-8"),
        capture_output=True,
        cwd=work,
        env=environment,
        check=False,
        timeout=120,
    )
    stdout, stderr = run.stdout.decode("utf-8"), run.stderr.decode("utf-8")
    # sacreBLEU's signatures name its version, and any version will do
    stdout = re.sub(r"(?<=\|version:)[\d.]+", "N", stdout)
    assert run.returncode == command.get("code", 0), stderr + stdout
    for wanted in command.get("stderr", []):
        assert wanted in stderr, stderr
    if not command.get("stderr"):
        assert stderr == ""
    expected = case / "stdout"
    if os.environ.get("MTCHECK_UPDATE_CASES"):
        expected.write_text(stdout, encoding="utf-8")
    assert stdout == (expected.read_text(encoding="utf-8") if expected.exists() else "")
    for path in sorted((case / "out").rglob("*")) if (case / "out").is_dir() else []:
        if path.is_file():
            assert (work / path.relative_to(case / "out")).read_bytes() == path.read_bytes()
    assert "Traceback" not in stderr
