"""Is a word that no list has made by the rules of English? Prefixes, suffixes, compounds, and the endings of science."""

from __future__ import annotations

from mtcheck.lexicon import Lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS, PREPOSITIONS

_PREFIXES = tuple(
    "aero agri air all anti astro auto back bio body by cardio chemo chrono co counter cross cryo cyber de demi di dis down eco"
    " electro en ethno euro ever ex"
    " extra eye fore geo giga gyro hemi hetero hexa hind homo hydro hyper hypo il im in infra inter intra iso kilo macro mal mega meta"
    " micro mid milli mini mis"
    " mono multi nano narco neo neuro non omni ortho osteo out over oxy pan para patho petro pharma philo photo physio poly post pre"
    " pro proto pseudo psycho"
    " quadri quasi radio re retro self semi socio sub super supra sur techno tele tera tetra theo thermo trans tri turbo twi ultra un"
    " under uni up vaso vice".split()
)
_SUFFIXES = tuple(
    "s es ed d ing er ers or ors r rs st est ly y ies ier iest ily ish ishly ism isms ist ists istic ic ics ical ically al ally ial"
    " ian ians an ans ness nesses less"
    " lessly lessness ful fully fulness able ably ability abilities ible ibly ibility ment ments mental ation ations ational ion ions"
    " ional ive ively ivity ity ities"
    " ise ises ised ising iser isers isation isations ize izes ized izing izer izers ization izations ify ifies ified ifying ification"
    " ifications ate ates ated ating"
    " ator ators hood ship ships dom doms like wise ward wards ways proof worthy ese esque ette ettes let lets ling lings ster sters"
    " eer eers age ages ance ances ancy"
    " ant ants ence ency ent ents ous ously ousness itis oid oids ology ologist ologists ological free fold most monger mongers maker"
    " makers making naut nauts gate"
    " athon thon cy cies fest cracy crat crats phobia phobic phile philia o os ie ies in eth n'".split()
)
_SCIENTIFIC = tuple(
    "ase ases ose oses ine ines ide ides ite ites ium ane anes ene enes yne yl yls ol ols amide amine azole mycin cillin statin profen"
    " parib mab nib vir plase"
    " itis osis oses emia aemia oma omas oid oids saur saurs cyte cytes derm gram graphy graphic graphical metry metric scope scopy"
    " logy logic logical lysis lytic"
    " tomy ectomy pathy pathic genic genesis gen gens tropic tropy phyte plasm some somes virus phage mer mers merase ergic id ids"
    " morph morphic polis oidea aceae"
    " idae us um iensis ensis morpha ptera pora cephalic cranial vascular spinal static stasis philic valent form emic onal lith"
    " lithic chrome zoa zoan".split()
)
_NO_SCIENCE = ("ious", "eous", "uous", "tations", "ments")
_SCIENTIFIC_FROM = 9
"""Letters from which an ending of science tells; shorter words have it by chance."""
_PARTICLES_OF_VERBS = ("up",)
_STEM, _FAMILIAR_STEM = 3, 1.8
_PART, _FAMILIAR_PART = 3, 3.2
_LONG_PART, _RARER_PART = 6, 2.0
_AT_HOME = 1.2
_LOCAL = ("a", "i", "o", "u")
_LOCAL_UP_TO = 8
"""Letters up to which a word that ends in a vowel other than e is more likely the local name of a dish, a coin or a plant."""
_PRODUCTIVE = ("un", "re", "co")
_SHORT_PREFIX, _STEM_OF_SHORT_PREFIX = 2, 6
"""A prefix of two letters that is not productive stands before half of all words by chance, so it needs a longer stem."""


def derived(word: str, lexicon: Lexicon) -> bool:
    """True where `word` (lower case) is an affix with a known English stem, a compound of two familiar words, a term of science or a local name."""
    return term_of_science(word) or _affixed(word, lexicon, 2) or _compound(word, lexicon)


def term_of_science(word: str) -> bool:
    """True where the ending is one of science, or the word may be the local name of a dish, a coin or a plant."""
    science = len(word) >= _SCIENTIFIC_FROM and word.endswith(_SCIENTIFIC) and not word.endswith(_NO_SCIENCE)
    return science or (len(word) <= _LOCAL_UP_TO and word.endswith(_LOCAL))


def _affixed(word: str, lexicon: Lexicon, depth: int) -> bool:
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        least = _STEM + 1 if len(prefix) > _SHORT_PREFIX or prefix in _PRODUCTIVE else _STEM_OF_SHORT_PREFIX
        if word.startswith(prefix) and len(rest) >= least and (_stem(rest, lexicon) or (depth > 1 and _suffixed(rest, lexicon, depth - 1))):
            return True
    return _suffixed(word, lexicon, depth)


def _suffixed(word: str, lexicon: Lexicon, depth: int) -> bool:
    for suffix in _SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < _STEM:
            continue
        stem = word[: -len(suffix)]
        stems = [stem, stem + "e", stem + "y"]
        if stem[-1] == stem[-2]:
            stems.append(stem[:-1])
        if stem[-1] == "i":
            stems.append(stem[:-1] + "y")
        if suffix in ("cy", "cies"):
            stems += [stem + "t", stem + "te"]
        if any(_stem(form, lexicon) for form in stems) or (
            depth > 1 and any(_suffixed(form, lexicon, depth - 1) or _compound(form, lexicon) for form in stems[:2])
        ):
            return True
    return False


def _stem(stem: str, lexicon: Lexicon) -> bool:
    return len(stem) > _STEM and lexicon.is_known(stem) and lexicon.zipf(stem) >= _FAMILIAR_STEM


def _compound(word: str, lexicon: Lexicon) -> bool:
    if word.endswith(_PARTICLES_OF_VERBS) and _part(word[:-2], lexicon, _FAMILIAR_PART):
        return True
    for at in range(_PART, len(word) - _PART + 1):
        parts = word[:at], word[at:]
        # a long familiar part vouches for a rarer one
        least = _RARER_PART if max(map(len, parts)) >= _LONG_PART and max(map(lexicon.zipf, parts)) >= _FAMILIAR_PART else _FAMILIAR_PART
        if _part(parts[0], lexicon, least) and _part(parts[1], lexicon, least):
            return True
    return False


def _part(part: str, lexicon: Lexicon, least: float) -> bool:
    """True for an English word that may be half of a compound: no article or conjunction, and no word that is at home in another language."""
    english = lexicon.zipf(part)
    if english < least or not lexicon.is_common_word(part, "en") or (part in FUNCTION_WORDS and part not in PREPOSITIONS):
        return False
    return max(lexicon.frequencies(part).values()) < english + _AT_HOME
