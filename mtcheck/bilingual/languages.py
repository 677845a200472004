"""What language a source text is in, and how long its English translation may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from mtcheck.text.fold import fold
from mtcheck.text.language_guess import by_script, guess_language

RATIOS: Mapping[str, float] = {
    "zh": 3.2, "ja": 2.3, "ko": 2.2, "th": 1.1, "ar": 1.15, "he": 1.3, "fa": 1.1, "hi": 1.05, "ru": 0.99, "uk": 1.02, "de": 0.9, "fr": 0.88, "es": 0.92,
    "it": 0.92, "pt": 0.95, "ro": 0.94, "nl": 0.94, "pl": 0.98, "cs": 1.08, "sk": 1.05, "sv": 1.0, "da": 0.98, "no": 1.0, "fi": 1.0, "et": 1.06,
    "hu": 0.98, "tr": 1.05, "el": 0.9, "bg": 0.97, "hr": 1.03, "sr": 1.03, "vi": 0.95, "id": 0.95, "ca": 0.95, "gl": 0.93, "lt": 1.05, "lv": 1.03,
    "is": 1.0, "en": 1.0,
}  # fmt: skip
"""Characters of English for a character of the source in news: our estimates, checked against aligned texts where there were some (docs/bilingual.md)."""
_FUNCTION_WORDS: Mapping[str, str] = {
    "en": "the of and to a in is that for it was on with as by at from be this have are has not were which will they an or but had their would",
    "de": "der die das und ist in den von zu mit sich des auf für nicht ein eine als auch es dem werden wird aus er hat dass sie nach bei einer um am sind noch im zum",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar uit wordt werd nog maar over tot heeft deze",
    "fr": "le la les de des du et est en un une que qui dans pour pas sur au avec il elle ce par plus ne se sont aux cette ont mais son sa ses",
    "es": "el la los las de del y en que un una es por con para no se al lo como más su sus fue ha pero este esta son entre",
    "it": "il la le di del della e che in un una è per con non si da al alla dei delle gli nel nella sono ha come anche più ma lo",
    "pt": "o os as de do da dos das e em que um uma é por com para não se ao no na como mais foi mas sua seu são pela pelo",
    "ro": "de și în la a cu din pe un o care nu este că pentru mai sunt ce prin fost al ale lui după sau dar fi se",
    "ca": "el la els les de del i en que un una és per amb no al com més va ha però aquest aquesta són dels",
    "sv": "och i att en det som på är av för med den till har inte om ett var de från vid men han kan ska sig",
    "da": "og i at en det som på er af for med den til har ikke om et var de fra ved men han kan skal sig der blev",
    "pl": "i w na z do nie się że jest to o jak za od po przez dla przy był są które który ale oraz tym",
    "cs": "a v na se že je s o do to za pro po od jako by jsou ale byl si z jeho které který podle k i",
    "fi": "ja on ei että se oli hän mutta ovat joka myös kun tai sen jos ovat hänen niin vain mukaan",
    "et": "ja on ei et see ta oli kui ka mis oma aga selle või nii pärast ning siis kes",
    "hu": "a az és hogy nem is egy ez volt meg de van csak mint már ki még vagy azt szerint",
    "tr": "ve bir bu da de için ile olarak daha çok gibi olan en ne kadar sonra ama o ise",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
"""Characters that are looked at."""
_LEAST_SHARE = 0.1
"""Of function words; running text of these languages has 0.25 to 0.5."""
_SURE = 0.9
"""Probability from which the character n-grams of langdetect are believed."""


def source_language(text: str) -> str:
    """The language of a source text (ISO 639-1): by its letters, its function words, its groups of letters; empty where none of them is sure."""
    text = text[:_SAMPLE]
    if script := by_script(text):
        return script
    words = _WORD.findall(fold(text))
    if len(words) < 2:
        return ""
    counts = Counter[str]()
    for word in words:
        for language in _languages_by_word().get(word, ()):
            counts[language] += 1
    if counts:
        (best, most), *rest = counts.most_common(2)
        if most >= _LEAST_SHARE * len(words) and (not rest or most > rest[0][1]) and most >= 2:
            return best
    guess = guess_language(text) if len(words) >= 4 else None
    return guess.language if guess and guess.probability >= _SURE else ""


@lru_cache(maxsize=1)
def _languages_by_word() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return found
