"""*a* or *an* before a replacement that begins with another sound than what it replaces."""

from __future__ import annotations

import re

from mtcheck.model import Edit, Span

_ARTICLE = re.compile(r"(?:\A|(?<=[^\w'\u2019-]))([Aa]n?)[ \u00a0]\Z")
_VOWEL_SOUND = re.compile(r"hour|honest|honou?r|heir|[aeiou]", re.I)
_CONSONANT_SOUND = re.compile(r"uni(?!n|m[^o])|unanim|us[aeu]|eu|ewe|once|one\b|one-|ut[ei]|ub[ei]|ufo|ukr|uga|uru", re.I)


def takes_an(text: str) -> bool | None:
    """True where *an* stands before `text`, False where *a* does, None where the spelling does not tell: acronyms, numbers."""
    word = re.match(r"[^\W_]+", text)
    if word is None or not word[0][0].isalpha() or (len(word[0]) > 1 and word[0].isupper()):
        return None
    return bool(_VOWEL_SOUND.match(text)) and not _CONSONANT_SOUND.match(text)


def article_edit(text: str, start: int, fix: str) -> Edit | None:
    """The edit of the indefinite article right before `start` that `fix`, put there, asks for; None where it is right or unclear."""
    match = _ARTICLE.search(text[max(0, start - 4) : start])
    wanted = takes_an(fix)
    if match is None or wanted is None:
        return None
    article = match[1]
    proper = article[0] + ("n" if wanted else "")
    end = start - 1
    return Edit(Span(end - len(article), end), proper) if proper != article else None
