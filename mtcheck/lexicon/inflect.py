"""English inflection, so that a rule names a lemma once and meets all its forms.

Irregular forms are the closed list of any school grammar; everything else follows the spelling rules of Quirk et al.,
A Comprehensive Grammar of the English Language, 3.5 to 3.7 (verbs) and 5.80 (nouns).
"""

from __future__ import annotations

VERB_FORMS = ("base", "3sg", "past", "participle", "gerund")

_IRREGULAR_VERBS = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|bet bet bet
bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built
buy bought bought|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut
deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung|have had had
hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lay laid laid
lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant
meet met met|overthrow overthrew overthrown|overcome overcame overcome|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck
strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken
uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn
withstand withstood withstood|write wrote written|forecast forecast forecast|mistake mistook mistaken|oversee oversaw overseen
foresee foresaw foreseen|rebuild rebuilt rebuilt|retake retook retaken|undo undid undone|outdo outdid outdone|input input input
"""
_DOUBLING = frozenset(
    "acquit admit ban bar beg brag chat clap commit compel concur confer control defer deter dip drag drip drop emit equip excel expel fit flag flip grab grip"
    " grin hop hug incur infer jog knit log map mob nod occur omit patrol permit pin plan plot plug pop prefer propel rebel recur refer regret remit rig rip"
    " rob rub sag scan scrap ship shop skip slam slap slip snap spot star stem step stir stop strip submit sum swap tap tip transfer transmit trap trim"
    " unplug wrap zip run sit get put let set cut hit dig win spin swim begin forget forbid quit shut split upset bet input".split()
)
IRREGULAR_NOUNS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "goose": "geese",
    "crisis": "crises",
    "thesis": "theses",
    "analysis": "analyses",
    "basis": "bases",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "half": "halves",
    "life": "lives",
    "knife": "knives",
    "wife": "wives",
    "leaf": "leaves",
    "thief": "thieves",
    "shelf": "shelves",
    "wolf": "wolves",
    "hero": "heroes",
    "potato": "potatoes",
    "veto": "vetoes",
    "embargo": "embargoes",
    "series": "series",
    "species": "species",
    "aircraft": "aircraft",
}
_VERBS = {row.split()[0]: tuple(row.split()[1:]) for line in _IRREGULAR_VERBS.strip().splitlines() for row in line.split("|")}


def irregular_lemmas() -> dict[str, str]:
    """Irregular past or participle -> base form; a form that is also a base form (*found*, *lay*) stays with the commoner verb of the two."""
    lemmas = {form: lemma for lemma, forms in _VERBS.items() for form in forms if form not in _VERBS}
    return lemmas | {
        "found": "find",
        "has": "have",
        "had": "have",
        "having": "have",
        "does": "do",
        "goes": "go",
        "left": "leave",
        "saw": "see",
        "wound": "wind",
    }


_BE = ("be", "is", "was", "been", "being", "are", "were", "am")
_BE_AS_OTHERS = {5: 0, 6: 2, 7: 0}
"""Which form another verb takes where *be* stands in one of its three extra forms."""
_SIBILANT = ("s", "x", "z", "ch", "sh")


def _s_form(lemma: str) -> str:
    if lemma.endswith(_SIBILANT) or lemma in ("go", "do", "undergo", "undo", "outdo", "echo", "veto"):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _stem(lemma: str, suffix: str) -> str:
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + suffix
    if lemma.endswith("ie") and suffix == "ing":
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + suffix
    if lemma.endswith("e") and suffix == "ed":
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" and suffix == "ed":
        return lemma[:-1] + "ied"
    return lemma + suffix


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a verb in the order of `VERB_FORMS` (*be* has three more); a phrasal verb (`set_up`) inflects its first word."""
    head, sep, tail = lemma.partition("_")
    if head == "be":
        known: tuple[str, ...] = _BE
    elif head == "have":
        known = ("have", "has", "had", "had", "having")
    else:
        past, participle = _VERBS.get(head) or (_stem(head, "ed"),) * 2
        known = (head, _s_form(head), past, participle, _stem(head, "ing"))
    return tuple(form + sep + tail for form in known)


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a noun."""
    if lemma in IRREGULAR_NOUNS:
        return lemma, IRREGULAR_NOUNS[lemma]
    if lemma.endswith("man") and lemma not in ("human", "german", "roman", "talisman", "ottoman", "shaman"):
        return lemma, lemma[:-3] + "men"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(_SIBILANT) else "s")


def forms(lemma: str, pos: str) -> tuple[str, ...]:
    """All forms of `lemma`; `pos` is `v` or `n`."""
    return verb_forms(lemma) if pos == "v" else noun_forms(lemma)


def form_at(lemma: str, pos: str, index: int) -> str:
    """The form of `lemma` that stands where another lemma has its form number `index`."""
    known = forms(lemma, pos)
    return known[index if index < len(known) else _BE_AS_OTHERS.get(index, 0)]


class TooManyFormsError(ValueError):
    """A phrase marks so many words that all its forms would fill the memory."""


_MOST_WORDINGS = 2_000
"""Three marked verbs give 512 wordings, the longest row of our own tables 64."""


def expand(phrase: str) -> list[tuple[str, str]]:
    """All wordings of a phrase whose words may be marked `word/v` or `word/n`, each with a key for its combination of forms.

    Raises `TooManyFormsError`. `expand("claim/v the duty")` gives `("claim the duty", "v0")`, `("claims the duty", "v1")` and so on; equal wordings are given once.
    """
    wordings: list[tuple[list[str], str]] = [([], "")]
    for word in phrase.split():
        lemma, slash, pos = word.rpartition("/")
        if slash and pos in ("v", "n"):
            wordings = [
                ([*w, form.replace("_", " ")], key + f"{pos}{i}") for w, key in wordings for i, form in enumerate(forms(lemma, pos))
            ]
        else:
            wordings = [([*w, word], key) for w, key in wordings]
        if len(wordings) > _MOST_WORDINGS:
            raise TooManyFormsError(f"the phrase {phrase[:60]!r} has more than {_MOST_WORDINGS} forms; mark fewer words with /v and /n")
    seen: dict[str, str] = {}
    for words, key in wordings:
        seen.setdefault(" ".join(words), key)
    return list(seen.items())


def reinflect(phrase: str, key: str) -> str:
    """`phrase` with its marked words in the forms that `key` (of `expand`) names, in order; unmarked where the key runs out."""
    wanted = [(key[i], int(key[i + 1])) for i in range(0, len(key), 2)]
    words = []
    for word in phrase.split(" "):
        lemma, slash, pos = word.rpartition("/")
        if slash and pos in ("v", "n"):
            index = next((i for p, i in wanted if p == pos), 0)
            wanted = wanted[1:] if wanted and wanted[0][0] == pos else wanted
            words.append(form_at(lemma, pos, index).replace("_", " "))
        else:
            words.append(word)
    return " ".join(words)
