from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon.inflect import noun_forms, verb_forms
from mtcheck.lexicon.lemma import noun_lemma, verb_lemma

VERBS = (
    "ask go try stop make believe agree see take write refuse plan allow die carry control admit travel begin find leave rise offer".split()
)
NOUNS = "country man woman person analysis reason bus law wife crisis".split()


@pytest.mark.parametrize("lemma", VERBS)
def test_every_form_of_a_verb_leads_back(lemma: str) -> None:
    for form in verb_forms(lemma):
        assert verb_lemma(form) == lemma


def test_british_and_american_doubling_lead_back() -> None:
    assert [verb_lemma(w) for w in ("travelled", "travelling", "cancelled")] == ["travel", "travel", "cancel"]


@pytest.mark.parametrize("form", ["is", "were", "been", "Being"])
def test_be_is_one_verb(form: str) -> None:
    assert verb_lemma(form) == "be"


@pytest.mark.parametrize("lemma", NOUNS)
def test_a_plural_leads_back(lemma: str) -> None:
    assert noun_lemma(noun_forms(lemma)[1]) == lemma
    assert noun_lemma(lemma) == lemma


@given(st.text(max_size=80))
def test_unknown_words_stay(word: str) -> None:
    strange = "\u0436" + word
    assert verb_lemma(strange) == noun_lemma(strange) == strange.lower()
