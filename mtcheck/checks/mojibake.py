"""UTF-8 read as Windows-1252: "donâ€™t", "cafÃ©". What decodes back cleanly was damaged; nothing else does by chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

# The bytes 80 to 9F as Windows-1252 shows them, five of them undefined and so passed through.
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x81\x8d\x8f\x90\x9d"
_RUN = lazily(rf"[\u00c2-\u00f4][{_HIGH}\u00a0-\u00bf]{{1,3}}(?:[\u00c2-\u00f4][{_HIGH}\u00a0-\u00bf]{{1,3}}){{0,40}}")
_STILL_DAMAGED = lazily(rf"[ÂÃ][{_HIGH}\u00a0-\u00bf]|â[{_HIGH}\u00a0-\u00bf]{{2}}")
_LONGEST = 40
_ROUNDS = 3
"""A text may have been misread more than once."""


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the whole word around each damaged run; the fix is the word decoded. Linear in the length of the text."""
    prose = document.prose
    if prose.isascii():
        return
    end = 0
    for match in _RUN.finditer(prose):
        if match.start() < end:
            continue
        start, end = match.span()
        while start and match.start() - start < _LONGEST and prose[start - 1].isalnum():
            start -= 1
        stop = end
        while stop < len(prose) and stop - match.end() < _LONGEST and (prose[stop].isalnum() or (run := _RUN.match(prose, stop))):
            stop = run.end() if not prose[stop].isalnum() and run else stop + 1
        end = stop
        if not _convincing(match.group()):
            continue
        fixed = _decoded(prose[start:end])
        if fixed is not None:
            yield Hit(Span(start, end), (fixed,))


def _convincing(run: str) -> bool:
    """False for a capital letter before a closing quotation mark (“CAFÉ”) and the like, which decode to something by chance."""
    if len(run) > 2:
        return True
    # capitals of Western and Central European words stand before these marks; only Â and Ã stand before a space or a symbol in damage alone
    return run[0] in "ÂÃÄÅ" and run[1] not in "“”‘’…–—" and (run[0] in "ÂÃ" or not (run[1].isspace() or run[1] in "«»°"))


def _decoded(text: str) -> str | None:
    best = None
    for _ in range(_ROUNDS):
        try:
            text = bytes(b for character in text for b in _byte(character)).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            return best
        best = text
        if not _STILL_DAMAGED.search(text):
            return best
    return best


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if ord(character) in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else character.encode("cp1252")
