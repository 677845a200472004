"""Loaded rules in a file that is quick to read: parsing 200 YAML files takes 200 ms, reading this back 10.

The file is a checksum, a line of JSON with what every run needs, and after it the bodies of the rules one after the other, each parsed only when
its rule meets an anchor: of 900 KB of tables a short text needs 50.
"""

from __future__ import annotations

import json
import os
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.model import Example, Rule, Safety, Severity

_KEPT = {".json": 8, ".stamp": 64}
"""Rule sets and stamps kept; the oldest goes when another comes."""


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

    def load(self, digest: str) -> tuple[Rule, ...] | None:
        """The rules stored under `digest`, or None."""
        try:
            with open(self._path(digest), "rb") as handle:
                check, _, data = handle.read().partition(b"\n")
        except OSError:
            return None
        # our own bytes or none: a look at every type of every rule would cost what the cache saves
        if check != _checksum(data):
            return None
        head, _, bodies = data.partition(b"\n")
        rules, at = [], 0
        for size, row in json.loads(head.decode("utf-8", "surrogatepass")):
            rules.append(_from_json(row, LazyBody(bodies[at : at + size])))
            at += size
        return tuple(rules)

    def store(self, digest: str, rules: tuple[Rule, ...]) -> None:
        """Store `rules`; a reader sees the old file or the new one. A folder that cannot be written is left alone."""
        path = self._path(digest)
        partial = f"{path}.{os.getpid()}.tmp"
        # surrogatepass: a pack may lie in a folder whose name is not UTF-8
        bodies = [_bytes(dict(rule.body)) for rule in rules]
        data = _bytes([[len(body), _to_json(rule)] for rule, body in zip(rules, bodies, strict=True)]) + b"\n" + b"".join(bodies)
        try:
            os.makedirs(self._folder, exist_ok=True)
            try:
                with open(partial, "wb") as handle:
                    handle.write(_checksum(data) + b"\n" + data)
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


def _bytes(value: Any) -> bytes:
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
        good=tuple(rule.good),
        anchors=tuple(rule.anchors),
    )
