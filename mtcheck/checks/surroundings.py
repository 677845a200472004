"""What stands around a strange word, and whether its writer shows that it is meant to be strange."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from mtcheck.lexicon.closed import DETERMINERS, FUNCTION_WORDS
from mtcheck.model import Span
from mtcheck.text.document import Document
from mtcheck.text.tokens import Token

_NAMING = frozenset(
    "call calls called dubbed named termed nicknamed known word words term terms phrase expression so-called titled entitled label labelled labeled meaning means"
    " spelled spelt pronounced reads read saying slogan motto chanted chanting shouted sic translates translated".split()
)
"""Words after which a word is mentioned, not used."""
_NAMING_REACH = 4
_OPENING = frozenset("\"'\u2018\u201c\u201e\u00ab*_`<>[]{}(")
_CLOSING = frozenset('"\u201d\u00bb*_`<>[]{})')
_APOSTROPHES = ("'", "\u2019")
_GLOSS = frozenset(("(", "\u2013", "\u2014", "=", ":"))
_GLOSS_WORDS = frozenset(("or", "meaning", "literally", "ie", "i.e.", "like"))
_SHORT_QUOTATION = 6
"""Words; a quotation up to this length quotes a wording, a longer one is speech."""


class Surroundings:
    """The tokens before and after a span, within its sentence."""

    def __init__(self, document: Document, span: Span) -> None:
        self._document = document
        self.span = span
        tokens = document.tokens(document.sentence_at(span.start))
        low = bisect_left(tokens, span.start, key=lambda t: t.start)
        high = bisect_left(tokens, span.end, key=lambda t: t.start)
        self._tokens, self._low, self._high = tokens, low, high

    def token(self, step: int) -> Token | None:
        """The token `step` places after the span, or before it for a negative step; None beyond the sentence."""
        at = self._low + step if step < 0 else self._high + step - 1
        return self._tokens[at] if 0 <= at < len(self._tokens) else None

    @property
    def before(self) -> str:
        """The folded token before the span; empty at the beginning of the sentence."""
        token = self.token(-1)
        return token.folded if token else ""

    @property
    def after(self) -> str:
        """The folded token after the span; empty at the end of the sentence."""
        token = self.token(1)
        return token.folded if token else ""

    @property
    def begins(self) -> bool:
        """True where a function word that begins the sentence stands right before the span: its capital says nothing."""
        return self.token(-2) is None and is_function_word(self.token(-1))

    @property
    def first(self) -> bool:
        """True where no word of the sentence stands before the span."""
        return not any(token.is_word for token in self._tokens[: self._low])

    def capitalised(self, step: int) -> bool:
        """True where the token `step` places away is a capitalised word that a single space joins to the span."""
        token = self.token(step)
        if token is None or not token.is_capitalised:
            return False
        gap = self._document.prose[token.end : self.span.start] if step < 0 else self._document.prose[self.span.end : token.start]
        return gap in (" ", "\u00a0")

    def set_apart(self) -> bool:
        """True for a word in quotation marks, italics or brackets, in a short quotation, glossed, or mentioned after "called" and the like."""
        return self.marked() or self.mentioned() or self.glossed()

    def marked(self) -> bool:
        """True for a word in quotation marks, italics or brackets, or in a short quotation."""
        prose, (start, end) = self._document.prose, self.span
        left, right = prose[max(start - 1, 0) : start], prose[end : end + 1]
        if left in _OPENING or right in _CLOSING or (right in _APOSTROPHES and not prose[end + 1 : end + 2].isalpha()):
            return True
        return self._document.in_quotes(self.span) and self._quoted_words() <= _SHORT_QUOTATION

    def mentioned(self) -> bool:
        """True shortly after a word such as "called", and before "means"."""
        tokens = self._tokens[max(self._low - _NAMING_REACH, 0) : self._low]
        return self.after == "means" or any(token.folded in _NAMING for token in tokens)

    def glossed(self) -> bool:
        """True where an explanation seems to follow."""
        second = self.token(2)
        return (
            self.after in _GLOSS
            or (self.after == "," and second is not None and second.folded in _GLOSS_WORDS)
            or (self.after == "or" and second is not None and second.folded in DETERMINERS)
        )

    def _quoted_words(self) -> int:
        quoted = self._document.quoted
        start, end = quoted[bisect_right(quoted, self.span.start, key=lambda span: span.start) - 1]
        return len(self._document.prose[start:end].split())


def is_function_word(token: Token | None) -> bool:
    """True for a word of the closed classes of English."""
    return token is not None and token.folded in FUNCTION_WORDS
