"""Which words are regular forms of one name (plural, adjective, adherents, feminine), and which are built on another spelling of it."""

from __future__ import annotations

from mtcheck.text.lazy import lazily

_ENDINGS = frozenset(
    "s es i is ies an ans ian ians n ns ean eans ese ish ist ists ism ite ites ic ics y er ers ie e a o os as in ina ino na ova eva aya"
    " ski ska skaya sky on ez son sen man mann ia ya ine us um al ar ni ani land lander landers stan sons isms esque".split()
)
"""What languages put at the end of a name to make another word or name; and where names of different people differ most."""
_PLURALS = frozenset("s es ns ans ians".split())
_ADHERENTS = lazily(r"^(?P<root>.{3,}?)(?:ites?|ists?|ians?|isms?)$")
SHORTEST_STEM = 3


def is_related(one: str, other: str) -> bool:
    """True where two words share a beginning and differ in regular endings only: `iraqi`, `iraqis`; `rossi`, `rosso`; `nigerias`, `nigerians`.

    Not where a letter is lost, or two are swapped, before the same end (`illinos`, `illinois`; `russina`, `russian`).
    """
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    ends = one[shared:], other[shared:]
    if not all(ends):
        return shared >= SHORTEST_STEM and (ends[0] or ends[1]) in _ENDINGS
    if _PLURALS.issuperset(ends):
        return True
    slip = ends[0].endswith(ends[1]) or ends[1].endswith(ends[0]) or sorted(ends[0]) == sorted(ends[1])
    return shared > SHORTEST_STEM and not slip and ends[0] in _ENDINGS and ends[1] in _ENDINGS


def adherents_root(form: str) -> str:
    """What stands before `-ite`, `-ist`, `-ian` or `-ism`, singular or plural, in a folded word; empty where it has no such ending."""
    found = _ADHERENTS.match(form)
    return found["root"] if found else ""
