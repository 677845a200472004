"""Is the word beside it foreign too? Then both are a name or a phrase that was left as it is on purpose."""

from __future__ import annotations

from mtcheck.lexicon import Lexicon
from mtcheck.text.tokens import Token

PARTICLES = frozenset(
    "de la le les el los las du des di da do dos das del della dello degli dei delle von van der den dem ter zu et il lo gli un une una uno au aux al"
    " en sur sans sous chez per pro non ad ex sine cum par pour por para con och och og ou oder und mit aus im am vom zum zur na w z ul e y o".split()
)
"""Function words of other languages that stand in foreign names and phrases; some are listed as English because those are so frequent."""
_RARE, _CONTRAST = 3.0, 1.5
_SHORTEST = 3


def foreign(token: Token | None, lexicon: Lexicon) -> bool:
    """True for a function word of another language, a word that is rare in English and much more frequent elsewhere, or one that no list has."""
    if token is None or not token.is_word:
        return False
    if token.folded in PARTICLES:
        return not token.text.isupper()
    frequencies = lexicon.frequencies(token.text)
    english = frequencies.pop("en", 0.0)
    if not frequencies:
        return english == 0.0 and len(token.text) >= _SHORTEST and not lexicon.is_known(token.text)
    return english < _RARE and max(frequencies.values(), default=0.0) >= english + _CONTRAST
