"""Names as other languages spell them: romanisations, exonyms, foreign acronyms."""

from __future__ import annotations

from random import Random

from mtcheck.lexicon.folding import fold
from training.damage.knowledge import Knowledge
from training.damage.words import Candidate, Words, starred

_SYSTEMS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("shch", "chtch"),
        ("sh", "ch"),
        ("zh", "j"),
        ("kh", "kh"),
        ("ch", "tch"),
        ("u", "ou"),
        ("oo", "ou"),
        ("y", "i"),
        ("ov", "ov"),
        ("ev", "iev"),
        ("w", "ou"),
        ("j", "dj"),
    ),
    (
        ("shch", "schtsch"),
        ("sh", "sch"),
        ("zh", "sch"),
        ("kh", "ch"),
        ("ch", "tsch"),
        ("v", "w"),
        ("z", "s"),
        ("y", "j"),
        ("j", "dsch"),
        ("ts", "z"),
        ("oo", "u"),
    ),
    (
        ("sh", "sh"),
        ("zh", "zh"),
        ("kh", "j"),
        ("ch", "ch"),
        ("y", "i"),
        ("v", "v"),
        ("oo", "u"),
        ("w", "u"),
        ("j", "y"),
        ("ee", "i"),
        ("ph", "f"),
        ("th", "t"),
    ),
    (
        ("sh", "sc"),
        ("kh", "kh"),
        ("ch", "c"),
        ("k", "c"),
        ("y", "i"),
        ("j", "g"),
        ("oo", "u"),
        ("w", "u"),
        ("ph", "f"),
        ("th", "t"),
        ("x", "ss"),
    ),
    (("sh", "x"), ("kh", "j"), ("ch", "tch"), ("k", "qu"), ("y", "i"), ("w", "u"), ("oo", "u"), ("ph", "f"), ("th", "t"), ("z", "z")),
    (("sh", "sz"), ("zh", "z"), ("kh", "ch"), ("ch", "cz"), ("v", "w"), ("y", "j"), ("j", "dz"), ("oo", "u"), ("ts", "c")),
    (("sh", "s"), ("kh", "h"), ("ch", "c"), ("q", "k"), ("w", "v"), ("j", "c"), ("x", "ks"), ("oo", "u"), ("th", "t")),
)
"""English romanisation -> French, German, Spanish, Italian, Portuguese, Polish, Turkish, without diacritics."""
_FOREIGN = (
    "kh",
    "zh",
    "sh",
    "ov",
    "ev",
    "sky",
    "skiy",
    "yev",
    "nko",
    "aev",
    "ij",
    "hm",
    "ya",
    "yu",
    "oo",
    "dz",
    "iy",
    "ah",
    "ad",
    "ud",
    "ez",
    "im",
    "ullah",
    "in",
    "uk",
    "yk",
)
_ENDINGS = (
    "ov",
    "ev",
    "ova",
    "eva",
    "sky",
    "skiy",
    "sky",
    "enko",
    "uk",
    "chuk",
    "yev",
    "yeva",
    "hin",
    "kin",
    "ullah",
    "shvili",
    "dze",
    "yan",
    "zade",
    "vich",
    "in",
    "oglu",
)
_GIVEN = frozenset(
    "vladimir dmitry sergei sergey yuri yury boris mikhail nikolai andrei andrey alexei aleksei aleksandr viktor yevgeny evgeny oleg"
    " igor vasily mohammed muhammad mohammad ahmed ahmad"
    " mahmoud hussein hassan ali omar yasser ibrahim youssef khaled khalid abdullah abdul saddam muammar bashar hafez ariel yitzhak"
    " shimon benjamin avigdor ehud mustafa recep"
    " ashraf hamid nouri jalal slobodan zoran milan zhou jiang deng mao hu wen jinping volodymyr petro yulia viktoria svetlana tatiana"
    " natalia olga irina khadija fatima aisha".split()
)
_SURNAMES = frozenset(
    "putin yeltsin gorbachev medvedev lavrov khrushchev brezhnev chernenko zelensky poroshenko yanukovych tymoshenko lukashenko navalny"
    " khodorkovsky litvinenko tchaikovsky dostoevsky"
    " tolstoy pushkin chekhov stalin trotsky solzhenitsyn sakharov kasparov abramovich berezovsky shevardnadze saakashvili nazarbayev"
    " karimov aliyev kadyrov gaddafi qaddafi hussein arafat"
    " mubarak assad khomeini khamenei rouhani ahmadinejad zarif soleimani netanyahu sharon erdogan ataturk karzai musharraf sharif"
    " bhutto khan khashoggi nasrallah abbas"
    " haniyeh sadat nasser sisi morsi maliki sadr chalabi allawi talabani barzani zarqawi zawahiri laden xi jinping zedong milosevic tudjman mladic karadzic".split()
)


def find(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """A name in the spelling of another language."""
    found: list[Candidate] = []
    for at, raw in enumerate(words.raw):
        if words.pos[at] != "K" and not (at == 0 and raw[:1].isupper()):
            continue
        word = words.low[at]
        possessive = raw[-2:] if word.endswith("'s") else ""
        name = raw[: len(raw) - len(possessive)]
        low = word[: len(name)]
        if len(low) < 4 or name.isupper() or not low.isalpha():
            continue
        known = knowledge.tables.foreign_names.get(low)
        if known and rng.random() < 0.5:
            form = known[rng.randrange(len(known))]
            found.append(Candidate(at, at + 1, starred(form + possessive), 3))
        elif (
            low in _GIVEN
            or low in _SURNAMES
            or (
                low.endswith(_ENDINGS)
                and any(part in low for part in _FOREIGN)
                and knowledge.zipf(low) < 4
                and not knowledge.lexicon.is_common_word(low, "en")
            )
        ):
            if low.endswith("in") and low not in _SURNAMES:
                continue
            form = respelled(low, rng)
            if form != low and knowledge.zipf(form) < 3.2:
                found.append(Candidate(at, at + 1, f"*{form.capitalize()}{possessive}", 2 if low in _SURNAMES else 1))
    return found


def respelled(name: str, rng: Random) -> str:
    """`name` (lower case) as one of the languages writes it; the longest spellings go first, each letter once."""
    pairs = _SYSTEMS[rng.randrange(len(_SYSTEMS))]
    out: list[str] = []
    at = 0
    while at < len(name):
        for source, target in pairs:
            if name.startswith(source, at):
                if source == "u" and at and name[at - 1] in "oe":
                    continue
                out.append(target)
                at += len(source)
                break
        else:
            out.append(name[at])
            at += 1
    return "".join(out)


def find_exonym(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """A place by its name in another language."""
    found: list[Candidate] = []
    table = knowledge.tables.exonyms
    for at, raw in enumerate(words.raw):
        if not raw[:1].isupper():
            continue
        for size in (3, 2, 1):
            if not words.run(at, at + size) or (at and words.glue[at - 1] and words.pos[at - 1] == "K"):
                # "New South Wales", "Diageo North America": a part of a longer name
                continue
            phrase = " ".join(words.low[at : at + size])
            possessive = "'s" if phrase.endswith("'s") else ""
            forms = table.get(phrase[: len(phrase) - len(possessive)])
            if forms and phrase != "amazon":
                form = forms[rng.randrange(len(forms))]
                if (
                    fold(form) != phrase
                    and "*" not in form
                    and not (words.run(at, at + size + 1) and words.pos[at + size] == "K" and size == 1)
                ):
                    found.append(Candidate(at, at + size, starred(form + possessive), 1))
                break
    return found


def find_acronym(words: Words, rng: Random, knowledge: Knowledge) -> list[Candidate]:
    """An organisation by its foreign acronym."""
    found: list[Candidate] = []
    table = knowledge.tables.acronyms
    for at, raw in enumerate(words.raw):
        if not raw[:1].isupper() or (len(raw) == 1):
            continue
        for size in (4, 3, 2, 1):
            if not words.run(at, at + size):
                continue
            phrase = " ".join(words.low[at : at + size])
            forms = table.get(phrase.replace(".", "")) if size > 1 or raw.replace(".", "").isupper() else None
            if forms:
                found.append(Candidate(at, at + size, "*" + forms[rng.randrange(len(forms))], 1))
                break
    return found
