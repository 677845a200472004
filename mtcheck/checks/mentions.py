"""Where a document mentions names: its capitalised words, what particle they carry, and which of them stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.lexicon.closed import FUNCTION_WORDS, MONTHS, ROLE_NOUNS, TITLES, WEEKDAYS
from mtcheck.lexicon.folding import fold
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily
from mtcheck.text.pieces import Pieces

_UPPER = "".join(chr(c) for c in (*range(0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_APOSTROPHES = "'\u2019\u2018\u02bc`"
_PARTICLE = r"(?:[AE]l|al|el|AL|EL)[-\u2010\u2011 ]|(?:[Aa](?:[dnrstz]|sh|ht)|[Uu]l)[-\u2010\u2011]"
_PART = lazily(
    rf"(?<![\w'\u2019\ufffd])(?P<quote>(?<=[^\W\d_] )[\u2018'`](?={_PARTICLE}))?(?P<particle>{_PARTICLE})?"
    rf"(?P<word>[{_UPPER}][^\W\d_]*(?:[{_APOSTROPHES}][^\W\d_]+)*)(?!\w)"
)
"""A capitalised word with its Arabic article. The parts begin with different characters, so a match never backtracks over a word."""
_WITHIN = lazily(
    r"[ \u00a0]|-|\.[ \u00a0]?"
    r"|[ \u00a0](?:bin|ibn|bint|abu|de|da|di|do|dos|del|della|der|den|du|la|le|van|von|zu|af|av|y|e)(?: (?:der|den|la|las))? "
)
"""What may stand between two words of one name."""
_POSSESSIVE = lazily(rf"[{_APOSTROPHES}][sS]$")
_CONTRACTION = lazily(r"(?:n't|'(?:ll|ve|re|d|m|s))$")
_LOWER_WORD = lazily(r"(?<!\w)[a-z]{4,}(?!\w)")
_LONGEST = 40
"""Letters from which on a word is no name."""
_TITLE_WORDS = frozenset(word for title in TITLES for word in title.split()) | ROLE_NOUNS
_NO_NAMES = FUNCTION_WORDS | MONTHS | WEEKDAYS


class NamePart(NamedTuple):
    """One capitalised word that may belong to a name; `start` and `end` are those of the bare word, without article and possessive."""

    start: int
    end: int
    text: str
    form: str
    """Folded: lower case, apostrophes straight, diacritics kept."""
    particle: str
    """As written, with its hyphen or space: `Al-`, `al-`, `Al `; or empty."""
    stray: bool
    """True where an opening quotation mark that nothing closes stands before the particle."""
    mention: int
    """Ordinal of the mention; words with the same number stand together."""

    @property
    def outer_start(self) -> int:
        """Where the word begins with its particle, and with the quotation mark before that."""
        return self.start - len(self.particle) - self.stray


class Mentions(NamedTuple):
    """All name parts of a document in order, and their positions in that list by form."""

    parts: tuple[NamePart, ...]
    by_form: dict[str, list[int]]

    def given_names(self, position: int) -> list[str]:
        """Forms that stand before the part in its mention, from the last title on; for `Prime Minister Ali Reza X` `ali`, `reza`."""
        return self._beside(position, -1)

    def following(self, position: int) -> list[str]:
        """Forms that stand after the part in its mention, up to the first title."""
        return self._beside(position, 1)

    def _beside(self, position: int, step: int) -> list[str]:
        here = self.parts[position]
        found: list[str] = []
        at = position + step
        # four are more than any name needs; a line of a thousand capitalised words is one mention too
        while 0 <= at < len(self.parts) and self.parts[at].mention == here.mention and len(found) < 4:
            form = self.parts[at].form
            if form in _TITLE_WORDS:
                break
            found.append(form)
            at += step
        return found


def find_mentions(document: Document) -> Mentions:
    """The name parts of `document`; one pass, linear in its length."""
    prose = document.prose
    parts: list[NamePart] = []
    by_form: dict[str, list[int]] = {}
    mention, last_end, last_single = 0, -1, False
    forms: dict[str, tuple[str, str]] = {}
    for match in _PART.finditer(prose):
        quote, particle, written = match.groups()
        known = forms.get(written)
        if known is None:
            known = forms[written] = _without_ending(written)
        word, form = known
        if not form:
            last_end = -1
            continue
        begin, outer_end = match.span()
        # nearly all names are joined by a single space, or not at all
        if last_end < 0 or begin - last_end >= 12:
            mention += 1
        elif begin - last_end > 1 or prose[last_end] not in " -":
            between = prose[last_end:begin]
            if not _WITHIN.fullmatch(between) or (between[0] == "." and not last_single):
                mention += 1
        start = outer_end - len(written)
        end = start + len(word)
        stray = quote is not None and not _is_closed(prose, end)
        places = by_form.get(form)
        if places is None:
            places = by_form[form] = []
        places.append(len(parts))
        parts.append(NamePart(start, end, word, form, particle or "", stray, mention))
        last_end, last_single = outer_end, len(word) == 1
    return Mentions(tuple(parts), by_form)


def _without_ending(written: str) -> tuple[str, str]:
    """A capitalised word without its possessive ending, and its form; the form is empty for a word that is part of no name."""
    word = written
    if len(word) > 2 and (ending := _POSSESSIVE.search(word)):
        word = word[: ending.start()]
    form = fold(word) if len(word) <= _LONGEST else ""
    return word, "" if form in _NO_NAMES or _CONTRACTION.search(form) else form


def _is_closed(prose: str, start: int) -> bool:
    """True where a closing single quotation mark follows before the end of the paragraph, at most 300 characters on."""
    ahead = prose[start : start + 300].partition("\n")[0]
    return re.search(r"['\u2019](?!\w)", ahead) is not None


def lower_case_words(document: Document) -> frozenset[str]:
    """The words of four letters and more that the document writes without a capital somewhere."""
    return frozenset(word for piece in document.analysis(Pieces).starts for word in _LOWER_WORD.findall(piece))


def is_title(form: str) -> bool:
    """True for a word that titles are made of, or a noun for what somebody does."""
    return form in _TITLE_WORDS


def best_surface(parts: Sequence[NamePart]) -> str:
    """How the bare word is written most often, an all-capitals spelling only where there is no other; of equals the first."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.text] = counts.get(part.text, 0) + 1
    return max(counts, key=lambda text: (not text.isupper() or len(text) == 1, counts[text]))
