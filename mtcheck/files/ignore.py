"""What git ignores: `.gitignore` of every level and `.git/info/exclude`, decided as git decides it.

`pathspec` translates a pattern into a regular expression; which pattern decides is worked out here, because its own matching also lets
a pattern decide that matches a *parent* of the path (right for a list of files, wrong for a walk that prunes: `!keep/` would then
revive every `*.log` in `keep/`). The expressions run on RE2: a pattern such as `*a*a*a*a*b` takes `re` exponential time.
"""

from __future__ import annotations

import os
import re
from typing import Any, NamedTuple

# File names as RE2 can take them (UTF-8, and a `.` that matches all): undecodable bytes and newlines become private characters,
# in patterns and in names alike.
_ENCODABLE = {0xDC80 + byte: 0xF780 + byte for byte in range(128)} | {0x0A: 0xF70A}

_LAST_STARS = re.compile(r"(?<![^/!])(\*\*?)(/?) *$")

Pattern = tuple[Any, bool]
"""Compiled expression, and whether it ignores (True) or revives (False)."""


class Level(NamedTuple):
    """The patterns of one folder, in order of the file."""

    folder: str
    """Absolute; what the patterns are relative to."""
    patterns: tuple[Pattern, ...]


def compile_level(folder: str, lines: list[str]) -> Level:
    """Patterns given as `lines` relative to `folder`; comments, blank lines and lines that git discards are left out."""
    # Costs 80 ms, so only who walks a folder pays for it.
    import re2
    from pathspec.patterns.gitignore import GitIgnorePatternError
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    patterns: list[Pattern] = []
    for line in lines:
        # To pathspec a last `*/` or `**` means "whatever lies below"; with one sign more it means the thing itself, as in git.
        exact = _LAST_STARS.sub(_one_sign_more, line)
        try:
            expression, ignores = GitIgnoreSpecPattern.pattern_to_regex(_encodable(exact))
            if expression is not None and ignores is not None:
                patterns.append((re2.compile(expression), ignores))
        except (GitIgnorePatternError, re2.error):
            # Git passes over what it cannot parse, and so does everyone who follows it.
            continue
    return Level(folder, tuple(patterns))


def read_level(folder: str, ignore_file: str) -> Level | None:
    """The patterns in `ignore_file`, relative to `folder`; None where there is no such file or it cannot be read."""
    try:
        with open(ignore_file, encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            lines = [line.rstrip("\r") for line in stream.read().split("\n")]
    except OSError:
        return None
    return compile_level(folder, lines)


def levels_above(folder: str) -> list[Level]:
    """The levels that hold for what lies in `folder` (absolute), outermost first, without the `.gitignore` in `folder` itself.

    They begin at the root of the repository that `folder` is in; outside of a repository there are none.
    """
    chain = [folder]
    while not os.path.lexists(os.path.join(chain[-1], ".git")):
        parent = os.path.dirname(chain[-1])
        if parent == chain[-1]:
            return []
        chain.append(parent)
    root = chain[-1]
    found = [excludes_of_repository(root), *(read_level(above, os.path.join(above, ".gitignore")) for above in reversed(chain[1:]))]
    return [level for level in found if level is not None]


def excludes_of_repository(root: str) -> Level | None:
    """`info/exclude` of the repository with work tree `root`; in a linked work tree or a submodule `.git` is a file that points to it."""
    git = os.path.join(root, ".git")
    if os.path.isfile(git):
        pointer = _first_line(git)
        if not pointer.startswith("gitdir: "):
            return None
        git = os.path.join(root, pointer.removeprefix("gitdir: "))
        git = os.path.join(git, _first_line(os.path.join(git, "commondir")))
    return read_level(root, os.path.join(git, "info", "exclude"))


def ignored(path: str, is_folder: bool, levels: list[Level]) -> bool:
    """Whether the last pattern of the innermost level that matches `path` (absolute) itself ignores it."""
    for level in reversed(levels):
        inside = os.path.join(level.folder, "")
        if not path.startswith(inside):
            continue
        name = _encodable(path[len(inside) :].replace(os.sep, "/")) + ("/" if is_folder else "")
        for expression, ignores in reversed(level.patterns):
            match = expression.search(name)
            if match is not None and _itself(match, name):
                return ignores
    return False


def covers(level: Level, path: str, is_folder: bool = False) -> bool:
    """Whether `level` ignores `path` (absolute), or a folder that it is in, up to the folder of the level."""
    while len(path) > len(level.folder):
        if ignored(path, is_folder, [level]):
            return True
        path, is_folder = os.path.dirname(path), True
    return False


def _one_sign_more(last: re.Match[str]) -> str:
    return ("**/" if len(last[1]) == 2 else "") + "?*" + last[2]


def _itself(match: Any, name: str) -> bool:
    """Whether `match` is of `name`, and not only of a folder it is in: those end at pathspec's folder mark, the only group there is."""
    groups: tuple[str | None, ...] = match.groups()
    return not any(groups) or match.end(1) == len(name)


def _encodable(text: str) -> str:
    return text if text.isascii() and "\n" not in text else text.translate(_ENCODABLE)


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:
            return stream.readline().rstrip("\r\n")
    except OSError:
        return ""
