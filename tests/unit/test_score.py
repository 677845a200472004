from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Finding, Severity, Span, Status
from mtcheck.score import counted, noisy_or, score_document, score_sentences, verdict


def finding(
    start: int,
    end: int,
    confidence: float,
    rule: str = "calque/x",
    category: str = "calque",
    status: Status = Status.NEW,
    sentence: int = 0,
) -> Finding:
    return Finding(rule, category, Span(start, end), sentence, "m", "w", (), Severity.ERROR, confidence, (), status, "t" * (end - start))


CONFIDENCES = st.floats(0, 1)
FINDINGS = st.builds(lambda a, n, c: finding(a, a + n, c), st.integers(0, 30), st.integers(0, 8), CONFIDENCES)


@pytest.mark.parametrize(("confidences", "expected"), [([], 0.0), ([0.5], 0.5), ([0.5, 0.5], 0.75), ([0.9, 0.9], 0.99), ([1.0], 0.995)])
def test_noisy_or(confidences: list[float], expected: float) -> None:
    assert noisy_or(confidences) == pytest.approx(expected)


@given(st.lists(FINDINGS, max_size=12), FINDINGS, st.integers(1, 2000))
def test_one_finding_more_never_lowers_a_score(findings: list[Finding], extra: Finding, words: int) -> None:
    assert score_document([*findings, extra], words) >= score_document(findings, words)
    spans, counts = [Span(0, 60)], [20]
    before, after = (score_sentences(spans, some, counts, 6)[0].score for some in (findings, [*findings, extra]))
    assert before is not None
    assert after is not None
    assert after >= before


@given(st.lists(FINDINGS, max_size=12), st.randoms(use_true_random=False), st.integers(1, 500))
def test_the_score_does_not_depend_on_order(findings: list[Finding], random: object, words: int) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert score_document(shuffled, words) == score_document(findings, words)


@given(st.lists(FINDINGS, max_size=12))
def test_what_counts_is_disjoint_and_weighs_as_much_as_the_best_alone(findings: list[Finding]) -> None:
    kept = counted(findings)
    for one, other in pairwise(kept):
        assert not one.span.overlaps(other.span)
    if findings:
        assert noisy_or([f.confidence for f in kept]) >= noisy_or([max(f.confidence for f in findings)]) - 1e-12


def test_overlapping_findings_count_once_the_weightier_set() -> None:
    short, other, long = finding(0, 5, 0.5), finding(5, 10, 0.5), finding(0, 10, 0.6)
    assert counted([long, short, other]) == [short, other]
    assert counted([long, short]) == [long]
    empty = finding(5, 5, 0.9)
    assert counted([short, other, empty]) == [empty]


def test_suppressed_findings_do_not_count() -> None:
    assert score_document([finding(0, 3, 0.9, status=Status.SUPPRESSED)], 20) == 0
    assert score_document([finding(0, 3, 0.9, status=Status.BASELINED)], 20) == 0.9


def test_a_long_document_is_judged_by_density() -> None:
    one = [finding(0, 3, 0.8)]
    four = [finding(10 * i, 10 * i + 3, 0.8) for i in range(4)]
    assert score_document(one, 60) == score_document(four, 240) == 0.8
    assert score_document(one, 600) < 0.2


def test_a_short_sentence_has_no_score_but_keeps_its_evidence() -> None:
    (scored,) = score_sentences([Span(0, 10)], [finding(0, 3, 0.8)], [3], 6)
    assert (scored.score, scored.evidence) == (None, (("calque/x", 1.6094),))


def test_findings_belong_to_the_sentence_they_name() -> None:
    scores = score_sentences([Span(0, 10), Span(11, 30)], [finding(12, 15, 0.7, sentence=1)], [8, 8], 6)
    assert [s.score for s in scores] == [0.0, 0.7]


@pytest.mark.parametrize(
    ("score", "categories", "expected"),
    [
        (None, ["name", "title"], "abstained"),
        (0.1, [], "clean"),
        (0.34, ["name"], "clean"),
        (0.35, ["name"], "suspect"),
        (0.99, ["name", "name"], "suspect"),
        (0.75, ["name", "title"], "machine-translated"),
    ],
)
def test_the_verdict_needs_a_score_and_two_kinds_of_damage(score: float | None, categories: list[str], expected: str) -> None:
    assert verdict(score, [finding(i, i + 1, 0.9, category=c) for i, c in enumerate(categories)]) == expected


def test_a_suppressed_finding_is_no_second_kind_of_damage() -> None:
    assert verdict(0.9, [finding(0, 1, 0.9), finding(2, 3, 0.9, category="name", status=Status.SUPPRESSED)]) == "suspect"


def test_many_findings_in_one_sentence_are_scored_at_all() -> None:
    assert score_document([finding(i, i + 2, 0.01) for i in range(60_000)], 100) > 0.9
