from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mtcheck.cli import main
from mtcheck.errors import ConfigError, RuleError
from mtcheck.plugins import CHECKS_GROUP, PACKS_GROUP, find_check, pack_folder
from mtcheck.session import Session


class Entry(NamedTuple):
    name: str
    value: str
    load: Callable[[], Any]


def fail() -> Any:
    raise ImportError("no module named 'gone'")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: groups.get(group, []))
    return groups


def test_a_built_in_check_is_found_by_its_module(installed: dict[str, list[Entry]]) -> None:
    assert find_check("names").__module__ == "mtcheck.checks.names"


@pytest.mark.parametrize("name", ["nosuch", "../names", "names.run", "_private", "", "na mes", "os"])
def test_an_unknown_check_is_an_error(name: str, installed: dict[str, list[Entry]]) -> None:
    with pytest.raises(RuleError, match="there is no check"):
        find_check(name)


def test_a_check_of_a_plug_in(installed: dict[str, list[Entry]]) -> None:
    def run() -> None: ...

    installed[CHECKS_GROUP] = [Entry("other", "p:x", fail), Entry("house-check", "p:run", lambda: run)]
    assert find_check("house-check") is run


def test_a_plug_in_that_cannot_be_loaded_is_named(installed: dict[str, list[Entry]]) -> None:
    installed[CHECKS_GROUP] = [Entry("house", "p:run", fail)]
    with pytest.raises(RuleError) as caught:
        find_check("house")
    assert (
        str(caught.value)
        == "p:run: the check plug-in 'house' cannot be loaded\n  why: no module named 'gone'\n  fix: update or remove the plug-in"
    )


@pytest.mark.parametrize("returned", ["/a", Path("/a"), b"/a"])
def test_a_pack_of_a_plug_in(returned: object, installed: dict[str, list[Entry]]) -> None:
    installed[PACKS_GROUP] = [Entry("other", "p:x", fail), Entry("house", "p:folder", lambda: lambda: returned)]
    assert pack_folder("house") == "/a"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("hause", "did you mean 'house'?"), ("zzzz", "install the distribution that brings it, in the environment that runs mtcheck")],
)
def test_an_unknown_pack_is_an_error_of_whoever_asks(name: str, remedy: str, installed: dict[str, list[Entry]]) -> None:
    installed[PACKS_GROUP] = [Entry("house", "p:folder", fail)]
    with pytest.raises(ConfigError) as caught:
        pack_folder(name, "mtcheck.toml")
    assert (caught.value.what, caught.value.where, caught.value.remedy) == (f"there is no pack plug-in {name!r}", "mtcheck.toml", remedy)


@pytest.mark.parametrize("load", [fail, lambda: fail, lambda: None, lambda: lambda: None, lambda: lambda: 5])
def test_a_pack_that_cannot_be_used_is_named(load: Callable[[], Any], installed: dict[str, list[Entry]]) -> None:
    installed[PACKS_GROUP] = [Entry("house", "p:folder", load)]
    with pytest.raises(RuleError, match="the pack plug-in 'house' cannot be loaded") as caught:
        pack_folder("house")
    assert caught.value.where == "p:folder"
    assert caught.value.why


RULE = """\
id: calque/zorb
kind: phrase
from: any
severity: warning
confidence: 0.9
summary: "'{match}' should be '{fix}'"
why: A word of the house.
swap: {zorb: ball}
fix: review
examples:
  bad:
    - {text: The zorb is on the table., at: zorb, fixed: The ball is on the table.}
    - {text: She saw a zorb in town., at: zorb, fixed: She saw a ball in town.}
  good: [The ball is on the table., She saw a ball in town.]
"""
TEXT = "The council put a zorb on the table of the town hall on Monday.\n"


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """A folder as pip leaves it: a package with a pack, and the metadata that names it."""
    site = tmp_path / "site"
    (site / "house_style" / "rules" / "calque").mkdir(parents=True)
    (site / "house_style" / "rules" / "calque" / "zorb.yaml").write_text(RULE)
    (site / "house_style" / "__init__.py").write_text(
        "import os\n\n\ndef folder():\n    return os.path.join(os.path.dirname(__file__), 'rules')\n"
    )
    metadata = site / "house_style-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: house-style\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[{PACKS_GROUP}]\nhouse = house_style:folder\n")
    return site


@pytest.fixture
def work(tmp_path: Path, distribution: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(distribution))
    monkeypatch.delitem(sys.modules, "house_style", raising=False)
    return folder


def test_an_installed_pack_runs_where_it_is_asked_for_only(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt"]) == 0
    assert main(["check", "--pack", "plugin:house", "a.txt"]) == 1
    assert "(calque/zorb)" in capsys.readouterr().out
    (work / "mtcheck.toml").write_text('packs = ["plugin:house"]\n')
    assert main(["check", "a.txt"]) == 1
    assert "(calque/zorb)" in capsys.readouterr().out
    assert "calque/zorb" in Session().ruleset


def test_an_unknown_pack_stops_the_run_and_says_who_asked(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--pack", "plugin:hous", "a.txt"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "mtcheck: command line: there is no pack plug-in 'hous'"
    (work / "mtcheck.toml").write_text('packs = ["plugin:hous"]\n')
    assert main(["check", "a.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == f"mtcheck: {work / 'mtcheck.toml'}: there is no pack plug-in 'hous'"
    assert err.splitlines()[-1] == "  fix: did you mean 'house'?"


def test_a_folder_may_have_the_name_of_a_plug_in(work: Path, distribution: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (distribution / "house_style" / "rules").rename(work / "plugin:mine")
    (work / "mtcheck.toml").write_text('packs = ["./plugin:mine"]\n')
    assert main(["check", "a.txt"]) == 1
    assert "(calque/zorb)" in capsys.readouterr().out


def test_a_run_without_plug_ins_reads_no_entry_points(work: Path) -> None:
    code = "import sys; from mtcheck.cli import main; main(sys.argv[1:]); print('importlib.metadata' in sys.modules, file=sys.stderr)"
    loaded = {}
    for pack in ("./pack", "plugin:house"):
        if pack == "./pack":
            (work / "pack" / "calque").mkdir(parents=True)
            (work / "pack" / "calque" / "zorb.yaml").write_text(RULE)
        environment = {"PYTHONPATH": ":".join(path for path in sys.path if path)}
        for _ in range(2):  # the first run fills the rule cache
            run = subprocess.run(
                [sys.executable, "-c", code, "check", "--pack", pack, "a.txt"],
                capture_output=True,
                text=True,
                check=True,
                cwd=work,
                env={**environment, "MTCHECK_CACHE_DIR": str(work / "cache")},
            )
        assert "(calque/zorb)" in run.stdout
        loaded[pack] = run.stderr.strip()
    assert loaded == {"./pack": "False", "plugin:house": "True"}
