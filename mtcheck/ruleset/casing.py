"""Give a replacement the capitals of what it replaces."""

from __future__ import annotations

_SMALL = frozenset("a an and as at by for from in into of on or the to with".split())


def match_case(fix: str, original: str) -> str:
    """`fix` with the capitals of `original`: all capitals, title case or a first capital.

    A fix with capitals of its own is a name and is left alone, but for its first letter.
    """
    if not fix or not original:
        return fix
    words = [w for w in original.split() if w[:1].isalpha()]
    own = fix != fix.lower()
    if not own and len(original) > 3 and original.isupper() and not any(c.isdigit() for c in original):
        return fix.upper()
    if not original[0].isupper():
        return fix
    titled = len(words) > 1 and all(w[0].isupper() or w.lower() in _SMALL for w in words)
    if titled and not own:
        parts = fix.split(" ")
        return " ".join(p if i and p in _SMALL else p[:1].upper() + p[1:] for i, p in enumerate(parts))
    return fix[:1].upper() + fix[1:]
