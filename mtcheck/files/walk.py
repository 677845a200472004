"""From the paths of a command line to the text files to check, in an order that never changes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtcheck.errors import SourceError
from mtcheck.files.ignore import Level, compile_level, covers, excludes_of_repository, ignored, levels_above, read_level
from mtcheck.files.read import unreadable


class _Rules(NamedTuple):
    """What the walk of a folder leaves out. The two hold apart, so that no `!pattern` of git's revives what `exclude` names."""

    suffixes: tuple[str, ...]
    exclude: tuple[str, ...]
    base: str
    respect_gitignore: bool


class _Place(NamedTuple):
    """A folder or a file still to be visited, with the patterns of the folders above."""

    path: str
    """As shown."""
    real: str
    """Absolute, in a folder without links; a file may itself be a link."""
    is_folder: bool
    levels: list[Level]


def find_files(
    paths: Iterable[str],
    *,
    suffixes: Iterable[str],
    exclude: Sequence[str] = (),
    exclude_base: str = ".",
    exclude_named: bool = False,
    respect_gitignore: bool = True,
) -> Iterator[str | SourceError]:
    """Every file to check, once, as the path is written plus what lies below it; what cannot be walked is yielded as a `SourceError`
    in its place, so that the others are still checked.

    A file named in `paths` is always yielded, whatever its suffix and whatever git ignores. A folder is walked in order of names:
    files whose name ends in one of `suffixes` (with the dot; case does not count), without hidden files and folders, links to folders,
    whatever is no regular file, and what git ignores (unless `respect_gitignore` is false; a folder that is itself ignored is walked if
    named). `exclude` are patterns as in a `.gitignore` lying in `exclude_base`; with `exclude_named` they also drop named files, for
    callers that are handed names by a tool (pre-commit). A file reached twice, also through a link, is yielded the first time only.
    """
    rules = _Rules(tuple(suffix.lower() for suffix in suffixes), tuple(exclude), os.path.abspath(exclude_base), respect_gitignore)
    seen: set[str] = set()
    for path in paths:
        try:
            mode = os.stat(path).st_mode
            real = os.path.realpath(path)
        except OSError as error:
            yield unreadable(path, error)
            continue
        except ValueError as error:
            yield SourceError("is not a file name", path, str(error), "check the spelling of the path")
            continue
        if stat.S_ISDIR(mode):
            if not (exclude_named and _excluded(path, rules, is_folder=True)):
                yield from _walk(path, real, rules, seen)
        elif real not in seen and not (exclude_named and _excluded(path, rules, is_folder=False)):
            seen.add(real)
            yield path


def kept(paths: Iterable[str], *, exclude: Sequence[str], exclude_base: str) -> set[str]:
    """Those of the absolute file names `paths`, without links, that `exclude`, patterns as in a `.gitignore` lying in `exclude_base`, leaves."""
    if not exclude:
        return set(paths)
    level = compile_level(os.path.realpath(exclude_base), list(exclude))
    return {path for path in paths if not covers(level, path)}


def _excluded(path: str, rules: _Rules, *, is_folder: bool) -> bool:
    """Whether `exclude` matches `path` or a folder that it is in, up to `exclude_base`."""
    return bool(rules.exclude) and covers(compile_level(rules.base, list(rules.exclude)), os.path.abspath(path), is_folder)


def _walk(top: str, real_top: str, rules: _Rules, seen: set[str]) -> Iterator[str | SourceError]:
    # Patterns see the path without links: that of the folder named is resolved, and no link to a folder is followed below it.
    excludes = [compile_level(os.path.realpath(rules.base), list(rules.exclude))] if rules.exclude else []
    found = failed = False
    stack: list[_Place] = []
    if os.path.basename(real_top) != ".git":
        stack.append(_Place("" if top == os.curdir else top, real_top, True, levels_above(real_top) if rules.respect_gitignore else []))
    while stack:
        place = stack.pop()
        if not place.is_folder:
            found = True
            target = os.path.realpath(place.real) if os.path.islink(place.real) else place.real
            if target not in seen:
                seen.add(target)
                yield place.path
            continue
        try:
            with os.scandir(place.real) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            failed = True
            yield unreadable(place.path or top, error)
            continue
        names = {entry.name for entry in listed}
        levels = _levels_in(place, names, is_top=place.real == real_top) if rules.respect_gitignore else []
        inside = [_place(entry, place, levels, rules) for entry in listed if not entry.name.startswith(".")]
        stack.extend(
            below
            for below in reversed(inside)
            if below is not None and not ignored(below.real, below.is_folder, excludes) and not ignored(below.real, below.is_folder, levels)
        )
    if not found and not failed:
        yield SourceError(
            "holds no text file",
            top,
            "no file below it that is neither hidden nor ignored has a suffix that is read",
            f"name a file, or a folder with {' '.join(rules.suffixes)} files",
        )


def _place(entry: os.DirEntry[str], parent: _Place, levels: list[Level], rules: _Rules) -> _Place | None:
    """`entry` as something to visit; None where it is neither a folder nor a file of the right kind."""
    path, real = os.path.join(parent.path, entry.name), os.path.join(parent.real, entry.name)
    try:
        if entry.is_dir(follow_symlinks=False):
            return _Place(path, real, True, levels)
        if not entry.name.lower().endswith(rules.suffixes) or not entry.is_file():
            return None
    except OSError:
        # A link that leads back to itself, or an entry that was removed since the folder was listed: no text in either.
        return None
    return _Place(path, real, False, levels)


def _levels_in(place: _Place, names: set[str], *, is_top: bool) -> list[Level]:
    """The levels that hold for what lies in `place`: those from above and its own; a repository inside of another one starts afresh."""
    levels = place.levels
    if ".git" in names and not is_top:
        excludes = excludes_of_repository(place.real)
        levels = [excludes] if excludes else []
    own = read_level(place.real, os.path.join(place.real, ".gitignore")) if ".gitignore" in names else None
    return [*levels, own] if own else levels
