from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.lexicon.inflect import expand, form_at, forms, noun_forms, reinflect, verb_forms
from mtcheck.ruleset.casing import match_case

LEMMAS = st.sampled_from("be have go take claim stop carry play tie agree set_up put pass echo overthrow".split())


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("claim", "claim claims claimed claimed claiming"),
        ("carry", "carry carries carried carried carrying"),
        ("play", "play plays played played playing"),
        ("stop", "stop stops stopped stopped stopping"),
        ("tie", "tie ties tied tied tying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("take", "take takes took taken taking"),
        ("pass", "pass passes passed passed passing"),
        ("go", "go goes went gone going"),
        ("have", "have has had had having"),
        ("be", "be is was been being are were am"),
    ],
)
def test_verbs(lemma: str, expected: str) -> None:
    assert " ".join(verb_forms(lemma)) == expected


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("town", "towns"),
        ("city", "cities"),
        ("day", "days"),
        ("church", "churches"),
        ("spokesman", "spokesmen"),
        ("german", "germans"),
        ("crisis", "crises"),
        ("aircraft", "aircraft"),
    ],
)
def test_nouns(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == (lemma, plural)


@given(LEMMAS, LEMMAS)
def test_a_fix_takes_the_form_of_what_it_replaces(wrong: str, right: str) -> None:
    for wording, key in expand(f"{wrong}/v the duty"):
        index = int(key[1:])
        assert wording == forms(wrong, "v")[index].replace("_", " ") + " the duty"
        assert reinflect(f"{right}/v it", key) == form_at(right, "v", index).replace("_", " ") + " it"


@given(LEMMAS)
def test_equal_wordings_are_given_once(lemma: str) -> None:
    wordings = [wording for wording, _key in expand(f"{lemma}/v a man/n")]
    assert len(set(wordings)) == len(wordings)
    assert len(wordings) == 2 * len(set(verb_forms(lemma)))


def test_plain_words_and_other_slashes_stay() -> None:
    assert expand("and/or the km/h") == [("and/or the km/h", "")]
    assert reinflect("and/or claim/v", "") == "and/or claim"


@pytest.mark.parametrize(
    ("fix", "original", "expected"),
    [
        ("supreme leader", "Supreme Chef", "Supreme Leader"),
        ("supreme leader", "SUPREME CHEF", "SUPREME LEADER"),
        ("supreme leader", "Supreme chef", "Supreme leader"),
        ("leader of the house", "Chef of the House", "Leader of the House"),
        ("NATO", "OTAN", "NATO"),
        ("iPhone", "supreme chef", "iPhone"),
        ("", "X", ""),
        ("x", "", "x"),
    ],
)
def test_a_fix_takes_the_capitals_of_what_it_replaces(fix: str, original: str, expected: str) -> None:
    assert match_case(fix, original) == expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_capitals_are_all_that_changes(fix: str, original: str) -> None:
    assert match_case(fix, original).casefold() == fix.casefold() or not fix.isascii()
