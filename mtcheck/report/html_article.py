"""One document as HTML: verdict, plot, the text with heat and marks, the findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.lexicon.languages import language_name
from mtcheck.model import Finding, Report, Severity, Status
from mtcheck.report.html_plot import level, plot
from mtcheck.report.html_text import html_text
from mtcheck.report.text import verdict
from mtcheck.text.document import Document

_NUMBERED_FROM = 0.4
"""Sentences from this score on show it as a number, so that no colour is needed to see them."""

_EMPHASIS = re.compile(r"\*([^*\s](?:[^*\n]{0,200}[^*\s])?)\*(?!\w)")
"""Foreign words in the reasons that rules give, between asterisks."""


def article(document: Document, report: Report, prefix: str) -> str:
    """The section of a document; `prefix` (letters and digits) makes its ids its own."""
    problems = "".join(f'<p class="problem">{html_text(problem.message)}</p>\n' for problem in report.problems)
    text = "".join(_passages(document, report, prefix))
    items = "\n".join(_item(document, finding, number, prefix) for number, finding in enumerate(report.findings, 1))
    findings = f'<h3>Findings</h3>\n<ol class="findings">\n{items}\n</ol>' if items else "<p>No findings.</p>"
    return (
        f'<article id="{prefix}">\n<h2>{html_text(report.path)} <a class="up" href="#top">overview</a></h2>\n'
        f'<p class="verdict">{html_text(verdict(report))}</p>\n{problems}'
        f'{plot(report, prefix)}\n<h3>Text</h3>\n<div class="text">{text}</div>\n{findings}\n</article>\n'
    )


def _passages(document: Document, report: Report, prefix: str) -> Iterator[str]:
    """The whole text, cut wherever a sentence or a finding begins or ends."""
    text, sentences, findings = document.text, report.sentences, report.findings
    cuts = {0, len(text)}
    for sentence in sentences:
        cuts.update(sentence.span)
    for finding in findings:
        cuts.update(finding.span)
    places = sorted(cuts)
    upcoming = sorted(enumerate(findings, 1), key=lambda row: (row[1].span, row[0]))
    active: list[tuple[int, Finding]] = []
    waiting, inside = 0, -1
    for number, start in enumerate(places):
        yield from _closing(active, start, prefix)
        active = [row for row in active if row[1].span.end > start]
        if 0 <= inside < len(sentences) and sentences[inside].span.end == start and sentences[inside].span.start < start:
            yield _sentence_end(sentences[inside].score)
        if inside + 1 < len(sentences) and sentences[inside + 1].span.start == start < sentences[inside + 1].span.end:
            inside += 1
            score = sentences[inside].score
            title = "no score" if score is None else f"score {score:.2f}"
            yield f'<span class="s h{level(score)}" id="{prefix}-s{inside + 1}" title="{title}">'
        while waiting < len(upcoming) and upcoming[waiting][1].span.start == start:
            row = upcoming[waiting]
            waiting += 1
            if row[1].span.end == start:
                yield from _closing([row], start, prefix)
            else:
                active.append(row)
        end = places[number + 1] if number + 1 < len(places) else start
        words = html_text(text[start:end])
        if active and words:
            row = max(active, key=lambda row: (row[1].status is Status.NEW, row[1].severity, -row[0]))
            names = " ".join(f"f{number}" for number, _finding in active)
            yield f'<mark class="{_kind(row[1])}" data-of="{names}">{words}</mark>'
        else:
            yield words


def _closing(active: list[tuple[int, Finding]], at: int, prefix: str) -> Iterator[str]:
    for number, finding in active:
        if finding.span.end == at:
            yield f'<a class="ref" id="{prefix}-m{number}" href="#{prefix}-f{number}" aria-label="finding {number}">{number}</a>'


def _sentence_end(score: float | None) -> str:
    return f'<small class="n">{score:.2f}</small></span>' if score is not None and score >= _NUMBERED_FROM else "</span>"


def _kind(finding: Finding) -> str:
    return {Severity.ERROR: "e", Severity.WARNING: "w", Severity.INFO: "i"}[finding.severity] if finding.status is Status.NEW else "o"


def _item(document: Document, finding: Finding, number: int, prefix: str) -> str:
    where = document.where(finding.span.start)
    data = {"severity": finding.severity, "category": finding.category, "status": finding.status, "confidence": finding.confidence}
    values = "".join(f' data-{name}="{html_text(str(value))}"' for name, value in data.items())
    origin = ", ".join(language_name(code) for code in finding.sources)
    fixes = "".join(
        f"<li>{f'<ins>{html_text(s.label)}</ins>' if s.label else '(delete)'} <small>{s.safety}</small></li>" for s in finding.suggestions
    )
    why = _EMPHASIS.sub(r"<em>\1</em>", html_text(finding.why))
    status = "" if finding.status is Status.NEW else f' <span class="status">{finding.status}</span>'
    return (
        f'<li id="{prefix}-f{number}"{values}>'
        f'<p><a class="back" href="#{prefix}-m{number}">{where.line}:{where.column}</a> '
        f'<strong class="sev {_kind(finding)}">{finding.severity}</strong>{status} '
        f"<q>{html_text(finding.text)}</q> {html_text(finding.message)}</p>"
        + (f'<p>Perhaps:</p><ul class="fixes">{fixes}</ul>' if fixes else "")
        + f"<p>{why}</p>"
        + f"<p><small><code>{html_text(finding.rule)}</code>, {html_text(finding.category)}, confidence {finding.confidence:.2f}"
        + (f", out of {html_text(origin)}" if origin else "")
        + "</small></p></li>"
    )
