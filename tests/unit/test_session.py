from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from mtcheck import check_text
from mtcheck.errors import FileChanged, InternalError, MtcheckError, RuleError, SourceError, UsageError, internal_error
from mtcheck.model import Status
from mtcheck.session import Session
from tests.conftest import default_config

DIRTY = "Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n"


def path_length(session: Session, path: str) -> int:
    return len(session.check_file(path).report.findings)


def crash(session: Session, path: str) -> int:
    raise ZeroDivisionError(path)


@pytest.mark.parametrize("pattern", ["title/supreme-leader", "title", "title/"])
def test_rules_are_selected_by_id_first_part_or_category(pattern: str) -> None:
    ids = [rule.id for rule in Session(default_config(select=(pattern,))).rules]
    assert "title/supreme-leader" in ids
    assert all(name.startswith("title/") for name in ids)
    assert "title/supreme-leader" not in [rule.id for rule in Session(default_config(ignore=(pattern,))).rules]


@pytest.mark.parametrize("setting", ["select", "ignore"])
@pytest.mark.parametrize(
    ("given", "remedy"), [("title/supreme-leadr", "did you mean 'title/supreme-leader'?"), ("zzzz", "'mtcheck rules list' prints them all")]
)
def test_an_unknown_rule_is_an_error(setting: str, given: str, remedy: str) -> None:
    with pytest.raises(RuleError, match="there is no rule") as caught:
        _ = Session(default_config(**{setting: (given,)})).rules
    assert caught.value.remedy == remedy


def test_the_signature_depends_on_what_changes_a_result() -> None:
    base = Session(default_config()).signature
    assert set(base) == {"tool", "version", "rules", "model", "profile", "config"}
    assert Session(default_config(quotes="skip")).signature["config"] != base["config"]
    assert Session(default_config(select=("title",))).signature["config"] != base["config"]
    assert Session(default_config(exclude=("x",))).signature == base


def test_check_text_needs_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mtcheck.toml").write_text("ignore = ['title']\nbroken")
    monkeypatch.chdir(tmp_path)
    assert [f.text for f in check_text(DIRTY).findings] == ["Supreme Chef"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_come_back_in_order_with_errors_in_their_place(tmp_path: Path, jobs: int, session: Session) -> None:
    paths = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        if number % 10 != 7:
            path.write_text(DIRTY * (number % 3))
        paths.append(str(path))
    results = list(session.map_items(paths, path_length, jobs))
    assert [path for path, _ in results] == paths
    for number, (path, result) in enumerate(results):
        if number % 10 == 7:
            assert isinstance(result, SourceError)
            assert result.where == path
            assert result.what == "does not exist"
        else:
            assert result == number % 3


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_defect_on_one_file_is_an_error_of_that_file(jobs: int, session: Session) -> None:
    paths = [f"{number}.txt" for number in range(30)]
    results = [result for _path, result in session.map_items(paths, crash, jobs)]
    assert len(results) == 30
    assert isinstance(results[3], InternalError)
    assert (results[3].where, results[3].why.split(" (in")[0]) == ("3.txt", "ZeroDivisionError: 3.txt")


def test_a_broken_detector_is_an_error_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(default_config())

    def broken(*_args: Any) -> None:
        raise KeyError("x")

    monkeypatch.setattr(session.engine, "check", broken)
    with pytest.raises(InternalError) as caught:
        session.check_text(DIRTY, "a.txt")
    assert caught.value.where == "a.txt"
    assert "KeyError: 'x' (in tests.unit.test_session:" in caught.value.why
    monkeypatch.setenv("MTCHECK_TRACEBACK", "1")
    with pytest.raises(KeyError):
        session.check_text(DIRTY, "a.txt")


@pytest.mark.parametrize("kind", [MtcheckError, UsageError, RuleError, SourceError, FileChanged, InternalError])
def test_errors_travel_between_processes(kind: type[MtcheckError]) -> None:
    error = kind("what", "where:1:2", "why", "remedy")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error) == "where:1:2: what\n  why: why\n  fix: remedy"


def test_an_internal_error_travels_too() -> None:
    assert str(pickle.loads(pickle.dumps(internal_error(ValueError("odd"), "a.txt")))).startswith(
        "a.txt: internal error\n  why: ValueError: odd"
    )


def test_what_baseline_and_vocabulary_settle_is_no_new_finding(tmp_path: Path, session: Session) -> None:
    article = tmp_path / "a.txt"
    article.write_text(DIRTY)
    (tmp_path / ".mtcheck-vocabulary.txt").write_text("supreme chef\n")
    report = session.check_file(str(article)).report
    assert [f.status for f in report.findings] == [Status.SUPPRESSED]
    assert "title/supreme-leader" not in [name for sentence in report.sentences for name, _value in sentence.evidence]
