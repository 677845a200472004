"""Plain text: all of it is prose but the addresses in it."""

from __future__ import annotations

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.spans import merged


def mask(text: str) -> tuple[Span, ...]:
    """URLs, e-mail addresses, @handles and file paths: sorted, disjoint spans of `text`."""
    return merged(addresses(text))


def breaks(text: str) -> tuple[int, ...]:
    """None: plain text has no markup, and what its line ends mean is for the sentence splitter to say."""
    return ()
