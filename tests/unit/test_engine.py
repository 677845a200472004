from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.engine import Engine, Settings, fill, resolve_overlaps
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Edit, Finding, Hit, Report, Rule, Safety, Severity, Span, Status, Suggestion
from mtcheck.text.document import Document

TEXT = 'Officials said the frobnic was late again on Friday. "We saw the frobnic in the town," she said to the press.'


def rule(**changes: object) -> Rule:
    base = Rule(
        "calque/x",
        "check",
        "calque",
        ("fr",),
        Severity.WARNING,
        0.8,
        "'{match}' should be '{fix}' {odd}",
        "because of {match}",
        {"check": "probe", "params": {}, "quotes": "check", "guards": {}},
        (),
        (),
        Safety.SAFE,
        "stable",
        "0.1.0",
        0,
        "x.yaml",
    )
    return base._replace(**changes)  # type: ignore[arg-type]


def run(text: str, hits: Iterable[Hit], settings: Settings = Settings(), **changes: object) -> Report:  # noqa: B008 - a constant
    return Engine([rule(**changes)], shipped_lexicon(), lambda _name: lambda *_args: list(hits), settings).check(Document("x.txt", text))


def at(text: str, word: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return Span(start, start + len(word))


def test_a_hit_becomes_a_finding_in_the_words_of_its_rule() -> None:
    (found,) = run(TEXT, [Hit(at(TEXT, "frobnic"), ("machine", "frobnic", "machine"))]).findings
    assert found.message == "'frobnic' should be 'machine' {odd}"
    assert found.why == "because of frobnic"
    assert (found.text, found.sentence, found.sources, found.confidence, found.status) == ("frobnic", 0, ("fr",), 0.8, Status.NEW)
    assert found.suggestions == (Suggestion((Edit(found.span, "machine"),), "machine", Safety.SAFE),)


def test_a_hit_may_bring_its_own_languages_confidence_and_reason() -> None:
    hit = Hit(at(TEXT, "frobnic"), (), {"why": "the {match} of old", "odd": "!"}, 0.3, ("es", "pt"))
    (found,) = run(TEXT, [hit]).findings
    assert (found.sources, found.confidence, found.why, found.message) == (
        ("es", "pt"),
        0.3,
        "the frobnic of old",
        "'frobnic' should be '' !",
    )


@pytest.mark.parametrize(
    ("quotes", "rule_quotes", "expected"),
    [
        ("check", "check", 0.8),
        ("downweight", "check", 0.56),
        ("skip", "check", None),
        ("check", "skip", None),
        ("downweight", "skip", None),
    ],
)
def test_quoted_speech(quotes: str, rule_quotes: str, expected: float | None) -> None:
    body = {"check": "probe", "params": {}, "quotes": rule_quotes, "guards": {}}
    found = run(TEXT, [Hit(at(TEXT, "frobnic", 1))], Settings(quotes), body=body).findings
    assert [f.confidence for f in found] == ([] if expected is None else [expected])


def test_typography_weighs_the_same_in_quotations() -> None:
    (found,) = run(TEXT, [Hit(at(TEXT, "frobnic", 1))], Settings("skip"), category="typography").findings
    assert found.confidence == 0.8


def test_nothing_is_found_in_masked_text() -> None:
    engine = Engine([rule()], shipped_lexicon(), lambda _name: lambda *_a: [Hit(at(TEXT, "frobnic"))])
    assert engine.check(Document("x.txt", TEXT, mask=[at(TEXT, "frobnic")])).findings == ()


def test_a_long_match_is_shortened_in_the_message_only() -> None:
    text = "The town said " + "very " * 60 + "little to the press."
    span = Span(14, 14 + 5 * 60)
    (found,) = run(text, [Hit(span)]).findings
    assert len(found.message) < 130
    assert "\u2026" in found.message
    assert found.text == text[span.start : span.end]


def test_another_language_is_one_problem_and_no_finding() -> None:
    text = "Le gouvernement a annoncé hier soir une nouvelle mesure pour les habitants du quartier nord."
    report = run(text, [Hit(Span(0, 2))])
    assert (report.language, report.findings, report.score, report.verdict, report.abstained) == (
        "xx",
        (),
        None,
        "abstained",
        "not English",
    )
    assert [p.code for p in report.problems] == ["not-english"]


@pytest.mark.parametrize(
    ("text", "abstained"),
    [("", "fewer than 6 words"), ("Five words are too few.", "fewer than 6 words"), ("But six of them are enough.", "")],
)
def test_a_short_text_has_findings_but_no_score(text: str, abstained: str) -> None:
    report = run(text, [Hit(Span(0, 3))] if text else [])
    assert report.abstained == abstained
    assert (report.score is None) == bool(abstained)
    assert len(report.findings) == bool(text)


@pytest.mark.parametrize(
    ("template", "expected"),
    [("{a} and {b}", "1 and {b}"), ("{a.__class__}", "{a.__class__}"), ("{{a}}", "{1}"), ("{a!r:>9}", "{a!r:>9}"), ("", "")],
)
def test_fill_replaces_known_names_and_runs_nothing(template: str, expected: str) -> None:
    assert fill(template, {"a": "1"}) == expected


def found_at(start: int, end: int, severity: Severity, confidence: float, fixes: int) -> Finding:
    suggestions = (Suggestion((Edit(Span(start, end), "x"),), "x", Safety.SAFE),) * fixes
    return Finding("calque/x", "calque", Span(start, end), 0, "", "", (), severity, confidence, suggestions, Status.NEW, "")


FINDINGS = st.lists(
    st.builds(
        lambda a, n, s, c, f: found_at(a, a + n, s, c, f),
        st.integers(0, 40),
        st.integers(0, 9),
        st.sampled_from(Severity),
        st.sampled_from([0.2, 0.5, 0.9]),
        st.integers(0, 1),
    ),
    max_size=14,
)


def weight(f: Finding) -> tuple[int, float, bool, int]:
    return f.severity, f.confidence, bool(f.suggestions), f.span.end - f.span.start


@given(FINDINGS)
def test_resolved_findings_are_disjoint_and_every_dropped_one_met_a_weightier_one(findings: list[Finding]) -> None:
    kept = resolve_overlaps(findings)
    assert kept == sorted(kept, key=lambda f: f.span)
    for one, other in pairwise(kept):
        assert not one.span.overlaps(other.span)
    for dropped in findings:
        assert any(f is dropped or (f.span.overlaps(dropped.span) and weight(f) >= weight(dropped)) for f in kept)


@given(FINDINGS, st.randoms(use_true_random=False))
def test_resolving_does_not_depend_on_order(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve_overlaps(shuffled) == resolve_overlaps(findings)


def test_nothing_is_lost_to_a_finding_that_is_itself_dropped() -> None:
    first, middle, last = (found_at(a, b, Severity.INFO, c, 0) for a, b, c in ((0, 5, 0.2), (3, 12, 0.5), (11, 13, 0.9)))
    assert resolve_overlaps([first, middle, last]) == [first, last]
