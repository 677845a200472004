"""A checker small enough to reason about, and reviews of short texts made with it."""

from __future__ import annotations

import re

from mtcheck.files.read import digest_of
from mtcheck.model import Edit, Finding, Report, Safety, SentenceScore, Severity, Source, Span, Status, Suggestion

FIXES = {
    "supreme chief": (("Supreme Leader", "supreme leader"), Severity.ERROR, 0.95),
    "OTAN": (("NATO",), Severity.ERROR, 0.9),
    "informations": (("information",), Severity.WARNING, 0.6),
    "Marcha": ((), Severity.INFO, 0.4),
}
TEXT = (
    "The supreme chief spoke in Qom on Friday about the informations he had.\n"
    "Ministers of the OTAN met in Brussels on the same day.\n"
    "Nothing is wrong with this sentence about the weather.\n"
    "The Marcha was read by the supreme chief in the evening.\n"
)


def check(text: str) -> Report:
    """Every wording of `FIXES` is a finding; every line that is not blank is a sentence."""
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]
    findings = []
    for wording, (fixes, severity, confidence) in FIXES.items():
        for match in re.finditer(re.escape(wording), text):
            span = Span(match.start(), match.end())
            index = max(i for i, s in enumerate(sentences) if s.start <= span.start)
            suggestions = tuple(Suggestion((Edit(span, fix),), fix, Safety.REVIEW) for fix in fixes)
            rule = f"test/{wording.replace(' ', '-').lower()}"
            message, why = f"'{wording}' reads as a rendering", "A *word* of the source language stayed in the text."
            findings.append(
                Finding(rule, "calque", span, index, message, why, ("fr",), severity, confidence, suggestions, Status.NEW, wording)
            )
    findings.sort(key=lambda f: (f.span, f.rule))
    scores = []
    for i, span in enumerate(sentences):
        innocence = 1.0
        for finding in findings:
            if finding.sentence == i:
                innocence *= 1 - finding.confidence
        scores.append(SentenceScore(span, round(1 - innocence, 4)))
    total = round(min(0.9, 0.15 * len(findings)), 4)
    return Report("article.txt", "en", None, tuple(findings), tuple(scores), total, "suspect" if findings else "clean", ())


def source(path: str, text: str) -> Source:
    """`text` as if read from `path`."""
    return Source(path, text, "utf-8", b"", digest_of(text.encode("utf-8", "surrogateescape")))
