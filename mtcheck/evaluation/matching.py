"""When a finding hits an annotated span, and when a suggestion is the fix that the annotator had in mind.

The advice that comes with the annotation scheme (`seeds/README.md`): a hit overlaps the span and is at most about three times as long; a
span of one or two characters is hit within five words of it; quotation marks and outer spaces do not count in fixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mtcheck.model import Finding, Span

_TINY = 2
"""Characters up to which a span is widened by its neighbours."""
_NEIGHBOURS = 5
_LENGTHS = 3
"""A finding may be so many times as long as the span."""
_ALWAYS_LENGTH = 12
"""And always so many characters: the word around a wrong comma."""
_CONTEXT = 60
"""Characters on both sides that are compared once a fix is in place, so that a suggestion for a shorter or longer span can be right."""
_OFFERED = 3
"""Suggestions that count: what a person sees without scrolling."""
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def widened(text: str, span: Span) -> Span:
    """`span`; one of at most two characters with the five words on both sides."""
    if span.end - span.start > _TINY:
        return span
    # so many characters hold five words of any sane length, and the cost does not grow with the text
    low, high = max(0, span.start - 400), span.end + 400
    left = [low + m.start() for m in re.finditer(r"\S+", text[low : span.start])][-_NEIGHBOURS:]
    right = [m.end() for m in re.finditer(r"\S+", text[span.end : high])][:_NEIGHBOURS]
    return Span(left[0] if left else span.start, span.end + right[-1] if right else span.end)


def meets(span: Span, others: Iterable[Span]) -> bool:
    """True where `span` shares a character with one of `others`; an empty span lies inside one."""
    return any(span.start < other.end and other.start < span.end for other in others)


def hits(text: str, gold: Span, finding: Finding) -> bool:
    """True where the finding counts as having found `gold`."""
    wide = widened(text, gold)
    length = finding.span.end - finding.span.start
    return meets(finding.span, [wide]) and length <= max(_LENGTHS * (gold.end - gold.start), wide.end - wide.start, _ALWAYS_LENGTH)


def fix_rank(text: str, gold: Span, fixes: Sequence[str], finding: Finding) -> int | None:
    """The place (from 0) of the first of three suggestions that gives the text one of `fixes` gives; None where none does."""
    low, high = max(0, gold.start - _CONTEXT), gold.end + _CONTEXT
    wanted = {_plain(text[low : gold.start] + fix + text[gold.end : high]) for fix in fixes}
    for rank, suggestion in enumerate(finding.suggestions[:_OFFERED]):
        if _plain(text[low : finding.span.start] + suggestion.label + text[finding.span.end : high]) in wanted:
            return rank
    return None


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split()).lower()
