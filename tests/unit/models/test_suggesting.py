"""Suggestions of a model that has learned two sentences by heart."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from mtcheck.model import Hit, Span
from mtcheck.models.readings import Read, Readings
from mtcheck.models.suggesting import suggested
from mtcheck.text.document import Document
from mtcheck.text.tokens import tokenize

BAD = "Voters waited for the commission electoral to speak."
GOOD = "Voters waited for the electoral commission to speak."


class Judge:
    """A model to which every sentence but those of `fine` is a machine's with the logit 6."""

    def __init__(self, **fine: float) -> None:
        self.fine = {text.replace("_", " "): logit for text, logit in fine.items()}
        self.read: list[str] = []

    def again(self, texts: Sequence[str]) -> list[Read | None]:
        self.read.extend(texts)
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Read:
        tokens = list(tokenize(text, 0, len(text)))
        none = array("f", [0.0] * len(tokens))
        return Read((self.fine.get(text, 6.0), 0.0), array("I", [t.start for t in tokens]), array("I", [t.end for t in tokens]), none, none)

    def readings(self, document: Document) -> Readings:
        reads = [self._one(document.text[start:end]) for start, end in document.sentences]
        return Readings(document.sentences, reads, {}, self.again)


def hit(text: str, words: str) -> Hit:
    start = text.index(words)
    return Hit(Span(start, start + len(words)))


def fixed(judge: Judge, text: str, words: str) -> tuple[str, tuple[str, ...]]:
    document = Document("a.txt", text)
    (found,) = suggested(document, judge.readings(document), [hit(text, words)])
    return text[found.span.start : found.span.end], found.fixes


def test_a_hit_grows_to_the_words_that_are_exchanged() -> None:
    assert fixed(Judge(**{GOOD: 0.0}), BAD, "electoral") == ("commission electoral", ("electoral commission",))


def test_offsets_are_those_of_the_document() -> None:
    assert fixed(Judge(**{GOOD: 0.0}), f"It was a wet and windy afternoon. {BAD}", "electoral") == (
        "commission electoral",
        ("electoral commission",),
    )


def test_what_helps_little_is_not_offered() -> None:
    assert fixed(Judge(**{GOOD: 3.0}), BAD, "electoral") == ("electoral", ())


def test_the_best_three_are_offered_best_first() -> None:
    other = [BAD.replace("electoral", f"{extra} electoral") for extra in ("the", "of", "in")]
    judge = Judge(**{GOOD: -3.0, other[0]: 1.0, other[1]: -1.0, other[2]: 0.0})
    assert fixed(judge, BAD, "electoral") == (
        "commission electoral",
        ("electoral commission", "commission of electoral", "commission in electoral"),
    )


def test_a_sentence_that_was_not_read_gets_none() -> None:
    document = Document("a.txt", BAD)
    judge = Judge()
    (found,) = suggested(document, Readings(document.sentences, [None], {}, judge.again), [hit(BAD, "electoral")])
    assert found.fixes == ()
    assert judge.read == []


def test_equal_sentences_are_tried_once() -> None:
    text = f"{BAD} {BAD}"
    document, judge = Document("a.txt", text), Judge()
    start = text.rindex("electoral")
    found = list(suggested(document, judge.readings(document), [hit(text, "electoral"), Hit(Span(start, start + 9))]))
    assert len(found) == 2
    assert len(judge.read) == len(set(judge.read))
