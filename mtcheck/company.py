"""Rules that may not speak alone: what they say counts where the rest of the text already reads like a translation.

"Notably" and "certain groups" are good English and the mark of a French pivot: as findings of their own they would accuse every writer.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model import Finding, Pivot

ALONE, COMPANY, DENSITY = "alone", "company", "density"
"""What a rule's hits are: findings by themselves; findings in the company of others; never findings, but evidence for the document's score."""
_FEWEST = 3
"""Different findings of rules that speak alone, of which a text must have so many before others are heard."""
_PER_1000_WORDS = 4.0
"""And so many for each thousand words: clean news has 0.4 on average, so chance gives as many once in ten thousand articles."""
_WITHOUT_A_GUESS = 2.0
"""As many times more where no language is guessed."""


_SLIPS, _SLIPS_PER_1000_WORDS = 3, 4.0
"""Different slips of the pen, in all and for each thousand words, from which a text was typed by hand: edited news has 0.1 in a thousand words,
machine output 0 to 3, essays of learners 6 (ELLIPSE, ILCoWE)."""


_FOREIGN = ("foreign-word", "acronym", "name")
"""Categories of what only a translation leaves: two thirds as much of it as there are slips speak against the keyboard."""


def typed_by_hand(slips: Sequence[Finding], others: Sequence[Finding], words: int) -> bool:
    """True for a text of so many `words` that is full of `slips`, and not of words of another language among the `others`.

    Its writer types without a spelling checker, and no machine does.

    Who writes so is often no native speaker; the marks of a keyboard must not count as marks of a machine (Liang et al., Patterns 2023).
    """
    different = len({f.text.lower() for f in slips})
    foreign = len({f.text.lower() for f in others if f.category in _FOREIGN})
    return different >= _SLIPS and different * 1000 >= _SLIPS_PER_1000_WORDS * words and 3 * foreign < 2 * different


def heard(others: Sequence[Finding], alone: Sequence[Finding], words: int, guess: Pivot | None) -> list[Finding]:
    """Those of `others`, findings of rules that may not speak alone, that the findings of the rest bear out in a text of so many `words`.

    With a guess of the source language, only what that language leaves; without one, much more company is asked for.
    """
    if not borne_out(alone, words, guess):
        return []
    return [f for f in others if guess is None or not f.sources or "any" in f.sources or guess.code in f.sources]


def borne_out(alone: Sequence[Finding], words: int, guess: Pivot | None) -> bool:
    """True where the findings `alone`, of rules that may speak alone, are so many in a text of so many `words` that others are heard."""
    different = len({(f.rule, f.text.lower()) for f in alone})
    asked = _PER_1000_WORDS * (1.0 if guess else _WITHOUT_A_GUESS)
    return different >= _FEWEST and different * 1000 >= asked * words
