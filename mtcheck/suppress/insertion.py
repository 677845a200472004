"""The comment that suppresses one finding, written into the text as its format writes comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from mtcheck.model import Edit, Finding, Span
from mtcheck.suppress.directives import MARK
from mtcheck.suppress.obey import RuleNames, Suppressions, names_of
from mtcheck.text.document import MASK, Document
from mtcheck.text.formats import read_document

_WITHIN = {"markdown": "<!-- {} -->", "html": "<!-- {} -->"}
"""Comments that may stand inside of a line."""
_BEHIND = {"yaml": "# {}", "toml": "# {}", "tex": "% {}"}
"""Comments that may end a line."""
_ABOVE = {"yaml": "# {}\n", "toml": "# {}\n", "tex": "% {}\n", "asciidoc": "// {}\n", "rst": ".. {}\n\n"}
"""Comments that take lines of their own."""
_INVISIBLE = re.compile(rf"[\s{MASK}]+")


def ignoring(document: Document, finding: Finding, reason: str) -> Edit | None:
    """What to write into `document` (as `Session.check_source` gives it back) so that `finding`, one of its own, is suppressed there.

    None where its format has no comments, or none can stand in that place. `reason` may be any text.
    """
    said = " ".join(reason.replace("--", "\u2014").split())
    visible = _INVISIBLE.sub("", document.prose)
    for edit in _candidates(document, finding, f"{finding.rule} -- {said}".rstrip()):
        text = document.text[: edit.span.start] + edit.text + document.text[edit.span.end :]
        after = read_document(document.path, text, document.form)
        shift = len(edit.text) if edit.span.start <= finding.span.start else 0
        moved = finding._replace(span=Span(finding.span.start + shift, finding.span.end + shift))
        known = frozenset(names_of(finding.rule, finding.category))
        # whatever the format makes of it: it is a comment, nothing else became one, and it is about the finding
        if _INVISIBLE.sub("", after.prose) == visible and Suppressions(after, RuleNames(known, known)).silenced([moved]):
            return edit
    return None


def _candidates(document: Document, finding: Finding, said: str) -> Iterator[Edit]:
    form, text, starts = document.form, document.text, document.line_starts
    line_end = re.compile(r"[ \t]*(?:[\r\n]|\Z)").search(text, finding.span.end)
    # behind the last bar of a row a comment would be one cell too many
    in_table = form == "markdown" and line_end is not None and text[line_end.start() - 1 : line_end.start()] == "|"
    for style in (_WITHIN, _BEHIND):
        if form in style and line_end and not in_table:
            yield Edit(Span(line_end.start(), line_end.start()), " " + style[form].format(f"{MARK} ignore {said}"))
    if form in _WITHIN:
        yield Edit(Span(finding.span.end, finding.span.end), _WITHIN[form].format(f"{MARK} ignore {said}"))
    if form in _ABOVE:
        block = document.breaks[bisect_right(document.breaks, finding.span.start) - 1] if document.breaks else 0
        for offset in (finding.span.start, block):
            begin = starts[bisect_right(starts, offset) - 1]
            indent = re.compile(r"[ \t]*").match(text, begin)
            margin = indent.group() if indent else ""
            yield Edit(Span(begin, begin), margin + _ABOVE[form].format(f"{MARK} ignore-next {said}"))
