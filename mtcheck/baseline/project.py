"""Baseline and vocabulary of the project that a file belongs to, and what they say of its findings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.baseline import records, vocabulary
from mtcheck.baseline.fingerprints import fingerprint, folded, identities
from mtcheck.baseline.records import SETTLED, Baseline, load_baseline
from mtcheck.baseline.vocabulary import load_vocabulary
from mtcheck.model import Finding, Span, Status

_ROOTS = (".git", "mtcheck.toml", "pyproject.toml")


class Known(NamedTuple):
    """What a project remembers."""

    baseline: Baseline | None
    vocabulary: frozenset[str]

    def settle(self, path: str, text: str, sentences: Sequence[Span], findings: Sequence[Finding]) -> list[Finding]:
        """`findings` with their status: suppressed where somebody said that it is none or the words are in the vocabulary, baselined where known."""
        prints: list[str] = []
        if self.baseline and self.baseline.records:
            name = self.baseline.relative(path)
            prints = [fingerprint(name, identity) for identity in identities(text, sentences, findings)]
        settled = []
        for number, finding in enumerate(findings):
            record = self.baseline.records.get(prints[number]) if prints and self.baseline else None
            if (record and record.decision in SETTLED) or (self.vocabulary and folded(finding.text) in self.vocabulary):
                finding = finding._replace(status=Status.SUPPRESSED)
            elif record and record.decision == "known":
                finding = finding._replace(status=Status.BASELINED)
            settled.append(finding)
        return settled


class Projects:
    """What the projects of the files of a run remember; each file on disk is read once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], str | None] = {}
        self._baselines: dict[str, Baseline] = {}
        self._vocabularies: dict[str, frozenset[str]] = {}

    def known(self, path: str) -> Known:
        """For the file at `path`: the nearest baseline and the nearest vocabulary at or above its folder. Raises `BaselineError`."""
        folder = os.path.dirname(os.path.abspath(path))
        home, words = self._nearest(folder, records.NAME), self._nearest(folder, vocabulary.NAME)
        if home is not None and home not in self._baselines:
            self._baselines[home] = load_baseline(home)
        if words is not None and words not in self._vocabularies:
            self._vocabularies[words] = load_vocabulary(words)
        return Known(self._baselines[home] if home else None, self._vocabularies[words] if words else frozenset())

    def _nearest(self, folder: str, name: str) -> str | None:
        key = folder, name
        if key not in self._found:
            parent = os.path.dirname(folder)
            if os.path.isfile(os.path.join(folder, name)):
                self._found[key] = folder
            else:
                self._found[key] = self._nearest(parent, name) if parent != folder else None
        return self._found[key]


def project_folder(path: str, name: str) -> str:
    """Where the file `name` (baseline or vocabulary) for the file at `path` is: the nearest one at or above it.

    Where there is none: the nearest folder that looks like the top of a project, else the file's own.
    """
    own = os.path.dirname(os.path.abspath(path))
    for marks in ((name,), _ROOTS):
        folder = own
        while True:
            if any(os.path.lexists(os.path.join(folder, mark)) for mark in marks):
                return folder
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
    return own
