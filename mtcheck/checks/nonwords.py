"""Words that no list of any language has, that English did not make, and that the writer does not explain.

The parameter `report` says which of them a rule is about: `unknown` (no one English word stands out as meant), `misspelt` (one does),
`glued` (two words without the space between them, one of them a function word) or `coined` (a foreign word, or an English one, with a wrong ending),
`invented` (made of affixes that English has, but not by a rule that it uses).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mtcheck.checks.cognates import foreign_cognate, without_redundant_ending
from mtcheck.checks.derivation import derived, term_of_science
from mtcheck.checks.english_twin import english_twin
from mtcheck.checks.foreign_phrase import foreign
from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.checks.surroundings import Surroundings
from mtcheck.checks.vocabulary import RareWords, Vocabulary
from mtcheck.checks.well_formed import well_formed
from mtcheck.errors import RuleError
from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Hit
from mtcheck.text.document import Document

REPORTS = ("unknown", "misspelt", "glued", "coined", "invented")
_MOST_TIMES = 2
"""A word that stands more often is a term of the text."""
_SHORTEST = 5
_LONG_INVENTION = 7
_LIST_NOISE, _MEANT, _ABROAD = 1.55, 4.2, 1.2
"""Zipf frequency up to which the lists have misprints too, that of the words they are misprints of, and how much more other lists may have."""
_GLUE_LEFT = frozenset(
    "the will every across your of and to that was for with this from his her their which they were has have had been would not but"
    " are".split()
)
_GLUE_RIGHT = frozenset(
    "the your of and to in that was for with this from his their which they were has have had been would not but are".split()
)
"""Function words that stick to their neighbours; those that also begin or end ordinary words ("in", "be", "as", "her") are left out on that side."""
_PAIRS = {left + right: f"{left} {right}" for left in sorted(_GLUE_LEFT) for right in sorted(_GLUE_RIGHT)}
"""Looked for whatever their frequency: the lists have "ofthe" from texts with the same damage."""
_GLUE_FAMILIAR, _GLUE_PART = 4.0, 3
_TECHNICAL = ("::", "()", "_", "->", "=>", " API", "GitHub", "{", "`")
_TECHNICAL_FROM, _TECHNICAL_EVERY = 3, 5_000
"""Traces of code, in all and one in so many characters, from which a text is about software, whose words no list has."""
_FIELD_WORDS = frozenset(
    "API APIs GitHub algorithm algorithms backend binary bug bugs codebase commit commits compiler compilers dataset datasets"
    " debugging frontend gradient"
    " libraries library method methods nightly plugin repo repository runtime semantics software syntax toolchain tooling".split()
)
"""Words of software and of method papers; a text with several of them coins terms of its own."""
_FEW_FIELD_WORDS = 3
_MOST_TERMS = 2
"""A text with so many terms that no list has is about a field whose other words no list has either."""
_MOST_JUDGED = 60
"""Words of one document for which English neighbours are sought, at up to 20 ms each."""


class UnknownIn(NamedTuple):
    """The unknown words of a document, coinages with the English word meant (empty where it is not known), what is glued with its
    division, what unknown words seem to mean (filled when first asked for), and how many unknown words stand so often that they are
    terms of the text."""

    unknown: tuple[str, ...]
    invented: tuple[str, ...]
    coined: dict[str, str]
    glued: dict[str, str]
    twins: dict[str, str | None]
    terms: int


class UnknownWords:
    """Unknown words of a document by kind: an analysis to ask `Document.analysis` for, equal for equal lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownWords) and other._lexicon is self._lexicon

    def __hash__(self) -> int:
        return hash((UnknownWords, id(self._lexicon)))

    def __call__(self, document: Document) -> UnknownIn:
        """The unknown words, classed by what the lexicon says."""
        lexicon, counts = self._lexicon, document.analysis(Vocabulary).folded_counts
        unknown: list[str] = []
        invented: list[str] = []
        coined: dict[str, str] = {}
        glued: dict[str, str] = {}
        terms = 0
        for word in document.analysis(RareWords(lexicon)):
            if len(word) < _SHORTEST or not word.islower():
                continue
            if lexicon.is_name(word):
                continue
            if lexicon.is_known(word) or lexicon.frequencies(word):
                if counts[word] <= _MOST_TIMES:
                    _judge_listed(word, lexicon, unknown, coined)
                continue
            if counts[word] > _MOST_TIMES:
                terms += 1
            elif split := unglue(word, lexicon):
                glued[word] = split
            elif meant := without_redundant_ending(word, lexicon):
                coined[word] = meant
            elif foreign_cognate(word, lexicon):
                coined[word] = ""
            elif not derived(word, lexicon):
                unknown.append(word)
            elif len(word) >= _LONG_INVENTION and not term_of_science(word) and not well_formed(word, lexicon):
                invented.append(word)
        for word in _PAIRS.keys() & document.analysis(Vocabulary).counts.keys():
            if not lexicon.is_common_word(word, "en"):
                glued[word] = _PAIRS[word]
        return UnknownIn(tuple(unknown), tuple(invented), coined, glued, {}, terms)


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits of the kind that `params["report"]` names. Raises `RuleError` for another value of it."""
    report = params.get("report")
    if report not in REPORTS:
        raise RuleError("the check 'nonwords' needs the parameter 'report'", "", f"found {report!r}", f"use one of {', '.join(REPORTS)}")
    unknown, invented, coined, glued, twins, terms = document.analysis(UnknownWords(lexicon))
    wanted = {"glued": glued, "coined": coined, "invented": invented}.get(report, unknown)
    if report != "glued" and wanted and (terms >= _MOST_TERMS or _technical(document)):
        return
    for word, span in document.analysis(Vocabulary).places(wanted):
        around = Surroundings(document, span)
        torn = len(around.before) == 1 and around.before.isalpha() and around.before not in ("a", "i")
        if torn or "-" in (around.before, around.after) or around.set_apart() or inside_foreign_sentence(document, lexicon, span):
            continue
        if f"`{word}`" in document.text:
            continue
        if report == "glued":
            yield Hit(span, (glued[word],))
        elif _in_a_name(around, lexicon):
            continue
        elif report == "coined":
            cognate = foreign_cognate(word, lexicon)
            captures = (
                {"foreign": cognate.word, "language": language_name(cognate.language)}
                if cognate
                else {"foreign": coined[word], "language": "English"}
            )
            yield Hit(span, (coined[word],) if coined[word] else (), captures)
        elif report == "invented":
            twin = english_twin(word, lexicon)
            yield Hit(span, (twin,) if twin else ())
        else:
            if word not in twins:
                twins[word] = english_twin(word, lexicon) if len(twins) < _MOST_JUDGED else None
            if bool(twins[word]) == (report == "misspelt"):
                twin = twins[word]
                yield Hit(span, (twin,) if twin else ())


def _judge_listed(word: str, lexicon: Lexicon, unknown: list[str], coined: dict[str, str]) -> None:
    """Sort in a word that a list has from texts with the same damage, or from a dictionary of words that nobody uses."""
    english = lexicon.zipf(word)
    if english > _LIST_NOISE or not lexicon.is_known(word) or len(word) < _LONG_INVENTION - 1:
        return
    if not english and foreign_cognate(word, lexicon):
        coined[word] = ""
    elif max(lexicon.frequencies(word).values(), default=0.0) <= english + _ABROAD and not well_formed(word, lexicon):
        twin = english_twin(word, lexicon)
        if twin and lexicon.zipf(twin) >= _MEANT:
            unknown.append(word)


def _technical(document: Document) -> bool:
    prose = document.prose
    if len(_FIELD_WORDS & document.analysis(Vocabulary).counts.keys()) >= _FEW_FIELD_WORDS:
        return True
    # code in Markdown is masked in the prose
    traces = sum(map(prose.count, _TECHNICAL)) + (document.text.count("`") - prose.count("`")) // 2
    return traces >= _TECHNICAL_FROM and traces * _TECHNICAL_EVERY >= len(prose)


def unglue(word: str, lexicon: Lexicon) -> str:
    """`word` as two words, one of them a function word, where exactly one place to divide it gives two frequent words; else the empty string."""
    ways = []
    for at in range(2, len(word) - 1):
        left, right = word[:at], word[at:]
        if (left in _GLUE_LEFT and _whole(right, lexicon)) or (right in _GLUE_RIGHT and _whole(left, lexicon)):
            ways.append(f"{left} {right}")
    return ways[0] if len(ways) == 1 else ""


def _whole(part: str, lexicon: Lexicon) -> bool:
    if part in FUNCTION_WORDS:
        return True
    return len(part) >= _GLUE_PART and lexicon.zipf(part) >= _GLUE_FAMILIAR and lexicon.is_common_word(part, "en")


def _in_a_name(around: Surroundings, lexicon: Lexicon) -> bool:
    before = around.capitalised(-1) and not around.begins
    return before or around.capitalised(1) or foreign(around.token(-1), lexicon) or foreign(around.token(1), lexicon)
