"""What holds for the posterior over source languages and its feedback, whatever the findings."""

from __future__ import annotations

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon.kinship import SHARES, nearness
from mtcheck.lexicon.languages import language_codes
from mtcheck.model import CATEGORIES, Finding, Severity, Span, Status
from mtcheck.pivot import feed_back, infer

CODES = st.sampled_from([*sorted(SHARES), "xx", "tlh"])


def make(rule: str, category: str, sources: list[str], confidence: float, text: str) -> Finding:
    return Finding(rule, category, Span(0, 1), 0, "m", "w", tuple(sources), Severity.ERROR, confidence, (), Status.NEW, text)


FINDINGS = st.lists(
    st.builds(
        make,
        st.sampled_from(["calque/a", "calque/b", "name/c", "non-word/d"]),
        st.sampled_from(CATEGORIES),
        st.lists(CODES, max_size=6, unique=True),
        st.floats(0, 1),
        st.text(max_size=12),
    ),
    max_size=12,
)
ALLOWED = st.lists(CODES, max_size=3, unique=True).map(tuple)
WORDS = st.integers(0, 100_000)


@given(FINDINGS, WORDS, ALLOWED)
def test_the_posterior_is_a_distribution(findings: list[Finding], words: int, allowed: tuple[str, ...]) -> None:
    languages, guess = infer(findings, words, allowed)
    assert fsum(languages.values()) == pytest.approx(1)
    assert min(languages.values()) >= 0
    if allowed:
        assert set(languages) == set(allowed)
    if guess:
        assert guess.probability == pytest.approx(max(languages.values()), abs=1e-4)
        assert languages[guess.code] == max(languages.values())


@given(FINDINGS, WORDS, ALLOWED, st.randoms(use_true_random=False))
def test_the_order_of_the_findings_does_not_matter(findings: list[Finding], words: int, allowed: tuple[str, ...], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert infer(shuffled, words, allowed).guess == infer(findings, words, allowed).guess


@given(FINDINGS, WORDS)
def test_a_guess_is_named_by_two_different_findings(findings: list[Finding], words: int) -> None:
    guess = infer(findings, words).guess
    if guess:
        assert len({(f.rule, f.text.lower()) for f in findings if guess.code in f.sources}) >= 2


@given(FINDINGS, WORDS, ALLOWED)
def test_feedback_is_bounded_and_touches_nothing_but_confidences(findings: list[Finding], words: int, allowed: tuple[str, ...]) -> None:
    languages = infer(findings, words, allowed).languages
    after = feed_back(findings, languages)
    assert [f._replace(confidence=0) for f in after] == [f._replace(confidence=0) for f in findings]
    for old, new in zip(findings, after, strict=True):
        assert 0.6 * old.confidence - 1e-4 <= new.confidence <= old.confidence + 0.15 * (1 - old.confidence) + 1e-4
        if not old.sources:
            assert new.confidence == pytest.approx(old.confidence, abs=1e-4)


@given(CODES, CODES)
def test_nearness_is_mutual(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert (nearness(one, other) == 1) is (one == other)


def test_every_language_with_a_share_has_a_name() -> None:
    assert set(SHARES) == set(language_codes())
    assert min(SHARES.values()) > 0
