"""Folders of rule files: where the shipped ones are, what a folder holds, and the whole set with its digest."""

from __future__ import annotations

import os
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtcheck.errors import RuleError
from mtcheck.model import Rule
from mtcheck.ruleset.cache import Cache
from mtcheck.ruleset.loader import load_rule
from mtcheck.ruleset.table import RuleTable, table_of

_MOST_FILES = 20_000


class RuleFile(NamedTuple):
    """One YAML file of a pack, as read."""

    path: str
    rule_id: str
    data: bytes


class RuleSet(NamedTuple):
    """All rules of the packs in order of id, and the digest (hex, 8 bytes) of their files."""

    rules: RuleTable
    digest: str

    def __contains__(self, rule_id: object) -> bool:
        return any(head.id == rule_id for head in self.rules.heads)


def shipped_packs() -> list[str]:
    """The folders of the packs that come with mtcheck: inside the package, or at the top of a source checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    if not os.path.isdir(inside):
        checkout = os.path.dirname(package)
        inside = os.path.join(checkout, "rules")
        # the fallback is for a checkout alone: a folder `rules` beside site-packages is somebody else's
        if not os.path.isfile(os.path.join(checkout, "pyproject.toml")) or not os.path.isdir(inside):
            raise RuleError("the shipped rules are missing", inside, "the installation is incomplete", "install mtcheck again")
    return [os.path.join(inside, name) for name in sorted(os.listdir(inside)) if os.path.isdir(os.path.join(inside, name))]


def read_pack(folder: str) -> list[RuleFile]:
    """Every `.yaml` file below `folder` with the id that its place asks for, in order of path."""
    if not os.path.isdir(folder):
        raise RuleError("there is no such pack folder", folder, "", "a pack is a folder of <category>/<rule>.yaml files")
    files: list[RuleFile] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.endswith((".yaml", ".yml")) or name.startswith("."):
                continue
            path = os.path.join(place, name)
            rule_id = os.path.splitext(os.path.relpath(path, folder))[0].replace(os.sep, "/")
            try:
                with open(path, "rb") as handle:
                    files.append(RuleFile(path, rule_id, handle.read()))
            except OSError as error:
                raise RuleError("a rule file cannot be read", path, error.strerror or str(error), "check its permissions") from None
            if len(files) > _MOST_FILES:
                raise RuleError("the pack has too many files", folder, f"more than {_MOST_FILES}", "name the pack's own folder")
    if not files:
        raise RuleError("the pack has no rule", folder, "no .yaml file in it", "a pack is a folder of <category>/<rule>.yaml files")
    return files


def load_ruleset(folders: Sequence[str], cache: Cache | None = None) -> RuleSet:
    """Load all packs; from `cache` where it knows these very files. Raises `RuleError` for a broken or doubled rule."""
    stamp = _files_stamp(folders) if cache else ""
    if cache and (known := cache.recall(stamp)):
        key, digest = known
        if (rules := cache.load(key)) is not None:
            return RuleSet(rules, digest)
    files = [file for folder in folders for file in read_pack(folder)]
    # paths are part of the key because `rules show` prints them, and not of the digest: a result is the same wherever the packs lie
    key = _digest([*((os.fsencode(file.rule_id), os.fsencode(file.path), file.data) for file in files), (_code_stamp(),)])
    rules = cache.load(key) if cache else None
    if rules is None:
        rules = table_of(_load(files))
        if cache:
            cache.store(key, rules)
    digest = files_digest(files)
    if cache:
        cache.remember(stamp, key, digest)
    return RuleSet(rules, digest)


def files_digest(files: Iterable[RuleFile]) -> str:
    """Digest of ids and contents, the same on every machine."""
    return _digest((os.fsencode(file.rule_id), file.data) for file in files)


def _files_stamp(folders: Iterable[str]) -> str:
    """Path, size and times of every file of the packs: what git looks at before it reads a file. Reading 400 files takes 12 ms, this 3.

    The time of change is part of it, which no tool can set back.
    """
    rows: list[tuple[bytes, ...]] = [(_code_stamp(),)]
    pending = [os.path.abspath(folder) for folder in folders]
    while pending and len(rows) <= _MOST_FILES:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    elif entry.name.endswith((".yaml", ".yml")):
                        status = entry.stat()
                        rows.append((os.fsencode(entry.path), repr((status.st_size, status.st_mtime_ns, status.st_ctime_ns)).encode()))
        except OSError:
            # whatever is wrong with the folder is told when the rules are read
            return ""
    return _digest(rows)


def _code_stamp() -> bytes:
    """Size and time of the modules that turn YAML into rules: other code, other cache, also in a checkout at work."""
    here = os.path.dirname(os.path.abspath(__file__))
    entries = [entry.stat() for folder in (here, os.path.join(here, "kinds")) for entry in os.scandir(folder) if entry.name.endswith(".py")]
    return repr(sorted((status.st_mtime_ns, status.st_size) for status in entries)).encode()


def _digest(rows: Iterable[tuple[bytes, ...]]) -> str:
    state = blake2b(digest_size=8)
    for row in rows:
        for part in row:
            state.update(len(part).to_bytes(8, "little") + part)
    return state.hexdigest()


def _load(files: Sequence[RuleFile]) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for file in files:
        rule = load_rule(file.data, file.path, file.rule_id)
        if rule.id in rules:
            raise RuleError(
                f"the rule {rule.id!r} stands in two packs", file.path, f"also in {rules[rule.id].path}", "rename one of the files"
            )
        rules[rule.id] = rule
    return tuple(rules[rule_id] for rule_id in sorted(rules))
