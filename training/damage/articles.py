"""Articles: *the* that the source language wants, articles that it lacks, the wrong one of the two."""

from __future__ import annotations

from random import Random

from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words

_ABSTRACT = frozenset(
    "society democracy freedom nature politics religion education unemployment inflation poverty corruption terrorism capitalism communism socialism love racism"
    " hunger happiness faith humanity mankind globalization globalisation privatization tourism agriculture philosophy medicine psychology diplomacy nato islam"
    " christianity judaism lunch dinner breakfast migration immigration health culture technology literature journalism cancer sport chess football".split()
)
_BARE_TOO = frozenset(
    "performance practice control management power court government university hospital school church prison office college business industry trade experience"
    " work time life death competition growth change crime law art war peace science film action pressure protection support leadership membership safety"
    " security investment training production research development treatment marriage opinion authority discussion debate conflict travel speech thought"
    " success failure interest damage food water oil land fire light sound space room reason memory language history value cost credit debt tax aid help"
    " injury illness disease virus parliament congress press management police council bail lead coach parking coffee beer wine fish meat paper glass stone"
    " metal wood iron hope fear doubt worship study class town bed home sea sun summer winter spring autumn fall night day morning evening noon midnight".split()
)
"""Nouns that do without an article often enough."""
_COUNTRIES = frozenset(
    "france germany spain italy china russia iran iraq syria turkey israel egypt japan india pakistan afghanistan ukraine poland greece"
    " brazil mexico europe africa asia"
    " america britain england scotland canada australia lebanon jordan libya yemen kuwait cuba venezuela argentina chile colombia peru portugal austria"
    " sweden norway finland denmark belgium hungary romania bulgaria serbia croatia ireland".split()
)
_TITLES = frozenset(
    "president senator general colonel king queen pope professor minister captain judge prince princess mr mrs ms dr mr. mrs. ms. dr."
    " sen. gen. gov. rep. prof. chancellor premier".split()
)
_INHERENT_THE = frozenset(
    "united netherlands philippines hague vatican middle white house kremlin pentagon bahamas gulf soviet european security guardian times".split()
)
_UNIQUE = frozenset("same first only most best worst largest biggest latest end beginning world sun moon".split())
_PROFESSIONS = frozenset(
    "lawyer teacher doctor journalist engineer student professor member leader politician citizen farmer writer singer actor nurse"
    " soldier lawmaker economist".split()
)
_LINKS = frozenset("be is was are were been become became becomes remain remains remained".split())


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """Candidates for articles."""
    found: list[Candidate] = []
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    last = len(low) - 1
    for at, word in enumerate(low):
        before = low[at - 1] if at and glue[at - 1] else ""
        letter = pos[at]
        if word in ("the", "a", "an") and at < last and glue[at]:
            found += _at_article(words, at, rng, knowledge)
            continue
        if word in _ABSTRACT and letter in "NZX":
            bare = before == "" or (pos[at - 1] in "PVE3CMBW" and before not in ("at", "in", "on", "by", "of", "as"))
            if bare and (at == last or not glue[at] or pos[at + 1] in "PCMB3EWRL"):
                found.append(Candidate(at, at + 1, f"*the {raw[at].lower()}", 2))
        elif letter == "K" or (at == 0 and raw[0][:1].isupper()):
            found += _before_name(words, at, before, knowledge)
        elif letter == "Y" and before == "on" and word.endswith("day"):
            found.append(Candidate(at, at + 1, f"*the {raw[at]}", 1))
        elif letter == "#" and before == "in" and len(word) == 4 and word[:2] in ("19", "20") and word.isdigit():
            found.append(Candidate(at, at + 1, f"*the {raw[at]}", 0.6))
        elif letter == "D" and word in ("his", "her", "their", "its", "my", "our") and at < last and glue[at] and pos[at + 1] in "NZ":
            found.append(Candidate(at, at + 1, f"*the {raw[at].lower()}", 0.5))
    return found


def _at_article(words: Words, at: int, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    head = at + 1
    while head < len(low) - 1 and pos[head] in "JQ#" and glue[head]:
        head += 1
    noun = low[head]
    found: list[Candidate] = []
    if pos[head] != "N" or noun in _INHERENT_THE:
        return found
    ends = head == len(low) - 1 or not glue[head] or pos[head + 1] in "PCMB3EWRHLUYAT"
    forms = knowledge.noun(noun)
    if not ends or forms is None or forms[0] != noun:
        return found
    before = low[at - 1] if at and glue[at - 1] else ""
    if noun in _ABSTRACT and before in ("to", "in", "at", "from"):
        return found
    gap = Candidate(at, head + 1, " ".join([*raw[at + 1 : head], "*" + raw[head]]), 2.5)
    opens = at == 0 or glue[at - 1]
    if opens and before != "as" and noun not in _BARE_TOO:
        found.append(gap)
    if low[at] == "the" and low[at + 1] in _UNIQUE:
        found.append(Candidate(at, at + 1, "*" + ("an" if low[at + 1][0] in "aeiou" and low[at + 1] != "one" else "a"), 1))
    elif low[at] in ("a", "an"):
        if before in _LINKS and noun in _PROFESSIONS:
            # *he is lawyer*: the one gap that a speaker of a Romance language hardly ever fills
            found.append(gap._replace(weight=3))
        found.append(Candidate(at, at + 1, "*" + ("an" if low[at] == "a" else "a"), 0.5))
        if before in ("such", "quite", "half", "what") or (
            before in ("has", "have", "had") and noun in ("chance", "right", "problem", "plan", "look")
        ):
            found.append(Candidate(at, at + 1, "*the", 0.6))
        if before in ("there", "is") and low[at - 2 : at] == ["there", "is"]:
            found.append(Candidate(at, at + 1, "*the", 1))
    return found


def _before_name(words: Words, at: int, before: str, knowledge: Knowledge) -> list[Candidate]:
    low, raw, pos, glue = words.low, words.raw, words.pos, words.glue
    word = low[at]
    if before in ("the", "a", "an") or (at and glue[at - 1] and pos[at - 1] in "DKNJ"):
        return []
    following = pos[at + 1] if at < len(low) - 1 and glue[at] else ""
    if word in _COUNTRIES and following != "K" and following not in ("N", "Z", "J"):
        return [Candidate(at, at + 1, f"*the {raw[at]}", 2)]
    if word in _TITLES and following == "K":
        return [Candidate(at, at + 1, f"*the {raw[at]}", 2)]
    if following == "K" and knowledge.gender(word) and before in ("", "by", "with", "and", "of", "for") and not low[at + 1].endswith("s"):
        return [Candidate(at, at + 1, f"*the {raw[at]}", 0.4)]
    return []
