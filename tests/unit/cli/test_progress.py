from __future__ import annotations

import io

import pytest

from mtcheck.cli import progress
from mtcheck.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return now


def shown(stream: io.StringIO) -> str:
    """What stands in the line."""
    return stream.getvalue().replace("\x1b[K", "").rsplit("\r", 1)[-1]


def test_it_appears_after_a_second_and_goes_when_the_run_is_over(clock: list[float]) -> None:
    stream = Terminal()
    with Progress(stream) as bar:
        bar.begin(2000)
        for _ in range(100):
            bar.step()
        assert stream.getvalue() == ""
        clock[0] += 1
        bar.step()
        assert shown(stream) == "checked 101 of 2,000 files  [#.......................]   5%"
        bar.step()
        assert "102" not in stream.getvalue()
        clock[0] += 0.2
        bar.step()
        assert "checked 103 of" in shown(stream)
    assert shown(stream) == ""


def test_it_makes_way_for_what_is_printed(clock: list[float]) -> None:
    stream = Terminal()
    with Progress(stream) as bar:
        bar.begin(9)
        clock[0] += 2
        bar.step()
        bar.erase()
        assert shown(stream) == ""
        before = stream.getvalue()
        bar.erase()
        assert stream.getvalue() == before
        bar.step()
        assert shown(stream).startswith("checked 2 of 9 files")


@pytest.mark.parametrize("variable", [("CI", "true"), ("TERM", "dumb")])
def test_none_in_ci_and_on_a_dumb_terminal(clock: list[float], monkeypatch: pytest.MonkeyPatch, variable: tuple[str, str]) -> None:
    monkeypatch.setenv(*variable)
    assert told(Terminal(), 9, clock) == ""


def test_none_where_nobody_looks_or_there_is_one_file(clock: list[float]) -> None:
    assert told(io.StringIO(), 9, clock) == ""
    assert told(Terminal(), 1, clock) == ""
    assert told(Terminal(), 9, clock) != ""


def told(stream: io.StringIO, total: int, clock: list[float]) -> str:
    with Progress(stream) as bar:
        bar.begin(total)
        clock[0] += 5
        bar.step()
    return stream.getvalue()
