"""What gives a round trip away without a look at its words is repaired here, or the sentence is rejected.

Style goes into the engines one way (`plain_style`) and comes back as the original has it (`repair`): quotes, dashes, capitals,
contractions, the closing mark.
"""

from __future__ import annotations

import re
from collections import Counter

from training.roundtrip.align import spelling
from training.roundtrip.engines import tidy
from training.roundtrip.sentences import Vocabulary

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_MARKS = re.compile(r"[*#@~<>{}\[\]^\\|/_\ufffd\u00ab\u00bb`\u00bf\u00a1]")
_DASH = re.compile(r"\s*\u2014\s*|\s+[\u2013-]\s+")
_END = re.compile(r"[.!?,;:]*[.!?,;:\"')]*$")
_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_RUN_TOGETHER = re.compile(r"[a-z][A-Z]|[^\W\d_]\d+[^\W\d_]|[^\W\d_]{3}\d|\d[^\W\d_]{3}")
_FOREIGN = re.compile(r"[\u00c0-\u024f]")
_CONTRACTED = re.compile(r"\b(?:(\w+)n't|(it|he|she|that|there|I|we|you|they)'(s|re|ve|ll|m))\b", re.IGNORECASE)
_FULL = {"s": "is", "re": "are", "ve": "have", "ll": "will", "m": "am"}
_STEM = {"ca": "can", "wo": "will"}
_GLUED = 14
"""Letters from which an unknown word that the original lacks is taken for several, run together."""


class RejectedError(Exception):
    """The round trip is of no use; the text says why in two words, for the count."""


def plain_style(text: str) -> str:
    """`text` with straight quotes and spaced short dashes: engines lose or glue the others."""
    return re.sub(r"\s*\u2014\s*", " \u2013 ", text.translate(_STRAIGHT))


def repair(original: str, output: str, vocabulary: Vocabulary) -> str:
    """`output` in the style of `original`. Raises RejectedError if it is cut short, glued, marked, looped, left foreign or in doubt."""
    plain = original.translate(_STRAIGHT)
    text = tidy(output.translate(_STRAIGHT).replace("\u2026", "...")) or ""
    if "US$" not in plain:
        text = re.sub(r"\bUS ?\$ ?", "$", text)
    if set(_MARKS.findall(text)) - set(_MARKS.findall(plain)):
        raise RejectedError("engine mark")
    text = _close(plain, _quotes_placed(plain, _quotes_spaced(text)))
    text = _dashes(original, text)
    _complete(plain, text)
    _words_whole(plain, text, vocabulary)
    text = _contracted(plain, _cased(plain, text, vocabulary))
    return _curled(text, original)


def _quotes_spaced(text: str) -> str:
    """No space inside quotes, brackets or before a clitic; quotes are taken by turns, opening first."""
    text = re.sub(r"\b ('(?:s|t|re|ve|ll|d|m)\b)", r"\1", re.sub(r"([($\u00a3\u20ac]) ", r"\1", text))
    parts = text.split('"')
    if len(parts) % 2 == 0:
        raise RejectedError("quotes lost")
    for index in range(1, len(parts), 2):
        parts[index] = parts[index].strip()
        if parts[index - 1] and parts[index - 1][-1].isalnum():
            parts[index - 1] += " "
        if parts[index + 1] and parts[index + 1][0].isalnum():
            parts[index + 1] = " " + parts[index + 1]
    return '"'.join(parts).replace(" )", ")")


def _quotes_placed(plain: str, text: str) -> str:
    """Commas and full stops inside or outside closing quotes, as the original puts them: a matter of country, not of engine."""
    for mark in ",.":
        inside, outside = f'{mark}"', f'"{mark}'
        if inside in plain and outside not in plain:
            text = text.replace(outside, inside)
        elif outside in plain and inside not in plain:
            text = text.replace(inside, outside)
    return text


def _close(plain: str, text: str) -> str:
    """The closing marks of the original, where the two differ only in order or in a full stop."""
    ours, theirs = _END.search(text), _END.search(plain)
    if ours is None or theirs is None or Counter(re.sub(r"[^\"')]", "", ours[0])) != Counter(re.sub(r"[^\"')]", "", theirs[0])):
        raise RejectedError("ending lost")
    return text[: ours.start()] + theirs[0]


def _dashes(original: str, text: str) -> str:
    dashes, found = _DASH.findall(original), _DASH.findall(text)
    if len(dashes) != len(found):
        raise RejectedError("dash lost")
    turn = iter(dashes)
    return _DASH.sub(lambda _: next(turn), text)


def _complete(plain: str, text: str) -> None:
    before, after = len(plain.split()), len(text.split())
    if not 0.7 * before <= after <= 1.45 * before:
        raise RejectedError("length")
    if any(plain.count(mark) != text.count(mark) for mark in '"()'):
        raise RejectedError("brackets lost")
    if re.search(r"[A-Za-z][,;:!?][A-Za-z]|[.,;:]{2}|\(\s|\s\)|\( ?\)", text):
        raise RejectedError("spacing")
    found = text.lower().split()
    triples = Counter(zip(found, found[1:], found[2:], strict=False))
    if max(triples.values(), default=0) > 2 or any(a == b == c for a, b, c in triples):
        raise RejectedError("loop")


def _words_whole(plain: str, text: str, vocabulary: Vocabulary) -> None:
    known = {word.lower() for word in _WORD.findall(plain)}
    known |= {part for word in known for part in re.split(r"[-.,']", word)}
    new = [word for word in _WORD.findall(text) if word.lower() not in known]
    if any(_RUN_TOGETHER.search(word) for word in new):
        raise RejectedError("glued")
    if any(re.fullmatch(r"[^\W\d_]+[.,][^\W_].*", word) for word in new):
        raise RejectedError("spacing")
    names = tuple(word.lower() for word in _WORD.findall(plain) if word[0].isupper() and len(word) > 3)
    if any(word.lower().startswith(names) and not vocabulary.knows(word) and "-" not in word for word in new) or "EE. UU" in text:
        raise RejectedError("glued")
    parts = [part for word in new for part in re.split(r"[-.,']", word) if len(part) > 1 and part.isalpha() and part.lower() not in known]
    strange = [part for part in parts if not vocabulary.knows(part)]
    if any(len(part) >= _GLUED for part in strange):
        raise RejectedError("glued")
    if len(strange) > max(1, 0.05 * len(text.split())) or sum(bool(_FOREIGN.search(part)) for part in strange) > 1:
        raise RejectedError("left foreign")


def _cased(plain: str, text: str, vocabulary: Vocabulary) -> str:
    """Capitals and spelling as the original has them; a new word keeps a capital only beside another or where writers give it one."""
    forms: dict[str, set[str]] = {}
    for index, match in enumerate(_WORD.finditer(plain)):
        word = match[0]
        if index == 0 and vocabulary.small(word):
            word = word.lower()
        forms.setdefault(spelling(word.lower()), set()).add(word)
    out: list[str] = []
    end = 0
    matches = list(_WORD.finditer(text))
    for index, match in enumerate(matches):
        word = match[0]
        old = forms.get(spelling(word.lower()), set())
        if len(old) == 1:
            word = next(iter(old))
        elif not old:
            word = vocabulary.usual_spelling(word)
            if index and word[0].isupper() and vocabulary.small(word):
                beside = [matches[near][0] for near in (index - 1, index + 1) if 0 < near < len(matches)]
                if len(word) < 4 or not any(near[0].isupper() and not vocabulary.small(near) for near in beside):
                    word = word.lower()
        if (index == 0 and plain.lstrip("\"'(")[:1].isupper()) or (word == "i" and not old):
            word = word[0].upper() + word[1:]
        out += [text[end : match.start()], word]
        end = match.end()
    return "".join(out) + text[end:]


def _contracted(plain: str, text: str) -> str:
    """Contractions of the original put back where the engine wrote them out, and `can not` in one."""
    for match in _CONTRACTED.finditer(plain):
        if match[1]:
            full = re.compile(rf"\b{_STEM.get(match[1].lower(), match[1].lower())} ?not\b", re.IGNORECASE)
        else:
            full = re.compile(rf"\b{match[2]} {_FULL[match[3].lower()]}\b", re.IGNORECASE)
        written = None if full.search(plain) else full.search(text)
        if written:
            short = match[0][0].upper() + match[0][1:] if written[0][0].isupper() else match[0].lower()
            text = text[: written.start()] + short + text[written.end() :]
    return text if "can not" in plain else re.sub(r"\b([Cc])an not\b", r"\1annot", text)


def _curled(text: str, original: str) -> str:
    if "\u2019" in original or "\u2018" in original:
        text = re.sub(r"(?<![\w.,!?])'(?=\w)", "\u2018", text).replace("'", "\u2019")
    if "\u201c" in original or "\u201d" in original:
        text = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text)
    return text
