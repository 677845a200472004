"""The scores of a document's sentences as a drawing (inline SVG)."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model import Report

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 720, 120, 34, 8, 18
_MOST_BARS = 340
"""Beyond these neighbouring sentences share a bar of the height of the highest: a bar stays two units wide."""


def level(score: float | None) -> int:
    """A score as one of five shades, 0 to 4."""
    return 0 if score is None else min(4, int(score * 5))


def plot(report: Report, prefix: str) -> str:
    """Bars in the order of sentences; empty where no sentence has a score. `prefix` stands before the ids of sentences."""
    scores = [sentence.score for sentence in report.sentences]
    known = [(score, number) for number, score in enumerate(scores) if score is not None]
    if not known:
        return ""
    highest, at = max(known, key=lambda row: (row[0], -row[1]))
    said = f"Scores of {len(known)} of {len(scores)} sentences; the highest is {highest:.2f}, of sentence {at + 1}."
    lines = [
        f'<figure class="plot"><svg viewBox="0 0 {_LEFT + _WIDTH} {_TOP + _HEIGHT + _BOTTOM}" role="img" aria-label="{said}">',
        *_axes(len(scores)),
        *_bars(scores, prefix),
        f"</svg><figcaption>{said}</figcaption></figure>",
    ]
    return "\n".join(lines)


def _axes(count: int) -> Iterator[str]:
    for value in (0, 0.5, 1):
        y = _TOP + _HEIGHT * (1 - value)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y:g}" y2="{y:g}"/>'
        yield f'<text class="tick" x="{_LEFT - 6}" y="{y + 4:g}" text-anchor="end">{value:g}</text>'
    yield f'<text class="tick" x="{_LEFT}" y="{_TOP + _HEIGHT + 14}">sentence 1</text>'
    yield f'<text class="tick" x="{_LEFT + _WIDTH}" y="{_TOP + _HEIGHT + 14}" text-anchor="end">{count}</text>'


def _bars(scores: list[float | None], prefix: str) -> Iterator[str]:
    step = -(-len(scores) // _MOST_BARS)
    slots = -(-len(scores) // step)
    room = _WIDTH / slots
    for slot in range(slots):
        first = slot * step
        group = [(score, first + place) for place, score in enumerate(scores[first : first + step]) if score is not None]
        if not group:
            continue
        score, number = max(group, key=lambda row: (row[0], -row[1]))
        height = max(1.0, _HEIGHT * score)
        bar = (
            f'<rect class="b{level(score)}" x="{_LEFT + slot * room:.1f}" y="{_TOP + _HEIGHT - height:.1f}" '
            f'width="{max(room * 0.8, 0.8):.1f}" height="{height:.1f}"/>'
        )
        yield f'<a href="#{prefix}-s{number + 1}"><title>sentence {number + 1}: {score:.2f}</title>{bar}</a>'
