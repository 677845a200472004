"""The joint score: findings and readings, in one sentence and in a document."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Finding, Reading, ReadToken, Severity, Span, Status
from mtcheck.score import log_odds, score_document, score_sentences
from mtcheck.score.coefficients import DOCUMENT, SENTENCE
from mtcheck.score.joint import document_features, document_log_odds, probability, sentence_features, sentence_terms

WIDTH = 60
"""Code points of each sentence in these tests."""
LOGITS = st.floats(-12, 12)
SHARES = st.floats(0, 1)
TOKENS = st.lists(st.tuples(SHARES, SHARES), max_size=6)
READINGS = st.builds(
    lambda logits, tokens: Reading(logits, tuple(ReadToken(Span(2 * i, 2 * i + 1), *each) for i, each in enumerate(tokens))),
    st.tuples(LOGITS, LOGITS), TOKENS,
)  # fmt: skip


def finding(sentence: int, start: int, length: int, confidence: float, category: str = "calque") -> Finding:
    span = Span(sentence * WIDTH + start, sentence * WIDTH + start + length)
    return Finding(f"{category}/x", category, span, sentence, "m", "w", (), Severity.ERROR, confidence, (), Status.NEW, "t" * length)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Reading], list[int], list[Finding]]:
    readings = draw(st.lists(READINGS, min_size=1, max_size=5))
    counts = [draw(st.integers(6, 40)) for _ in readings]
    category = st.sampled_from(["calque", "name", "fluency"])
    findings = st.builds(finding, st.integers(0, len(readings) - 1), st.integers(0, 40), st.integers(1, 9), SHARES, category)
    return readings, counts, draw(st.lists(findings, max_size=6))


def scores(readings: list[Reading], counts: list[int], findings: list[Finding]) -> tuple[list[float], float]:
    """Scores of the sentences and of the document."""
    spans = [Span(i * WIDTH, (i + 1) * WIDTH) for i in range(len(readings))]
    found = score_sentences(spans, findings, counts, 6, readings)
    return [one.score or 0.0 for one in found], score_document(findings, sum(counts), log_odds(found, counts, readings))


@given(documents(), st.data())
def test_one_finding_of_a_rule_more_never_lowers_a_score(
    document: tuple[list[Reading], list[int], list[Finding]], data: st.DataObject
) -> None:
    readings, counts, findings = document
    extra = finding(data.draw(st.integers(0, len(readings) - 1)), data.draw(st.integers(0, 40)), 5, data.draw(SHARES))
    before, after = scores(readings, counts, findings), scores(readings, counts, [*findings, extra])
    # terms are rounded to four places
    assert all(new >= old - 2e-4 for old, new in zip(before[0], after[0], strict=True))
    assert after[1] >= before[1] - 5e-4


@given(documents())
def test_a_document_of_one_sentence_scores_as_the_sentence(document: tuple[list[Reading], list[int], list[Finding]]) -> None:
    readings, counts, findings = document
    mine = [one for one in findings if one.sentence == 0]
    (sentence,), whole = scores(readings[:1], counts[:1], mine)
    assert whole == pytest.approx(sentence, abs=1e-4)


@given(documents())
def test_terms_add_up_to_the_score(document: tuple[list[Reading], list[int], list[Finding]]) -> None:
    readings, counts, findings = document
    spans = [Span(i * WIDTH, (i + 1) * WIDTH) for i in range(len(readings))]
    for one in score_sentences(spans, findings, counts, 6, readings):
        assert one.score == round(min(probability(sum(term for _name, term in one.evidence)), 0.995), 4)
        assert "base" in dict(one.evidence)


@given(documents(), st.randoms(use_true_random=False))
def test_order_does_not_show(document: tuple[list[Reading], list[int], list[Finding]], random: object) -> None:
    readings, counts, findings = document
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    before, after = scores(readings, counts, findings), scores(readings, counts, shuffled)
    assert after[0] == pytest.approx(before[0], abs=2e-4)
    assert after[1] == pytest.approx(before[1], abs=5e-4)


@given(st.lists(st.tuples(st.floats(-6, 6), st.integers(6, 40)), min_size=1, max_size=8), SHARES, st.randoms(use_true_random=False))
def test_the_order_of_sentences_does_not_show(sentences: list[tuple[float, int]], suspicion: float, random: object) -> None:
    shuffled = list(sentences)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert document_log_odds(shuffled, suspicion) == pytest.approx(document_log_odds(sentences, suspicion))


@given(READINGS, st.integers(1, 60))
def test_the_more_the_model_doubts_a_word_the_higher_the_score(reading: Reading, words: int) -> None:
    worse = reading._replace(tokens=tuple(token._replace(edit=1.0, damage=1.0) for token in reading.tokens))
    before, after = (sum(term for _name, term in sentence_terms([], sentence_features(0.0, one, words))) for one in (reading, worse))
    assert after >= before - 4e-4


def test_features_by_hand() -> None:
    reading = Reading((1.5, -20.0), (ReadToken(Span(0, 2), 0.5, 0.0), ReadToken(Span(3, 5), 0.0, 0.75)))
    found = sentence_features(99.0, reading, 40)
    assert found.rules == 6.0
    assert (found.machine, found.effort) == (1.5, -8.0)
    assert found.edited == pytest.approx(log(2) / 2)
    assert found.damaged == pytest.approx(log(4))
    assert found.length == pytest.approx(log(2))


def test_document_features_by_hand() -> None:
    found = document_features([(2.0, 10), (-1.0, 30)], 0.5)
    assert found["mean"] == pytest.approx(-0.25)
    assert found["more"] == pytest.approx(log(2))
    # a fifth of forty words: all of them from the worse sentence
    assert found["worst"] == pytest.approx(2.25)
    assert found["findings"] == pytest.approx(0.5 * log(2))


def test_findings_of_the_model_do_not_count_twice() -> None:
    reading = Reading((0.0, 0.0), ())
    assert scores([reading], [10], []) == scores([reading], [10], [finding(0, 0, 5, 0.9, "fluency")])


def test_no_evidence_has_a_negative_weight() -> None:
    assert all(value >= 0 for name, value in SENTENCE.items() if name not in {"base", "length"})
    assert DOCUMENT["mean"] == 1.0
    assert DOCUMENT["findings"] >= 0
    assert 0 <= DOCUMENT["worst"] < 1
