"""Loaded rules as JSON: parsing 500 YAML files takes 60 ms at best, reading them back from JSON 2."""

from __future__ import annotations

import json
import os
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from typing import Any

from mtcheck.model import Example, Rule, Safety, Severity

_KEPT = 8
"""Rule sets kept; the oldest goes when another comes."""


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
        return tuple(_from_json(row) for row in json.loads(data.decode("utf-8", "surrogatepass")))

    def store(self, digest: str, rules: tuple[Rule, ...]) -> None:
        """Store `rules`; a reader sees the old file or the new one. A folder that cannot be written is left alone."""
        path = self._path(digest)
        partial = f"{path}.{os.getpid()}.tmp"
        # surrogatepass: a pack may lie in a folder whose name is not UTF-8
        data = json.dumps([_to_json(rule) for rule in rules], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
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

    def _prune(self) -> None:
        names = [os.path.join(self._folder, n) for n in os.listdir(self._folder) if n.startswith("rules-")]
        for path in sorted(names, key=os.path.getmtime)[:-_KEPT]:
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


def _to_json(rule: Rule) -> list[Any]:
    return [*rule._replace(severity=int(rule.severity), safety=rule.safety.value)]  # type: ignore[arg-type]  # JSON has no enums


def _from_json(row: list[Any]) -> Rule:
    rule = Rule(*row)
    return rule._replace(
        sources=tuple(rule.sources),
        severity=Severity(rule.severity),
        safety=Safety(rule.safety),
        bad=tuple(Example(*e) for e in rule.bad),
        good=tuple(rule.good),
    )
