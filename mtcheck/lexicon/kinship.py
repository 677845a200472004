"""Source languages for inference: how often text comes out of each, and which are so near that they leave the same marks."""

from __future__ import annotations

from collections.abc import Mapping

SHARES: Mapping[str, float] = {
    "fr": 0.12, "es": 0.12, "de": 0.11, "ru": 0.1, "zh": 0.09, "ar": 0.08, "pt": 0.08, "it": 0.08, "ja": 0.06, "tr": 0.02, "pl": 0.02,
    "nl": 0.02, "uk": 0.02, "ko": 0.015, "fa": 0.01, "ro": 0.01, "he": 0.008, "el": 0.008, "cs": 0.008, "hu": 0.008, "sv": 0.008, "id": 0.006,
    "vi": 0.006, "ca": 0.005, "bg": 0.005, "da": 0.005, "fi": 0.005, "no": 0.005, "sr": 0.005, "hr": 0.005, "th": 0.004, "hi": 0.004,
    "sk": 0.003, "sl": 0.002, "gl": 0.002, "lt": 0.002, "lv": 0.002, "et": 0.002, "is": 0.001,
}  # fmt: skip
"""How often, next to each other, translations into English come out of each language, before anything is known of the text.

Our estimate: shares of the web's content and of agencies' and broadcasters' services, flat among the nine languages that have packs of
their own, so that a handful of findings outweighs it.
"""
_LEAST_SHARE = 0.001
"""For a language that the table does not have."""

_NEAR: Mapping[str, float] = {
    "ca es": 0.5, "ca fr": 0.35, "ca it": 0.35, "ca pt": 0.35, "es gl": 0.5, "gl pt": 0.6, "es pt": 0.4, "es it": 0.3, "es fr": 0.25, "fr it": 0.3,
    "fr pt": 0.25, "it pt": 0.3, "fr ro": 0.25, "it ro": 0.3, "es ro": 0.2, "pt ro": 0.2,
    "ru uk": 0.6, "bg ru": 0.4, "bg uk": 0.35, "pl uk": 0.3, "pl ru": 0.25, "cs pl": 0.35, "cs sk": 0.7, "pl sk": 0.35, "hr sr": 0.8, "hr sl": 0.4,
    "sl sr": 0.35, "bg sr": 0.35, "ru sr": 0.25, "cs ru": 0.2,
    "de nl": 0.35, "da de": 0.2, "de sv": 0.2, "da no": 0.7, "no sv": 0.6, "da sv": 0.6, "nl sv": 0.2, "da is": 0.2, "is no": 0.25, "is sv": 0.2,
    "et fi": 0.4, "lt lv": 0.4, "ar fa": 0.25, "ar he": 0.3, "ja ko": 0.35, "ja zh": 0.25, "ko zh": 0.2, "th vi": 0.15,
}  # fmt: skip
"""Chance that what one language of a pair leaves behind is left by the other too: our estimate by genealogy and loans (codes in order of the alphabet)."""


def share(code: str) -> float:
    """How often, next to others, a translation comes out of the language `code` (ISO 639-1)."""
    return SHARES.get(code, _LEAST_SHARE)


def nearness(one: str, other: str) -> float:
    """0 to 1: the chance that a mark of one language is a mark of the other too; 1 for a language and itself."""
    return 1.0 if one == other else _NEAR.get(f"{one} {other}" if one < other else f"{other} {one}", 0.0)
