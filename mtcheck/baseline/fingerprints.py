"""By what a finding is recognised when the text around it has moved."""

from __future__ import annotations

from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from collections import Counter
from collections.abc import Iterable, Sequence

from mtcheck.model import Finding, Span

Identity = tuple[str, str, str, int]
"""Rule, folded match, folded sentence, ordinal among equals in the document."""


def identities(text: str, sentences: Sequence[Span], findings: Iterable[Finding]) -> list[Identity]:
    """The identity of each of `findings` in `text`, which is cut into `sentences`: stays when text moves, ends when the sentence changes."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in findings:
        span = sentences[finding.sentence] if 0 <= finding.sentence < len(sentences) else finding.span
        key = (finding.rule, folded(finding.text), folded(text[span.start : span.end]))
        found.append((*key, seen[key]))
        seen[key] += 1
    return found


def fingerprint(path: str, identity: Identity) -> str:
    """Hex BLAKE2b-96 of an identity in the file `path` (relative to the baseline's folder, with forward slashes): 24 characters."""
    data = "\0".join((path, *identity[:3], str(identity[3])))
    return blake2b(data.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def folded(text: str) -> str:
    """Lower case, white space as single blanks: wordings that differ in nothing else are one."""
    return " ".join(text.lower().split())
