"""Given names that only women bear, or only men."""

from __future__ import annotations

import os
from functools import lru_cache

from mtcheck.errors import SourceError

_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "given_names.txt")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    # 4,000 names, read on the first question only
    try:
        with open(_FILE, encoding="utf-8") as file:
            return {name: line[0] for line in file for name in line[2:].split()}
    except OSError as error:
        raise SourceError("cannot open a word list", _FILE, str(error), "install mtcheck again") from error


def gender_of(name: str) -> str:
    """ "f" or "m" for a folded given name that one sex alone bears, "" for all others.

    Sources: Faker's lists and the American census of 1990 (seeds/build_given_names.py). Raises SourceError where the list is missing.
    """
    return _names().get(name, "")
