"""Is a word that no list has formed by one of the few rules that English writers use every day? Stricter than `derivation.derived`."""

from __future__ import annotations

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.tags import TAG_BITS, tags

_PREFIXES = tuple(
    "un re non anti pre post mis over under out super sub inter co counter ultra pseudo semi multi micro mini mega mid bio eco cyber"
    " geo neo auto tele hyper"
    " pro trans de dis electro hydro photo psycho socio techno agro aero astro cardio neuro nano proto quasi self off giga".split()
)
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"),
    ("ly", ""), ("ness", ""), ("iness", "y"), ("less", ""), ("like", ""), ("ish", ""), ("able", ""), ("able", "e"), ("ability", ""), ("ability", "able"),
    ("y", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("ize", ""), ("ise", ""), ("ized", ""), ("ised", ""), ("izing", ""), ("ising", ""), ("ization", ""),
    ("isation", ""),
    ("ship", ""), ("hood", ""), ("dom", ""), ("wise", ""), ("ward", ""), ("wards", ""), ("free", ""), ("proof", ""), ("fold", ""), ("most", ""), ("eer", ""),
    ("esque", ""), ("ian", ""), ("ians", ""), ("ization", "e"), ("al", ""), ("ally", ""), ("isms", ""), ("ity", ""), ("ment", ""), ("ful", ""), ("ically", "ic"),
    ("gate", ""), ("fest", ""), ("maker", ""), ("makers", ""), ("making", ""), ("ier", "y"), ("iest", "y"), ("est", ""), ("est", "e"), ("ette", ""),
    ("let", ""), ("lets", ""),
    ("ologist", "ology"), ("ologists", "ology"), ("n't", ""), ("ified", ""), ("ify", ""), ("ling", ""), ("lings", ""), ("ster", ""), ("sters", ""),
)  # fmt: skip
"""An ending, and what the word had in its place."""
_RARER_PREFIXES = frozenset("de dis pro trans co re".split())
_WHOLE = 5
_STEM, _FAMILIAR = 3, 2.2
_PART, _PARTS_FAMILIAR = 3, 3.0
_VERBAL = ("ed", "d", "ing")
_NO_VERBS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "ancy", "ency")
"""A noun with one of these that English does not list as a verb makes none: "inundationed"."""
_VERB = TAG_BITS["VERB"]


def well_formed(word: str, lexicon: Lexicon) -> bool:
    """True where `word` (lower case) is a familiar English word with one productive affix or two, or two familiar words in one."""
    return _affixed(word, lexicon, 2) or _compound(word, lexicon)


def _affixed(word: str, lexicon: Lexicon, depth: int) -> bool:
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if prefix in _RARER_PREFIXES:
            # they begin half of all words of Latin: only a whole, frequent word behind them tells
            if word.startswith(prefix) and len(rest) >= _WHOLE and lexicon.zipf(rest) >= _PARTS_FAMILIAR:
                return True
        elif (
            word.startswith(prefix) and len(rest) > _STEM and (_known(rest, lexicon) or (depth > 1 and _affixed(rest, lexicon, depth - 1)))
        ):
            return True
    for ending, dropped in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < _STEM:
            continue
        stem = word[: -len(ending)] + dropped
        stems = [stem, stem[:-1]] if not dropped and stem[-1] == stem[-2] else [stem]
        for form in stems:
            if ending in _VERBAL and form.endswith(_NO_VERBS) and not tags(form) & _VERB:
                continue
            if _known(form, lexicon) or (depth > 1 and (_affixed(form, lexicon, depth - 1) or _compound(form, lexicon))):
                return True
    return False


def _known(word: str, lexicon: Lexicon) -> bool:
    return len(word) >= _STEM and lexicon.is_known(word) and lexicon.zipf(word) >= _FAMILIAR


def _compound(word: str, lexicon: Lexicon) -> bool:
    return any(_part(word[:at], lexicon) and _part(word[at:], lexicon) for at in range(_PART, len(word) - _PART + 1))


def _part(part: str, lexicon: Lexicon) -> bool:
    return (
        lexicon.zipf(part) >= _PARTS_FAMILIAR
        and lexicon.is_common_word(part, "en")
        and part not in FUNCTION_WORDS | {"ands", "ting", "ions", "ted"}
    )
