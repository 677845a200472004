"""Markdown: what of it is not prose, and where its blocks begin.

Masked are front matter (but for fields that are asked for),
code, HTML tags and comments, link and image targets, reference definitions, footnote labels, math, addresses, character
references, and the signs of headings, lists, quotes, tables and emphasis. Prose are the text between tags, the text of links, alternative texts of
images, and footnotes. An indented or fenced block is code whatever it holds, as it is to every Markdown reader.
"""

from __future__ import annotations

from bisect import bisect_right

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Comment, Layout, as_it_is
from mtcheck.text.readers.markdown_blocks import Leaf, blocks
from mtcheck.text.readers.markdown_front import read_front_matter
from mtcheck.text.readers.markdown_inline import Inline
from mtcheck.text.readers.markdown_lines import front_matter
from mtcheck.text.readers.selection import EVERYTHING, Selection
from mtcheck.text.readers.spans import merged


def layout(text: str, selection: Selection = EVERYTHING) -> Layout:
    """Scan `text` once; linear in its length, for any text. `selection` names fields of the front matter that are read too."""
    found = blocks(text)
    masked, breaks = found.masked, found.breaks
    matter = front_matter(text)
    front = read_front_matter(text, matter, selection) if matter else None
    if front:
        # in place of all of it
        del masked[0]
        masked += front.mask
        breaks += front.breaks
    comments = found.comments
    for leaf in found.leaves:
        comments += _scan_leaf(text, leaf, found.labels, masked, breaks)
    return Layout(
        merged((*merged(masked), *addresses(text))),
        tuple(sorted(set(breaks))),
        soft_newlines=True,
        escapes=front.escapes if front else (),
        escape=front.escape if front else as_it_is,
        comments=(
            *(front.comments if front else ()),
            *(Comment(span, text[span.start + 4 : span.end - 3]) for span in sorted(comments)),
        ),
    )


def mask(text: str) -> tuple[Span, ...]:
    """Sorted, disjoint spans of `text` that are not prose."""
    return layout(text).mask


def breaks(text: str) -> tuple[int, ...]:
    """Ascending offsets between blocks: where one begins, and also its text where signs stand in front of that.

    Blocks are paragraphs, headings, list items, quotes, table rows and cells, and everything that is masked whole. So a stretch from
    one break to the next is the prose of one block, or is masked but for white space.
    """
    return layout(text).breaks


def _scan_leaf(text: str, leaf: Leaf, labels: set[str], masked: list[Span], breaks: list[int]) -> list[Span]:
    """Lines are joined for the scan, as links and code go on over line ends; what it finds is put back where the lines are.

    The result are the comments.
    """
    if len(leaf.lines) == 1:
        start, end = leaf.lines[0]
        starts, shifts = [0], [start]
        joined = text[start:end]
    else:
        starts, shifts = [], []
        position = 0
        for line in leaf.lines:
            starts.append(position)
            shifts.append(line.start - position)
            position += line.end - line.start + 1
        joined = "\n".join([text[line.start : line.end] for line in leaf.lines])
    inline = Inline(joined, labels, leaf.html)

    def placed(span: Span) -> Span:
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1) - 1
        return Span(span.start + shifts[first], span.end + shifts[last])

    masked.extend(placed(span) for span in inline.masked)
    breaks.extend(at + shifts[bisect_right(starts, at) - 1] for at in inline.breaks)
    return [placed(span) for span in inline.comments]
