"""The diff as it is shown: which words go and come, in which line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.desk.saving import unified_diff
from mtcheck.tui.changes import changes


def told(old: str, new: str) -> list[str]:
    signs = {"removed": "[-{}-]", "added": "{{+{}+}}"}
    return [
        f"{change.line}: " + "".join(signs.get(piece.role, "{}").format(piece.text) for piece in change.pieces)
        for change in changes(unified_diff("a.txt", old, new))
    ]


def test_words_and_line_numbers() -> None:
    old = "One.\nThe mayor told.\nThree.\n\n\n\n\n\nNine of them.\n"
    new = "One.\nThe mayor said.\nThree.\n\n\n\n\n\nNine.\n"
    assert told(old, new) == ["0: a.txt", "2: The mayor [-told-]{+said+}.", "9: Nine[- of them-]."]


def test_what_is_far_from_a_change_is_left_out() -> None:
    far = "word " * 100
    [_, line] = told(f"{far}first change {far}second one {far}end\n", f"{far}other change {far}second two {far}end\n")
    assert line.startswith("1: \u2026 word") and line.count("\u2026") == 3
    assert "[-first-]{+other+}" in line and "[-one-]{+two+}" in line
    assert len(line) < 400


def test_lines_that_come_and_go_are_whole() -> None:
    assert told("a\nb\nc\n", "a\nc\n") == ["0: a.txt", "2: [-b-]"]
    assert told("a\nc", "a\nb\nc\n")[1:] == ["2: [-c-]", "2: {+b+}", "2: {+c+}"]


def test_nothing_to_write_and_signs_in_the_text() -> None:
    assert told("same\n", "same\n") == []
    assert told("--- a\n", "+++ b/c\n")[1:] == ["1: [---- a-]{++++ b/c+}"]


LINES = st.lists(st.text(alphabet="ab -+@\\\x1b\u202e\t", max_size=12), max_size=8).map("\n".join)


@given(LINES, LINES)
def test_every_line_is_safe_and_has_a_place(old: str, new: str) -> None:
    count = old.count("\n") + 1
    for change in changes(unified_diff("a.txt", old, new)):
        assert 0 <= change.line <= count + 1
        assert not any(sign in piece.text for piece in change.pieces for sign in "\x1b\u202e")
