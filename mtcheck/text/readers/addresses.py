"""URLs, e-mail addresses, @handles and file paths in running text: things with letters that are not words.

Written addresses are rare and their signs (`/`, `@`, `\\`, `.com`) too: the text is searched for the signs only, and the run of characters
around each is looked at once. A pattern that tries a name at every letter costs twenty times as much, and a quadratic one on a long run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.model import Span

# Top-level domains that a bare name needs to count as an address. Country codes that are English words (it, is, in, at, be, me, no, so, to,
# us, am, as, my) are left out: "he left.it was late" has lost a space, and is prose.
_DOMAINS = "com|org|net|gov|edu|mil|int|info|biz|news|eu|uk|fr|de|es|ro|ru|ua|pl|pt|nl|se|dk|fi|ch|cz|sk|hu|gr|bg|rs|hr|ie|tr|il|ir|cn|jp|kr|br|ar|mx|cl|ca|au|nz|za"
_SIGN = re.compile(rf"/|@|\\|\.(?:{_DOMAINS})(?![\w-])|www\.")
_STOP = re.compile(r"[\s<>\"“”„«»‹›|]")

# Left as strings: `re` compiles them (4 ms) when the first sign is met, which in most texts is never.
_URL = r"(?<![A-Za-z0-9+.-])(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|www\.|mailto:)\S+"
_EMAIL = r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_DOMAIN = rf"(?<![\w.@-])[A-Za-z0-9](?:[\w-]{{0,62}}\.){{1,8}}(?:{_DOMAINS})(?![\w-])(?::\d{{1,5}})?(?:[/?#]\S*)?"
_HANDLE = r"(?<![\w@./])@\w{1,40}(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})?"
_SUFFIXES = "py|js|ts|c|h|cpp|rs|go|java|sh|md|txt|rst|tex|html?|css|json|ya?ml|toml|ini|cfg|csv|tsv|xml|sql|log|pdf|docx?|xlsx?|png|jpe?g|gif|svg|zip|gz"
# Only what cannot be read as "and/or", "km/h", "AFP/Getty" or 24/7: rooted and lower case, relative to a dot, on a drive, or with a suffix.
_PATH = rf"(?<![\w./\\~-])(?:~?/[a-z][\w.-]*(?:/[\w.-]+)+/?|~/[\w./-]+|\.\.?/[\w.-][\w./-]*|[A-Za-z]:\\\S+|(?:[\w.-]++/)+[\w.-]*?\.(?:{_SUFFIXES})(?![\w-]))"

_TRAILING = ".,;:!?'’*_~"
_CLOSING = {")": "(", "]": "[", "}": "{"}


def addresses(text: str) -> Iterator[Span]:
    """Spans of all addresses in `text`, ascending; a few may overlap. Linear in the length of `text`.

    Punctuation that ends the sentence, and a closing bracket without its opening one, are not part of an address.
    """
    end = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < end:
            continue
        start = at
        while start > end and not _STOP.match(text, start - 1):
            start -= 1
        stop = _STOP.search(text, at)
        end = stop.start() if stop else len(text)
        yield from _in_run(text[start:end], start)


def _in_run(run: str, offset: int) -> Iterator[Span]:
    found = [Span(match.start(), _trimmed(run, match.start(), match.end())) for match in re.finditer(_URL, run)]
    if not found:
        for pattern in (_EMAIL, _DOMAIN, _HANDLE, _PATH):
            found.extend(Span(match.start(), _trimmed(run, match.start(), match.end())) for match in re.finditer(pattern, run))
    for span in sorted(found):
        if span.end > span.start:
            yield Span(offset + span.start, offset + span.end)


def _trimmed(run: str, start: int, end: int) -> int:
    """`end` without trailing punctuation. Brackets are counted once and then kept up to date: the cost stays linear."""
    excess = {close: run.count(close, start, end) - run.count(opening, start, end) for close, opening in _CLOSING.items()}
    while end > start:
        last = run[end - 1]
        if last in _TRAILING:
            end -= 1
        elif excess.get(last, 0) > 0:
            excess[last] -= 1
            end -= 1
        else:
            break
    return end
