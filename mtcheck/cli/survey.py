"""A look at a repository, so that the settings written for it fit."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import NamedTuple

from mtcheck.config import SUFFIXES
from mtcheck.errors import MtcheckError
from mtcheck.files.read import read_source
from mtcheck.files.walk import find_files
from mtcheck.text.language import document_language

_OTHERS = (".rst", ".adoc", ".asciidoc", ".tex", ".html", ".htm", ".srt", ".vtt", ".po", ".xlf", ".xliff", ".tmx", ".docx", ".odt", ".epub")
"""Endings of further files that hold prose; what is data more often than prose (JSON, CSV) is for who knows better."""
_FURNITURE = ("node_modules", "vendor", "third_party", "third-party", "_build", "_site", "build", "dist", "site-packages", "venv")
"""Folders of which the content was written, or is made, elsewhere."""
_PAPERS = ("license", "licence", "copying", "notice", "robots", "requirements", "cmakelists", "humans")
"""Names, without ending, of text files that are no prose of the project."""
_MOST_FILES = 50_000
_READ = 200
"""Files that are read for their language; more would make people wait."""
_FEWEST = 3
"""Files of a folder that must have been read before it is said to be in another language."""
_MOSTLY = 0.8
_MOST_BYTES = 1 << 20
_SIGN = re.compile(r"([\\*?\[\]!# ])")
_ESCAPED = r"\\\1"
"""Signs that mean something in a pattern, and how they are taken as themselves."""


class Survey(NamedTuple):
    """What was seen below a folder, what git ignores left out."""

    endings: dict[str, int]
    """Files by ending."""
    total_bytes: int
    largest: tuple[int, str]
    languages: dict[str, int]
    """Of the files that were read: `en`, `xx` for another language, `und` for too short."""
    exclude: list[tuple[str, str]]
    """Patterns to leave out, with the reason."""
    complete: bool
    """False where there were more files than a survey looks at."""


def look_around(folder: str) -> Survey:
    """A survey of `folder`; what cannot be read is passed over, since the settings do not depend on it."""
    names: list[str] = []
    complete = True
    for found in find_files([folder], suffixes=(*SUFFIXES, *_OTHERS)):
        if isinstance(found, MtcheckError):
            continue
        if len(names) == _MOST_FILES:
            complete = False
            break
        names.append(os.path.relpath(found, folder).replace(os.sep, "/"))
    endings: Counter[str] = Counter(os.path.splitext(name)[1].lower() for name in names)
    sizes = [(_size(os.path.join(folder, name)), name) for name in names]
    exclude = [(f"{part}/", "made or kept elsewhere") for part in _FURNITURE if any(part in name.split("/")[:-1] for name in names)]
    papers = sorted({os.path.basename(name) for name in names if os.path.splitext(os.path.basename(name))[0].lower() in _PAPERS})
    exclude += [(f"/{name}" if name in names else name, "no prose of the project") for name in papers]
    own = [name for name in names if not any(part in _FURNITURE for part in name.split("/"))]
    languages, foreign = _languages(folder, [name for name in own if name.lower().endswith(SUFFIXES)])
    exclude += [(f"/{_SIGN.sub(_ESCAPED, name)}/", "not English") for name in foreign]
    return Survey(
        dict(endings.most_common()), sum(size for size, _name in sizes), max(sizes, default=(0, "")), languages, exclude, complete
    )


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _languages(folder: str, names: list[str]) -> tuple[dict[str, int], list[str]]:
    """Languages of a sample of the files, and the folders that are mostly in another one than English."""
    step = max(1, len(names) // _READ)
    told: Counter[str] = Counter()
    by_folder: dict[str, Counter[str]] = {}
    for name in names[::step]:
        try:
            language = document_language(read_source(os.path.join(folder, name), max_bytes=_MOST_BYTES).text)
        except MtcheckError:
            continue
        told[language] += 1
        parts = name.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            by_folder.setdefault("/".join(parts[:depth]), Counter())[language] += 1
    foreign: list[str] = []
    for name in sorted(by_folder):
        seen = by_folder[name]
        inside = any(name.startswith(f"{above}/") for above in foreign)
        if not inside and seen["xx"] >= max(_FEWEST, _MOSTLY * seen.total()):
            foreign.append(name)
    return dict(told), foreign
