"""Why a stretch of text is shown as a finding, for whoever points at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mtcheck.files.display import printable
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Finding, Safety

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|#!]|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
"""What means something inside of a line of Markdown (CommonMark 0.31, GitHub's links without signs)."""
_FENCE = re.compile(r"`+")
_MOST_SHOWN = 120
_MOST_SUGGESTIONS = 5

Say = Callable[[str], str]
Precision = tuple[float, int]
"""Share of the decided findings of a rule that people agreed with in this project, and how many were decided."""


def markdown(findings: Sequence[Finding], precisions: Sequence[Precision | None]) -> str:
    """The findings one below the other; nothing of the checked text is read as markup."""
    return "\n\n---\n\n".join(_one(f, p, prose, code) for f, p in zip(findings, precisions, strict=True))


def plain(findings: Sequence[Finding], precisions: Sequence[Precision | None]) -> str:
    """The same for a client that shows no Markdown."""
    quoted = "\u2018{}\u2019".format
    return "\n\n".join(_one(f, p, printable, lambda text: quoted(shortened(text))) for f, p in zip(findings, precisions, strict=True))


def _one(finding: Finding, precision: Precision | None, say: Say, quote: Say) -> str:
    languages = ", ".join(map(language_name, finding.sources)) or "any language"
    lines = [
        f"mtcheck, {finding.severity}: {say(finding.message)}",
        f"Why: {say(finding.why)}",
        f"Out of {languages}; rule {quote(finding.rule)}, {finding.category}, confidence {finding.confidence:.2f}{_agreed(precision)}.",
    ]
    shown = finding.suggestions[:_MOST_SUGGESTIONS]
    if shown:
        wordings = " or ".join(quote(s.label) if s.label else "nothing" for s in shown)
        lines.append(f"It probably said: {wordings}{_advice(shown[0].safety)}.")
    return "\n\n".join(lines)


def _agreed(precision: Precision | None) -> str:
    if precision is None:
        return ""
    share, decided = precision
    return f", right in {share:.0%} of {decided} decided here"


def _advice(safety: Safety) -> str:
    return {Safety.SAFE: " (safe to apply)", Safety.REVIEW: " (for a person to choose)", Safety.NONE: " (an explanation)"}[safety]


def prose(text: str) -> str:
    """A sentence with its Markdown signs escaped."""
    return _MARKUP.sub(r"\\\g<0>", printable(text))


def code(text: str) -> str:
    """Words as code, whatever grave accents they hold."""
    text = shortened(text)
    longest = max((len(run) for run in _FENCE.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def shortened(text: str) -> str:
    """`text` on one line, cut where it is long."""
    text = printable(" ".join(text.split()))
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "\u2026"
