"""Which language is this sentence? By script first, then by langdetect's character n-grams.

langdetect is a port of Shuyo Nakatani's naive Bayes detector (2010). Its sampling is random, so it is seeded for each sentence, and it gets its
profiles in a fixed order through a factory of our own: its module-level one would be shared with whoever embeds mtcheck.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.lexicon.profiles import detector_factory
from mtcheck.text.fold import without_surrogates
from mtcheck.text.lazy import lazily

_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af\u1100-\u11ff]"),
    ("zh", "[\u3400-\u4dbf\u4e00-\u9fff]"),
    ("uk", "[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]"),
    ("ru", "[\u0400-\u04ff]"),
    ("fa", "[\u067e\u0686\u0698\u06a9\u06af\u06cc]"),
    ("ar", "[\u0600-\u06ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("el", "[\u0370-\u03ff\u1f00-\u1fff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
)
"""Telling letters, the narrower test before the wider one; a sentence in one of these scripts gets the first language that matches."""
_LETTER = lazily(r"[^\W\d_]")
_OTHER_SCRIPT = "[\u0370-\u1dff\u1f00-\u1fff\u3040-\ud7af]"
"""Compiled when first used, like the letters above: wide classes cost 12 ms, and most texts have no letter beyond Latin."""
_LONGEST = 400
"""Characters that are looked at: more do not change the answer, and the cost grows with them."""


class Guess(NamedTuple):
    """A language (ISO 639-1) with its probability."""

    language: str
    probability: float


def by_script(text: str) -> str | None:
    """The language of a text whose letters are mostly of one non-Latin script, None for any other."""
    if text.isascii():
        return None
    letters = _LETTER.findall(text)
    # a dash or a curly quote is no letter, and the pattern of other scripts takes 3 ms to compile
    if max(letters, default="") < "\u0370" or 2 * len(re.findall(_OTHER_SCRIPT, text)) <= len(letters):
        return None
    return next((language for language, telling in _SCRIPTS if re.search(telling, text)), None)


def guess_language(text: str) -> Guess | None:
    """The likeliest language of a text in Latin letters, the same for the same text on every run; None where there is nothing to judge by."""
    # 15 ms and the profiles another 150: only a text with a sentence that does not look English pays them
    from langdetect.detector import Detector
    from langdetect.lang_detect_exception import LangDetectException

    detector = Detector(detector_factory())
    detector.append(without_surrogates(text[:_LONGEST]).lower())
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return None
    return Guess(found[0].lang, found[0].prob) if found else None
