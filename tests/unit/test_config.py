from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtcheck.cli import main
from mtcheck.config import OPTIONS, load_config
from mtcheck.errors import ConfigError

WRONG = {"profile": ["3", '"fast"', "[]"], "quotes": ["true", '"loud"'], "fail-on": ['"fatal"', "1"], "theme": ['"pink"', "3"]}
LISTS = ["3", '"one"', "[1]", "{a = 1}", "2026-01-01"]
NUMBERS = ['"3"', "true", "[]", "0", "-1", "nan", "inf", "0.5", "1979-05-27T07:32:00Z"]
FLAGS = ['"yes"', "1", "[]"]
PATHS = ["3", "true", "[]", '["a.gguf"]', '"a\\u0000b"']
TABLES = ["3", '"one"', "[1]", "[[1]]", "true"]
BY_PATH = ["3", '"one"', "[]", "{a = 1}", "{a = [1]}"]
KEYS = ["3", '"q"', "[]", "{quit = 3}", "{quit = [1]}"]
SCORES = ['"a"', "true", "-0.1", "1.1", "nan", "inf", "[0.5]"]
CASES = [
    (name, value)
    for name, option in OPTIONS.items()
    for value in (
        WRONG[name]
        if isinstance(option.shape, tuple)
        else {
            "list": LISTS,
            "rules": LISTS,
            "files": LISTS,
            "languages": LISTS,
            "number": NUMBERS,
            "score": SCORES,
            "flag": FLAGS,
            "keys": KEYS,
            "path": PATHS,
            "overrides": TABLES,
            "rules by path": BY_PATH,
        }[option.shape]
    )
]


@pytest.mark.parametrize(("name", "value"), CASES)
def test_every_setting_of_the_wrong_kind_gives_its_line_and_exit_2(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mtcheck.toml").write_text(f"# settings\n\n{name} = {value}\n")
    (tmp_path / "a.txt").write_text("Nothing.\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "a.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.match(rf"mtcheck: {re.escape(str(tmp_path / 'mtcheck.toml'))}:3:\d+: {name} ", err), err
    assert "\n  fix: " in err


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[other]\nprofile = 1\n\n[tool.mtcheck]\nselect = []\nprofile = 1\n", ":6:1"),
        ('[tool . "mtcheck"]\nprofile = 1\n', ":2:1"),
        ("[tool]\nmtcheck = {profile = 1}\n", ":2:12"),
        ("[project]\n[tool.mtcheck.profile]\na = 1\n", ":2:1"),
    ],
)
def test_the_line_is_that_of_our_own_table(text: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match="profile cannot be") as caught:
        load_config(str(tmp_path))
    assert caught.value.where == f"{path}{where}"


@pytest.mark.parametrize(
    ("data", "what", "where"),
    [
        (b"profile = ", "is not TOML", ""),
        (b"\n\nprofile == 'hook'\n", "is not TOML", ":3:10"),
        (b"profile = '\xff'", "is not TOML", ""),
        (b"a = " + b"[" * 20_000, "is not TOML", ""),
        (b"profil = 'hook'", "unknown setting 'profil'", ":1:1"),
        (b"[mtcheck]\nprofile = 'hook'", "unknown setting 'mtcheck'", ":1:1"),
    ],
)
def test_a_broken_file_says_what_and_where(data: bytes, what: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "mtcheck.toml"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=what) as caught:
        load_config(str(tmp_path))
    assert caught.value.where == f"{path}{where}"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("given", "near"), [("profil", "profile"), ("fail_on", "fail-on"), ("excludes", "exclude"), ("max_bytes", "max-bytes")]
)
def test_an_unknown_setting_names_the_nearest(given: str, near: str, tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text(f"{given} = 1\n")
    with pytest.raises(ConfigError) as caught:
        load_config(str(tmp_path))
    assert caught.value.remedy == f"did you mean {near!r}?"


def test_an_unknown_setting_near_to_none_points_to_the_list(tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text("colour-scheme = 1\n")
    with pytest.raises(ConfigError) as caught:
        load_config(str(tmp_path))
    assert caught.value.remedy == "'mtcheck config show' lists them all"


@pytest.mark.parametrize("text", ["tool = 3\n# mtcheck", 'tool = "mtcheck"', "[tool.other]\nname = 'mtcheck'", "name = 'mtcheck'"])
def test_a_pyproject_without_our_table_is_passed_over(text: str, tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text("profile = 'hook'\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text(text)
    assert load_config(str(inner))["profile"] == "hook"


def test_a_table_of_ours_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nmtcheck = 3\n")
    with pytest.raises(ConfigError, match=r"'tool\.mtcheck' is not a table"):
        load_config(str(tmp_path))


def test_the_nearest_file_wins_as_a_whole(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "mtcheck.toml").write_text("profile = 'hook'\nfail-on = 'error'\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.mtcheck]\nquotes = 'skip'\n")
    config = load_config(str(inner))
    assert (config["quotes"], config["profile"], config["fail-on"]) == ("skip", "default", "info")
    assert config.root == str(tmp_path / "a")
    (tmp_path / "a" / "mtcheck.toml").write_text("quotes = 'check'\n")
    assert load_config(str(inner))["quotes"] == "check"


def test_the_named_file_beats_the_nearest_and_flags_beat_both(tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text("profile = 'hook'\nquotes = 'skip'\n")
    other = tmp_path / "other.toml"
    other.write_text("profile = 'preview'\n")
    config = load_config(str(tmp_path), str(other), {"fail-on": "never", "profile": None})
    assert (config["profile"], config["quotes"], config["fail-on"]) == ("preview", "downweight", "never")
    assert (config.origins["profile"], config.origins["quotes"], config.origins["fail-on"]) == (str(other), "default", "command line")
    assert load_config(str(tmp_path), str(other), {"profile": "default"})["profile"] == "default"


@pytest.mark.parametrize("name", ["gone.toml", ".", ""])
def test_a_named_file_that_cannot_be_read_is_an_error(name: str, tmp_path: Path) -> None:
    explicit = str(tmp_path / name) if name else ""
    with pytest.raises(ConfigError, match="cannot be read") as caught:
        load_config(str(tmp_path), explicit)
    assert caught.value.remedy == "check the path given to --config"


def test_a_byte_order_mark_is_taken(tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_bytes(b"\xef\xbb\xbfprofile = 'hook'\n")
    assert load_config(str(tmp_path))["profile"] == "hook"


def test_packs_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "mtcheck.toml").write_text("packs = ['house']\n")
    assert load_config(str(inner))["packs"] == (str(tmp_path / "house"),)


def test_exclude_is_relative_to_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "mtcheck.toml").write_text("exclude = ['/inner/b.txt', '/a.txt']\n")
    for name in ("a.txt", "b.txt"):
        (inner / name).write_text("Nothing happened in the town on Friday.\n")
    monkeypatch.chdir(inner)
    assert main(["score", "."]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["a.txt"]


def test_config_show_tells_value_and_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mtcheck.toml").write_text("ignore = ['title']\n")
    monkeypatch.chdir(tmp_path)
    for arguments in (["config", "show", "--profile", "hook"], ["config", "--profile", "hook"]):
        assert main(arguments) == 0
        lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
        assert set(lines) == set(OPTIONS)
        assert "'hook'" in lines["profile"]
        assert "command line" in lines["profile"]
        assert "['title']" in lines["ignore"]
        assert str(tmp_path / "mtcheck.toml") in lines["ignore"]
        assert "default" in lines["quotes"]


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ('["french"]', "did you mean 'fr' (French)?"),
        ('["fr", "FR"]', "did you mean 'fr' (French)?"),
        ('["portugese"]', "did you mean 'pt' (Portuguese)?"),
        ('["qqqq"]', "one of: ar, bg, ca"),
    ],
)
def test_an_unknown_language_names_the_nearest(value: str, remedy: str, tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text(f"from = {value}\n")
    with pytest.raises(ConfigError, match="unknown language") as caught:
        load_config(str(tmp_path))
    assert caught.value.where.startswith(f"{tmp_path / 'mtcheck.toml'}:1:")
    assert caught.value.remedy.startswith(remedy)


def test_languages_are_named_once_in_the_order_given(tmp_path: Path) -> None:
    assert load_config(str(tmp_path), flags={"from": ["ru", "fr", "ru"]})["from"] == ("ru", "fr")
