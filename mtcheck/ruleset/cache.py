"""Loaded rules in a file that is quick to read: parsing 1,000 YAML files takes 5 s, opening this 5 ms.

The file is a checksum, a line of JSON with what settings choose rules by and the sizes of what follows: the tables of anchors, which are asked as
they are, and for each rule what a finding tells, its examples and its body, each parsed only when somebody looks: of 4 MB a short text needs 300 KB.
"""

from __future__ import annotations

import json
import os
import re
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any
from zlib import crc32

from mtcheck.model import Example, GoodExample, Rule, Safety, Severity
from mtcheck.ruleset.anchors import Anchors, opened
from mtcheck.ruleset.table import Head, RuleTable, anchors_of

_KEPT = {".json": 8, ".stamp": 64}
"""Rule sets and stamps kept; the oldest goes when another comes."""


_OURS = re.compile(r"rules-.+-[0-9a-f]+\.(json|stamp)(\.\d+\.tmp)?")


class LazyBody(Mapping[str, Any]):
    """The body of a rule as bytes of JSON until somebody looks into it."""

    __slots__ = ("_data", "_value")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._value: dict[str, Any] | None = None

    def _parsed(self) -> dict[str, Any]:
        if self._value is None:
            self._value = json.loads(self._data)
        return self._value

    def __getitem__(self, key: str) -> Any:
        return self._parsed()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed())

    def __len__(self) -> int:
        return len(self._parsed())

    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        return LazyBody, (self._data,)


class Cache:
    """Rule sets by digest in a folder of JSON files. Nothing in it is trusted or missed: a bad or unwritable file is as none."""

    def __init__(self, folder: str, version: str) -> None:
        self._folder = folder
        self._version = version

    def _path(self, digest: str) -> str:
        return os.path.join(self._folder, f"rules-{self._version}-{digest}.json")

    def load(self, digest: str) -> RuleTable | None:
        """The rules stored under `digest`, or None."""
        try:
            with open(self._path(digest), "rb") as handle:
                check, data = handle.readline(), handle.read()
        except OSError:
            return None
        # our own bytes or none: a look at every type of every rule would cost what the cache saves
        return _opened(data) if check == _sum(data) else None

    def store(self, digest: str, rules: Sequence[Rule]) -> None:
        """Store `rules`; a reader sees the old file or the new one. A folder that cannot be written is left alone."""
        path = self._path(digest)
        partial = f"{path}.{os.getpid()}.tmp"
        data = _packed(rules)
        try:
            os.makedirs(self._folder, exist_ok=True)
            try:
                with open(partial, "wb") as handle:
                    handle.write(_sum(data) + data)
                os.replace(partial, path)
            except OSError:
                os.unlink(partial)
            self._prune()
        except OSError:
            return

    def recall(self, stamp: str) -> tuple[str, str] | None:
        """What `remember` was told under `stamp`: the digest under which the rules are stored, and that of their contents."""
        try:
            with open(self._stamp_path(stamp), encoding="ascii") as handle:
                check, key, digest = handle.read().split(" ")
        except (OSError, ValueError):
            return None
        return (key, digest) if stamp and check == _checksum(f"{key} {digest}".encode()).decode() else None

    def remember(self, stamp: str, key: str, digest: str) -> None:
        """Note that files with this `stamp` hold the rules stored under `key`. A folder that cannot be written is left alone."""
        if not stamp:
            return
        partial = f"{self._stamp_path(stamp)}.{os.getpid()}.tmp"
        text = f"{key} {digest}"
        try:
            try:
                with open(partial, "w", encoding="ascii") as handle:
                    handle.write(f"{_checksum(text.encode()).decode()} {text}")
                os.replace(partial, self._stamp_path(stamp))
            except OSError:
                os.unlink(partial)
        except OSError:
            return

    def files(self) -> list[str]:
        """Paths of all rule sets and stamps in the folder, those of other versions too."""
        try:
            names = sorted(os.listdir(self._folder))
        except OSError:
            return []
        return [os.path.join(self._folder, name) for name in names if _OURS.fullmatch(name)]

    def _stamp_path(self, stamp: str) -> str:
        return os.path.join(self._folder, f"rules-{self._version}-{stamp}.stamp")

    def _prune(self) -> None:
        for suffix, kept in _KEPT.items():
            names = [os.path.join(self._folder, n) for n in os.listdir(self._folder) if n.startswith("rules-") and n.endswith(suffix)]
            for path in sorted(names, key=os.path.getmtime)[:-kept]:
                os.unlink(path)


def cache_folder(environment: dict[str, str]) -> str:
    """The platform's folder for caches: XDG on Linux, Library/Caches on macOS, LOCALAPPDATA on Windows; empty if there is none."""
    if given := environment.get("MTCHECK_CACHE_DIR"):
        return given
    if local := environment.get("LOCALAPPDATA"):
        return os.path.join(local, "mtcheck", "cache")
    home = environment.get("HOME", "")
    if xdg := environment.get("XDG_CACHE_HOME"):
        return os.path.join(xdg, "mtcheck")
    if home and os.path.isdir(os.path.join(home, "Library", "Caches")):
        return os.path.join(home, "Library", "Caches", "mtcheck")
    return os.path.join(home, ".cache", "mtcheck") if home else ""


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()


def _sum(data: bytes) -> bytes:
    # against accidents, as everything here; of 4 MB it takes 1 ms, a cryptographic one 6
    return f"{crc32(data):08x} {len(data)}\n".encode()


class _Stored:
    """The rules of a cache file by number."""

    def __init__(self, data: bytes, head: dict[str, Any], start: int) -> None:
        self._data = data
        self._head = head
        self._bounds = list(accumulate(head["sizes"], initial=start))
        self._bodies: dict[int, LazyBody] = {}

    def _part(self, number: int) -> bytes:
        return self._data[self._bounds[number] : self._bounds[number + 1]]

    def rule(self, number: int) -> Rule:
        row = json.loads(self._part(_TABLES + 2 * number).decode("utf-8", "surrogatepass"))
        return _from_json(row, self.body(number))

    def body(self, number: int) -> LazyBody:
        if number not in self._bodies:
            self._bodies[number] = LazyBody(self._part(_TABLES + 2 * number + 1))
        return self._bodies[number]

    def anchors(self) -> Anchors:
        parts = [self._part(number) for number in range(_TABLES)]
        longest = self._head["longest"]
        plain = [(literal, [(number, entry) for number, entry in owners]) for literal, owners in self._head["plain"]]
        return Anchors(opened(parts[:3], longest[0]), opened(parts[3:], longest[1]), plain, self._head["everywhere"])


_TABLES = 6
"""Parts before those of the rules: three of each of the two tables of anchors."""


def _opened(data: bytes) -> RuleTable:
    end = data.index(b"\n")
    head = json.loads(data[:end])
    heads = [Head(*row) for row in head["heads"]]
    return RuleTable(_Stored(data, head, end + 1), heads, range(len(heads)))


def _packed(rules: Sequence[Rule]) -> bytes:
    anchors = anchors_of(rules)
    parts = [*anchors.tokens.parts(), *anchors.words.parts()]
    for rule in rules:
        parts += [_bytes(_to_json(rule)), _bytes(dict(rule.body))]
    head = {
        "heads": [[rule.id, rule.kind, rule.category, rule.status, rule.tier, rule.slip] for rule in rules],
        "sizes": list(map(len, parts)),
        "longest": [anchors.tokens.longest, anchors.words.longest],
        "plain": anchors.plain,
        "everywhere": anchors.everywhere,
    }
    return b"".join([_bytes(head), b"\n", *parts])


def _bytes(value: Any) -> bytes:
    # surrogatepass: a pack may lie in a folder whose name is not UTF-8
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _to_json(rule: Rule) -> list[Any]:
    return [*rule._replace(severity=int(rule.severity), safety=rule.safety.value, body=None)]  # type: ignore[arg-type]  # JSON has no enums


def _from_json(row: list[Any], body: LazyBody) -> Rule:
    rule = Rule(*row)
    return rule._replace(
        sources=tuple(rule.sources),
        severity=Severity(rule.severity),
        body=body,
        safety=Safety(rule.safety),
        bad=tuple(Example(*e) for e in rule.bad),
        good=tuple(GoodExample(*e) for e in rule.good),
    )
