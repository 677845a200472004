"""Lines that a feed cut off: "It was only one of the…", "Subscribe to…".

A writer who trails off does so after a thought; a program that counts characters cuts after an article, a preposition or an auxiliary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import AUXILIARIES, CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS, PREPOSITIONS
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.search import occurrences

_CUT = lazily(r"(?<=[^\W\d_])[ \u00a0]?(?:…|\.\.\.|\[…\]|\[\.\.\.\])[ \t]*(?=[\r\n]|\Z)")
_WORD = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_SHOWN = 3
"""Words of a finding: enough to see the cut."""
_TAIL = 120
"""Characters before the ellipsis that are looked at."""
_ENDS_THOUGHT = frozenset(
    "on off out over up down in through around along across about behind by before after besides within inside outside near below above under"
    " all both each either neither another other others some any more most less least enough much many few several what which whose that this these"
    " those either no so yet though although because but or and then when why how where whether is are was were be been do does did done have has had"
    " can could will would should might may must not need dare like since until once as than same his hers its such half little her".split()
)
"""Words of the closed classes after which people do trail off, in talk and in columns; an ellipsis behind them proves nothing by itself."""
_NEVER_LAST = (DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS) - _ENDS_THOUGHT
_CALLS = frozenset("subscribe become click register discover join sign read follow continue download watch listen".split())


class _Cut(NamedTuple):
    start: int
    end: int
    sure: bool
    call: bool


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the last words of a cut line with the ellipsis. A call to action ("Subscribe to…") has its deletion as fix, the rest none.

    A cut after a content word counts only where another line of the document is cut for sure. Linear in the length of the text.
    """
    cuts = [cut for match in _ends(document.prose) if (cut := _cut(document.prose, match.start(), match.end(), lexicon))]
    sure = sum(cut.sure for cut in cuts)
    for cut in cuts:
        if cut.sure or sure:
            yield Hit(Span(cut.start, cut.end), ("",) if cut.call else (), confidence=None if cut.sure else 0.7)


def _ends(prose: str) -> Iterator[re.Match[str]]:
    """The matches of `_CUT`: searching for the dots alone is ten times as fast."""
    for at in sorted(at for dots in ("…", "...") for at in occurrences(prose, dots)):
        # a bracket and a space may stand before the dots
        match = next((m for start in range(max(at - 2, 0), at + 1) if (m := _CUT.match(prose, start))), None)
        if match:
            yield match


def _cut(prose: str, at: int, end: int, lexicon: Lexicon) -> _Cut | None:
    low = max(prose.rfind("\n", 0, at), prose.rfind("\r", 0, at)) + 1
    line_is_quoted = _opens_quote(prose[max(low, at - 2000) : at])
    low = max(low, at - _TAIL)
    words = list(_WORD.finditer(prose, low, at))
    if line_is_quoted or not words or words[-1].end() != at:
        return None
    end -= len(prose[at:end]) - len(prose[at:end].rstrip())
    last_sentence = [w for w in words if not re.search(r"[.!?…] ", prose[w.end() : at])]
    folded = [w.group().lower() for w in last_sentence]
    if not folded:
        return None
    calls = [n for n, w in enumerate(last_sentence) if n >= len(folded) - 4 and folded[n] in _CALLS and w.group()[0].isupper()]
    if (folded[-1] in _NEVER_LAST and len(words) > 2) or (calls and len(folded) > 1):
        return _Cut(last_sentence[calls[-1] if calls else _phrase(folded)].start(), end, True, bool(calls))
    if calls or folded[-1] in FUNCTION_WORDS:
        return _Cut(last_sentence[calls[-1] if calls else _phrase(folded)].start(), end, False, bool(calls))
    first = next((n for n in range(1, min(4, len(folded) + 1)) if folded[-n] in FUNCTION_WORDS), 1)
    return _Cut(last_sentence[-first].start(), end, False, False)


def _phrase(folded: list[str]) -> int:
    """Index of the content word before the run of function words that ends the line, at most `_MOST_SHOWN` words from the end."""
    at = last = len(folded) - 1
    while at and last - at < _MOST_SHOWN - 1 and folded[at] in FUNCTION_WORDS:
        at -= 1
    return at


def _opens_quote(line: str) -> bool:
    """True where a quotation is still open at the end of `line`, or is all there is after the last mark."""
    straight = line.count('"') % 2
    return (
        bool(straight)
        or line.count("“") + line.count("«") + line.count("„") > line.count("”") + line.count("»")
        or line.lstrip()[:1] in {"‘", "'"}
    )
