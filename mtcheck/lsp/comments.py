"""Where a comment that suppresses a finding can be written."""

from __future__ import annotations

from mtcheck.errors import MtcheckError
from mtcheck.lsp.positions import Lines
from mtcheck.model import Edit, Finding, Span
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document

_REASON = "looked at, and left as it is"
"""What whoever asks for the comment says by that; better reasons are theirs to write."""
_COMMENTS = {
    "markdown": "<!-- mtcheck: ignore {rule} -- {reason} -->",
    "html": "<!-- mtcheck: ignore {rule} \u2013 {reason} -->",
    "tex": "% mtcheck: ignore {rule} -- {reason}",
    "yaml": "# mtcheck: ignore {rule} -- {reason}",
    "toml": "# mtcheck: ignore {rule} -- {reason}",
}
"""By format, for the end of a line; a dash where two hyphens would be no XML."""
_LARGEST = 400_000
"""Code points of a text that is read again to see whether the comment is one: more would be felt."""


def ignoring(finding: Finding, document: Document) -> Edit | None:
    """The insertion of a comment that suppresses `finding` on its line; None where the format has none, or none can stand there."""
    template = _COMMENTS.get(document.form)
    if template is None or len(document.text) > _LARGEST:
        return None
    text, comment = document.text, template.format(rule=finding.rule, reason=_REASON)
    start, end = Lines(text).line_span(finding.span.end)
    # white space at the end of a line can be a line break of Markdown
    at_end = start + len(text[start:end].rstrip())
    # a line of HTML may end inside of a tag, where a comment is none
    in_tag = document.form == "html" and text.rfind("<", 0, at_end) > text.rfind(">", 0, at_end)
    for place in dict.fromkeys((finding.span.end,) if in_tag else (at_end, finding.span.end)):
        edit = Edit(Span(place, place), f" {comment}" if place == at_end else comment)
        if _is_comment(document, edit, len(comment)):
            return edit
    return None


def _is_comment(document: Document, edit: Edit, length: int) -> bool:
    """Whether what is inserted is read as a comment: inside of a tag or of an element without markup it is not."""
    at = edit.span.start
    text = document.text[:at] + edit.text + document.text[at:]
    end = at + len(edit.text)
    try:
        again = read_document(document.path, text, document.form)
    except MtcheckError:
        return False
    return any(comment.span == Span(end - length, end) for comment in again.comments)
