"""A title in lower case before a full name, in a text that capitalises the same title before names everywhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_HEADS = (
    "prime minister|foreign minister|defen[cs]e minister|finance minister|interior minister|president|secretary|minister|senator|governor|mayor|chancellor"
    "|king|queen|pope|ayatollah|general|colonel|captain|judge"
)
_NAME = r"(?:[A-Z]\.[A-Z. ]*)?(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’'-]*[a-z]"
_TITLE = lazily(rf"(?<![\w’'-])(?P<title>(?i:{_HEADS})) (?P<name>{_NAME}(?: (?:al-|bin |van |von |de |da |el-)?{_NAME})?)")
_FIRST = lazily(rf"(?<![\w’'-])(?i:{'|'.join(dict.fromkeys(head.split()[0] for head in _HEADS.split('|')))})$")
_PLACES = frozenset("us u.s. uk u.k. un u.n. eu e.u.".split())
_JOINING = frozenset("by with met to from and for told against between of that".split())
_CONTEXT = 24
"""Code points before a title in which the last word is looked at."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the lower-case title; the fix capitalises its words. `params`: `capitalised`, how many capitals of that title make a habit.

    Silent on a text in which two or more stand in lower case: that is another habit. Linear: a title and two names are looked at.
    """
    uses: dict[str, list[tuple[bool, Span]]] = defaultdict(list)
    for match in _titles(document):
        title, span = match["title"], Span(*match.span("title"))
        upper = all(word[:1].isupper() for word in title.split())
        lower = title.islower()
        if not (upper or lower) or (lower and not _full_name(match["name"], lexicon)):
            continue
        if (upper and _begins(document, span)) or (lower and not _bare(document, span)):
            continue
        uses[title.lower()].append((upper, span))
    for title, found in uses.items():
        odd = [span for upper, span in found if not upper]
        if len(odd) == 1 and len(found) > int(params["capitalised"]):
            yield Hit(odd[0], (title.title(),), {"times": str(len(found) - 1)})


def _titles(document: Document) -> Iterator[re.Match[str]]:
    """The matches of `_TITLE`, tried where a piece ends in the first word of a title."""
    done = 0
    for start, end in document.analysis(Pieces).places(_FIRST.search, _FIRST):
        head = _FIRST.search(document.prose, max(start, done), end)
        match = _TITLE.match(document.prose, head.start()) if head else None
        if match:
            done = match.end()
            yield match


def _full_name(name: str, lexicon: Lexicon) -> bool:
    first, _, last = name.partition(" ")
    return bool(last) and lexicon.is_given_name(first) and not lexicon.is_place(name)


def _bare(document: Document, span: Span) -> bool:
    """True after a nationality, a country's letters or a verb or preposition: after "former", "the", "vice" or another capital, style decides."""
    # a table of 200 rows, which only this check reads
    from mtcheck.lexicon.countries import COUNTRIES

    before = document.prose[max(span.start - _CONTEXT, 0) : span.start].split()
    word = before[-1] if before else ""
    return word.lower() in _PLACES or word in {country.adjective for country in COUNTRIES.values()} or word in _JOINING


def _begins(document: Document, span: Span) -> bool:
    """True at the beginning of a sentence, where a capital says nothing."""
    return document.sentences[document.sentence_at(span.start)].start == span.start
