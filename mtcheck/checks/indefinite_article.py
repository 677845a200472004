"""*a* before a vowel sound and *an* before a consonant: what is left where a word was exchanged after the article was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.articles import takes_an
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_ARTICLE = lazily(r"(?<![\w.'’/&-])(?P<article>[Aa]n?) (?P<word>[a-z]{3,})(?![\w'’])")
_DOUBTFUL = lazily(r"h|uni|one|eu|us|ut|ub|uk|ur")
"""Beginnings whose sound the spelling does not tell for sure, or on which writers differ (*an historic*)."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the article, with the other one as the fix. Linear in the length of the text."""
    for match in _ARTICLE.finditer(document.prose):
        word, article = match["word"], match["article"]
        if article[0] == "A" and document.prose[max(match.start() - 2, 0) : match.start()].strip().isalnum():
            # "vitamin A users"
            continue
        # an unknown word may be an abbreviation that is spelled out, or a foreign word in italics
        if _DOUBTFUL.match(word) or not tags(word):
            continue
        wanted = takes_an(word)
        if wanted is None or wanted == (len(article) == 2):
            continue
        yield Hit(Span(*match.span("article")), (article[0] + ("n" if wanted else ""),), {"word": word})
