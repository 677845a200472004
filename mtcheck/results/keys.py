"""What a result depends on, as one key."""

from __future__ import annotations

import os
from _blake2 import blake2b
from collections.abc import Callable, Mapping
from typing import Any

from mtcheck.baseline.project import Known
from mtcheck.baseline.records import Baseline
from mtcheck.baseline.vocabulary import Vocabulary
from mtcheck.config import Config
from mtcheck.model import Source

_OF_NO_ACCOUNT = (
    *("fail-on", "fail-score", "warn-score", "max-suspicion-increase"),
    *("suffixes", "exclude", "force-exclude", "max-bytes", "theme", "keys"),
    *("overrides", "per-file-ignores"),
    *("packs", "vocabulary", "language-model", "require-model"),
)
"""Settings that a result does not depend on: when a run fails, which files are read, the review screen; those that are settled for each path; those
of which the contents count, and are counted elsewhere. Every other setting counts, one that is added later too."""


class Keys:
    """Makes keys; `surroundings` is what all of them share."""

    def __init__(self, surroundings: str) -> None:
        self._surroundings = surroundings
        self._settings: dict[int, tuple[Config, str]] = {}
        self._decisions: dict[int, tuple[Mapping[str, Any], dict[str, list[str]]]] = {}
        self._words: dict[int, tuple[Vocabulary, str]] = {}

    def key(self, source: Source, form: str, config: Config, signature: Callable[[], Mapping[str, str]], known: Known) -> str:
        """32 hexadecimal digits for the text of `source` read as `form` under `config`, with what the project knows of it.

        Of the path only the name counts, by whose ending a format is chosen. Where somebody decides on a finding, only the results of that file are void.
        """
        rows = [
            self._surroundings,
            self._of_settings(config, signature),
            source.digest,
            form,
            os.path.basename(source.path),
            self._of_vocabulary(known.vocabulary),
            *(self._of_baseline(known.baseline, source.path) if known.baseline and known.baseline.records else ()),
        ]
        # written out, so that no name of a file can look like two rows
        return blake2b(repr(rows).encode(), digest_size=16).hexdigest()

    # what is kept by identity is kept alive beside it, or another object could get its number

    def _of_settings(self, config: Config, signature: Callable[[], Mapping[str, str]]) -> str:
        if id(config) not in self._settings:
            values = sorted((name, value) for name, value in config.values.items() if name not in _OF_NO_ACCOUNT)
            counted = {name: value for name, value in signature().items() if name not in ("config", "version")}
            self._settings[id(config)] = config, repr((values, sorted(counted.items())))
        return self._settings[id(config)][1]

    def _of_vocabulary(self, words: Vocabulary) -> str:
        if not any(words):
            return ""
        if id(words) not in self._words:
            patterns = [str(pattern.pattern) for pattern in words.patterns]
            self._words[id(words)] = words, repr((sorted(words.words), sorted(words.names), patterns))
        return self._words[id(words)][1]

    def _of_baseline(self, baseline: Baseline, path: str) -> list[str]:
        if id(baseline.records) not in self._decisions:
            by_path: dict[str, list[str]] = {}
            for mark, record in sorted(baseline.records.items()):
                by_path.setdefault(record.path, []).append(f"{mark} {record.decision}")
            self._decisions[id(baseline.records)] = baseline.records, by_path
        return self._decisions[id(baseline.records)][1].get(baseline.relative(path), [])
