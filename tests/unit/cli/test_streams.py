"""The process around the verbs: streams that are closed, full, narrow or gone, and signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from mtcheck.cli import main

DIRTY = "The Supreme Chef of Iran spoke on Friday in the holy city of Qom.\n"
RUN = [sys.executable, "-m", "mtcheck"]
linux = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(DIRTY)
    return tmp_path


def shell(line: str, work: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("mtcheck", f"'{sys.executable}' -m mtcheck")
    return subprocess.run(["bash", "-c", command], cwd=work, capture_output=True, env={**os.environ, **env}, check=False, timeout=120)


@linux
@pytest.mark.parametrize(
    "verb", ["check a.txt", "check --format json a.txt", "score a.txt", "score --by line a.txt", "rules list", "config"]
)
def test_a_full_disk_behind_stdout_is_an_error_in_one_breath(work: Path, verb: str) -> None:
    run = shell(f"mtcheck {verb} > /dev/full", work)
    assert run.returncode == 2, run.stderr
    assert run.stderr.startswith(b"mtcheck: cannot write to standard output\n  why: No space left on device\n  fix: ")
    assert b"Traceback" not in run.stderr
    assert b"Exception ignored" not in run.stderr


def test_a_closed_stdout_is_an_error(work: Path) -> None:
    run = shell("mtcheck check a.txt >&-", work)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.startswith(b"mtcheck: cannot write to standard output")


def test_a_closed_stdout_does_not_matter_to_who_prints_nothing(work: Path) -> None:
    run = shell("mtcheck check --quiet a.txt >&-", work)
    assert (run.returncode, run.stderr) == (1, b"")


@linux
@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_a_lost_stderr_leaves_the_exit_code_and_stdout(work: Path, stderr: str) -> None:
    run = shell(f"mtcheck check --quiet gone.txt a.txt {stderr}", work)
    assert (run.returncode, run.stdout) == (2, b"")


@pytest.mark.parametrize("verb", ["check", "score", "score --by line", "fix"])
def test_a_closed_stdin_is_told_and_the_other_files_are_still_read(work: Path, verb: str) -> None:
    run = shell(f"mtcheck {verb} - a.txt <&-", work)
    assert run.returncode == 2
    assert b"<stdin>: cannot be read" in run.stderr
    assert b"standard input is closed" in run.stderr
    assert verb == "fix" or b"a.txt" in run.stdout


@pytest.mark.parametrize("verb", ["check", "score", "fix"])
def test_binary_stdin_is_told_and_the_other_files_are_still_read(work: Path, verb: str) -> None:
    run = shell(f"printf 'a\\0b' | mtcheck {verb} - a.txt", work)
    assert run.returncode == 2
    assert b"<stdin>: is a binary file" in run.stderr
    assert verb == "fix" or b"a.txt" in run.stdout


def test_the_reader_of_stdout_may_leave(work: Path) -> None:
    for number in range(300):
        (work / f"{number}.txt").write_text(DIRTY)
    run = shell("mtcheck check --jobs 1 . | head -1; echo ${PIPESTATUS[0]}", work)
    assert run.stderr == b""
    first, code = run.stdout.splitlines()
    assert first.startswith(b"0.txt:1:5: error")
    assert code == b"2"


def test_ctrl_c_is_one_line_and_the_exit_code_of_shells(work: Path) -> None:
    # whoever runs the tests in the background may have had it ignored, and that is inherited
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipe = subprocess.PIPE
    with subprocess.Popen([*RUN, "check", "-"], cwd=work, stdin=pipe, stdout=pipe, stderr=pipe, preexec_fn=heard) as process:
        assert process.stdin is not None
        # more than a pipe holds: when it has gone through, the verb is reading
        process.stdin.write(b"Nothing happened in the town on Friday.\n" * 5000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (stdout, stderr) == (b"", b"mtcheck: interrupted\n")


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_output_is_utf8_whatever_the_locale(work: Path, env: dict[str, str]) -> None:
    run = shell("mtcheck check a.txt", work, **env)
    assert run.returncode == 1, run.stderr
    assert "guide suprême" in run.stdout.decode("utf-8")


@pytest.mark.parametrize("verb", ["--help", "check --help", "check a.txt", "score a.txt"])
def test_one_column_crashes_nothing(work: Path, verb: str) -> None:
    run = shell(f"mtcheck {verb}", work, COLUMNS="1", LINES="1")
    assert run.returncode == (1 if verb == "check a.txt" else 0)
    assert run.stderr == b""
    assert run.stdout


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [("", {}, False), ("--color always", {}, True), ("--color always", {"NO_COLOR": "1"}, True), ("--color never", {}, False)],
)
def test_colour_through_a_pipe_only_where_asked_for(work: Path, options: str, env: dict[str, str], coloured: bool) -> None:
    assert (b"\x1b[" in shell(f"mtcheck check {options} a.txt", work, **env).stdout) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)])
def test_colour_on_a_terminal_unless_no_color(work: Path, env: dict[str, str], coloured: bool) -> None:
    leader, follower = os.openpty()
    environment = {**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm", **env}
    subprocess.run([*RUN, "check", "a.txt"], cwd=work, stdout=follower, stderr=follower, env=environment, check=False, timeout=60)
    os.close(follower)
    shown = os.read(leader, 65536)
    os.close(leader)
    assert b"Supreme Chef" in shown
    assert (b"\x1b[" in shown) is coloured


def test_help_is_a_verb_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    assert "mtcheck VERB [options]" in capsys.readouterr().out
    assert main(["help", "score"]) == 0
    assert "usage: mtcheck score" in capsys.readouterr().out


def test_a_file_in_the_place_of_the_verb(work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work)
    assert main(["a.txt"]) == 2
    assert "fix: write 'mtcheck check a.txt'" in capsys.readouterr().err


def test_an_unforeseen_error_is_exit_code_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_args: object) -> int:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("mtcheck.cli.config.run", broken)
    assert main(["config"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("mtcheck: internal error\n  why: ZeroDivisionError: odd (in tests.unit.cli.test_streams:")
