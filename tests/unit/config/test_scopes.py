from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.cli import main
from mtcheck.config import load_config
from mtcheck.config.scopes import Scopes
from mtcheck.errors import ConfigError
from mtcheck.session import Session

DIRTY = "Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n"
SETTINGS = """profile = "hook"
ignore = ["typography"]
[per-file-ignores]
"drafts/" = ["title"]
[[overrides]]
paths = ["archive/", "*.old.txt"]
fail-on = "never"
ignore = ["calque"]
[[overrides]]
paths = ["/archive/new/"]
fail-on = "error"
vocabulary = ["words.txt"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mtcheck.toml").write_text(SETTINGS)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "fail_on", "ignore", "words"),
    [
        ("a.txt", "info", ("typography",), 0),
        ("drafts/a.txt", "info", ("typography", "title"), 0),
        ("archive/a.txt", "never", ("typography", "calque"), 0),
        ("deep/archive/a.txt", "never", ("typography", "calque"), 0),
        ("archive/new/a.txt", "error", ("typography", "calque"), 1),
        ("deep/archive/new/a.txt", "never", ("typography", "calque"), 0),
        ("b.old.txt", "never", ("typography", "calque"), 0),
        ("archive.txt", "info", ("typography",), 0),
        ("<stdin>", "info", ("typography",), 0),
    ],
)
def test_later_overrides_win_and_ignores_add_up(folder: Path, name: str, fail_on: str, ignore: tuple[str, ...], words: int) -> None:
    scopes = Scopes(load_config(str(folder)))
    config = scopes.at(name if name.startswith("<") else str(folder / name))
    assert (config["fail-on"], config["ignore"], len(config["vocabulary"])) == (fail_on, ignore, words)
    assert all(file == str(folder / "words.txt") for file in config["vocabulary"])


def test_the_command_line_beats_overrides(folder: Path) -> None:
    scopes = Scopes(load_config(str(folder), flags={"fail-on": "warning", "ignore": ["name"]}))
    config = scopes.at(str(folder / "archive" / "a.txt"))
    assert (config["fail-on"], config["ignore"]) == ("warning", ("name", "calque"))


def test_equal_settings_are_one_object_and_one_session(folder: Path) -> None:
    session = Session(load_config(str(folder)))
    assert session.at(str(folder / "archive" / "a.txt")) is session.at(str(folder / "archive" / "b" / "c.txt"))
    assert session.at(str(folder / "a.txt")) is session
    part = session.at(str(folder / "drafts" / "a.txt"))
    assert part.at(str(folder / "archive" / "a.txt")) is part


def test_what_holds_where_is_obeyed_by_check(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("drafts", "archive"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text(DIRTY)
    monkeypatch.chdir(folder)
    assert main(["check", "drafts"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "archive"]) == 0
    assert "title/supreme-leader" in capsys.readouterr().out
    (folder / "a.txt").write_text(DIRTY)
    assert main(["check", "archive", "a.txt"]) == 1
    assert main(["config", "show", "--path", "archive/a.txt"]) == 0
    assert "'never'" in capsys.readouterr().out


def test_named_files_are_excluded_only_where_that_is_forced(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mtcheck.toml").write_text("profile = 'hook'\nexclude = ['old/']\n")
    (folder / "old").mkdir()
    (folder / "old" / "a.txt").write_text(DIRTY)
    monkeypatch.chdir(folder)
    assert main(["check", "old/a.txt"]) == 1
    assert main(["check", "--force-exclude", "old/a.txt"]) == 0
    assert main(["fix", "--force-exclude", "old/a.txt"]) == 0


@pytest.mark.parametrize(
    ("text", "what", "place", "remedy"),
    [
        ("[[overrides]]\nfail-on = 'never'\n", "an override without paths", ":1:1", "write paths"),
        (
            "[[overrides]]\npaths = ['a']\nfail_on = 'never'\n",
            "unknown setting 'fail_on' in an override",
            ":3:1",
            "did you mean 'fail-on'?",
        ),
        ("[[overrides]]\npaths = ['a']\nmax-bytes = 1\n", "max-bytes cannot be overridden", ":3:1", "an override may have"),
        ("[[overrides]]\npaths = ['a', 3]\n", "paths must be a list of strings", ":2:15", "write paths"),
        ("[[overrides]]\npaths = ['a']\nfail-on = 'eror'\n", "fail-on cannot be 'eror'", ":3:1", "did you mean 'error'?"),
        ("overrides = [{paths = ['a'], quotes = 1}]\n", "quotes cannot be 1", ":1:30", "one of: check"),
    ],
)
def test_a_broken_override_says_what_and_where(text: str, what: str, place: str, remedy: str, tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text(text)
    with pytest.raises(ConfigError, match=what) as caught:
        load_config(str(tmp_path))
    assert caught.value.where == f"{tmp_path / 'mtcheck.toml'}{place}"
    assert caught.value.remedy.startswith(remedy)


def test_config_check_reports_everything_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "mtcheck.toml"
    settings.write_text("profil = 'hook'\nfail-on = 'eror'\n")
    assert main(["config", "check"]) == 2
    err = capsys.readouterr().err
    assert f"{settings}:1:1: unknown setting 'profil'" in err
    assert f"{settings}:2:1: fail-on cannot be 'eror'" in err
    settings.write_text("ignore = ['title', 'titel']\nvocabulary = ['gone.txt']\n[per-file-ignores]\n'a' = ['name', 'nam']\n")
    assert main(["config", "check"]) == 2
    err = capsys.readouterr().err
    assert f"{settings}:1:20: there is no rule 'titel'\n  fix: did you mean 'title'?" in err
    assert f"{settings}:4:16: there is no rule 'nam'" in err
    assert f"{tmp_path / 'gone.txt'}: the vocabulary cannot be read" in err
    settings.write_text("profile = 'hook'\n")
    assert main(["config", "check"]) == 0
    assert capsys.readouterr() == ("", "")
