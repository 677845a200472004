"""Why sentences have the score they have: for people, and as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mtcheck.files.display import printable
from mtcheck.model import Report, Surprisal
from mtcheck.report.excerpt import excerpt
from mtcheck.report.terms import Terms, name_of, table
from mtcheck.score import is_log_odds
from mtcheck.text.document import Document
from mtcheck.text.language import FEWEST_WORDS


def explained_text(document: Document, report: Report, numbers: Sequence[int], surprisals: Mapping[int, Surprisal], width: int) -> str:
    """The sentences with those indexes, each with the terms of its score, and the terms of the document's at the end."""
    lines = []
    for number in numbers:
        sentence = report.sentences[number]
        reason = _abstained(report, number)
        lines += [
            f"{printable(str(document.where(sentence.span.start)))}: "
            + (f"no score: {reason}" if reason else f"score {sentence.score:.2f}"),
            f"    {''.join(excerpt(document, sentence.span, width - 4))}",
        ]
        if report.language != "xx":
            lines += ["", *_indented(sentence.evidence, sentence.score)]
        if number in surprisals:
            said = surprisals[number]
            least = printable(document.text[said.window.start : said.window.end])
            lines.append(f"    the language model: {said.mean:.1f} bits a word; {said.worst:.1f} in '{least}', which it expected least")
        lines.append("")
    place = printable(report.path)
    if report.score is None:
        return "\n".join([*lines, f"{place}: no score: {report.abstained}", ""])
    return "\n".join([*lines, f"{place}: score {report.score:.2f}, {report.verdict}", "", *_indented(report.evidence, report.score), ""])


def _indented(terms: Terms, score: float | None) -> list[str]:
    return [f"    {line}" for line in table(terms, log_odds=is_log_odds(terms), score=score)]


def _abstained(report: Report, number: int) -> str:
    """Why a sentence has no score; empty where it has one."""
    if report.sentences[number].score is not None:
        return ""
    return "the text is not English" if report.language == "xx" else f"fewer than {FEWEST_WORDS} words"


def explained_rows(document: Document, report: Report, numbers: Sequence[int], surprisals: Mapping[int, Surprisal]) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "path": report.path,
        "sentences": [_sentence_row(document, report, number, surprisals.get(number)) for number in numbers],
        "document": {
            "score": report.score,
            "verdict": report.verdict,
            **({"abstained": report.abstained} if report.abstained else {}),
            **_terms(report.evidence),
        },
    }


def _sentence_row(document: Document, report: Report, number: int, surprisal: Surprisal | None) -> dict[str, Any]:
    span, score, evidence = report.sentences[number]
    where, reason = document.where(span.start), _abstained(report, number)
    row: dict[str, Any] = {
        "index": number,
        "start": span.start,
        "end": span.end,
        "line": where.line,
        "column": where.column,
        "text": document.text[span.start : span.end],
        "score": score,
        **({"abstained": reason} if reason else {}),
        **_terms(evidence),
    }
    if surprisal:
        start, end = surprisal.window
        row["surprisal"] = {"mean": surprisal.mean, "worst": surprisal.worst, "start": start, "end": end}
    return row


def _terms(evidence: Terms) -> dict[str, Any]:
    return {
        "scale": "log-odds" if is_log_odds(evidence) else "-ln(1-score)",
        "terms": [{"name": name, "meaning": name_of(name), "value": value} for name, value in evidence],
    }
