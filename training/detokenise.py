"""Tokenised text, put together again by one rule for machine and human alike, so that spacing gives neither away."""

from __future__ import annotations

import re

_CLOSING = re.compile(r" ([.,;:!?%)\]}\u2026\u2019]+)(?= )")
_OPENING = re.compile(r"([(\[{$\u00a3\u20ac#\u2018]) ")
_CLITIC = re.compile(r" (n't|['\u2019](?:s|re|ve|ll|d|m))\b", re.IGNORECASE)
_HYPHEN = re.compile(r"(\w) @-@ (\w)")
_BARE_CLITIC = re.compile(r"\s*'\s*(s|t|re|ve|ll|d|m)\b")
_NOT = re.compile(r"(\w) n't\b")


def detokenise(text: str) -> str:
    """`text` without the spaces that tokenisers of the WMT kind put before marks and clitics."""
    text = f" {text} "
    text = _CLOSING.sub(r"\1", text)
    text = _OPENING.sub(r"\1", text)
    text = _CLITIC.sub(r"\1", text)
    text = _HYPHEN.sub(r"\1-\2", text)
    return " ".join(text.split())


def respace(text: str) -> str:
    """Lower case, without quotation marks, spaced by rule: for output that exists only in tokenised lower case, and for what it is set against."""
    text = text.lower().replace("\u2019", "'").replace("``", '"').replace("''", '"')
    text = _NOT.sub(r"\1n't", _BARE_CLITIC.sub(r"'\1", text))
    return " ".join(detokenise(text.replace('"', " ")).split())
