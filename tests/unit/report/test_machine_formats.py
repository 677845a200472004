"""The formats that other programs read: well formed, and what their specifications ask for, whatever the text holds."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping

import pytest

from mtcheck.errors import SourceError
from mtcheck.model import Finding, Rule, Status
from mtcheck.report.csv_ import COLUMNS
from mtcheck.report.form import Context
from mtcheck.report.formats import BUILT_IN, make_format
from mtcheck.report.github import ANNOTATIONS
from mtcheck.report.summary import Summary, summarize
from mtcheck.session import Session
from tests.conftest import default_config
from tests.unit.report.sample_reports import SAMPLES, SIGNATURE

FOUND: list[tuple[str, Finding]] = [(report.path, finding) for _document, report in SAMPLES for finding in report.findings]
NEW = [(path, finding) for path, finding in FOUND if finding.status is Status.NEW]


RULE = Session(default_config()).ruleset.rules[0]


def printed(name: str, environment: Mapping[str, str] = {}, trouble: bool = False) -> str:
    """All samples in a format, put together as `mtcheck check` does."""

    def known(ids: Iterable[str]) -> list[Rule]:
        return [RULE._replace(id=each) for each in ids]

    report = make_format(name, Context(lambda: SIGNATURE, known, environment=environment))
    text = report.start() + "".join(report.add(report.file(document, result)) for document, result in SAMPLES)
    if trouble:
        report.trouble([SourceError("cannot be read", "gone <&>.txt", "it is not there", "name another")])
    end = report.end(sum((summarize(result) for _document, result in SAMPLES), Summary(failed_files=int(trouble))))
    return text + (end if isinstance(end, str) else "".join(end))


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_format_can_be_written_as_utf_8_and_holds_no_control(name: str) -> None:
    text = printed(name, trouble=True)
    assert text.encode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", text)


def test_sarif_is_what_the_standard_asks_for() -> None:
    log = json.loads(printed("sarif", trouble=True))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    # section 3.20.21: said where a tool could not look at everything
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": run["invocations"][0]["toolExecutionNotifications"],
        }
    ]
    assert {note["level"] for note in run["invocations"][0]["toolExecutionNotifications"]} == {"note", "error"}
    named = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert len(run["results"]) == len(FOUND)
    for result, (_path, finding) in zip(run["results"], FOUND, strict=True):
        assert result["ruleId"] == finding.rule and finding.rule in named
        assert result["level"] in ("error", "warning", "note") and result["kind"] == "fail"
        assert result["message"]["text"] and 0 <= result["rank"] <= 100
        assert [each["kind"] for each in result.get("suppressions", [])] == ([] if finding.status is Status.NEW else ["external"])
        assert re.fullmatch(r"\S+/v1", next(iter(result["partialFingerprints"])))
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%!$&'()*+,;=:@-]+", place["artifactLocation"]["uri"])
        region = place["region"]
        assert (region["charOffset"], region["charLength"]) == (finding.span.start, finding.span.end - finding.span.start)
        assert region["startLine"] >= 1 and region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            assert change["artifactLocation"] == place["artifactLocation"]
            assert all({"deletedRegion", "insertedContent"} == set(one) for one in change["replacements"])
    assert len(
        {
            json.dumps(result["partialFingerprints"]) + result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for result in run["results"]
        }
    ) == len(FOUND)


def test_gitlab_has_the_new_findings_with_fingerprints_of_their_own() -> None:
    rows = json.loads(printed("gitlab"))
    assert [(row["location"]["path"].encode(), row["check_name"]) for row in rows if "odd" not in row["location"]["path"]] == [
        (path.encode(), finding.rule) for path, finding in NEW if "odd" not in path
    ]
    assert len({row["fingerprint"] for row in rows}) == len(rows) == len(NEW)
    for row in rows:
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert row["description"] and row["location"]["lines"]["begin"] >= 1


def test_gitlab_paths_are_those_of_the_project() -> None:
    assert printed("gitlab", {"CI_PROJECT_DIR": "/somewhere/else"}) == printed("gitlab")


def test_junit_counts_what_it_holds() -> None:
    root = ElementTree.fromstring(printed("junit", trouble=True))
    assert root.tag == "testsuites"
    assert len(root) == len(SAMPLES) + 1
    for suite in root:
        cases = suite.findall("testcase")
        counted = {"tests": len(cases)} | {
            f"{name}s" if name != "skipped" else name: sum(case.find(name) is not None for case in cases)
            for name in ("failure", "error", "skipped")
        }
        assert {name: int(suite.get(name, "-1")) for name in counted} == counted
        assert all(case.get("classname") and case.get("name") for case in cases)
    assert len(root.findall(".//failure")) == len(NEW)
    (error,) = root.findall(".//error")
    assert error.get("type") == "SourceError" and "gone <&>.txt" in (error.text or "")


def test_checkstyle_has_an_element_a_file_and_an_error_a_finding() -> None:
    root = ElementTree.fromstring(printed("checkstyle"))
    assert root.tag == "checkstyle" and root.get("version")
    assert len(root.findall("file")) == len(SAMPLES)
    errors = root.findall("file/error")
    assert [(error.get("source"), error.get("severity")) for error in errors] == [
        (f"mtcheck.{f.rule}", str(f.severity)) for _path, f in NEW
    ]
    assert all(int(error.get("line", "0")) >= 1 and int(error.get("column", "0")) >= 1 and error.get("message") for error in errors)


def test_rdjson_columns_count_bytes() -> None:
    result = json.loads(printed("rdjson"))
    assert len(result["diagnostics"]) == len(NEW)
    documents = {report.path: document for document, report in SAMPLES}
    for row, (path, finding) in zip(result["diagnostics"], NEW, strict=True):
        assert row["severity"] in ("ERROR", "WARNING", "INFO") and row["message"] and row["code"]["value"] == finding.rule
        start = row["location"]["range"]["start"]
        line = documents[path].text.replace("\r\n", "\n").split("\n")[start["line"] - 1]
        before = line.encode(errors="surrogatepass")[: start["column"] - 1].decode(errors="surrogatepass")
        assert line[len(before) :].startswith(finding.text.split("\n")[0])
        for suggestion in row.get("suggestions", []):
            assert set(suggestion) == {"range", "text"}


def test_csv_rows_have_all_columns_and_no_formula() -> None:
    head, *rows = csv.reader(io.StringIO(printed("csv")))
    assert tuple(head) == COLUMNS
    assert [len(row) for row in rows] == [len(COLUMNS)] * len(FOUND)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "@"))]


def test_github_annotations_are_commands_and_nothing_else_is() -> None:
    lines = printed("github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == min(len(NEW), 3 * ANNOTATIONS)
    for line in commands:
        assert re.match(r"::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,title=[^,]+(,col=\d+,endColumn=\d+)?::.", line)
    assert [line for line in lines if line.lstrip().startswith("##[")] == []


def test_markdown_tables_are_whole() -> None:
    rows = [line for line in printed("markdown").splitlines() if line.startswith("|")]
    widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
    assert rows and len(widths) == 1
