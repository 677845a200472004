"""What changed in a git repository: read through git's command line, without a lock, a pager, a hook, or any program that a configuration names.

Names travel between NUL characters, or quoted by git; of a diff only the numbers of its hunks are read, and their lines are counted, so that no
content can pass for a header.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mtcheck.errors import GitError

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_SIGNS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_FILES = ("100644", "100755", "100664")
_DIFF = (
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-relative",
    "--ignore-submodules=all",
    "--find-renames",
)

Lines = tuple[tuple[int, int], ...]
"""First and last line of each run of lines, 1-based, a line ending with a line feed as git counts."""


class Change(NamedTuple):
    """A file that is not as it was. `path` is relative to the top of the repository."""

    path: str
    lines: Lines
    """Those that are new or different; empty where lines were only removed, or the file only got another name."""
    is_new: bool
    base: str
    """Object id of the content that it had; empty for a new file."""
    staged: str
    """Object id of the content in the index; empty where the working tree was looked at."""


class Repository:
    """The repository that `folder` lies in. Raises `GitError` where there is none, or git is missing or refuses."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._environment: dict[str, str] = _environment()
        self.top = os.fsdecode(self._ask("rev-parse", "--show-toplevel").removesuffix(b"\n"))
        self._folder = self.top
        self._environment = self._without_filters()

    def since(self, revision: str) -> list[Change]:
        """How the working tree differs from the commit where its history left that of `revision` (as `git diff A...` has it), files that git
        does not know yet included. Raises `GitError` for an unknown revision.
        """
        base = self._commit(revision)
        changes = self._changes((base,), staged=False)
        names = self._ask("ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
        return changes + [Change(os.fsdecode(name), (), True, "", "") for name in names if name]

    def staged(self) -> list[Change]:
        """How the index differs from the last commit."""
        return self._changes(("--cached",), staged=True)

    def blob(self, object_id: str) -> bytes:
        """The content of an object, unfiltered."""
        return self._ask("cat-file", "blob", object_id)

    def _commit(self, revision: str) -> str:
        if revision.startswith("-") or not revision or "\0" in revision:
            raise GitError(f"{revision!r} is no revision", self.top, "", "name a branch, a tag or a commit")
        try:
            base = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        except GitError:
            remedy = "name a branch, a tag or a commit; in a shallow clone fetch it first (git fetch --unshallow, or fetch-depth: 0)"
            raise GitError(f"there is no revision {revision!r}", self.top, "", remedy) from None
        try:
            return self._ask("merge-base", base, "HEAD").decode().strip()
        except GitError:
            # histories that have nothing in common, or no commit yet
            return base

    def _changes(self, what: Sequence[str], staged: bool) -> list[Change]:
        lines = dict(self._lines(what))
        fields = iter(self._ask(*_DIFF, "--raw", "-z", "--no-abbrev", *what, "--").split(b"\0"))
        found = []
        for head in fields:
            if not head:
                continue
            _old_mode, mode, base, now, status = head.decode().lstrip(":").split(" ")
            name = next(fields)
            if status[0] in "RC":
                name = next(fields)
            if mode not in _FILES:
                continue
            base = "" if set(base) == {"0"} else base
            found.append(Change(os.fsdecode(name), lines.get(name, ()), not base, base, now if staged else ""))
        return found

    def _lines(self, what: Sequence[str]) -> Iterator[tuple[bytes, Lines]]:
        """For each file with changed lines its name and these; nothing of the text is kept."""
        name, runs, left = b"", [], 0
        command = (*_DIFF, "--text", "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", *what, "--")
        with self._start(command) as process:
            for line in process.stdout:
                if line.startswith(b"\\"):
                    continue
                if left:
                    left -= 1
                elif match := _HUNK.match(line):
                    count = int(match[3] or 1)
                    left = int(match[1] or 1) + count
                    if count:
                        runs.append((int(match[2]), int(match[2]) + count - 1))
                elif line.startswith(b"diff --git "):
                    if runs:
                        yield name, tuple(runs)
                    name, runs = b"", []
                elif line.startswith(b"+++ "):
                    name = _name(line[4:])
        if runs:
            yield name, tuple(runs)
        if process.returncode:
            raise GitError("git cannot tell what changed", self.top, "its diff ended with an error", "run git fsck")

    def _ask(self, *arguments: str) -> bytes:
        with self._start(arguments) as process:
            out, err = process.communicate()
        if process.returncode:
            raise _refusal(self._folder, arguments, err.decode("utf-8", "replace").strip())
        answer: bytes = out
        return answer

    def _start(self, arguments: Sequence[str]) -> Any:
        # 6 ms, and only who asks git needs it
        import subprocess

        command = ["git", "--no-optional-locks", "--no-pager", "--literal-pathspecs", *arguments]
        # a diff is read while it comes, and what it has to say beside it nobody reads
        errors = subprocess.DEVNULL if "--unified=0" in arguments else subprocess.PIPE
        try:
            return subprocess.Popen(
                command, cwd=self._folder, env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
            )
        except FileNotFoundError:
            raise GitError("git is not installed", "", "changed lines are read through its command line", "install git") from None
        except OSError as error:
            raise GitError("git cannot be started", "", error.strerror or str(error), "check its installation") from None

    def _without_filters(self) -> dict[str, str]:
        """The environment, with every filter that the configuration names switched off: git would run it on files of the working tree."""
        try:
            names = self._ask("config", "--name-only", "-z", "--get-regexp", r"^filter\..*\.(clean|smudge|process|required)$")
        except GitError:
            return self._environment
        settings = {os.fsdecode(name): "false" if name.endswith(b".required") else "" for name in names.split(b"\0") if name}
        return _configured(self._environment, settings)


def _environment() -> dict[str, str]:
    unwanted = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_TRACE", "GIT_REDIRECT_STDOUT")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    # a partial clone would fetch what is missing, and nothing here uses the network
    kept |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    settings = {
        "core.fsmonitor": "false",
        "core.hooksPath": os.devnull,
        "core.pager": "cat",
        "core.quotePath": "true",
        "diff.autoRefreshIndex": "false",
    }
    return _configured(kept, settings)


def _configured(environment: dict[str, str], settings: dict[str, str]) -> dict[str, str]:
    """`environment` with git settings added, in the way that also takes names with a sign of equality."""
    first = environment.get("GIT_CONFIG_COUNT", "0")
    count = int(first) if first.isascii() and first.isdigit() else 0
    result = dict(environment)
    for number, (name, value) in enumerate(settings.items(), count):
        result[f"GIT_CONFIG_KEY_{number}"], result[f"GIT_CONFIG_VALUE_{number}"] = name, value
    result["GIT_CONFIG_COUNT"] = str(count + len(settings))
    return result


def _refusal(folder: str, arguments: Sequence[str], said: str) -> GitError:
    if "not a git repository" in said:
        return GitError("is not in a git repository", folder, "changed lines are those that git tells", "run it inside of a repository")
    if "work tree" in said:
        return GitError("is a git repository without a working tree", folder, said, "run it in a checkout")
    if "dubious ownership" in said:
        why = "the repository belongs to another user, and git does not trust it"
        return GitError("git refuses to read the repository", folder, why, f"git config --global --add safe.directory {folder}")
    return GitError(f"git {arguments[0]} failed", folder, said.split("\n")[0], "run it by hand to see more")


def _name(line: bytes) -> bytes:
    """The name in a line `+++ NAME`: without prefix, quotes, and the tab that git puts behind a name with blanks."""
    line = line.removesuffix(b"\n")
    if line.startswith(b'"'):
        line = _ESCAPE.sub(lambda m: bytes([int(m[1], 8) & 255]) if m[1].isdigit() else _SIGNS.get(m[1], m[1]), line[1 : line.rindex(b'"')])
    else:
        line = line.removesuffix(b"\t")
    return line.removeprefix(b"b/")
