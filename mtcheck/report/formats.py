"""Report formats by name: those that are here, and those of plug-ins. Each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from mtcheck.plugins import find_report, report_names
from mtcheck.report.form import Context, ReportFormat

BUILT_IN = {
    "text": "for people",
    "json": "one object, for programs",
    "jsonl": "an object a line",
    "sarif": "SARIF 2.1.0: code scanning, editors",
    "github": "workflow annotations and a job summary",
    "gitlab": "GitLab code quality",
    "junit": "JUnit XML",
    "rdjson": "reviewdog",
    "checkstyle": "Checkstyle XML",
    "csv": "a row a finding",
    "markdown": "tables for a comment",
    "html": "one page to read, print and pass on",
}
_CLASSES = {
    "jsonl": ("json_lines", "JsonLinesReport"),
    "sarif": ("sarif", "SarifReport"),
    "github": ("github", "GithubReport"),
    "gitlab": ("gitlab", "GitlabReport"),
    "junit": ("junit", "JunitReport"),
    "rdjson": ("rdjson", "RdjsonReport"),
    "checkstyle": ("checkstyle", "CheckstyleReport"),
    "csv": ("csv_", "CsvReport"),
    "markdown": ("markdown", "MarkdownReport"),
    "html": ("html", "HtmlReport"),
}


def known_formats() -> Sequence[str]:
    """Names of all formats, those of installed plug-ins last. Reads the entry points of the environment (40 ms)."""
    return [*BUILT_IN, *(name for name in report_names() if name not in BUILT_IN)]


def make_format(name: str, context: Context) -> ReportFormat:
    """A new instance of the format `name`. Raises `ConfigError` where there is none, `RuleError` where a plug-in cannot be used."""
    if name == "text":
        from mtcheck.report.text import TextReport

        return TextReport(context.width, context.colour)
    if name == "json":
        from mtcheck.report.json_ import JsonReport

        return JsonReport(context.signature())
    if name in _CLASSES:
        module, kind = _CLASSES[name]
        made: ReportFormat = getattr(import_module(f"mtcheck.report.{module}"), kind)(context)
        return made
    return find_report(name, ReportFormat, context)
