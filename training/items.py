"""One training item: a sentence with whatever is known of it."""

from __future__ import annotations

from typing import NamedTuple

Marks = tuple[tuple[int, int, float], ...]
"""Marked words as (start, end, target): half-open code points of the text, and the probability (0 to 1) that the word is wrong."""


class Item(NamedTuple):
    """A sentence and its targets; a target of None is not trained.

    `machine`: 1 where a machine wrote it, 0 where a human did. `effort`: post-edits per word, 0 to 1 (HTER, Snover et al. 2006).
    `edited`: words that a post-editor or a rater of MQM would change; `damaged`: words that were damaged on purpose. An empty tuple says
    that no word is wrong, None that nobody looked. `pair` joins versions of one sentence, -1 is none. `weight` scales the loss.
    """

    text: str
    slice: str
    machine: float | None = None
    effort: float | None = None
    edited: Marks | None = None
    damaged: Marks | None = None
    pair: int = -1
    weight: float = 1.0
