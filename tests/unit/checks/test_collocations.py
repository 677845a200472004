"""Near-synonyms in the place of the words of a fixed collocation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.collocations import run
from mtcheck.errors import RuleError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.formats import read_document

PARAMS = {"bare": "0.6"}


def found(text: str, report: str) -> list[tuple[str, str]]:
    document = read_document("t.txt", text)
    return [(text[h.span.start : h.span.end], h.fixes[0]) for h in run(document, {**PARAMS, "report": report}, shipped_lexicon())]


@pytest.mark.parametrize(
    ("text", "at", "fix"),
    [
        ("It relies on counterfeit consciousness, he said.", "counterfeit consciousness", "artificial intelligence"),
        ("Counterfeit consciousness is everywhere.", "Counterfeit consciousness", "Artificial intelligence"),
        ("It relies (counterfeit consciousness) on many cameras.", "counterfeit consciousness", "artificial intelligence"),
        ("The gross homemade product of the region grew.", "gross homemade product", "gross domestic product"),
        ("fluffy logic", "fluffy logic", "fuzzy logic"),
    ],
)
def test_a_damaged_term_is_found(text: str, at: str, fix: str) -> None:
    assert (at, fix) in found(text, "term")


@pytest.mark.parametrize(
    ("text", "at", "fix"),
    [
        ("A strong rain flooded the cellars.", "strong rain", "heavy rain"),
        ("They made a walk along the river.", "made a walk", "took a walk"),
        ("She did many mistakes and did a mistake.", "did a mistake", "made a mistake"),
    ],
)
def test_a_wrong_translation_is_found_with_its_languages(text: str, at: str, fix: str) -> None:
    assert (at, fix) in found(text, "translation")
    document = read_document("t.txt", text)
    hits = list(run(document, {**PARAMS, "report": "translation"}, shipped_lexicon()))
    assert all(hit.sources for hit in hits)


def test_pairs_that_are_good_english_all_the_same_are_left_alone() -> None:
    document = read_document("t.txt", "A strong rain flooded the cellars. They made a walk.")
    hits = run(document, {**PARAMS, "report": "translation", "correct": ["strong rain"]}, shipped_lexicon())
    assert [document.text[h.span.start : h.span.end] for h in hits] == ["made a walk"]


def test_the_object_of_a_verb_is_the_last_of_the_nouns() -> None:
    assert found("Police have an arrest warrant for him.", "translation") == []


@pytest.mark.parametrize(
    "text",
    [
        "It relies on artificial intelligence, and heavy rain is expected.",
        "Counterfeit\nconsciousness",
        "He met Counterfeit Consciousness on stage.",
        "A counterfeit, consciousness and all.",
        "",
    ],
)
def test_right_collocations_names_and_neighbours_by_chance_are_left_alone(text: str) -> None:
    assert found(text, "term") == []
    assert found(text, "translation") == []


def test_a_plural_stays_a_plural() -> None:
    assert ("neural organizations", "neural networks") in found("neural organizations", "term")


def test_a_bare_term_has_the_confidence_of_the_rule() -> None:
    document = read_document("t.txt", "fluffy logic\n")
    assert [hit.confidence for hit in run(document, {"report": "term", "bare": "0.4"}, shipped_lexicon())] == [0.4]


def test_another_report_is_an_error() -> None:
    with pytest.raises(RuleError, match="report"):
        list(run(read_document("t.txt", "x"), {"report": "all"}, shipped_lexicon()))


@given(
    st.lists(
        st.sampled_from(["fluffy", "logic", "strong", "rain", "(made", "a", "walk.", "\n", "Gross", "homemade", "item", "\ud800"]),
        max_size=20,
    )
)
def test_spans_lie_in_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    document = read_document("t.txt", text)
    spans = sorted(h.span for report in ("term", "translation") for h in run(document, {**PARAMS, "report": report}, shipped_lexicon()))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
