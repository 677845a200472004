"""English names of language codes, for people."""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


_BY_LIKELIHOOD = {code: rank for rank, code in enumerate("fr es de it pt ru ar zh ja tr nl pl".split())}
"""Languages that most news comes to English from, first the likeliest: our guess, used only to say one name of several."""


def likeliest(codes: Iterable[str]) -> str:
    """Of several languages that explain a word, the one to name."""
    return min(codes, key=lambda code: (_BY_LIKELIHOOD.get(code, len(_BY_LIKELIHOOD)), code))


def language_codes() -> dict[str, str]:
    """Every known code (ISO 639-1) with the English name of its language, in order of the codes."""
    return dict(sorted(_NAMES.items()))


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 code; the code itself where it is not one that translations into English come from."""
    return _NAMES.get(code, code)
