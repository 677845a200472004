"""Which words are regular forms of one name (plural, adjective, adherents, feminine), and which are built on another spelling of it."""

from __future__ import annotations

import re

_ENDINGS = frozenset(
    "s es i is ies an ans ian ians n ns ean eans ese ish ist ists ism ite ites ic ics y er ers ers' ie e a o os as ino ina na ova eva aya ski ska skaya"
    " sky on ez son sen man mann ia ya in ine us um al ar ni ani land lander landers stan t ty ton son's ism's esque ly th st d ed r".split()
)
"""What languages put at the end of a name to make another word or another name. Final letters are where names of different people differ most."""
_ADHERENTS = re.compile(r"^(?P<root>.{3,}?)(?:ites?|ists?|ians?|isms?)$")
SHORTEST_STEM = 3


def is_related(one: str, other: str) -> bool:
    """True where two folded words share a stem of three letters or more and differ in nothing but regular endings."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    # the stem may be shorter than the shared beginning: "danish", "danes" share "dan"; "iraqi", "iraqis" share "iraqi"
    for stem in range(shared, max(SHORTEST_STEM, shared - 2) - 1, -1):
        if (one[stem:] in _ENDINGS or stem == len(one)) and (other[stem:] in _ENDINGS or stem == len(other)):
            return True
    return False


def adherents_root(form: str) -> str:
    """What stands before `-ite`, `-ist`, `-ian` or `-ism`, singular or plural, in a folded word; empty where it has no such ending."""
    found = _ADHERENTS.match(form)
    return found["root"] if found else ""
