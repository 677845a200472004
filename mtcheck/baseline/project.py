"""Baseline and vocabulary of the project that a file belongs to, and what they say of its findings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.baseline import records
from mtcheck.baseline.fingerprints import fingerprint, identities
from mtcheck.baseline.records import SETTLED, Baseline, load_baseline
from mtcheck.baseline.vocabulary import NOTHING, Vocabulary, load_vocabulary, read_vocabulary
from mtcheck.model import Finding, Span, Status

_ROOTS = (".git", "mtcheck.toml", "pyproject.toml")


class Known(NamedTuple):
    """What a project remembers."""

    baseline: Baseline | None
    vocabulary: Vocabulary

    def settle(self, path: str, text: str, sentences: Sequence[Span], findings: Sequence[Finding]) -> list[Finding]:
        """`findings` with their status: suppressed where somebody said that it is none or the words are in the vocabulary, baselined where known."""
        prints: list[str] = []
        if self.baseline and self.baseline.records:
            name = self.baseline.relative(path)
            prints = [fingerprint(name, identity) for identity in identities(text, sentences, findings)]
        settled = []
        for number, finding in enumerate(findings):
            record = self.baseline.records.get(prints[number]) if prints and self.baseline else None
            if (record and record.decision in SETTLED) or self.vocabulary.knows(text, finding):
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
        self._vocabularies: dict[str, Vocabulary] = {}
        self._joined: dict[tuple[str, tuple[str, ...]], Vocabulary] = {}

    def forget(self) -> None:
        """Read everything again when it is next needed."""
        for kept in (self._found, self._baselines, self._vocabularies, self._joined):
            kept.clear()

    def known(self, path: str, vocabularies: Sequence[str] = ()) -> Known:
        """For the file at `path`: the nearest baseline at or above its folder, and the vocabulary of its folder, of every folder above, up to
        the top of the git repository, and of the files `vocabularies`. Raises `BaselineError`.
        """
        folder = os.path.dirname(os.path.abspath(path))
        home = self._nearest(folder, records.NAME)
        if home is not None and home not in self._baselines:
            self._baselines[home] = load_baseline(home)
        return Known(self._baselines[home] if home else None, self._vocabulary(folder, tuple(vocabularies)))

    def _vocabulary(self, folder: str, files: tuple[str, ...]) -> Vocabulary:
        key = folder, files
        if key not in self._joined:
            words = NOTHING
            for file in files:
                if file not in self._vocabularies:
                    self._vocabularies[file] = read_vocabulary(file)
                words = words.joined(self._vocabularies[file])
            above = os.path.dirname(folder)
            if above != folder and not os.path.lexists(os.path.join(folder, ".git")):
                words = words.joined(self._vocabulary(above, ()))
            self._joined[key] = words.joined(load_vocabulary(folder))
        return self._joined[key]

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
