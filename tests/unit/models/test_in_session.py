"""The model as users meet it: its findings beside those of rules, and runs that have to do without it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from mtcheck.cli import main
from mtcheck.engine import DEFAULT_SETTINGS, Engine, Settings, beside
from mtcheck.errors import ModelError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Finding, Hit, Report, Rule, Safety, Severity, Span, Status
from mtcheck.models.reading import FluencyModel
from mtcheck.session import NO_MODEL, Session
from mtcheck.text.document import Document
from tests.conftest import default_config
from tests.model_files import write_model

TEXT = "Nobody has claimed any part in the attack, and \u201cthe mayor of the town spoke to the press on Friday\u201d."


def rule(quotes: str = "check") -> Rule:
    body = {"model": "fluency", "level": "wording", "quotes": quotes, "guards": {}}
    texts = ("reads like this: {words}", "why", body, (), (), Safety.NONE, "stable", "0.1.0", 0, "x.yaml")
    return Rule("fluency/x", "model", "fluency", (), Severity.ERROR, 0.5, *texts)


def report(folder: str, settings: Settings = DEFAULT_SETTINGS, text: str = TEXT, quotes: str = "check") -> Report:
    read = FluencyModel(folder, 1).read
    return Engine([rule(quotes)], shipped_lexicon(), lambda _name: lambda *_a: [], settings, read).check(Document("a.txt", text))


def test_a_model_rule_words_the_hit_and_weighs_it(tmp_path: Path) -> None:
    findings = report(write_model(tmp_path, 0.5), Settings("check")).findings
    assert findings
    for finding in findings:
        assert finding.message.startswith("reads like this: '")
        assert finding.text == TEXT[finding.span.start : finding.span.end]
        assert 0.25 <= finding.confidence <= 0.5
        assert finding.suggestions == ()


def test_quoted_speech_is_left_out_where_the_settings_or_the_rule_say_so(tmp_path: Path) -> None:
    folder = write_model(tmp_path, 0.1)
    opening = TEXT.index("\u201c")
    assert any(f.span.start > opening for f in report(folder).findings)
    for found in (report(folder, Settings("skip")), report(folder, quotes="skip")):
        assert found.findings
        assert not any(f.span.start > opening for f in found.findings)


def test_short_sentences_have_no_findings(tmp_path: Path) -> None:
    text = "It rained in the town. Nobody spoke. The mayor left early."
    assert report(write_model(tmp_path, 0.01), text=text).findings == ()


def test_an_engine_without_the_model_has_none_of_its_findings(tmp_path: Path) -> None:
    engine = Engine([rule()], shipped_lexicon(), lambda _name: lambda *_a: [], Settings(), FluencyModel(write_model(tmp_path, 0.1), 1).read)
    document = Document("a.txt", TEXT)
    assert engine.findings(document)
    assert engine.without_model().findings(document) == []
    assert engine.without_model().check(document).findings == ()


def test_doubts_are_heard_where_rules_have_caught_a_text_out(tmp_path: Path) -> None:
    read = FluencyModel(write_model(tmp_path, 0.1), 1).read
    doubt = rule()._replace(id="fluency/doubt", tier="company")
    spots = Rule("acronym/x", "check", "acronym", ("fr",), Severity.ERROR, 0.9, "m", "w", {"check": "x", "params": {}, "guards": {}, "quotes": "check"},
                 (), (), Safety.NONE, "stable", "0.1.0", 0, "x.yaml")  # fmt: skip
    document = Document("a.txt", TEXT)

    def found(words: Sequence[str], settings: Settings = DEFAULT_SETTINGS) -> set[str]:
        hits = [Hit(Span(TEXT.index(word), TEXT.index(word) + len(word))) for word in words]
        engine = Engine([doubt, spots], shipped_lexicon(), lambda _name: lambda *_a: hits, settings, read)
        return {f.rule for f in engine.check(document).findings}

    assert found(["Nobody"]) == {"acronym/x"}
    assert found(["Nobody", "claimed", "attack"]) == {"acronym/x", "fluency/doubt"}
    assert found([], Settings(unaccompanied=True)) == {"fluency/doubt"}


def finding(name: str, start: int, end: int, confidence: float, severity: Severity = Severity.INFO) -> Finding:
    return Finding(name, "fluency", Span(start, end), 0, "m", "w", (), severity, confidence, (), Status.NEW, "t")


def test_a_rule_outranks_the_model_however_sure_the_model_is() -> None:
    by_rule = finding("calque/x", 10, 14, 0.1)
    loud, quiet, apart = (
        finding("fluency/a", 0, 12, 0.9, Severity.ERROR),
        finding("fluency/b", 4, 9, 0.2),
        finding("fluency/c", 20, 25, 0.9),
    )
    assert beside([by_rule], [loud, quiet, apart]) == [quiet, by_rule, apart]
    assert beside([], [quiet, loud]) == [loud]


@pytest.fixture
def no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTCHECK_MODEL", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The mayor of the town spoke to the press on Friday.\n")
    return tmp_path


def test_a_missing_model_is_told_once_and_changes_no_exit_code(no_model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "b.txt"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("the fluency model is missing") == 1
    assert err.count("only the rules are used") == 1
    assert main(["check", "--profile", "hook", "a.txt"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["compare a.txt b.txt", "review --plain a.txt", "rules measure --corpus a.txt --cost-words 0 -j 1"])
def test_verbs_that_look_at_scores_tell_that_there_is_no_model(
    no_model: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"q\n")))
    assert main(command.split()) == 0
    assert capsys.readouterr().err.count("the fluency model is missing") == 1


@pytest.mark.parametrize("verb", ["check", "score", "fix"])
def test_a_required_model_that_is_missing_gives_2(no_model: Path, verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--require-model", "a.txt"]) == 2
    assert "the fluency model is missing" in capsys.readouterr().err
    (no_model / "mtcheck.toml").write_text("require-model = true\n")
    assert main([verb, "a.txt"]) == 2
    capsys.readouterr()
    assert main([verb, "--profile", "hook", "a.txt"]) == 0


def test_json_says_that_there_was_no_model(no_model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", "a.txt"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["signature"]["model"] == "none"
    assert [problem["code"] for problem in printed["files"][0]["problems"]] == [NO_MODEL]


def test_the_signature_has_the_digest_where_the_model_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_model(tmp_path)
    monkeypatch.setenv("MTCHECK_MODEL", folder)
    assert Session(default_config()).signature["model"] == FluencyModel(folder).digest
    assert Session(default_config(profile="hook")).signature["model"] == "none"


def test_a_model_that_fails_when_it_runs_is_a_problem_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_model: FluencyModel, _document: Document) -> None:
        raise ModelError("the fluency model cannot be run")

    monkeypatch.setattr(FluencyModel, "read", broken)
    (problem,) = Session(default_config()).check_text(TEXT).problems
    assert problem.code == NO_MODEL
    with pytest.raises(ModelError):
        Session(default_config(**{"require-model": True})).check_text(TEXT)
