from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.roundtrip.align import align, words
from training.roundtrip.engines import Engines, OutOfTimeError, routes, tidy
from training.roundtrip.repair import RejectedError, plain_style, repair
from training.roundtrip.sentences import LONGEST, SHORTEST, Vocabulary, draw, load, split

WORDS = st.lists(st.sampled_from("the a river Harbour it's can't 12 co-op sails, slowly. north of".split()), min_size=1, max_size=30)


def marked(original: str, text: str) -> list[str]:
    return [text[start:end] for start, end in align(original, text).spans]


@pytest.mark.parametrize(
    ("original", "text", "expected"),
    [
        ("The crew made a lengthy inspection.", "The crew did a long inspection.", ["did", "long"]),
        ("He met the owner of the mill.", "He met the mill owner.", ["mill"]),
        ("They repaired the boat.", "They repaired to the boat.", ["to"]),
        ("She walks home.", "She walk home.", ["walk"]),
    ],
)
def test_changed_words_are_marked_and_no_others(original: str, text: str, expected: list[str]) -> None:
    assert marked(original, text) == expected


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("It's a pity that he can't swim.", "It is a pity that he cannot swim."),
        ("They organised the harbour tour.", "They organized the harbor tour."),
        ("A well-known twelve-ton boat.", "A well known 12 ton boat."),
        ("On Aug. 5 they won’t sail.", "On August 5 they will not sail."),
        ("It cost 12,500 crowns.", "it cost 12500 crowns"),
    ],
)
def test_ways_of_writing_the_same_word_are_no_change(original: str, text: str) -> None:
    assert align(original, text) == ([], 0.0, True)


def test_lost_words_leave_no_span_but_are_seen() -> None:
    assert align("They sailed on the Monday.", "They sailed on Monday.") == ([], 0.0, False)


def test_change_is_the_share_of_the_new_words() -> None:
    assert align("One fast boat came in.", "One quick boat entered in.").change == pytest.approx(2 / 5)


def test_a_text_without_words_has_no_change() -> None:
    assert align("...", "?!") == ([], 0.0, True)


@given(WORDS, WORDS)
def test_spans_are_words_of_the_text_in_order(original: list[str], text: list[str]) -> None:
    joined = " ".join(text)
    spans, change, same = align(" ".join(original), joined)
    assert set(spans) <= {(word.start, word.end) for word in words(joined)}
    assert spans == sorted(set(spans))
    assert 0 <= change <= 1
    assert not (same and spans)


@given(st.text(max_size=80))
def test_a_text_is_aligned_with_itself_whatever_its_characters(text: str) -> None:
    assert align(text, text) == ([], 0.0, True)


@pytest.fixture
def vocabulary() -> Vocabulary:
    known = Vocabulary()
    for _ in range(9):
        known.add("So the gentleman waited for an answer and the crew did not say where the boat is or whose it was, I hear")
    return known


@pytest.mark.parametrize(
    ("original", "output", "expected"),
    [
        ("“The crew did not say,” I hear.", '"The crew did not  answer", I hear .', "“The crew did not answer,” I hear."),
        ("The boat — it was late — waited.", "The boat – it is late – waited.", "The boat — it is late — waited."),
        ("The crew of the White Star can’t say.", "the crew of the white Star can not answer.", "The crew of the White Star can’t answer."),
        ("So the crew waited for an answer!", "So the Gentleman waited for an answer", "So the gentleman waited for an answer!"),
    ],
)
def test_the_original_gives_back_its_style(original: str, output: str, expected: str, vocabulary: Vocabulary) -> None:
    assert repair(original, output, vocabulary) == expected


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("The crew# did not say where the boat was.", "engine mark"),
        ("The crew did not.", "length"),
        ("The crewofthe41boat did not say where it was.", "glued"),
        ("The crew did not say where laembarcaciónestaba was.", "glued"),
        ("The crew nödvig ördlek say where the boat was.", "left foreign"),
        ("The crew the crew the crew the crew say.", "loop"),
        ("The crew (did) not say where the boat was.", "brackets lost"),
        ('The crew did "not say where the boat was.', "quotes lost"),
    ],
)
def test_give_aways_that_cannot_be_repaired_are_rejected(output: str, reason: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(RejectedError, match=reason):
        repair("The crew did not say where the boat was.", output, vocabulary)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_repaired_or_rejected(original: str, output: str) -> None:
    try:
        repaired = repair(original, output, Vocabulary())
    except RejectedError:
        return
    assert "  " not in repaired


def test_only_whole_plain_sentences_are_sent() -> None:
    whole = "The crew waited for an answer."
    others = "It was signed by all of them and by Dr. Someone wrote to a@b.org about the late boat. (An open bracket is no sentence."
    assert split(f"{whole} {others}") == [whole]


def test_sentences_have_their_length() -> None:
    of_length = {count: "The" + " boat" * (count - 1) + "." for count in (SHORTEST - 1, SHORTEST, LONGEST, LONGEST + 1)}
    assert [count for count, text in of_length.items() if split(text)] == [SHORTEST, LONGEST]


def test_only_the_training_part_is_read_and_no_sentence_twice() -> None:
    train = {"id": "a", "split": "train", "paragraphs": ["The crew waited for an answer."] * 2}
    valid = {"id": "b", "split": "valid", "paragraphs": ["The boat was late in the evening."]}
    sources, vocabulary = load({"news": [train, valid]})
    assert [(source.document, source.text) for source in sources["news"]] == [("a", "The crew waited for an answer.")]
    assert vocabulary.knows("crew")
    assert not vocabulary.knows("boat")


def test_each_group_has_an_order_of_its_own_which_stays() -> None:
    boats = [f"The boat number {number} was late." for number in range(20)]
    sources, _ = load({"news": [{"id": "a", "split": "train", "paragraphs": boats}]})
    once, again, other = (draw(sources["news"], group) for group in ("pt", "pt", "es"))
    assert once == again
    assert once != other
    assert set(once) == set(other)


def test_engines_get_straight_quotes_and_short_dashes() -> None:
    assert plain_style("“So—it’s late.”") == '"So – it\'s late."'
    assert tidy(" a  boat , (late ) .") == "a boat, (late)."
    assert tidy("  ") is None


def test_no_step_begins_after_the_deadline() -> None:
    with pytest.raises(OutOfTimeError):
        Engines(deadline=0).run(("apertium:eng-spa",), ("The boat was late.",))


def test_routes_begin_and_end_in_english_and_their_steps_join() -> None:
    codes = {"eng": "en", "spa": "es", "cat": "ca", "por": "pt", "fra": "fr", "ita": "it"}
    table = routes()
    assert table
    for route in table:
        modes = [step.partition(":")[2].partition("_")[0].split("-") for step in route.steps]
        chain = [tuple(codes.get(code, code) for code in mode) for mode in modes]
        assert chain[0][0] == chain[-1][1] == "en"
        assert all(before[1] == after[0] for before, after in pairwise(chain))
        assert 0 <= route.turn < route.of
