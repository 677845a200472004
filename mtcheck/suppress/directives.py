"""What a comment says: `mtcheck: ignore RULE[, RULE] -- reason` and its like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.text.document import Document

MARK = "mtcheck:"
"""What such a comment begins with."""
VERBS = ("ignore", "ignore-next", "ignore-file", "off", "on")

_LINE = re.compile(r"mtcheck:[^\r\n]*")
_VERB = re.compile(r"\s*+([\w-]++)?")
_REASON = re.compile(r"(?:^|\s)(?:--|[\u2013\u2014])(?:\s|$)")
"""Two hyphens, or a dash: XML allows no two hyphens in a comment."""
_NAME = re.compile(r"[^,]+")


class Name(NamedTuple):
    """A rule, the first part of one, or a category, and where it is named."""

    text: str
    span: Span


class Directive(NamedTuple):
    """A comment for mtcheck: `span` is what it says, on its first line, `comment` all of it with its signs."""

    verb: str
    """One of `VERBS`; empty where `trouble` says what is wrong."""
    names: tuple[Name, ...]
    """Of what is meant; none for everything."""
    has_reason: bool
    span: Span
    comment: Span
    trouble: Name | None = None
    """What of it cannot be understood."""


def directives(document: Document) -> Iterator[Directive]:
    """The comments of `document` that begin with `mtcheck:`, in order."""
    for comment in document.comments:
        if comment.text.lstrip().startswith(MARK):
            line = _LINE.search(document.text, comment.span.start, comment.span.end)
            if line:
                yield _parsed(document.text, line.start(), _end(line, comment.text), comment.span, comment.text)


def _end(line: re.Match[str], text: str) -> int:
    """End of the first line of what the comment says, without the signs that close it."""
    said = text.lstrip().splitlines()[0].rstrip()
    return min(line.end(), line.start() + len(said))


def _parsed(text: str, start: int, end: int, comment: Span, whole: str) -> Directive:
    said = Span(start, end)
    at = start + len(MARK)
    verb = _VERB.match(text, at, end)
    word = verb[1] if verb else None
    if verb is None or word not in VERBS:
        wrong = Name(word, Span(*verb.span(1))) if verb and word else Name("", said)
        return Directive("", (), True, said, comment, wrong)
    reason = _REASON.search(text, verb.end(), end)
    stop = reason.start() if reason else end
    names, trouble = [], None
    for part in _NAME.finditer(text, verb.end(), stop):
        name = part.group().strip()
        begin = part.start() + len(part.group()) - len(part.group().lstrip())
        if not name:
            continue
        found = Name(name.rstrip("/"), Span(begin, begin + len(name)))
        if len(name.split()) > 1:
            trouble = trouble or found
        else:
            names.append(found)
    more = whole.lstrip()[end - start :].strip()
    has_reason = reason is not None and bool(text[reason.end() : end].strip() or more)
    return Directive("" if trouble else word, tuple(names), has_reason, said, comment, trouble)
