"""Reading with a network that says of each piece what its id is, and of each sentence how many pieces it saw."""

from __future__ import annotations

import os
from collections.abc import Sequence
from math import exp

import numpy as np
import pytest

from mtcheck.model import Span
from mtcheck.models.files import Metadata, shipped_model
from mtcheck.models.network import Network
from mtcheck.models.pieces import Pieces
from mtcheck.models.reading import Reader
from mtcheck.text.document import Document
from tests.model_files import TINY

TEXT = "Nobody claimed the responsibility of the attack. It rained. The supreme chef spoke in the town hall on Friday."


class Echo:
    def __init__(self) -> None:
        self.batches: list[list[list[int]]] = []

    def run(self, sequences: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
        self.batches.append([list(sequence) for sequence in sequences])
        longest = max(map(len, sequences))
        tokens = np.full((len(sequences), longest, 2), 99.0, np.float32)
        for row, sequence in enumerate(sequences):
            tokens[row, : len(sequence), 0] = [(number % 41) / 10 - 2 for number in sequence]
            tokens[row, : len(sequence), 1] = [2 - (number % 41) / 10 for number in sequence]
        return tokens, np.array([[len(s), -len(s)] for s in sequences], np.float32)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(os.path.join(shipped_model(), "vocab.txt"))


def metadata(token: tuple[float, float] = (1.0, 1.0), sentence: tuple[float, float] = (1.0, 1.0)) -> Metadata:
    return Metadata("", token, sentence, {})


def probability(number: int) -> float:
    return 1 / (1 + exp(2 - (number % 41) / 10))


def test_a_kept_sentence_is_not_read_again(pieces: Pieces) -> None:
    echo = Echo()
    reader = Reader(echo, pieces, metadata())
    reader.keep = 2
    first, second, third = (f"The supreme chef spoke in the {place} on Friday." for place in ("hall", "town", "park"))
    was = reader.read(Document("a.txt", f"{first}\n\n{second}\n"))
    assert list(reader.read(Document("a.txt", f"{first}\n\n{second}\n"))) == list(was)
    assert sum(map(len, echo.batches)) == 2
    reader.read(Document("a.txt", f"{third}\n\n{second}\n"))
    assert sum(map(len, echo.batches)) == 3
    # no more than two are kept, and the first was seen longest ago
    reader.read(Document("a.txt", f"{first}\n"))
    assert sum(map(len, echo.batches)) == 4


def test_words_have_their_place_and_the_most_of_their_pieces(pieces: Pieces) -> None:
    document = Document("a.txt", TEXT)
    readings = Reader(Echo(), pieces, metadata()).read(document)
    assert [reading is None for reading in readings] == [False, True, False]
    last = readings[2]
    assert last is not None
    assert [TEXT[t.span.start : t.span.end] for t in last.tokens] == "The supreme chef spoke in the town hall on Friday .".split()
    (found,) = pieces.encode(["unreadability"])
    assert len(found.ids) > 1
    reading = Reader(Echo(), pieces, metadata()).read(Document("a.txt", "We were struck by its unreadability."))[0]
    assert reading is not None
    assert reading.tokens[5].edit == pytest.approx(max(map(probability, found.ids)), abs=1e-6)
    assert reading.tokens[5].damage == pytest.approx(1 - min(map(probability, found.ids)), abs=1e-6)


def test_temperatures_divide_the_logits(pieces: Pieces) -> None:
    document = Document("a.txt", TEXT)
    plain, warm = (Reader(Echo(), pieces, metadata(*t)).read(document)[0] for t in ([(1.0, 1.0)] * 2, [(2.0, 1.0), (4.0, 1.0)]))
    assert plain is not None and warm is not None
    assert warm.logits == (plain.logits[0] / 4, plain.logits[1])
    for one, other in zip(plain.tokens, warm.tokens, strict=True):
        assert other.damage == one.damage
        assert np.log(other.edit / (1 - other.edit)) == pytest.approx(np.log(one.edit / (1 - one.edit)) / 2, abs=1e-5)


def test_equal_sentences_are_read_once(pieces: Pieces) -> None:
    echo = Echo()
    sentence = "The supreme chef spoke in the town hall."
    readings = Reader(echo, pieces, metadata()).read(Document("a.txt", f"{sentence}\n\n{sentence}\n"))
    assert [len(batch) for batch in echo.batches] == [1]
    first, second = readings
    assert first is not None and second is not None
    assert second.logits == first.logits
    assert [t.span.start - f.span.start for f, t in zip(first.tokens, second.tokens, strict=True)] == [len(sentence) + 2] * len(
        first.tokens
    )


def test_a_long_sentence_is_read_in_windows_and_joined(pieces: Pieces) -> None:
    echo = Echo()
    text = " ".join(f"{word} {number}" for number, word in enumerate(["claimed", "chef", "hall"] * 50)) + "."
    (reading,) = Reader(echo, pieces, metadata()).read(Document("a.txt", text))
    assert reading is not None
    (found,) = pieces.encode([text])
    assert max(len(s) for batch in echo.batches for s in batch) == 126
    assert sum(len(batch) for batch in echo.batches) > 1
    words = [(text[t.span.start : t.span.end], t.edit) for t in reading.tokens]
    assert "".join(word for word, _ in words) == text.replace(" ", "")
    (chef,) = pieces.encode(["chef"])
    assert {round(weight, 5) for word, weight in words if word == "chef"} == {round(probability(chef.ids[0]), 5)}
    assert reading.logits == (126.0, -126.0)
    assert len(found.ids) > 126


def test_masked_words_leave_a_hole_and_masked_marks_do_not(pieces: Pieces) -> None:
    text = "Then **call** the `frobnicate` function of the supreme chef."
    mask = [Span(5, 7), Span(11, 13), Span(18, 30)]
    assert text[18:30] == "`frobnicate`"
    echo = Echo()
    (reading,) = Reader(echo, pieces, metadata()).read(Document("a.md", text, mask))
    (plain,) = pieces.encode(["Then call the \ufffc function of the supreme chef."])
    assert echo.batches == [[plain.ids]]
    assert reading is not None
    assert "frobnicate" not in {text[t.span.start : t.span.end] for t in reading.tokens}
    assert "call" in {text[t.span.start : t.span.end] for t in reading.tokens}


def test_a_sentence_of_masked_text_is_not_read(pieces: Pieces) -> None:
    echo = Echo()
    text = "one two three four five six seven"
    assert list(Reader(echo, pieces, metadata()).read(Document("a.md", text, [Span(0, len(text))]))) == [None]
    assert echo.batches == []


@pytest.mark.parametrize(
    "text", ["", "\n", "\udc80 \udcff a b c d e f", "\u200d \u200d a b c d e f", "a\x00b c d e f g", "\ufffc " * 9 + "a b c d e f"]
)
def test_strange_text_is_read_without_a_word(pieces: Pieces, text: str) -> None:
    document = Document("a.txt", text)
    assert len(Reader(Echo(), pieces, metadata()).read(document)) == len(document.sentences)


def numbers(readings: Sequence[object]) -> list[float]:
    found: list[float] = []
    for reading in readings:
        if reading is not None:
            found += [*reading.logits, *(p for t in reading.tokens for p in (t.edit, t.damage))]  # type: ignore[attr-defined]
    return found


def test_the_same_whatever_batch_order_and_threads(pieces: Pieces) -> None:
    data = TINY.read_bytes()
    sentences = [
        f"The {word} minister of {number} towns spoke {'again ' * (number % 9)}on Friday."
        for number, word in enumerate(["chef", "old"] * 40)
    ]
    text = "\n\n".join(sentences)
    document = Document("a.txt", text)
    base = numbers(Reader(Network(data, "tiny", 1), pieces, metadata()).read(document))
    assert len(base) > 1000
    assert np.std(base) > 0.1
    for threads, most in ((1, 1), (2, 2048), (4, 300)):
        assert numbers(Reader(Network(data, "tiny", threads), pieces, metadata(), most).read(document)) == pytest.approx(base, abs=1e-4)
    turned = Document("b.txt", "\n\n".join(reversed(sentences)))
    back = list(Reader(Network(data, "tiny", 2), pieces, metadata()).read(turned))[::-1]
    assert numbers(back) == pytest.approx(base, abs=1e-4)
