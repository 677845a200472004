from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.fix import ROUNDS, Made, apply, fix_text, plan, safely, why_left
from mtcheck.model import Edit, Finding, Report, Safety, Severity, Span, Status, Suggestion

TEXT = "abcdefghijklmnopqrstuvwxyz"
EDITS = st.builds(lambda a, n, t: Edit(Span(a, min(a + n, 26)), t), st.integers(0, 26), st.integers(0, 6), st.text("XYZ", max_size=4))
CHOSEN = st.lists(EDITS, max_size=12).map(lambda edits: [Suggestion((e,), e.text, Safety.SAFE) for e in edits])


def suggestion(*edits: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Suggestion:
    return Suggestion(tuple(Edit(Span(a, b), t) for a, b, t in edits), "x", safety)


def report(findings: Iterable[Finding]) -> Report:
    return Report("x", "en", None, tuple(findings), (), 0.0, "clean", ())


def finding(start: int, end: int, *suggestions: Suggestion) -> Finding:
    return Finding("a/b", "name", Span(start, end), 0, "", "", (), Severity.INFO, 0.5, suggestions, Status.NEW, "")


@given(CHOSEN)
def test_a_plan_is_disjoint_ordered_and_loses_nothing(chosen: list[Suggestion]) -> None:
    edits, left = plan(chosen)
    assert list(edits) == sorted(edits)
    for one, other in pairwise(edits):
        assert not one.span.overlaps(other.span)
    assert len(edits) + len(left) == len(chosen)
    for suggestion in left:
        assert any(suggestion.edits[0].span.overlaps(edit.span) for edit in edits)


@given(CHOSEN)
def test_applying_changes_the_edited_spans_only(chosen: list[Suggestion]) -> None:
    edits = plan(chosen).edits
    text = apply(TEXT, edits)
    assert len(text) == len(TEXT) + sum(len(e.text) - (e.span.end - e.span.start) for e in edits)
    removed = {i for e in edits for i in range(*e.span)}
    assert "".join(c for c in text if c not in "XYZ") == "".join(c for i, c in enumerate(TEXT) if i not in removed)


def test_first_come_first_taken_and_all_of_a_suggestion_or_nothing() -> None:
    both, single, free = suggestion((0, 2, "X"), (10, 12, "Y")), suggestion((11, 13, "Z")), suggestion((20, 20, "!"))
    assert plan([both, single, free]).left_over == (single,)
    assert plan([single, both, free]).left_over == (both,)
    assert apply(TEXT, plan([single, both, free]).edits) == "abcdefghijkZnopqrst!uvwxyz"


def test_only_a_single_safe_suggestion_is_applied_unasked() -> None:
    safe, unsure = suggestion((0, 1, "X")), suggestion((0, 1, "Y"), safety=Safety.REVIEW)
    known = finding(8, 9, safe)._replace(status=Status.BASELINED)
    findings = [finding(0, 1, safe), finding(2, 3, safe, safe), finding(4, 5, unsure), finding(6, 7), known]
    assert [safely(f) for f in findings] == ["safe", "", "", "", ""]
    assert [why_left(f)[0] for f in findings[1:]] == ["review", "review", "display-only", "known"]
    assert why_left(findings[1])[1] == "2 wordings to choose from"
    assert why_left(finding(0, 1, suggestion((0, 1, "X"), safety=Safety.NONE)))[0] == "display-only"


def test_what_was_applied_is_told_with_the_reason() -> None:
    def check(text: str) -> Report:
        at = text.find("bad")
        unsure = suggestion((at, at + 3, "good"), safety=Safety.REVIEW)
        return report([finding(at, at + 3, unsure)._replace(text="bad")] if at >= 0 else [])

    assert fix_text("a\nbad bad", check).applied == ()
    fixed = fix_text("a\nbad bad", check, lambda f: "asked for")
    assert fixed.text == "a\ngood good"
    assert fixed.applied == (Made(2, "bad", "x", "a/b", "asked for"),) * 2


def test_fixing_goes_on_until_nothing_changes() -> None:
    def check(text: str) -> Report:
        at = text.find("aa")
        return report([finding(at, at + 2, suggestion((at, at + 2, "a")))] if at >= 0 else [])

    fixed = fix_text("baaaab", check)
    assert (fixed.text, fixed.made, fixed.report.findings) == ("bab", 3, ())


def test_rules_that_undo_each_other_are_stopped() -> None:
    def check(text: str) -> Report:
        return report([finding(0, 1, suggestion((0, 1, "b" if text == "a" else "a")))])

    assert fix_text("a", check).made == ROUNDS


def test_a_long_plan_is_made_at_all() -> None:
    chosen = [suggestion((3 * i, 3 * i + 1, "x")) for i in range(60_000)]
    assert len(plan(reversed(chosen)).edits) == 60_000
