"""`mtcheck rules test ID`: whatever is named is tested, in the company of the rules that would run with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.cli import main

RULE = """\
id: calque/{name}
kind: phrase
from: any
severity: warning
confidence: 0.9
summary: "'{{match}}' should be '{{fix}}'"
why: A word of the test.
swap: {{{name}: {fix}}}
status: {status}
fix: review
examples:
  bad:
    - {{text: The {name} is on the table., at: {name}, fixed: The {fix} is on the table.}}
    - {{text: She saw one {name} in town., at: {name}, fixed: She saw one {fix} in town.}}
  good: [The ball is on the table., She saw one ball in town.]
"""


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pack" / "calque"
    folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return folder


def write(pack: Path, name: str, status: str, fix: str = "ball") -> None:
    (pack / f"{name}.yaml").write_text(RULE.format(name=name, status=status, fix=fix))


@pytest.mark.parametrize("status", ["stable", "preview", "deprecated"])
@pytest.mark.parametrize("named", ["calque/zorb", "calque/zor"])
def test_a_named_rule_is_tested_whatever_its_status(status: str, named: str, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, "zorb", status)
    code = main(["rules", "test", named, "--pack", "pack"])
    err = capsys.readouterr().err
    if named == "calque/zorb":
        assert (code, err) == (0, "1 rules, 0 failures\n")
    else:
        assert code == 2
        assert err == "mtcheck: there is no rule 'calque/zor'\n  fix: did you mean 'calque/zorb'?\n"


def test_a_first_part_takes_all_rules_below_it(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = pack / "house"
    folder.mkdir()
    for name, status in (("zorb", "stable"), ("blorp", "preview"), ("quux", "deprecated")):
        text = RULE.format(name=name, status=status, fix="ball").replace(f"calque/{name}", f"calque/house/{name}")
        (folder / f"{name}.yaml").write_text(text)
    assert main(["rules", "test", "calque/house", "--pack", "pack"]) == 0
    assert capsys.readouterr().err == "3 rules, 0 failures\n"


def test_without_a_name_only_rules_that_run_are_tested(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mtcheck.session.shipped_packs", list)
    for name, status in (("zorb", "preview"), ("blorp", "stable"), ("quux", "deprecated")):
        write(pack, name, status)
    counts = []
    for more in ([], ["--profile", "preview"]):
        assert main(["rules", "test", "--pack", "pack", *more]) == 0
        counts.append(capsys.readouterr().err)
    assert counts == ["1 rules, 0 failures\n", "2 rules, 0 failures\n"]


def test_a_rule_in_preview_is_tested_in_the_company_of_the_others_in_preview(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, "zorb", "preview", fix="blorp")
    write(pack, "blorp", "preview")
    assert main(["rules", "test", "calque/zorb", "--pack", "pack"]) == 1
    assert "[fixed-is-clean] calque/blorp finds 'blorp'" in capsys.readouterr().out
    write(pack, "blorp", "deprecated")
    assert main(["rules", "test", "calque/zorb", "--pack", "pack"]) == 0


def test_a_rule_in_preview_keeps_its_budget_on_clean_text(pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, "zorb", "preview")
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "a.txt").write_text("The council put one zorb on the table of the town hall on Monday.\n")
    assert main(["rules", "test", "calque/zorb", "--pack", "pack", "--clean", "clean"]) == 1
    assert "[clean-budget] 1 hits on clean text, 0 allowed: ['zorb']" in capsys.readouterr().out
