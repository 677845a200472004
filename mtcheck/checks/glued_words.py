"""Words run together where two blocks of a page were joined without a space: "journalistsGetty", "imagesA", "GALLERYThe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import AUXILIARIES, FUNCTION_WORDS, ROLE_NOUNS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces, has_inner_capital

_SEAM = lazily(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z]{4})(?=[A-Z][a-z])")
_LONGEST = 60
"""Letters of a token that is looked at; no two words that meet at a seam are longer."""
_KNOWN = 3.0
"""Least Zipf frequency of a half that is taken for a word and not for a piece of a brand."""
_AGENCIES = frozenset({"ap", "afp", "reuters", "getty", "epa", "efe", "bbc", "cnn", "shutterstock", "alamy"})
_DESK_WORDS = frozenset(
    "technology technological political business economics health science education sports entertainment culture senior chief staff photo"
    " photograph image picture video updated published share advertisement transport environment diplomatic security foreign".split()
)
"""First words of a job title, a credit or a button: what stands behind a name on a page."""
_PRESS_ROLES = ("journalist", "correspondent", "reporter", "editor", "writer", "photographer", "analyst", "columnist")
_PREFIXES = frozenset("sub non anti pan pro post pre trans neo inter mid super ultra wiki mega micro open".split())
"""What joins a name on purpose: "subSaharan", "wikiLove"."""
_SENTENCE_OPENERS = (
    FUNCTION_WORDS
    - AUXILIARIES
    - {"i", "it", "in", "on", "up", "us", "me", "you", "my", "we", "one", "all", "now", "out", "off", "over", "go"}
)
"""Function words that begin a sentence and are not the tail of brands ("LinkedIn", "YouTube", "SignUp")."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on tokens with one seam between two words that English knows; the first fix parts them by a line break.

    A token that comes twice, or that the lexicon knows as it stands, is a name. Captures: `left`, `right`. Linear in the length of the text.
    """
    prose = document.prose
    done = 0
    for seam in document.analysis(Pieces).matches(_SEAM, has_inner_capital):
        if seam.start() < done:
            continue
        start, end = _token_around(prose, seam.start())
        if end - start > _LONGEST:
            done = end
            continue
        token = prose[start:end]
        at = seam.start() - start
        left, right = token[:at], token[at:]
        if not _joined(left, right, prose[end : end + 20], lexicon) or not _stands_free(prose, start, end):
            continue
        if lexicon.zipf(token) or lexicon.is_name(token) or prose.count(token, 0, start) or prose.find(token, end) >= 0:
            continue
        done = end
        yield Hit(Span(start, end), (f"{left}\n{right}", f"{left}. {right}", f"{left} {right}"), {"left": left, "right": right})


def _token_around(prose: str, at: int) -> tuple[int, int]:
    start = end = at
    while start and at - start <= _LONGEST and prose[start - 1].isalpha():
        start -= 1
    while end < len(prose) and end - at <= _LONGEST and prose[end].isalpha():
        end += 1
    return start, end


def _stands_free(prose: str, start: int, end: int) -> bool:
    """False in code, handles, hashtags and hyphenated names."""
    before, after = prose[max(start - 1, 0) : start], prose[end : end + 1]
    return before not in {"#", "@", "_", "/", ".", "-", "\\", "&", "$", "`", "\ufffc"} and after not in {
        "_",
        "(",
        "@",
        "=",
        "/",
        "-",
        "`",
        "\ufffc",
    }


def _joined(left: str, right: str, following: str, lexicon: Lexicon) -> bool:
    folded = right.lower()
    if len(right) == 1:
        # "imagesA judge", but not "vitaminA," or "seriesB": an article has a word after it
        if right != "A" or not re.match(r" [a-z]", following):
            return False
    elif not right[1:].islower():
        return False
    if left.isupper():
        return len(right) > 2 and folded in _SENTENCE_OPENERS and lexicon.zipf(left) >= _KNOWN
    if left.islower():
        known = folded in _AGENCIES or len(right) == 1 or (lexicon.zipf(right) >= _KNOWN and len(right) > 2)
        return known and len(left) > 2 and left not in _PREFIXES and lexicon.zipf(left) >= _KNOWN
    if not left[0].isupper() or len(left) < 3:
        return False
    if folded in _DESK_WORDS and following.strip().lower().startswith(_PRESS_ROLES):
        return True
    return (lexicon.is_name(left) or lexicon.zipf(left) >= _KNOWN) and (
        folded in _AGENCIES
        or (len(right) > 2 and folded in _SENTENCE_OPENERS)
        or folded.startswith(_PRESS_ROLES)
        or (folded in ROLE_NOUNS and lexicon.is_surname(left) and left.lower() not in _DESK_WORDS)
    )
