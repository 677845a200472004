"""What a translation was made from: the pairs of segments that a bilingual file or an alignment gives, and the user's glossary."""

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


class Term(NamedTuple):
    """A row of a glossary: what `source` must become (one of `targets`; none: no demand), and what it must not."""

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...]


class Original(NamedTuple):
    """What is known of the text that a document was translated from; `Document.original` holds it, None where nothing is known."""

    pairs: tuple[Pair, ...]
    """In order of the document; every segment that is to be checked is in one of them."""
    language: str = ""
    """Of the source (ISO 639-1) where the file tells it; empty where not."""
    glossary: tuple[Term, ...] = ()
    aligned: bool = False
    """True where the pairs come from an alignment, which may be off by a sentence; False for the units of a bilingual file."""
