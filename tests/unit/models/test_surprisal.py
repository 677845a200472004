"""What is made of a language model's surprisal; the model is a table of costs, so every figure is known."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mtcheck.errors import ModelError
from mtcheck.model import Surprisal
from mtcheck.models.surprisal import Surpriser
from mtcheck.text.document import Document


class Costs:
    """One id a character; every one costs a bit, `x` three."""

    def __init__(self, longest: int = 255, prefix: str = "") -> None:
        self.longest = longest
        self.prefix = prefix
        self.asked: list[str] = []

    def encode(self, text: str) -> list[int]:
        return [ord(character) for character in self.prefix + text]

    def surprisals(self, ids: Sequence[int]) -> list[float]:
        assert len(ids) <= self.longest
        self.asked.append("".join(map(chr, ids)))
        return [3.0 if chr(number) == "x" else 1.0 for number in ids]


class JoinedUp(Costs):
    def encode(self, text: str) -> list[int]:
        return [len(text)]


def read(text: str, model: Costs | None = None) -> list[Surprisal | None]:
    return Surpriser(model or Costs()).read(Document("a.txt", text))


def test_the_mean_is_over_all_words_but_the_first() -> None:
    (said,) = read("Xx bb cc dd ee ff gg")
    assert said is not None
    # two letters and the blank before them
    assert (said.mean, said.worst) == (3.0, 3.0)


def test_the_worst_window_is_where_the_words_cost_most() -> None:
    text = "One. Aa bb cc dd ee xx xx xx xx gg hh ii."
    said = read(text)[-1]
    assert said is not None
    assert text[said.window.start : said.window.end] == "xx xx xx xx"
    assert said.worst == 7.0
    assert 3 < said.mean < 7


def test_short_sentences_have_none() -> None:
    assert read("Too short. It rained in the town all day long.")[0] is None


def test_typography_and_white_space_change_nothing() -> None:
    plain = read('"Aa bb," said cc, the dd of ee ff gg.')
    assert [said and said[:2] for said in read("\u201cAa  bb,\u201d said\u00a0cc,\tthe dd of ee ff gg.")] == [
        said and said[:2] for said in plain
    ]


def test_the_file_around_a_sentence_changes_nothing() -> None:
    alone = read("Aa bb cc dd xx ff gg hh.")[0]
    among = read("One two three four five six seven.\n\nAa bb cc dd xx ff gg hh.")[1]
    assert alone is not None
    assert among is not None
    assert among[:2] == alone[:2]


@pytest.mark.parametrize("prefix", ["", " "])
def test_words_are_encoded_as_in_their_sentence(prefix: str) -> None:
    model = Costs(prefix=prefix)
    read("Aa bb cc dd ee ff gg", model)
    assert model.asked == [f"{prefix}Aa bb cc dd ee ff gg"]


def test_a_tokenizer_that_joins_words_is_refused() -> None:
    with pytest.raises(ModelError, match="cannot be used"):
        read("Aa bb cc dd ee ff gg", JoinedUp())


def test_a_sentence_longer_than_the_model_takes_is_read_in_windows() -> None:
    text = " ".join(["aa"] * 40 + ["xx"] * 4 + ["bb"] * 40)
    assert read(text, Costs(longest=20)) == read(text)


def test_an_equal_sentence_is_asked_once_and_kept_for_the_next_check() -> None:
    model = Costs()
    surpriser = Surpriser(model)
    text = "Aa bb cc dd ee ff gg.\n\nAa bb cc dd ee ff gg."
    first = surpriser.read(Document("a.txt", text))
    assert surpriser.read(Document("a.txt", text)) == first
    assert len(model.asked) == 1


@pytest.mark.parametrize("text", ["", "\n", "\ud800 bb cc dd ee ff gg", "a\0b bb cc dd ee ff gg", "! ? . , ; : - -"])
def test_any_text_can_be_read(text: str) -> None:
    document = Document("a.txt", text)
    assert len(Surpriser(Costs()).read(document)) == len(document.sentences)


def test_masked_words_do_not_count() -> None:
    text = "Aa bb cc xxxxxx dd ee ff gg."
    start = text.index("xxxxxx")
    (said,) = Surpriser(Costs()).read(Document("a.txt", text, [(start, start + 6)]))  # type: ignore[list-item]
    assert said is not None
    assert said.worst < 4
