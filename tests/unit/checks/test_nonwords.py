from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import nonwords
from mtcheck.checks.derivation import derived
from mtcheck.checks.nonwords import unglue
from mtcheck.errors import RuleError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

LEXICON = shipped_lexicon()


def hits(text: str, report: str = "unknown") -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in nonwords.run(Document("x.txt", text), {"report": report}, LEXICON)]


def test_unknown_report_is_refused() -> None:
    with pytest.raises(RuleError, match="report"):
        hits("Nothing.", "all")


def test_word_of_no_language_is_found_without_a_fix() -> None:
    assert hits("He wore a grey tarpasole and a hat.") == [("tarpasole", ())]


def test_a_word_that_the_text_writes_as_code_is_its_own() -> None:
    assert hits("He wrote `tarpasole`, and the tarpasole came.") == []
    assert len(hits("He wrote `something`, and the tarpasole came.")) == 1


def test_half_translated_compound_is_no_english_compound() -> None:
    assert hits("He spoke behind a black pacemasse and glasses.") == [("pacemasse", ())]
    assert not derived("pacemasse", LEXICON)


@pytest.mark.parametrize(
    "word", ["carmaking", "unrepeatable", "sheepmeat", "overtourism", "idempotency", "desmoteplase", "microclinics", "mandazi"]
)
def test_what_english_or_science_makes_is_left_alone(word: str) -> None:
    assert hits(f"They spoke of {word} for an hour.") == []


@pytest.mark.parametrize(
    "text",
    [
        "What the sailors call a tarpasole is a hat.",
        'He wrote "tarpasole" on the box.',
        "The hat (tarpasole) is grey.",
        "The tarpasole here. A tarpasole there. One more tarpasole.",
        "He read about Welsh tarpasole today.",
        "See tarpasole.example and tarpasole() in my_file::open, x->y.",
        "Tarpasole and TARPASOLE, in capitals.",
    ],
)
def test_mentioned_explained_repeated_and_technical_words_are_left_alone(text: str) -> None:
    assert hits(text) == []


def test_misspelling_is_told_from_an_unknown_word_by_its_one_near_word() -> None:
    text = "The secretatries met a tarpasole at noon."
    assert hits(text, "misspelt") == [("secretatries", ("secretaries",))]
    assert hits(text, "unknown") == [("tarpasole", ())]


def test_glued_words_are_divided() -> None:
    assert hits("The leaders ofthe party blamed puttingthe lid on.", "glued") == [("ofthe", ("of the",)), ("puttingthe", ("putting the",))]


@pytest.mark.parametrize("word", ["thereof", "nothing", "onlooker", "withstand", "therefore", "inmobile", "actoras", "forward"])
def test_word_with_a_function_word_at_its_edge_is_whole(word: str) -> None:
    assert hits(f"They saw {word} there.", "glued") == []


def test_two_ways_to_divide_are_none() -> None:
    assert unglue("performancein", LEXICON) == "performance in"
    assert unglue("thatof", LEXICON) == "that of"
    assert unglue("tarpasole", LEXICON) == ""


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["ofthe", "tarpasole", "secretatries", "the", '"', ".", "-", "\ud800", "Welsh", "q"]), max_size=20).map(
        " ".join
    )
)
def test_never_raises_and_stays_in_range(text: str) -> None:
    assert all(word.isalpha() for report in nonwords.REPORTS for word, _fixes in hits(text, report))
