"""Which languages a word looks like, by letters and endings that English hardly has: for words that no list knows."""

from __future__ import annotations

from collections.abc import Mapping

_INSIDE: Mapping[str, str] = {
    "\u00f1": "es gl", "\u00e3": "pt", "\u00f5": "pt et", "lh": "pt", "nh": "pt vi", "\u00e7": "fr pt ca tr", "\u00ea": "fr pt", "\u00e8": "fr it ca",
    "\u0153": "fr", "eau": "fr", "oeu": "fr", "\u00f9": "fr it", "\u00ee": "fr ro", "\u00f4": "fr pt sk", "\u00f2": "it ca", "zion": "it", "gli": "it",
    "cch": "it", "zz": "it", "cci": "it", "\u00e1": "es pt gl cs sk hu is", "\u00ed": "es pt gl ca cs sk hu is", "\u00f3": "es pt gl ca pl hu is",
    "\u00fa": "es pt gl ca cs sk hu is", "\u00e9": "fr es pt gl ca it cs sk hu is", "ienta": "es", "miento": "es", "uelo": "es", "ueva": "es", "iend": "es",
    "\u00df": "de", "\u00e4": "de fi sv et sk", "\u00f6": "de tr sv fi hu is", "\u00fc": "de tr hu et es", "sch": "de nl", "keit": "de", "zeug": "de",
    "\u0103": "ro", "\u0219": "ro", "\u021b": "ro", "\u0163": "ro", "\u015f": "tr ro", "\u011f": "tr", "\u0131": "tr", "\u0142": "pl", "\u017c": "pl",
    "\u015b": "pl", "\u0105": "pl lt", "\u0119": "pl lt",
    "\u00f0": "is", "\u00fe": "is", "\u00fd": "cs sk is", "sz": "pl hu", "rz": "pl", "\u0159": "cs", "\u011b": "cs", "\u016f": "cs", "\u010d": "cs sk sl hr sr lt",
    "\u0161": "cs sk sl hr sr lt et", "\u017e": "cs sk sl hr sr lt et", "\u0111": "hr sr vi", "\u00e5": "sv da no", "\u00f8": "da no", "\u00e6": "da no is",
    "\u0151": "hu", "\u0171": "hu", "ij": "nl", "aa": "nl fi et", "shch": "ru uk", "zh": "ru uk zh", "kh": "ru uk ar fa", "\u01e3": "zh", "\u01d4": "zh",
    "\u0101": "ar ja fa lv zh", "\u016b": "ja ar fa lv lt", "\u014d": "ja zh", "\u012b": "ar fa lv zh",
}  # fmt: skip
_ENDINGS: Mapping[str, str] = {
    "ci\u00f3n": "es gl", "ciones": "es", "siones": "es", "dades": "es pt gl", "idad": "es", "aron": "es", "ieron": "es", "ando": "es pt it", "iendo": "es",
    "eza": "es pt", "\u00f3": "es it ca", "iente": "es", "ador": "es pt ca", "adores": "es pt", "ados": "es pt gl", "adas": "es pt gl", "illas": "es",
    "ado": "es pt gl", "ada": "es pt ca gl", "ido": "es pt gl", "ares": "es pt", "ales": "es", "ibles": "es fr", "ables": "es fr",
    "\u00e7\u00e3o": "pt", "\u00e7\u00f5es": "pt", "dade": "pt gl", "eiro": "pt gl", "eira": "pt gl", "agem": "pt", "ncia": "es pt gl", "ncias": "es pt gl",
    "eux": "fr", "euse": "fr", "aux": "fr", "eurs": "fr", "ement": "fr", "ements": "fr", "it\u00e9": "fr", "it\u00e9s": "fr", "oire": "fr", "aires": "fr",
    "ique": "fr", "iques": "fr", "ette": "fr", "ois": "fr", "ait": "fr", "zione": "it", "zioni": "it", "t\u00e0": "it", "mento": "it pt", "menti": "it",
    "ezza": "it", "ato": "it", "ati": "it", "etti": "it", "ico": "es it pt", "ung": "de", "ungen": "de", "heit": "de", "lich": "de", "liche": "de",
    "isch": "de", "schaft": "de", "ci\u00f3": "ca", "cions": "ca", "atge": "ca", "itat": "ca de", "ului": "ro", "ilor": "ro", "\u0103": "ro",
    "skaya": "ru", "skiy": "ru", "ovich": "ru", "stvo": "ru", "ost": "ru cs pl", "nost": "cs ru", "ets": "ru", "ler": "tr", "lar": "tr",
    "heden": "nl", "unnar": "is", "unni": "is", "inum": "is", "inni": "is", "ingen": "nl no sv", "elijk": "nl", "het": "sv nl",
}  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
_SHORTEST = 5
"""Letters from which endings count: shorter words end by chance like anything."""


def looks_like(word: str) -> frozenset[str]:
    """The languages (ISO 639-1) that the spelling of `word` points to: those with the most cues; empty where it has none.

    Letters and letter groups count everywhere in the word, of the endings only the longest. Source: the orthographies themselves.
    """
    word = word.lower()
    votes: dict[str, int] = {}
    cues = [languages for letters, languages in _INSIDE.items() if letters in word]
    if len(word) >= _SHORTEST:
        cues += next(([_ENDINGS[word[-n:]]] for n in range(_LONGEST_ENDING, 0, -1) if word[-n:] in _ENDINGS), [])
    for languages in cues:
        for code in languages.split():
            votes[code] = votes.get(code, 0) + 1
    most = max(votes.values(), default=0)
    return frozenset(code for code, count in votes.items() if count == most)
