"""`regex`: a pattern for RE2, which matches in time linear in the text whatever the pattern.

RE2's `\\b` and `\\w` know ASCII letters only, so they are refused or replaced: `\\w` becomes Unicode letters, digits and `_`;
word boundaries are looked at here, at both ends of what is reported, unless the rule says `boundary: none`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.model import Hit, Span
from mtcheck.ruleset.fields import FieldError, Node, as_words
from mtcheck.text.document import Document
from mtcheck.text.fold import fold, without_surrogates

_WINDOW = 300
"""A pattern of scope `text`, or in a long line, sees this many characters before and after its anchor."""
_LONG_LINE = 2_000
"""Characters of a line up to which it is searched as a whole."""
_GROUP = re.compile(r"\(\?P<([A-Za-z_]\w*)>")
_PLACE = re.compile(r"\{([A-Za-z_]\w*)\}")
_MOST_PATTERN = 2_000
"""Characters of a pattern: RE2's memory grows with it."""


def compile_body(fields: Mapping[str, Node]) -> dict[str, Any]:
    """Compile the pattern once to see that RE2 takes it; keep its text."""
    node = fields["pattern"]
    pattern = node.text()
    if len(pattern) > _MOST_PATTERN:
        raise FieldError(f"the pattern is longer than {_MOST_PATTERN} characters", node)
    if re.search(r"(?<!\\)(?:\\\\)*\\[bB]", pattern):
        raise FieldError("\\b knows ASCII letters only in RE2; leave it out, both ends are checked for word boundaries anyway", node)
    pattern = re.sub(r"(?<!\\)((?:\\\\)*)\\w", r"\1[\\p{L}\\p{N}_]", pattern)
    if "case" in fields and fields["case"].value == "ignore":
        pattern = "(?i)" + pattern
    try:
        _compiled(pattern)
    except ValueError as error:
        raise FieldError(f"RE2 does not take the pattern: {error}", node) from None
    groups = {"match", *_GROUP.findall(pattern)}
    rewrites = as_words(fields["rewrite"], empty=True) if "rewrite" in fields else []
    for rewrite in rewrites:
        if unknown := sorted(set(_PLACE.findall(rewrite)) - groups):
            raise FieldError(f"the rewrite uses {unknown[0]!r}, which the pattern does not capture", fields["rewrite"])
    report = fields["report"].text() if "report" in fields else ""
    if report and report not in groups:
        raise FieldError(f"'report' names the group {report!r}, which the pattern does not have", fields["report"])
    anchor = fields["anchor"]
    literals = [] if not anchor.is_list and anchor.text() == "none" else [fold(w) for w in as_words(anchor)]
    if not literals and "scope" in fields and fields["scope"].value != "line":
        raise FieldError("a rule without an anchor is tried line by line", fields["scope"], "leave 'scope' out, or name an anchor")
    return {
        "pattern": pattern,
        "anchors": [[literal, 0] for literal in literals],
        "scope": fields["scope"].text() if "scope" in fields else "line",
        "boundary": not ("boundary" in fields and fields["boundary"].value == "none"),
        "rewrites": rewrites,
        "report": report,
    }


def _compiled(pattern: str) -> Any:
    # here and not at the top: 7 ms, and most runs need no regex at all
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else "unknown error"
        raise ValueError(reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)) from None


def anchors(body: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    """The literals that the rule names; none for a rule that must look everywhere."""
    found: list[tuple[str, int]] = body["anchors"]
    return found


class Prepared(NamedTuple):
    """A compiled pattern with the rest of its body."""

    search: Any
    body: Mapping[str, Any]


def prepare(body: Mapping[str, Any]) -> Prepared:
    """Compile the pattern."""
    return Prepared(_compiled(body["pattern"]), body)


def place(prepared: Prepared, document: Document, span: Span) -> Span | None:
    """The sentence or line around `span`, which needs to be searched once however many anchors it holds; None for a window of text."""
    body = prepared.body
    if body["scope"] == "sentence":
        return document.sentences[document.sentence_at(span.start)]
    if body["scope"] == "text":
        return None
    starts = document.line_starts
    line = bisect_right(starts, span.start)
    whole = Span(starts[line - 1], starts[line] if line < len(starts) else len(document.text))
    # a line may be a whole book: with windows around each anchor the cost stays linear
    return whole if whole.end - whole.start <= _LONG_LINE or not body["anchors"] else None


def confirm(prepared: Prepared, document: Document, span: Span, number: int) -> Iterator[Hit]:
    """Matches in the place, or in a window around `span` those that take the anchor in."""
    search, body = prepared
    whole = place(prepared, document, span)
    start, end = whole or (max(0, span.start - _WINDOW), min(len(document.text), span.end + _WINDOW))
    text = document.analysis(_clean_prose)
    for match in search.finditer(text[start:end]):
        # re2 takes a group by number only
        low, high = match.span(search.groupindex[body["report"]] if body["report"] else 0)
        if low < 0 or (whole is None and not Span(start + match.start(), start + match.end()).overlaps(span)):
            continue
        hit = Span(start + low, start + high)
        if body["boundary"] and not _bounded(text, hit):
            continue
        captures = {"match": text[hit.start : hit.end], **{k: v or "" for k, v in match.groupdict().items()}}
        fixes = tuple(_PLACE.sub(lambda m: captures[m[1]], rewrite) for rewrite in body["rewrites"])  # noqa: B023 - used up at once
        yield Hit(hit, tuple(dict.fromkeys(fixes)), {k: v for k, v in captures.items() if k != "match"})


def _clean_prose(document: Document) -> str:
    return without_surrogates(document.prose)


def _bounded(text: str, span: Span) -> bool:
    left = span.start == 0 or not (text[span.start - 1].isalnum() and text[span.start : span.start + 1].isalnum())
    right = span.end == len(text) or not (text[span.end - 1 : span.end].isalnum() and text[span.end].isalnum())
    return left and right
