from __future__ import annotations

import json

import jsonschema

from mtcheck.report.json_ import SCHEMA, JsonReport
from mtcheck.report.summary import Summary
from tests.conftest import ROOT
from tests.golden_files import assert_golden
from tests.unit.report.sample_reports import SAMPLES, SIGNATURE, written


def test_golden() -> None:
    assert_golden("check.json", written(JsonReport(SIGNATURE)))


def test_the_output_is_one_object_of_the_published_shape() -> None:
    document = json.loads(written(JsonReport(SIGNATURE)))
    jsonschema.validate(document, json.loads((ROOT / "tests" / "golden" / "check.schema.json").read_text(encoding="utf-8")))
    assert document["schema"] == SCHEMA == 1
    assert document["signature"] == SIGNATURE
    assert [file["path"] for file in document["files"]] == [made.document.path for made in SAMPLES]
    assert document["summary"] == {
        "files": 5,
        "errors": 1,
        "warnings": 4,
        "infos": 1,
        "findings": 6,
        "files_with_findings": 3,
        "failed_files": 1,
    }


def test_no_files_is_an_object_too() -> None:
    report = JsonReport(SIGNATURE)
    document = json.loads(report.start() + report.end(Summary()))
    assert (document["files"], document["summary"]["findings"]) == ([], 0)


def test_any_character_travels_as_ascii() -> None:
    text = written(JsonReport(SIGNATURE))
    assert text.isascii()
    document = json.loads(text)
    odd = document["files"][2]
    assert odd["findings"][0]["text"] == "zorb\x1b[2J"
    assert odd["path"] == SAMPLES[2].document.path


def test_every_file_is_a_line() -> None:
    lines = written(JsonReport(SIGNATURE)).splitlines()
    assert len(lines) == len(SAMPLES)
    assert all(json.loads(line.rstrip(","))["path"] for line in lines[1:-1])
