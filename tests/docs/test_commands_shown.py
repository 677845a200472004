"""Every command that README, CONTRIBUTING and docs/ show does what they say, in a folder prepared for it."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.cli import VERBS, main, verb_parser
from tests.conftest import ROOT
from tests.docs.shown import PAGES, SHELLS, Command, blocks, commands, like, outside

DESK = Path(__file__).parent / "desk"
SETUP = "python3 -m venv .venv"
"""How the commands of README begin that .ci/run takes from it: they install, and run all tests."""
RUN = {
    page: [c for b in blocks(page) if b.language in SHELLS and b.reason is None for c in commands(b) if not c.line.startswith(SETUP)]
    for page in PAGES
}


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article repository with a commit on main and an edit since, and the texts that pages speak of."""
    folder = tmp_path_factory.mktemp("prepared")
    # above the repository, so that nobody's `init` finds settings that are there already
    (folder / "mtcheck.toml").write_text('profile = "hook"\n')
    desk = folder / "desk"
    shutil.copytree(DESK, desk)
    for name, text in (("news.jsonl.gz", "article.txt"), ("translated.jsonl.gz", "wire.txt")):
        record = json.dumps({"text": (desk / text).read_text(encoding="utf-8")})
        (desk / name).write_bytes(gzip.compress(record.encode(), mtime=0))
    # the parts of a clone that commands only read
    for name in ("fixtures", "seeds"):
        (desk / name).symlink_to(ROOT / name)
    git(desk, "init", "-q")
    git(desk, "add", "articles", "wire.txt", "article.txt", "annotated", "clean", "pairs.jsonl")
    git(desk, "commit", "-qm", "Articles")
    git(desk, "update-ref", "refs/remotes/origin/main", "main")
    git(desk, "checkout", "-qb", "work")
    with (desk / "articles" / "bridge.md").open("a", encoding="utf-8") as article:
        article.write("\nWork begins in May, and the road stays open.\n")
    git(desk, "add", "articles")
    return folder


@pytest.mark.parametrize("page", [page for page in PAGES if RUN[page]])
def test_commands_do_what_the_page_says(
    page: str, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "prepared"
    shutil.copytree(prepared, folder, symlinks=True)
    monkeypatch.chdir(folder / "desk")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("MTCHECK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("TERM", "dumb")
    code = 0
    for command in RUN[page]:
        if command.line == "echo $?":
            assert command.output == str(code), f"{command.place}: it exits with {code}"
            continue
        code, out, err = run(command, capsys)
        said = f"{command.place}: $ {command.line}\nexits with {code}\n{out}{err}"
        assert code == command.code, said
        assert command.output is None or like(command.output, out) or like(command.output, err), said


def run(command: Command, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, standard output and errors; in this process where no shell is needed."""
    arguments = command.arguments
    if arguments is None:
        done = subprocess.run(["bash", "-c", command.line], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout, done.stderr
    capsys.readouterr()
    code = main(arguments)
    return code, *capsys.readouterr()


def test_a_command_that_is_not_run_says_why() -> None:
    reasons = {block.place: block.reason for page in PAGES for block in blocks(page) if block.reason is not None}
    assert reasons
    assert {place: reason for place, reason in reasons.items() if len(reason.split()) < 3} == {}
    unknown = {b.place: b.info for page in PAGES for b in blocks(page) if b.language in SHELLS and b.info and b.reason is None}
    assert unknown == {}


def test_what_is_left_to_the_check_of_the_project_is_run_there() -> None:
    left = [c.place for page in PAGES for b in blocks(page) if b.reason is None for c in commands(b) if c.line.startswith(SETUP)]
    steps = re.findall(r"README command \d", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert [place.split(":")[0] for place in left] == ["README.md"] * len(steps)


def test_no_command_stands_where_it_would_not_be_run() -> None:
    lines = {f"{page}: {line}" for page in PAGES for line in outside(page).split("\n") if re.match(r"(    |\t)\$? ?mtcheck ", line)}
    assert lines == set()
    blank = {b.place for page in PAGES for b in blocks(page) if not b.language and re.search(r"^(\$ )?mtcheck [a-z]+ ", b.body, re.M)}
    assert blank == set()


INLINE = sorted({(page, code) for page in PAGES for code in re.findall(r"`(mtcheck [^`]+)`", outside(page))})


def test_commands_in_the_prose_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(INLINE) > 50
    wrong = []
    for page, code in INLINE:
        verb, *arguments = shlex.split(code)[1:]
        # `mtcheck check < FILE`: the rest is the shell's
        arguments = arguments[: next((i for i, a in enumerate(arguments) if a in ("<", ">", "|")), None)]
        if verb in ("VERB", "--version", "--help"):
            continue
        try:
            assert verb in VERBS
            verb_parser(verb).parse_args(arguments)
        except (SystemExit, AssertionError):
            asks_for_more = "required" in capsys.readouterr().err
            if verb not in VERBS or not asks_for_more:
                wrong.append(f"{page}: {code}")
    assert wrong == []
