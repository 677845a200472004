"""What an editor writes into a project: decisions into its baseline, words into its vocabulary."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from mtcheck.baseline import records, vocabulary
from mtcheck.baseline.fingerprints import fingerprint, identities
from mtcheck.baseline.project import project_folder
from mtcheck.baseline.records import Baseline, Record, load_baseline, shortened, update
from mtcheck.baseline.statistics import tally
from mtcheck.errors import MtcheckError
from mtcheck.lsp.hover import Precision
from mtcheck.model import Finding, Report


def ignore(path: str, text: str, report: Report, finding: Finding) -> str:
    """Write into the project's baseline that nobody wants to hear of `finding`; the path of that file. Raises `BaselineError`, `WriteError`, `FileChanged`."""
    folder = project_folder(path, records.NAME)
    name = Baseline(folder).relative(path)
    prints = identities(text, [sentence.span for sentence in report.sentences], report.findings)
    record = Record(
        path=name,
        rule=finding.rule,
        fingerprint=fingerprint(name, prints[report.findings.index(finding)]),
        decision="ignored",
        category=finding.category,
        text=shortened(finding.text),
        who=os.environ.get("USER") or os.environ.get("USERNAME") or "",
        when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        note="in an editor",
    )
    return update(folder, lambda old: old.merged([record])).path


def precision(path: str, rule: str) -> Precision | None:
    """How right `rule` was found to be in the project of the file at `path`; None where nobody decided. A broken baseline counts as none."""
    try:
        baseline = load_baseline(project_folder(path, records.NAME))
    except MtcheckError:
        return None
    for row in tally((record for record in baseline.records.values() if record.rule == rule), lambda record: record.rule):
        if row.precision is not None:
            return row.precision, row.decided
    return None


def vocabulary_file(path: str) -> str:
    """Where words for the file at `path` go."""
    return os.path.join(project_folder(path, vocabulary.NAME), vocabulary.NAME)
