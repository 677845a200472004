"""The baselines that the network is set against."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.models.files import VOCABULARY, shipped_model
from mtcheck.models.pieces import Pieces
from training.items import Item
from training.trigram import Trigram, tokens

SENTENCES = ["the cat sat on the mat", "the dog sat on the cat", "a dog ate the mat", "in 1998 the cat ate", "in 2004 a dog sat"]
MODEL = Trigram(SENTENCES)
FORMS = st.sampled_from(["<s>", "the", "cat", "sat", "0000", "<unk>", "zebra"])


def test_tokens_fold_case_digits_and_quotes_and_keep_their_places() -> None:
    text = "In 1998 he didn\u2019t \u2013 \u0130zmir."
    assert [text[start:end] for start, end, _form in tokens(text)] == ["In", "1998", "he", "didn\u2019t", "\u0130zmir"]
    assert [form for _start, _end, form in tokens(text)][:4] == ["in", "0000", "he", "didn't"]


@given(FORMS, FORMS)
def test_probabilities_sum_to_one_after_whatever_words(a: str, b: str) -> None:
    assert sum(MODEL.probability((a, b), form) for form in MODEL.vocabulary) == pytest.approx(1.0)


def test_rare_words_are_unknown() -> None:
    assert {"the", "cat", "0000"} <= MODEL.vocabulary
    assert "in" in MODEL.vocabulary
    assert Trigram(["one word", "one more"]).vocabulary == {"<unk>", "</s>", "one"}
    assert MODEL.probability(("the", "cat"), "zebra") == MODEL.probability(("the", "cat"), "gnu")


def test_what_was_seen_surprises_less() -> None:
    seen, odd = (
        np.mean([nats for _start, _end, nats in MODEL.surprisals(text)]) for text in ("the cat sat on the mat", "mat the on sat cat the")
    )
    assert seen < odd
    assert MODEL.surprisals("...") == ()


def test_the_figures_of_shortness_and_surprisal_are_those_of_the_network() -> None:
    pytest.importorskip("sklearn", reason="needs the extra [training]")
    from training import baselines

    pieces = Pieces(os.path.join(shipped_model(), VOCABULARY))
    items = [Item("The cat sat.", "mlqe-et", 1.0, 0.3, ((4, 7, 1.0),), pair=1), Item("The dog sat.", "mlqe-et-pe", 0.0, 0.0, (), pair=1)]
    (first, _second) = baselines.judge(items, pieces, np.array([1.0, 2.0]), MODEL.surprisals)
    expected = [nats for _start, _end, nats in MODEL.surprisals(items[0].text)]
    assert first.row.tokens[1:-1, 0].tolist() == [0, 1, 0, 0]
    assert first.token[:, 0].tolist() == pytest.approx([*expected, 0.0])
    assert baselines.judge(items, pieces, np.array([1.0, 2.0]))[0].token is None


def test_a_sample_keeps_the_shares_of_the_mixture() -> None:
    pytest.importorskip("sklearn", reason="needs the extra [training]")
    from training import baselines

    text = "The minister said on Monday that the company had decided to build a new hospital in the north of France."
    everything = {"mlqe": [Item(text, "mlqe", 1.0)] * 400, "native": [Item(text, "native", 0.0)] * 1000}
    found = baselines.sample(everything, {"mlqe": -1, "native": 200, "damage": 200}, 80, 3)
    kinds = [item.slice for item in found if item.pair < 0]
    assert (kinds.count("mlqe"), kinds.count("native")) == (40, 20)
    assert len(found) == 80
    assert len(baselines.sample(everything, {"mlqe": -1, "native": 200, "damage": 20}, 10**6, 3)) == 620


def test_hashed_ngrams_learn_what_tells_them_apart() -> None:
    pytest.importorskip("sklearn", reason="needs the extra [training]")
    from training import hashed

    texts = [f"{a} {b}" for a in ("good", "bad") for b in ("cat", "dog", "mat", "hat", "1998", "2004")]
    machine = np.array([0.0] * 6 + [1.0] * 6)
    effort = np.where(np.arange(12) % 2, 0.3, -1.0)
    model = hashed.Hashed(texts, machine, effort, np.ones(12))
    good, bad = model.logits(["Good 1877", "BAD 1877"])[:, 0]
    assert good < 0 < bad
    assert hashed.folded("A \u201cB\u201d 42") == 'a "b" 00'
    # a soft target of 0.3 everywhere is a probability of 0.3
    assert 1 / (1 + np.exp(-model.logits(texts)[:, 1])) == pytest.approx(0.3, abs=0.05)


def test_the_table_has_a_dash_where_a_baseline_has_no_figure() -> None:
    pytest.importorskip("sklearn", reason="needs the extra [training]")
    from training import baselines

    lines = baselines.table({"short": {"pairs": 0.5}, "long": {"pairs": 0.61234, "words": 0.25}}).splitlines()
    assert [line.split() for line in lines] == [["short", "long"], ["pairs", "0.500", "0.612"], ["words", "-", "0.250"]]
