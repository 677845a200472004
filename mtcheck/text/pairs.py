"""What a piece of a translation was translated from."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.model import Span


class Pair(NamedTuple):
    """A segment and its source text: a unit of a bilingual file, or what an alignment has put side by side.

    An empty `source` means that the segment has none, an empty `span` that nothing stands there for the source text.
    """

    source: str
    """The source text as people read it: escapes undone, placeholders and inline tags as they are written."""
    target: str
    """The text of `span`, read likewise."""
    span: Span
    """Where the segment stands: code points of the target document's text."""
    place: str = ""
    """Name of the unit for people ("unit 12", "msgid of line 40"); empty where line and column say it."""
