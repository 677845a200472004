"""A verb in a form that the word before it does not take: "to went", "has wrote", "could goes", "was took"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.tags import TAG_BITS, tags
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document
from mtcheck.text.lazy import lazily

_PAIR = lazily(
    r" (to|has|have|had|was|were|been|being|can|could|will|would|should|must|might|cannot|did|does|do"
    r"|(?:ca|could|wo|would|should|must|did|does|do)n['’]t)( not)?( (?:also|then|only|even|again|still|already|just|never|always))? ([a-z]+)(?![\w'’-])"
)
_PAST, _PARTICIPLE, _THIRD, _VERB = TAG_BITS["PAST"], TAG_BITS["PARTICIPLE"], TAG_BITS["VERBS"], TAG_BITS["VERB"]
_OTHER = TAG_BITS["NOUN"] | TAG_BITS["NOUNS"] | TAG_BITS["ADJ"] | TAG_BITS["ADV"] | TAG_BITS["COMPARATIVE"]
_PERFECT = frozenset(("has", "have", "had"))
_PASSIVE = frozenset(("was", "were", "been", "being"))
_OBJECT = frozenset(
    "the a an his her its their our my your this that these those him them it us me you himself herself themselves itself".split()
)
_NO_SUBJECT = frozenset("the a an his her its their our my your this that free good last no any every own of".split())
"""Before *will*, *can*, *must*, *might*: they are nouns here."""
_AMBIGUOUS = frozenset("live broke lay fell saw is are".split())
"""Words with another reading that the lexicon takes for rare."""
_STRANDED = frozenset(
    "spoke speak spoken speaking talked talk talking refer refers referred referring object objects objected alluded entitled restricted prone down"
    " listen listened listening according respond responded related due thanks access similar close next up back subject belong belongs belonged"
    " accustomed opposed returned return returning amounts amounted went goes go led lead leads attached reacted married seat listens pointed looked look"
    " relate relates used committed dedicated addition response led turn turned adhere stick sticks boils comes come came leading going".split()
)
"""After these *to* may stand at the end of its clause, or before a noun: "the man he spoke to said"."""
_TAKES_TO = frozenset(
    "want wants wanted wanting decide decides decided try tries tried trying agree agreed agrees begin began begins continue continues continued plan plans"
    " planned hope hopes hoped refuse refuses refused able unable likely ready order attempt attempts attempted need needs needed wish wishes wished"
    " managed manage manages failed fail fails intend intends intended seem seems seemed appear appears appeared allowed forced expected promised"
    " promise promises threatened threatens offered helped help helps asked urged supposed have has had ought learn learned started start starts".split()
)
_IRREGULAR = {
    "went": "go", "did": "do", "made": "make", "took": "take", "gave": "give", "came": "come", "saw": "see", "knew": "know", "got": "get",
    "found": "find", "told": "tell", "became": "become", "left": "leave", "felt": "feel", "brought": "bring", "began": "begin", "kept": "keep",
    "held": "hold", "wrote": "write", "stood": "stand", "heard": "hear", "meant": "mean", "met": "meet", "paid": "pay", "sat": "sit",
    "spoke": "speak", "led": "lead", "grew": "grow", "lost": "lose", "fell": "fall", "sent": "send", "built": "build", "understood": "understand",
    "drew": "draw", "broke": "break", "spent": "spend", "rose": "rise", "drove": "drive", "bought": "buy", "wore": "wear", "chose": "choose",
    "ate": "eat", "won": "win", "said": "say", "thought": "think", "caught": "catch", "taught": "teach", "sold": "sell", "stole": "steal",
    "flew": "fly", "forgot": "forget", "hid": "hide", "rode": "ride", "sang": "sing", "slept": "sleep", "threw": "throw", "woke": "wake",
    "withdrew": "withdraw", "swore": "swear", "shook": "shake", "fought": "fight", "sought": "seek", "struck": "strike", "ran": "run",
}  # fmt: skip
_PARTICIPLES = {
    "went": "gone", "took": "taken", "gave": "given", "came": "come", "saw": "seen", "knew": "known", "became": "become", "began": "begun",
    "wrote": "written", "spoke": "spoken", "grew": "grown", "fell": "fallen", "drew": "drawn", "broke": "broken", "rose": "risen",
    "drove": "driven", "wore": "worn", "chose": "chosen", "ate": "eaten", "stole": "stolen", "flew": "flown", "forgot": "forgotten",
    "hid": "hidden", "rode": "ridden", "sang": "sung", "threw": "thrown", "woke": "woken", "withdrew": "withdrawn", "swore": "sworn",
    "shook": "shaken", "ran": "run", "did": "done", "go": "gone", "do": "done", "make": "made", "take": "taken", "give": "given",
    "see": "seen", "know": "known", "find": "found", "begin": "begun", "bring": "brought", "write": "written", "speak": "spoken",
    "choose": "chosen", "eat": "eaten", "send": "sent", "lose": "lost", "say": "said", "tell": "told", "hear": "heard", "keep": "kept",
    "understand": "understood", "win": "won", "meet": "met", "forget": "forgotten", "sell": "sold", "teach": "taught", "spend": "spent",
    "swam": "swum", "drank": "drunk", "sank": "sunk", "froze": "frozen", "arose": "arisen", "tore": "torn", "bore": "borne",
}  # fmt: skip


def run(document: Document, params: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Hit]:
    """Hits on the two words (and what stands between), with the form that the first takes as the fix. Linear in the length of the text."""
    prose = document.prose
    for match in _PAIR.finditer(prose):
        word = match[4]
        bits = tags(word)
        if not bits or bits & _OTHER or word in _AMBIGUOUS:
            continue
        first = match[1].replace("’", "'")
        form = _wanted(first, word, bits)
        if form is None or not _in_place(document, match, first, word):
            continue
        span = Span(match.start(1), match.end())
        yield Hit(span, (prose[span.start : match.start(4)] + form,), {})


def _wanted(first: str, word: str, bits: int) -> str | None:
    """The form of `word` that `first` takes, None where it takes the one it has."""
    if first in _PERFECT or first in _PASSIVE:
        if bits & _PARTICIPLE:
            return None
        if bits & _PAST:
            return _PARTICIPLES.get(word)
        # "was go" has too many readings: "all he did was go"
        return _participle(word) if first in _PERFECT and bits & _VERB else None
    if bits & _VERB:
        return None
    if bits & _THIRD:
        return "be" if word == "is" else "have" if word == "has" else _base(word, "s")
    if bits & _PAST and word not in ("was", "were", "had"):
        return _IRREGULAR.get(word) or (_base(word, "ed") if word.endswith("ed") else None)
    return None


def _base(word: str, ending: str) -> str | None:
    stem = word[: -len(ending)]
    stems: tuple[str, ...] = (
        stem,
        stem + "e",
        stem[:-1] if stem.endswith("e") or stem[-1:] == stem[-2:-1] else stem,
        stem[:-1] + "y" if stem.endswith("i") else stem,
    )
    if word.endswith("ies"):
        stems = (word[:-3] + "y", *stems)
    return next((s for s in stems if tags(s) & _VERB), None)


def _participle(word: str) -> str | None:
    known = _PARTICIPLES.get(word)
    if known or word in ("be", "have", "let", "help", "better", "best"):
        return known
    regular = word + "d" if word.endswith("e") else word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeiou" else word + "ed"
    return regular if tags(regular) & _PARTICIPLE else None


def _in_place(document: Document, match: re.Match[str], first: str, word: str) -> bool:
    """True where what stands around leaves only the reading as one verb phrase."""
    tokens = document.tokens(document.sentence_at(match.start()))
    at = bisect_left(tokens, match.start(1), key=itemgetter(0))
    end = bisect_left(tokens, match.end(), key=itemgetter(0))
    before = tokens[at - 1].folded if at else ""
    after = tokens[end].folded if end < len(tokens) else ""
    if first == "to":
        if before in _STRANDED or not before or before in ("and", "or", ","):
            return False
        # "to armed men", "the man he spoke to said"
        return (
            after in _OBJECT
            or before in _TAKES_TO
            or (not word.endswith(("ed", "s")) and word not in ("left", "lost", "said", "made", "led"))
        )
    if first in _PERFECT:
        # "what he had went to his sister", "those who have make the rules"
        return before not in ("what", "who", "they", "we", "you", "i") or word in ("wrote", "took", "spoke", "gave", "chose", "drove")
    if first in _PASSIVE:
        return before not in ("what", "it", "there") or first in ("been", "being")
    if first in ("did", "does", "do"):
        return match[2] is not None and before not in ("what", "whatever", "who")
    if first in ("can", "will", "must", "might") and (before in _NO_SUBJECT or tags(before) & TAG_BITS["ADJ"]):
        return False
    return after in _OBJECT or not word.endswith("ed")
