"""From a document to what the model says of its sentences."""

from __future__ import annotations

import os
import re
from array import array
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from mtcheck.errors import ModelError
from mtcheck.models.files import NETWORK, Metadata, ModelFiles, read_model
from mtcheck.models.network import LIBRARIES, Network, library_missing, processors
from mtcheck.models.pieces import Encoding, Pieces
from mtcheck.models.readings import Read, Readings, probability
from mtcheck.models.windows import Window, batches, windows
from mtcheck.text.document import MASK, Document
from mtcheck.text.language import FEWEST_WORDS
from mtcheck.text.tokens import tokenize

if TYPE_CHECKING:
    import numpy as np

_AT_ONCE = 2048
"""Sentences that are cut into pieces and sorted together: bounds memory, and longer rows save little padding."""
_BATCH_PIECES = 2048
"""Pieces of a batch: from here on more are no faster on two processors, and 4 MB of activations stay in the cache."""
_MASKED = re.compile(f"{MASK}+")


class Runs(Protocol):
    """What runs a network; see `Network.run`."""

    def run(self, sequences: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
        """Token logits and sentence logits of a batch."""


class Reader:
    """Reads sentences with a network."""

    def __init__(self, network: Runs, pieces: Pieces, metadata: Metadata, batch_pieces: int = _BATCH_PIECES) -> None:
        self._network = network
        self._pieces = pieces
        self._metadata = metadata
        self._batch_pieces = batch_pieces
        self.keep = 0
        """Sentences whose reading is kept for the next documents: versions of one text differ in a few."""
        self._kept: dict[str, Read | None] = {}

    def read(self, document: Document) -> Readings:
        """The readings of all sentences; equal ones are read once. Those of fewer than six words are not read, nor is masked text."""
        texts = [readable(document, number) for number in range(len(document.sentences))]
        reads: dict[str, Read | None] = {"": None}
        if self.keep:
            reads.update((text, self._kept[text]) for text in texts if text in self._kept)
        new = [text for text in dict.fromkeys(texts) if text not in reads]
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            reads.update(zip(some, self._read(some), strict=True))
        if self.keep:
            # the last ones count as the newest
            latest = {**{text: read for text, read in self._kept.items() if text not in reads}, **reads}
            self._kept = dict(list(latest.items())[-self.keep :])
        return Readings(document.sentences, [reads[text] for text in texts], self._metadata.levels, self._read)

    def _read(self, texts: Sequence[str]) -> list[Read | None]:
        encodings = self._pieces.encode(texts)
        cuts = [(number, window) for number, found in enumerate(encodings) for window in windows(len(found.ids)) if found.ids]
        results: list[list[tuple[Window, np.ndarray, np.ndarray]]] = [[] for _ in texts]
        for batch in batches([window.end - window.start for _number, window in cuts], self._batch_pieces):
            tokens, sentences = self._network.run([encodings[cuts[at][0]].ids[cuts[at][1].start : cuts[at][1].end] for at in batch])
            for row, at in enumerate(batch):
                number, window = cuts[at]
                results[number].append((window, tokens[row, window.low - window.start : window.high - window.start], sentences[row]))
        return [self._joined(*each) if each[2] else None for each in zip(texts, encodings, results, strict=True)]

    def _joined(self, text: str, encoding: Encoding, parts: list[tuple[Window, np.ndarray, np.ndarray]]) -> Read:
        """The windows of a sentence put together: each piece from one of them, the sentence's logits as their mean by length."""
        parts.sort(key=lambda part: part[0])
        columns: list[list[float]] = [
            [probability(logit / t) for _window, tokens, _sentence in parts for logit in tokens[:, column].tolist()]
            for column, t in enumerate(self._metadata.token_temperature)
        ]
        weights = [(window.high - window.low) / len(encoding.ids) for window, _tokens, _sentence in parts]
        first, second = (
            sum(weight * float(sentence[column]) for weight, (_w, _t, sentence) in zip(weights, parts, strict=True)) / t
            for column, t in enumerate(self._metadata.sentence_temperature)
        )
        read = Read((first, second), array("I"), array("I"), array("f"), array("f"))
        for start, end, pieces in _tokens_with_pieces(text, encoding.offsets):
            read.starts.append(start)
            read.ends.append(end)
            read.edit.append(max(columns[0][pieces.start : pieces.stop]))
            read.damage.append(max(columns[1][pieces.start : pieces.stop]))
        return read


def readable(document: Document, number: int) -> str:
    """The text of a sentence as it is read, of the same length; empty where it has fewer than six words.

    Masked wording leaves one unknown word in its place, or what stands around it would look as if a word was missing; masked marks leave nothing.
    """
    start, end = document.sentences[number]
    text = document.prose[start:end]
    if MASK in text:
        below = document.text[start:end]
        text = _MASKED.sub(lambda m: _hole(below[m.start() : m.end()]), text)
    words = sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))
    return text if words >= FEWEST_WORDS else ""


def _hole(below: str) -> str:
    word = len(below) > 2 and any(map(str.isalnum, below))
    return f" {MASK}".ljust(len(below)) if word else " " * len(below)


def _tokens_with_pieces(text: str, offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, range]]:
    """Start and end of each token of `text` that has pieces, with the indexes of those that share a character with it."""
    first = 0
    for token in tokenize(text, 0, len(text)):
        while first < len(offsets) and offsets[first][1] <= token.start:
            first += 1
        after = first
        while after < len(offsets) and offsets[after][0] < token.end:
            after += 1
        if after > first:
            yield token.start, token.end, range(first, after)


class FluencyModel:
    """The model in a folder, opened when the first document is read: a second of work that a run without documents does not pay.

    A process that was forked opens it again, because threads do not come along.
    """

    def __init__(self, folder: str, threads: int = 0) -> None:
        """`threads` are those of one run of the network, 0 for as many as there are processors; it can be set until the first `read`."""
        self.threads = threads
        self.keep = 0
        """As that of `Reader`; can be set until the first `read`."""
        self._folder = folder
        self._files: ModelFiles | None = None
        self._digest = ""
        self._reader: Reader | None = None
        self._process = 0
        # one that came along with a fork: its threads did not, and to destroy it would end the process
        self._inherited: Reader | None = None
        self._trouble: ModelError | None = None

    @property
    def digest(self) -> str:
        """Digest (hex, 8 bytes) of the model. Raises `ModelError` where its files, or the libraries that run it, are not all there."""
        if not self._digest:
            self._files = self._checked_files()
            self._digest = self._files.digest
        return self._digest

    def read(self, document: Document) -> Readings:
        """What the model says of the sentences of `document`. Raises `ModelError` where it cannot be used."""
        if self._trouble:
            raise self._trouble
        if self._reader is None or self._process != os.getpid():
            self._inherited = self._reader
            try:
                self._reader = self._open()
            except ModelError as error:
                self._trouble = error
                raise
            self._process = os.getpid()
        return self._reader.read(document)

    def _checked_files(self) -> ModelFiles:
        for name in LIBRARIES:
            if find_spec(name) is None:
                raise library_missing(name)
        return read_model(self._folder)

    def _open(self) -> Reader:
        # what was read for the digest, once: 23 MB that are not needed again in this process
        files, self._files = self._files or self._checked_files(), None
        try:
            pieces = Pieces(files.vocabulary)
        except ImportError as error:
            raise library_missing("tokenizers", error) from None
        except (OSError, ValueError) as error:
            raise ModelError(
                "the vocabulary of the fluency model cannot be used", files.vocabulary, str(error), "install mtcheck again"
            ) from None
        network = Network(files.network, os.path.join(self._folder, NETWORK), self.threads or processors())
        reader = Reader(network, pieces, files.metadata)
        reader.keep = self.keep
        return reader
