from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.cli import main
from mtcheck.engine import Engine
from mtcheck.files.read import read_source
from mtcheck.report.formats import BUILT_IN
from mtcheck.results.store import Store
from mtcheck.ruleset.table import RuleTable
from mtcheck.session import Session
from tests.conftest import default_config

BAD = "The Prime Minister met the head of the OTAN on Friday. Nothing else was said by anybody in the long hall that evening.\n"
GOOD = "The council met on Tuesday and approved the budget for the library. Nobody spoke against it, and the meeting ended early.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    (work / "mtcheck.toml").write_text('profile = "hook"\n')
    (work / "bad.md").write_text(f"# Title\n\n{BAD}")
    (work / "good.txt").write_text(GOOD)
    (work / "page.html").write_text(f"<p>Caf&eacute; owners said so. {BAD}</p>")
    monkeypatch.chdir(work)
    monkeypatch.delenv("MTCHECK_NO_CACHE")
    # in the cache folder of all tests, because reading the rules takes seconds
    Store(os.environ["MTCHECK_CACHE_DIR"]).clear()
    return work


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths that the engine has been asked about."""
    seen: list[str] = []
    check = Engine.check

    def spy(self: Engine, document: Any, settle: Any = None) -> Any:
        seen.append(document.path)
        return check(self, document, settle)

    monkeypatch.setattr(Engine, "check", spy)
    return seen


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


FILES = ("bad.md", "good.txt", "page.html")


def test_every_format_prints_the_same_from_the_cache(folder: Path, run: Run, checked: list[str]) -> None:
    first = run(*FILES)
    assert checked == list(FILES)
    for form in BUILT_IN:
        assert run(*FILES, "--format", form) == run(*FILES, "--format", form, "--no-cache"), form
    assert run(*FILES) == first
    assert first[0] == 1
    # the second of each pair alone
    assert checked == list(FILES) * (1 + len(BUILT_IN))


def test_what_is_changed_is_checked_and_nothing_else(folder: Path, run: Run, checked: list[str]) -> None:
    run(*FILES)
    (folder / "good.txt").write_text(BAD)
    checked.clear()
    assert run(*FILES)[1].count("OTAN") >= 3
    assert checked == ["good.txt"]
    (folder / "good.txt").write_text(GOOD)
    os.utime(folder / "bad.md", (1, 1))
    checked.clear()
    assert run(*FILES)[1].count("good.txt") == 0
    assert checked == []


@pytest.mark.parametrize(
    "change", ['ignore = ["acronym"]', 'quotes = "check"', 'from = ["fr"]', '[[overrides]]\npaths = ["*.md"]\nignore = ["acronym"]']
)
def test_settings_that_change_a_result_count(folder: Path, run: Run, checked: list[str], change: str) -> None:
    run(*FILES)
    (folder / "mtcheck.toml").write_text(f'profile = "hook"\n{change}\n')
    checked.clear()
    assert run(*FILES) == run(*FILES, "--no-cache")
    assert "bad.md" in checked[:-3]


def test_settings_that_change_no_result_do_not(folder: Path, run: Run, checked: list[str]) -> None:
    assert run(*FILES)[0] == 1
    checked.clear()
    (folder / "mtcheck.toml").write_text('profile = "hook"\nfail-on = "never"\nexclude = ["x"]\n')
    assert run(*FILES)[0] == 0
    assert checked == []


def test_vocabulary_and_decisions_count(folder: Path, run: Run, checked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = run(*FILES)
    (folder / ".mtcheck-vocabulary.txt").write_text("OTAN\n")
    assert run(*FILES) == run(*FILES, "--no-cache") != before
    (folder / ".mtcheck-vocabulary.txt").unlink()
    checked.clear()
    assert run(*FILES) == before
    assert checked == []
    assert main(["baseline", "create", "bad.md"]) == 0
    capsys.readouterr()
    checked.clear()
    known = run(*FILES)
    assert checked == ["bad.md"]
    assert known == run(*FILES, "--no-cache") != before
    assert run(*FILES, "--no-baseline") == before


def test_another_ending_is_another_text(folder: Path, run: Run) -> None:
    (folder / "as.txt").write_text("```\n" + BAD + "```\n\n" + GOOD)
    shutil.copy(folder / "as.txt", folder / "as.md")
    for _ in range(2):
        told = run("as.txt", "as.md")[1]
        assert "as.txt:2" in told and "as.md:2" not in told
    assert "as.md:2" in run("as.txt", "as.md", "--format-in", "text")[1]


def test_one_file_standard_input_and_the_environment_leave_the_cache_alone(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("bad.md")
    run(*FILES, "--no-cache")
    monkeypatch.setenv("MTCHECK_NO_CACHE", "1")
    run(*FILES)
    assert Store(os.environ["MTCHECK_CACHE_DIR"]).size().results == 0


def test_a_plug_in_s_check_is_never_remembered(folder: Path, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = Session(default_config(profile="hook", packs=("somewhere",)))
    packed.__dict__["ruleset"] = session.ruleset
    source = read_source("good.txt")
    for name, is_kept in (("of_a_plug_in", False), ("residue", True)):
        monkeypatch.setattr(RuleTable, "checks", lambda self, name=name: iter(["nonwords", name]))
        packed.keep_results()
        packed.check_source(source)
        assert (packed.recall(source) is not None) is is_kept


@settings(max_examples=25)
@given(place=st.integers(0, 10_000), value=st.integers(0, 255), cut=st.booleans())
def test_damage_is_mended_and_never_seen(
    session: Session, tmp_path_factory: pytest.TempPathFactory, place: int, value: int, cut: bool
) -> None:
    path = tmp_path_factory.mktemp("damage") / "bad.txt"
    path.write_text(BAD)
    source = read_source(str(path))
    mine = Session(default_config(profile="hook"))
    mine.__dict__["ruleset"] = session.ruleset
    store = Store(os.environ["MTCHECK_CACHE_DIR"])
    store.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MTCHECK_NO_CACHE")
        mine.keep_results()
    report = mine.check_source(source).report
    [entry] = [file for file in Path(os.environ["MTCHECK_CACHE_DIR"], "results").rglob("*") if file.is_file()]
    held = bytearray(entry.read_bytes())
    held[place % len(held)] = value
    entry.write_bytes(held[: place % len(held)] if cut else held)
    assert mine.check_source(source).report == report
    again = mine.recall(source)
    assert again is not None and again.report == report
