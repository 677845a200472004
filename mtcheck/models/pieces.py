"""Text as the fluency model sees it: plain typography, cut into the pieces of its vocabulary; training and run time share this module."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, PAD = 101, 102, 0
"""Ids that open a sequence, close it and fill it up, in the vocabulary of BERT uncased (Devlin et al. 2019)."""

_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_PLAIN = {
    " ": _CONTROLS + "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff",
    "'": "\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd`\u00b4\u2039\u203a",
    '"': "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\u301d\u301e\u301f",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043",
    ".": "\u2026",
}
_TABLE = {
    **{ord(odd): plain for plain, odds in _PLAIN.items() for odd in odds},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{n: chr(n - 0xFEE0) for n in range(0xFF01, 0xFF5F)},
}

_RUN = re.compile(r"(\.)\.+|(-)-+|('')")
"""Marks typed with several keys where print has one: the model gets the first one and blanks."""


def _one_mark(match: re.Match[str]) -> str:
    return ('"' if match[3] else match[0][0]).ljust(len(match[0]))


def normalise(text: str) -> str:
    """`text` with typography that says nothing about its making levelled; same length, so offsets stay.

    Curly, angled and low quotes, primes and backticks become straight ones, dashes and hyphens a hyphen, an ellipsis (one character or
    points) one point, spaces and control characters a blank, fullwidth ASCII its plain form, lone surrogates the replacement character.
    """
    return _RUN.sub(_one_mark, text.translate(_TABLE))


class Encoding(NamedTuple):
    """The pieces of one text, without [CLS] and [SEP]: ids of the vocabulary and half-open code points of the text."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Pieces:
    """BERT's uncased WordPiece (lower case, no accents, every Chinese character by itself), from a file with one piece to a line."""

    def __init__(self, vocab_path: str) -> None:
        """Raises `OSError` or `ValueError` where the file cannot be read or is no vocabulary, `ImportError` without `tokenizers`."""
        # 30 ms, and only profiles with a model need it
        from tokenizers import Tokenizer
        from tokenizers.models import WordPiece
        from tokenizers.normalizers import BertNormalizer
        from tokenizers.pre_tokenizers import BertPreTokenizer

        with open(vocab_path, encoding="utf-8", newline="\n") as lines:
            vocab = {line.rstrip("\r\n"): number for number, line in enumerate(lines)}
        if vocab.get("[CLS]") != CLS or vocab.get("[SEP]") != SEP or vocab.get("[PAD]") != PAD or "[UNK]" not in vocab:
            raise ValueError("not a vocabulary of BERT uncased: [PAD], [UNK], [CLS] and [SEP] do not stand where they should")
        # no special tokens are added to it: a text that spells "[SEP]" is read as a bracket and a word
        self._tokenizer: Tokenizer = Tokenizer(WordPiece(vocab, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)  # type: ignore[assignment, unused-ignore]
        self._tokenizer.pre_tokenizer = BertPreTokenizer()  # type: ignore[assignment, unused-ignore]

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """The pieces of each text after `normalise`; nothing is cut off."""
        # one by one: a batch starts threads of its own, which outnumber the workers' cores and do not survive a fork
        found = (self._tokenizer.encode(normalise(text), add_special_tokens=False) for text in texts)
        return [Encoding(each.ids, each.offsets) for each in found]
