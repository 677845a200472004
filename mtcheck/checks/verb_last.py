"""The verb of a subordinate clause at its end, as in German, Dutch, Japanese and Turkish: "because he ill was", "that the letter lost is"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

_VERB = re.compile(
    r" ([a-z]+) (was|were|is|are|has|had|have|will|would|could|must|can|should|will be|has been|had been|have been|can be|must be|would be)(?=[.,;]| (?:and|but)\b)"
)
_CLAUSE = re.compile(
    r"(?<![\w'’-])(?:because|that|although|though|whether|while|who|which|when|if|after|before|since|the|a|his|her|he|she|they|it) "
    r"(?!(?:[a-z]+ )?(?:what|who|how|whatever|as|than|it))",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"(?<![\w'’-])(?:what|how|whatever|however|whoever|whichever|where|wherever|as|than|like|so|nor|neither|or|did|do|does|is|are|was|were|be|been"
    r"|has|have|had|can|could|will|would|should|must"
    r"|may|might|not|n't|all|everything|there|such|why|the way|one|ones|those|those who)(?![\w-])|['’]s|n['’]t",
    re.IGNORECASE,
)
_INVERTING = frozenset("nor neither never rarely seldom hardly scarcely nowhere only yet so why how when where what did not".split())
"""Words behind which the auxiliary stands before its subject: "Nor has the government answered"."""
_ORDERED = frozenset(
    "signed checked cleaned copied delivered framed painted printed removed repaired stamped tested turned valued washed".split()
)
"""What one has done to a thing by somebody else: "She has the papers signed"."""
_ALSO_NOUNS = frozenset("ill dead right wrong open empty poor rich sick safe ready full free".split())
_PERFECT = re.compile(
    r"(?<=[a-z]) (has|have(?= (?:to|with|for|from|in|on|at|by) )) ((?:also |already |not )?(?:the|(?:to|with|for|from|in|on|at|by) (?:the|his|her|its"
    r"|their|a))(?: [\w'’-]+){1,4}?)"
    r" ([a-z]+)(?=[.,;]| (?:and|but|until|on|in|at|for|because|after|a|the|that)\b)"
)
_NOUN = TAG_BITS["NOUN"] | TAG_BITS["NOUNS"]
_VERBAL = TAG_BITS["PAST"] | TAG_BITS["PARTICIPLE"] | TAG_BITS["VERBS"] | TAG_BITS["VERB"] | TAG_BITS["GERUND"]
_LONG_OBJECT = 4
"""Words from which on what stands before an adjective-like participle is no "has the best advanced" any more."""
_LONGEST_CLAUSE = 70


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the last two words of the clause. A clause with another verb, or one that echoes an auxiliary ("taller than he was"), is left alone.

    Linear in the length of the text.
    """
    prose = document.prose
    for match in _PERFECT.finditer(prose):
        middle = match[2].split()
        inner, participle = [tags(word) for word in middle], tags(match[3])
        if not participle & TAG_BITS["PARTICIPLE"] or participle & (TAG_BITS["NOUN"] | TAG_BITS["ADV"]):
            continue
        if (participle & TAG_BITS["ADJ"] or match[3] in _ORDERED) and len(middle) < _LONG_OBJECT:
            continue
        before = re.split(r"[.,;:!?\n]", prose[max(match.start() - _LONGEST_CLAUSE, 0) : match.start()])[-1].lower().split()
        if _INVERTING.intersection(before[-1:] + before[:1]):
            continue
        if (
            inner[-1] & _NOUN
            and "to" not in middle[1:]
            and middle[-1] not in ("past", "time", "years", "months", "weeks", "days")
            and not any(bits & _VERBAL and not bits & (_NOUN | TAG_BITS["ADJ"]) for bits in inner)
        ):
            yield Hit(Span(match.start(1), match.end(3)), (f"{match[1]} {match[3]} {match[2]}",), {})
    for match in _VERB.finditer(prose):
        bits = tags(match[1])
        fits: int
        if match[2] in ("was", "were", "is", "are"):
            fits = (
                bits & (TAG_BITS["ADJ"] | TAG_BITS["PARTICIPLE"]) and (not bits & TAG_BITS["NOUN"] or match[1] in _ALSO_NOUNS)
            ) or _complement(prose, match.start())
        elif match[2] in ("has", "had", "have") or match[2].endswith(("be", "been")):
            fits = bits & TAG_BITS["PARTICIPLE"]
        else:
            fits = bits & TAG_BITS["VERB"]
        if not fits:
            continue
        low = max(match.start() - _LONGEST_CLAUSE, 0)
        begins = max(prose.rfind(mark, low, match.start()) for mark in '.,;:!?"“”\n—()')
        clause = prose[begins + 1 : match.start()]
        if len(clause.split()) < 2 or _ECHO.search(clause) or not _CLAUSE.search(clause):
            continue
        yield Hit(Span(match.start(1), match.end()), (f"{match[2]} {match[1]}",), {})


def _complement(prose: str, end: int) -> bool:
    """True for an adjective or participle with its complement before `end`: "guilty of fraud", "built in 1950"."""
    words = prose[max(end - 40, 0) : end].split()[-3:]
    return (
        len(words) == 3
        and words[1] in ("of", "in", "by", "from", "to", "with", "for")
        and bool(tags(words[0]) & (TAG_BITS["ADJ!"] | TAG_BITS["PARTICIPLE"]))
    )
