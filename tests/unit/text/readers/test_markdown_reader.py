from __future__ import annotations

import itertools
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.model import Span
from mtcheck.text.readers.markdown import breaks, layout, mask


def prose(text: str) -> str:
    """What is left visible, masked stretches shown as one middle dot."""
    out, end = [], 0
    for span in mask(text):
        out.append(text[end : span.start] + "·")
        end = span.end
    return "".join(out) + text[end:]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("# Title here #\n", "· Title here·\n"),
        ("###### C# and F# ###", "· C# and F#·"),
        ("#hashtag is prose", "#hashtag is prose"),
        ("Title\n===\ntext", "Title\n·\ntext"),
        ("***\ntext", "·\ntext"),
        ("> quote\n> more\n\ntext", "· quote\n· more\n\ntext"),
        ("- one\n+ two\n* three\n12) four\n13. five", "· one\n· two\n· three\n· four\n· five"),
        ("- [ ] open\n- [x] done", "· open\n· done"),
        ("2. In 2024\n1986. A year", "· In 2024\n· A year"),
        ("It was\n1986. A year\n- then\n", "It was\n1986. A year\n· then\n"),
        ("text\n    wrapped, not code\n\n    code\n\ntext", "text\n    wrapped, not code\n\n    ·\n\ntext"),
        ("- item\n\n  para\n\n      code\n", "· item\n\n  para\n\n      ·\n"),
        ("-\tfoo\n\n\tbar\n\n\t\tbaz", "·\tfoo\n\n\tbar\n\n\t\t·"),
        ("a\n```py\nx\n\ny\n```\nb", "a\n·\n·\n\n·\n·\nb"),
        ("~~~\nx\n```\n~~~~\nb", "·\n·\n·\n·\nb"),
        ("```\nnever closed\n", "·\n·\n"),
        ("> ```\n> code\nprose", "· ·\n· ·\nprose"),
        ("``` not `a` fence", "``` not · fence"),
        ("one `code` two ``a ` b`` three ` four", "one · two · three ` four"),
        ("a `code\nover lines` b", "a · b"),
        ("> a `code\n> over` b", "· a · b"),
        ("\\`not code\\` and \\*stars\\*", "·`not code·` and ·*stars·*"),
        ("*one* **two** ***three*** __four__ _five_", "·one· ·two· ·three· ·four· ·five·"),
        ("snake_case_name 5 * 3 * 2 and footnote*", "snake_case_name 5 * 3 * 2 and footnote*"),
        ("~~gone~~ and ~10 people", "·gone· and ~10 people"),
        ("[text](http://a.b/c_(d) 'Title') end", "·text· end"),
        ('[text](<a b> "t") [x]( y ) ![alt *text*](i.png)', "·text· ·x· ·alt ·text·"),
        ("[not a link] (of course) [sic] (sic)", "[not a link] (of course) [sic] (sic)"),
        (
            "[text][Ref Two], [ref  two][], [REF two] and [none][none]\n\n[ref two]: http://x.y",
            "·text·, ·ref  two·, ·REF two· and [none][none]\n\n·",
        ),
        ('[a]: /url\n  "A title"\n[b]: <u v>\ntext', "·\n  ·\n·\ntext"),
        ("[a]: not a definition because of this\n", "[a]: not a definition because of this\n"),
        ("[![alt](i.png)](http://x.y)", "·alt·"),
        ("[a [b](c) d](e)", "[a ·b· d](e)"),
        ("text[^1] more\n\n[^1]: The note.\n    Its second line.", "text· more\n\n· The note.\n    Its second line."),
        ("a <b>bold</b> <br/> <!-- a\nb --> x < y > z </b", "a ·bold· · · x < y > z </b"),
        ('<div class="a">\nText <em>here</em>.\n\n*More*\n</div>', "·\nText ·here·.\n\n·More·\n·"),
        ("<!-- one\n\ntwo -->\ntext", "·\n\n·\ntext"),
        ("<script>\n\nvar a;\n</script>\ntext", "·\n\n·\n·\ntext"),
        ("<http://a.b> and <me@x.org> and http://c.d/e. And www.f.org", "· and · and ·. And ·"),
        ("AT&amp;T &copy 5 &#39;", "AT·T &copy 5 ·"),
        ("It cost $5 million, not $10 million or US$3.", "It cost $5 million, not $10 million or US$3."),
        ("From $5 to $x^2$ and $n$ and $$E = mc^2$$.", "From $5 to · and · and ·."),
        ("$$\na = b\n\nc\n$$\ntext", "·\n·\n\n·\n·\ntext"),
        ("$$ is slang for money\n\nand stays", "$$ is slang for money\n\nand stays"),
        ("---\ntitle: A\n---\nText", "·\nText"),
        ("---\r\ntitle: A\r\n...\r\nText", "·\r\nText"),
        ("+++\na = 1\n+++\nText", "·\nText"),
        ("---\n\ntext\n", "·\n\ntext\n"),
        ("---\nJust a sentence between rules\n---\n", "·\nJust a sentence between rules\n·\n"),
        ("| A | B |\n|---|:-:|\n| c \\| d | e |\n\ntext | text", "·A·B·\n·\n·c ·| d·e·\n\ntext | text"),
        ("A | B\n--|--\nc | d\n> q", "A·B\n·\nc·d\n· q"),
        ("A | B\n---\nc", "A | B\n·\nc"),
        ("", ""),
        ("\n\n \n", "\n\n \n"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert prose(text) == left


def pieces(text: str) -> list[str]:
    """The stretches between breaks that are not masked whole."""
    masked, cuts, *_ = layout(text)
    hidden = {at for span in masked for at in range(*span)}
    edges = [0, *cuts, len(text)]
    stretches = itertools.pairwise(edges)
    return [text[a:b].strip() for a, b in stretches if any(not text[at].isspace() and at not in hidden for at in range(a, b))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Head\nText one\ntext two\n\nText three", ["Head", "Text one\ntext two", "Text three"]),
        ("Head\n---\nText\n- a\n- b\n  c\n1. d", ["Head", "Text", "a", "b\n  c", "d"]),
        ("> a\n> b\n>\n> c\n\nd", ["a\n> b", "c", "d"]),
        ("A | B\n-|-\nc d | e", ["A", "B", "c d", "e"]),
        ("text\n\n```\ncode\n```\n\nmore", ["text", "more"]),
        ("One<br>two", ["One<br>", "two"]),
        ("<ul>\n<li>One\n<li>Two\n</ul>", ["One\n<li>", "Two\n</ul>"]),
        ("a[^1]\n\n[^1]: Note", ["a[^1]", "Note"]),
        ("[r]: http://x.y\nText", ["Text"]),
    ],
)
def test_where_blocks_begin(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


MARKUP = st.lists(
    st.sampled_from(
        [
            *"\n\r\t [](){}<>`*_~#|$\\!&:-+=^\"'/@.ax1",
            "  ",
            "    ",
            "\n\n",
            "```",
            "~~~",
            "---",
            "$$",
            "[^a]: ",
            "[a]: b",
            "- ",
            "1. ",
            "> ",
            "<div>",
            "<!--",
            "-->",
            "|-|-|",
            "http://x.y",
        ]
    ),
    max_size=60,
).map("".join)


@settings(deadline=None)
@given(st.one_of(st.text(st.characters(), max_size=80), MARKUP))
def test_spans_are_sorted_disjoint_in_range_and_breaks_ascend(text: str) -> None:
    masked, cuts, *_ = layout(text)
    assert all(0 <= span.start < span.end <= len(text) for span in masked)
    assert all(left.end < right.start for left, right in itertools.pairwise(masked))
    assert list(cuts) == sorted(set(cuts))
    assert all(0 <= at <= len(text) for at in cuts)
    assert (mask(text), breaks(text)) == (masked, cuts)


@settings(deadline=None)
@given(MARKUP)
def test_line_ends_make_no_difference(text: str) -> None:
    text = text.replace("\r", "")
    mapping = [0]
    for char in text:
        mapping.append(mapping[-1] + (2 if char == "\n" else 1))
    before, after = layout(text), layout(text.replace("\n", "\r\n"))
    assert tuple(mapping[at] for at in before.breaks) == after.breaks


@given(st.lists(st.sampled_from(["The minister spoke.", "He left (early) in 1986!", "“No,” she said; 5% of it.", "Why?"]), min_size=1))
def test_prose_without_markup_is_not_touched(sentences: list[str]) -> None:
    assert mask("\n\n".join(sentences)) == ()


HOSTILE = [
    "[",
    "[[a]",
    "]",
    "](",
    "[a](",
    "[a](b",
    "[a](<",
    '[a](b "',
    "[]()",
    "![",
    "[^",
    "[^a]: ",
    "[a]: ",
    "[a]: b\n",
    '[a]: b "\n',
    "`",
    "`a``b```c",
    "\\`",
    "<",
    "</",
    "<a ",
    '<a b="',
    "<!--",
    "<?",
    "<!A",
    "<div>\n",
    "<script>\n",
    "*",
    "_a",
    "*a _b ",
    "a*** ",
    "~~",
    "$",
    "$a ",
    "$$\n\n",
    "```\n",
    "> ",
    "- ",
    "- - ",
    "1. ",
    "> a\n",
    "-\n",
    "a\n=\n",
    "|",
    "a|b\n-|-\n",
    "#",
    "# ",
    " ",
    "\t",
    "&amp",
    "http://",
    "(http://",
    "@",
    "a@",
    "/",
    "---\n",
    "\r",
]


class Work:
    """Counts the instructions of Python code, the only clock that other processes do not disturb."""

    def __init__(self) -> None:
        self.lines = 0

    def trace(self, frame: object, event: str, argument: object) -> object:
        self.lines += 1
        return self.trace


def work(text: str) -> int:
    import sys

    counter = Work()
    before = sys.gettrace()
    sys.settrace(counter.trace)  # type: ignore[arg-type]
    try:
        layout(text)
    finally:
        sys.settrace(before)
    return counter.lines


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("before", ["", "[x]: y\n\n", "- > [a "])
def test_work_grows_with_the_length_and_not_faster(unit: str, before: str) -> None:
    size = 1500
    once, twice = (work(before + (unit * count)[:count]) for count in (size, 2 * size))
    assert twice < 2.3 * once + 500
    assert once < 250 * size


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_hostile_text_is_done_at_all(unit: str) -> None:
    """The patterns' own work is out of sight of the count above: a quadratic one would take minutes here."""
    text = (unit * 100_000)[:100_000]
    masked = mask(text)
    assert all(span.end <= len(text) for span in masked)


DOCUMENTS = [
    "# A\n\nText\nmore\n\n- one\n- two\n\n  para\n- three\n\n1. a\n2. b\n\n> q\n> q2\n\n    code\n\nend\n",
    "Head\n====\n\nSub\n---\ntext\n***\n\n```\ncode\n\n# no\n```\n\n<div>\nhtml\n\ntext\n</div>\n",
    "- a\n  - b\n    - c\n\n      deep\n  - d\n\nafter\n\n* x\n+ y\n\n10) z\n11) w\n",
    "> - a\n>   b\nlazy\n> - c\n>\n> > nested\n> back\n\n> ```\n> code\n```\nopen\n",
    "| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n| no | table |\n\nx | y\n:-: | -\n1 | 2\n- list\n",
    "-\n\n  not in item\n\n-\n  in item\n\n- \n\n1.\n   x\n",
    "text\n    wrapped\n\n\tcode\n \ttab code\n\n-\tx\n\n\ty\n\n\t\tz\n",
    "para\n# head\npara\n> quote\npara2\n\n---\n- - a\n- 1. b\n",
    "[a]: b\n[c]: d 'e'\n\ntext\n\n[f]: g\ntext2\n===\n\n[h]: i\n===\n",
    "~~~ x\na\n~~\nb\n~~~\n\n````\n```\n````\n\n   ```\n   c\n  ```\n    ```\n",
    "<!-- a\n\nb -->\nc\n\n<pre>\n\nd</pre>\ne\n\n<b>\nf\n\ng <b>\nh\n",
    "1. a\n\n   b\n\n       c\n2. d\n   > e\n   f\n\n3) g\n",
]
LINES = [
    "text",
    "# h",
    "- a",
    "  b",
    "1. c",
    "2. d",
    "> e",
    ">",
    "",
    "",
    "    f",
    "```",
    "---",
    "===",
    "      g",
    "<div>",
    "   h",
    "* * *",
    "> - i",
    "-",
    "\tj",
    "> > k",
    "- > l",
    "10) m",
    "a | b",
    "-|-",
]


def shuffled(seed: int) -> str:
    source = random.Random(seed)
    return "\n".join(source.choice(LINES) for _ in range(14)) + "\n"


@pytest.mark.parametrize("text", [*DOCUMENTS, *(shuffled(seed) for seed in range(300))])
def test_block_structure_agrees_with_markdown_it(text: str) -> None:
    """Line by line: where a paragraph, heading or table row begins, and which lines are code."""
    from markdown_it import MarkdownIt

    lines = text.split("\n")
    starts_of_lines = [0]
    for line in lines:
        starts_of_lines.append(starts_of_lines[-1] + len(line) + 1)
    prose_starts, code = set(), set()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.map is None:
            continue
        if token.type in ("paragraph_open", "heading_open", "tr_open"):
            prose_starts.add(token.map[0])
        elif token.type in ("fence", "code_block"):
            code.update(range(*token.map))
    masked, cuts, *_ = layout(text)
    hidden = {at for span in masked for at in range(*span)}

    def shown(line: int) -> bool:
        return any(
            not text[at].isspace() and at not in hidden for at in range(starts_of_lines[line], starts_of_lines[line] + len(lines[line]))
        )

    for number in prose_starts:
        if re.fullmatch(r"[\s>#]*", lines[number]) is None:
            assert shown(number), (number, lines[number])
            assert any(starts_of_lines[number] <= at <= starts_of_lines[number] + len(lines[number]) for at in cuts), (
                number,
                lines[number],
            )
    for number in code:
        assert not shown(number), (number, lines[number])


def test_a_span_is_what_the_rest_of_the_tool_takes() -> None:
    assert mask("`a`") == (Span(0, 3),)
