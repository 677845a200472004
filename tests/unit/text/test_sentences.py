"""Where sentences of news text begin and end. A case is written as its sentences, with | between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text import sentences as module
from mtcheck.text.sentences import blocks, hard_wrapped, split_sentences

HARD = [
    # abbreviations and initials
    "Mr. Hale met Dr. Orr on Monday.| They spoke for an hour.",
    "J. K. Moss wrote it.| Nobody read it.",
    "George W. Pell left the room.| He did not say why.",
    "The bill was signed by Sen. Ada Pike, R-Ohio, on Friday.| It takes effect in May.",
    "Gov. Lee and Lt. Gov. Dunn agreed.| The budget stands.",
    "The U.S. Senate voted.| Nobody was surprised.",
    "He moved to the U.S. in May.| His family stayed.",
    "Troops left the U.N. base at 5 a.m. on Sunday.| It was quiet.",
    "The company, Orr Inc., lost money.| Its shares fell.",
    "Shares of Pike Corp. rose.| Those of Hale Ltd. fell.",
    "He has a Ph.D. in physics.| She has none.",
    "It happened at St. Mary's church.| Nobody was hurt.",
    "The Rev. Tom Hale spoke first.| Then came the mayor.",
    "Figures, tables, etc. are in the annex.| Read them.",
    "The case is Hale v. Orr.| It began in May.",
    # numbers and dates
    "It is No. 10 on the list.| No. 9 is a song.",
    "It opened on Nov. 3 and closed on Dec. 5.| Few came.",
    "Prices rose 3.5 percent.| Wages rose 2.1 percent.",
    "It cost $4.2 million.| The town paid $1.1 million.",
    "The bus left at 9.30 a.m. and came at noon.| It was late.",
    "See p. 12 of the report.| It is short.",
    "They won 3-2.| It was their first win.",
    "He was born in 1950.| 1990 was the year he died.",
    # quotations
    '"I am tired."| He sat down.',
    "\u201cI am tired,\u201d he said.| \u201cLet us go.\u201d",
    '"Is it true?" he asked.| "It is!" she said.',
    # what one pair of marks encloses stays together with its speaker
    "\u201cWe won. We are glad,\u201d she said.",
    'He said "No."| Then he left.',
    "\u2018We won,\u2019 he said.| \u2018We are glad.\u2019",
    # other marks
    "Is it true?| Yes!| It is.",
    "He waited \u2026 and then he left.| Nobody saw him.",
    "He left (so they say).| Nobody saw him.",
    "Yahoo! bought the firm.| The price was not told.",
    "See example.com for more.| It is free.",
    # lines
    "Council votes for budget\n|The council voted on Monday.| It was late.",
    "Council votes\n\n|The council voted.",
    "- bread\n|- two eggs\n|- milk",
    "1) Break the eggs.\n|2) Stir.\n|3) Wait.",
    "One line.\r\n|Another line.\r\n\r\n|A third.",
    "One line.\r|Another line.",
    # credits of captions
    "The mayor speaks in the town hall on Monday.| (AP Photo/Ada Pike)",
    "The mayor speaks in May 2019.| (Ada Pike/The Orr Herald)",
    "The mayor (left) speaks on Monday.",
    "LONDON, Nov. 3 (Reuters) - Oil fell.| Gold rose.",
    "QOM (AP) \u2014 The mayor spoke.| He left.",
    # a number or letter of a list, a sentence in brackets
    "1. Break the eggs.\n|2. Stir.\n|3. Wait.",
    "a) Break the eggs.\n|b) Stir.",
    "He left.| (Nobody saw him.)| They looked for him.",
]


def test_there_are_enough_hard_cases() -> None:
    assert len(set(HARD)) >= 40


@pytest.mark.parametrize(
    "case",
    HARD,
    ids=range(len(HARD)),
)
def test_hard_cases(case: str) -> None:
    text = case.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text)] == [part.strip() for part in case.split("|")]


WRAPPED = (
    "The council voted on Monday for a new budget that nobody had\n"
    "wanted. Mr. Hale said that he was glad, and that the town was in\n"
    "need of it. The mayor, who had come late, left the hall before it\n"
    "was over. Nobody spoke to him, and he did not speak to anybody in\n"
    "the hall. It was the last vote of the year.\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_text_wrapped_by_width_is_read_across_its_lines(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    assert hard_wrapped(text)
    found = [" ".join(text[a:b].split()) for a, b in split_sentences(text)]
    assert len(found) == 5
    assert found[0] == "The council voted on Monday for a new budget that nobody had wanted."
    assert found[-1] == "It was the last vote of the year."


def test_an_empty_line_ends_a_sentence_of_wrapped_text() -> None:
    text = WRAPPED.replace("need of it. The", "need of it\n\nThe")
    assert any(text[a:b].endswith("need of it") for a, b in split_sentences(text, soft_newlines=True))


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("", False),
        ("One line.\n" * 20, False),
        ("x" * 70 + "\n", False),
        ("x" * 70 + "\n" + ("x" * 70 + "\n\n") * 20, False),
        (("x" * 70 + "\n") * 6, True),
        (("x" * 70 + "\n") * 6 + "x" * 140, False),
        (("x" * 54 + "\n") * 6, False),
        (("x" * 100 + "\n") * 6, True),
    ],
)
def test_the_look_of_the_lines_tells_wrapped_text(text: str, wrapped: bool) -> None:
    assert hard_wrapped(text) is wrapped


@pytest.mark.parametrize(("soft", "count"), [(True, 1), (False, 2), (None, 2)])
def test_the_reader_may_know_better(soft: bool | None, count: int) -> None:
    assert len(split_sentences("The council\nvoted on Monday.", soft_newlines=soft)) == count


def test_a_break_ends_a_sentence_anywhere() -> None:
    text = "A cell another cell"
    assert [text[a:b] for a, b in split_sentences(text, [7])] == ["A cell", "another cell"]
    assert [text[a:b] for a, b in split_sentences(text, [-5, 0, len(text), 999])] == [text]


ANY = st.text(
    st.one_of(st.sampled_from('ab A.!?\u2026"\u201c\u201d()\n\r\t \u00a0\u2028\ud800\u4e00\u3002'), st.characters(exclude_categories=[])),
    max_size=80,
)


@given(ANY, st.lists(st.integers(-2, 90), max_size=5), st.sampled_from([True, False, None]), st.sampled_from([5, 20_000]))
def test_sentences_cover_all_but_white_space_and_cross_no_break(text: str, breaks: list[int], soft: bool | None, long_block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LONG_BLOCK", long_block)
        spans = split_sentences(text, breaks, soft_newlines=soft)
    left, at = [], 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not any(start < place < end for place in breaks)
        left.append(text[at:start])
        at = end
    assert "".join([*left, text[at:]]).strip() == ""
    if soft is False:
        assert all("\n" not in text[a:b] and "\r" not in text[a:b] for a, b in spans)


@given(ANY, st.lists(st.integers(-2, 90), max_size=5), st.booleans())
def test_blocks_are_the_text(text: str, breaks: list[int], soft: bool) -> None:
    pieces = list(blocks(text, breaks, soft))
    assert "".join(text[a:b] for a, b in pieces) == text
    for (_start, end), (start, _end) in pairwise(pieces):
        assert end == start


def test_a_long_line_is_split_in_pieces_at_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    split = module.get_sentence_boundaries
    monkeypatch.setattr(module, "get_sentence_boundaries", lambda language, text: seen.append(len(text)) or split(language, text))
    text = "word " * 30_000 + "x" * 50_000
    spans = split_sentences(text)
    assert max(seen) <= 20_000
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(b == len(text) or a >= 150_000 - 20_000 or text[a:b].endswith("word") for a, b in spans)
