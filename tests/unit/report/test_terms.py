from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Span, Surprisal
from mtcheck.report.terms import bar, name_of, table
from mtcheck.score import is_log_odds
from mtcheck.score.coefficients import DOCUMENT, SENTENCE, SURPRISAL
from mtcheck.score.joint import document_terms, surprisal_term


@given(st.floats(-20, 20), st.floats(0.01, 20))
def test_bars_have_one_width_and_the_sign_of_the_value(value: float, most: float) -> None:
    drawn = bar(value, most)
    assert len(drawn) == len(bar(0.0, most)) == 21
    assert drawn[10] == "|"
    assert ("+" in drawn) == (value > 0)
    assert ("-" in drawn) == (value < 0)


def test_every_term_of_a_model_has_a_name_in_words() -> None:
    names = [f"model/{name}" for name in SENTENCE if name not in ("base", "rules")]
    names += ["base", "language-model", *(f"document/{name}" for name in DOCUMENT)]
    assert [name for name in names if name_of(name).startswith("rule ")] == []
    assert name_of("calque/x") == "rule calque/x"


def test_the_weightiest_comes_first_the_base_last_and_the_sum_below() -> None:
    lines = table([("model/machine", 0.5), ("calque/x", 2.0), ("model/length", 0.001), ("base", -1.5)], log_odds=True, score=0.73)
    assert [line.split("  ")[-1].strip() for line in lines] == [
        "rule calque/x",
        "model: written by a machine",
        "base: what a sentence has before anything is known of it",
        "log-odds: score 0.73",
    ]
    assert [line.split()[0] for line in lines] == ["+2.00", "+0.50", "-1.50", "+1.00"]


def test_many_terms_are_put_together_and_none_is_lost() -> None:
    lines = table([(f"calque/{n}", 0.1) for n in range(30)], log_odds=False, score=0.95)
    assert lines[-2].endswith("18 more")
    assert lines[-1].startswith("  +3.00")
    assert table([], log_odds=False, score=0.0) == ["nothing speaks against it"]


@given(st.lists(st.tuples(st.floats(-5, 5), st.integers(6, 60)), min_size=1, max_size=9), st.floats(0, 1))
def test_the_terms_of_a_document_are_named_and_tell_their_scale(sentences: list[tuple[float, int]], suspicion: float) -> None:
    assert is_log_odds(document_terms(sentences, suspicion))
    assert not is_log_odds([("calque/x", 1.0)])


@given(st.floats(0, 60), st.floats(0, 10))
def test_a_sentence_that_is_less_expected_never_gets_a_lower_term(mean: float, more: float) -> None:
    before = surprisal_term(Surprisal(mean, mean, Span(0, 1)))
    assert abs(before) <= SURPRISAL["most"]
    assert surprisal_term(Surprisal(mean + more, mean + more, Span(0, 1))) >= before
