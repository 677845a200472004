"""Where a document has names of several words that a table lists; looked for only where all their words are in the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mtcheck.checks.vocabulary import Vocabulary
from mtcheck.lexicon.folding import fold
from mtcheck.model import Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

MOST_WORDS = 6
_REACH = 80
"""Characters in which the longest listed name ends."""
_WORD = lazily(r"[^\s,;:.!?()\[\]\"\u201c\u201d\u00ab\u00bb]+")
_POSSESSIVE = lazily(r"['\u2019]s?$")


def listed_phrases(document: Document, phrases: Callable[[str], Iterable[str]], key: Callable[[str], str] = fold) -> Iterator[Span]:
    """Spans of the longest listed phrase at each place. `phrases` gives the phrases that begin with a word and go on after it, under `key`.

    Costs one question for each capitalised word of the vocabulary; English has next to none of the other words of a foreign name.
    """
    vocabulary = document.analysis(Vocabulary)
    present = {key(word) for word in vocabulary.counts}
    wanted: dict[str, set[str]] = {}
    for word in (*vocabulary.counts, *vocabulary.hyphenated):
        if word[0].isupper():
            found = {
                phrase for phrase in phrases(word) if all(not part.isalpha() or len(part) < 2 or part in present for part in phrase.split())
            }
            if found:
                wanted[word] = found
    for word, span in vocabulary.places(wanted):
        if end := _longest(document.prose[span.start : span.start + _REACH], wanted[word], key):
            yield Span(span.start, span.start + end)


def _longest(text: str, phrases: set[str], key: Callable[[str], str]) -> int:
    """Where the longest of `phrases` ends in `text`, which begins with its first word; 0 where none stands there."""
    line = text.partition("\n")[0]
    words: list[str] = []
    longest = 0
    before = 0
    for word in _WORD.finditer(line):
        if len(words) == MOST_WORDS or (words and not line[before : word.start()].isspace()):
            break
        before = word.end()
        words.append(key(word.group()))
        if len(words) < 2:
            continue
        if " ".join(words) in phrases:
            longest = word.end()
        elif (bare := _POSSESSIVE.sub("", word.group())) != word.group() and " ".join([*words[:-1], key(bare)]) in phrases:
            longest = word.start() + len(bare)
    return longest
