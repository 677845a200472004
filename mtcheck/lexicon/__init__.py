"""Word frequencies, names, foreign place names and closed word classes. Build the data with `seeds/build_lexicon.py`."""

from __future__ import annotations

from mtcheck.lexicon.lexicon import Lexicon, shipped_lexicon

__all__ = ["Lexicon", "shipped_lexicon"]
