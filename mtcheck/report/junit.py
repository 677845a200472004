"""`--format junit`: a test suite a file, a failed test a finding; what is not new is a skipped test, a file that cannot be read an error."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.errors import MtcheckError
from mtcheck.model import Finding, Report, Status
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.summary import Summary
from mtcheck.report.xml_text import attributes, xml_text
from mtcheck.text.document import Document


class JunitReport(ReportFormat):
    """The shape that Jenkins and GitLab read; times are not measured and left at 0."""

    def __init__(self, context: Context) -> None:
        self._errors: Sequence[MtcheckError] = ()

    def start(self) -> str:
        """The root."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{attributes(name="mtcheck")}>\n'

    def file(self, document: Document, report: Report) -> str:
        """The suite of a file; one passed test where nothing was found."""
        cases = [_case(document, finding) for finding in report.findings]
        cases = cases or [f"    <testcase{attributes(classname=report.path, name='no findings', time=0)}/>"]
        new = sum(f.status is Status.NEW for f in report.findings)
        head = attributes(name=report.path, tests=len(cases), failures=new, errors=0, skipped=len(report.findings) - new, time=0)
        return "\n".join([f"  <testsuite{head}>", *cases, "  </testsuite>", ""])

    def trouble(self, errors: Sequence[MtcheckError]) -> None:
        """What could not be checked gets a suite of its own."""
        self._errors = errors

    def end(self, summary: Summary) -> str:
        """What could not be checked, and the end of the root."""
        if not self._errors:
            return "</testsuites>\n"
        count = len(self._errors)
        lines = [f"  <testsuite{attributes(name='not checked', tests=count, failures=0, errors=count, skipped=0, time=0)}>"]
        for number, error in enumerate(self._errors, 1):
            case = attributes(classname=error.where or "mtcheck", name=f"{number}: {error.what}", time=0)
            what = attributes(message=error.what, type=type(error).__name__)
            lines.append(f"    <testcase{case}><error{what}>{xml_text(str(error))}</error></testcase>")
        return "\n".join([*lines, "  </testsuite>", "</testsuites>", ""])


def _case(document: Document, finding: Finding) -> str:
    where = document.where(finding.span.start)
    place = f"{where.line}:{where.column}"
    case = attributes(classname=document.path, name=f"{place} {finding.rule}", file=document.path, line=where.line, time=0)
    if finding.status is not Status.NEW:
        return f"    <testcase{case}><skipped{attributes(message=f'{finding.status}: {finding.message}')}/></testcase>"
    fixes = " | ".join(s.label or "(delete)" for s in finding.suggestions)
    body = [f"{where}: {finding.severity} {finding.message}", f"text: {finding.text}", f"why: {finding.why}"]
    body += [f"fix: {fixes}"] if fixes else []
    text = "\n".join(map(xml_text, body))
    return f"    <testcase{case}><failure{attributes(message=finding.message, type=finding.rule)}>{text}</failure></testcase>"
