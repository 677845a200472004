"""Lines and widths: what is drawn fits, and nothing of the text is lost or reaches the terminal as a command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mtcheck.files.display import printable
from mtcheck.fix import apply
from mtcheck.model import Edit, Span
from mtcheck.review.passage import Passage, compose
from mtcheck.review.reading import Sentences
from mtcheck.tui.heat import scaled
from mtcheck.tui.page import Mark, Page
from mtcheck.tui.wrap import breaks, cells

_ODD = "\u6f22 \u3000 e\u0301 \u0301 \t \n \r\n \x1b[31m \u202e \u05e9\u05dc \U0001f600 \u2764\ufe0f \u200d \udc80"
CHARACTERS = st.sampled_from([*"abc  xyz.", *_ODD.split(" ")])
TEXTS = st.lists(CHARACTERS, max_size=80).map("".join)


class Given:
    """Marks as they are given."""

    def __init__(self, *marks: Mark) -> None:
        self._marks = marks

    def within(self, start: int, end: int) -> list[Mark]:
        return [mark for mark in self._marks if mark.span.start < end and mark.span.end > start]

    def spans(self) -> list[Span]:
        return [mark.span for mark in self._marks]


def sentences(*spans: Span) -> Sentences:
    return Sentences(spans, [span.start for span in spans])


@given(TEXTS, st.integers(2, 30), st.data())
def test_every_line_fits_and_only_printable_characters_are_drawn(text: str, width: int, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    marks = [Mark(span, number, "E", "error", "old" if number else "") for number, span in enumerate(spans)]
    page = Page(text, Given(*marks), sentences(Span(0, len(text))), width)
    for row in range(page.height):
        for run in page.line(row):
            if not run.role.startswith(("sign", "struck")) and not run.stands_for_one:
                assert text[run.start : run.start + len(run.text)] == run.text
        drawn = "".join(run.text for run in page.line(row))
        assert printable(drawn) == drawn
        assert cell_len(drawn.removesuffix(" ")) <= width
        assert cells(drawn) == cell_len(drawn)


@given(st.text(st.characters(codec="utf-8", categories=["L", "P", "Zs"]), max_size=100), st.integers(2, 30))
def test_breaks_lose_nothing(text: str, width: int) -> None:
    ends = breaks(text, width)
    assert ends[-1] == len(text)
    assert ends == sorted(set(ends))


@given(st.lists(TEXTS, min_size=3, max_size=3), TEXTS, st.lists(st.integers(0, 240), min_size=4, max_size=4))
def test_a_page_renewed_where_text_was_replaced_is_that_of_the_whole(parts: list[str], words: str, ends: list[int]) -> None:
    text = "".join(parts)
    low, high, first, last = (min(end, len(text)) for end in (*sorted(ends[:2]), *sorted(ends[2:])))
    version = compose(text, (), [Edit(Span(low, high), words)])
    version = compose(text, version, [Edit(Span(first, last), "\n\n")]) if last <= low else version
    after, blocks = apply(text, version), Passage((), version).blocks
    place = Span(min(low, len(after)), min(low + 1, len(after)))
    marks = Given(Mark(place, 0, "E", "error")) if place.end > place.start else Given()
    renewed = Page(text, Given(), sentences(), 10).renewed(after, marks, sentences(), blocks, marks.spans())
    whole = Page(after, marks, sentences(), 10)
    assert renewed.height == whole.height
    drawn = [["".join(run.text for run in page.line(row)) for row in range(page.height)] for page in (renewed, whole)]
    assert drawn[0] == drawn[1]
    assert renewed.row_of(len(after)) == whole.row_of(len(after))


def test_only_the_lines_that_were_touched_are_laid_out_again() -> None:
    text = "Some words of a line.\n" * 5000
    page = Page(text, Given(), sentences(), 40)
    version = compose(text, (), [Edit(Span(5, 10), "things"), Edit(Span(60_005, 60_010), "other things")])
    asked: list[tuple[int, int]] = []

    class Counting(Given):
        def within(self, start: int, end: int) -> list[Mark]:
            asked.append((start, end))
            return []

    renewed = page.renewed(apply(text, version), Counting(), sentences(), Passage((), version).blocks, [Span(100, 104)])
    assert len(asked) == 3
    assert renewed.height == page.height


def test_a_sign_stands_before_each_finding_and_sentences_are_told_apart() -> None:
    page = Page("One two. Three four.", Given(Mark(Span(4, 7), 3, "W", "warning")), sentences(Span(0, 8), Span(9, 20)), 80)
    line = page.line(0)
    assert "".join(run.text for run in line) == "One Wtwo. Three four."
    assert [(run.text, run.role, run.sentence, run.number) for run in line if run.number >= 0] == [
        ("W", "sign-warning", 0, 3),
        ("two", "warning", 0, 3),
    ]
    assert line[-1].sentence == 1


@pytest.mark.parametrize("odd", ["\t", "\x1b", "\u202e\t\x07", "\udc80", "\u2764\ufe0f", "\u0301", "e\u0301\t"])
def test_places_behind_what_is_drawn_with_other_characters_are_where_they_are_drawn(odd: str) -> None:
    text = f"{odd}The{odd} minister\t{odd}spoke, the minister."
    page = Page(text, Given(Mark(Span(0, len(odd) + 2), 0, "E", "error")), sentences(Span(0, len(text))), 12)
    own = [run for row in range(page.height) for run in page.line(row) if not run.stands_for_one and not run.role.startswith("sign")]
    assert all(text[run.start : run.start + len(run.text)] == run.text for run in own)
    assert "minister" in "".join(run.text for run in own)


def test_a_line_of_a_megabyte_is_laid_out_in_parts() -> None:
    page = Page("word " * 200_000, Given(), sentences(), 80)
    assert page.height >= 200_000 // 16
    assert page.row_of(999_990) == page.height - 1


@pytest.mark.parametrize(("levels", "height", "expected"), [([0, 4, 1], 10, [0, 4, 1]), ([0, 1, 4, 2], 2, [1, 4]), ([], 5, [])])
def test_the_strip_shows_the_worst_of_what_shares_a_cell(levels: list[int], height: int, expected: list[int]) -> None:
    assert [level for level, _, _ in scaled(levels, height)] == expected
