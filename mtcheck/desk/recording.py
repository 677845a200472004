"""Decisions of a review as records of the baseline, and names for the vocabulary."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from mtcheck.baseline import records, vocabulary
from mtcheck.baseline.fingerprints import Identity, fingerprint, folded, identities
from mtcheck.baseline.project import project_folder
from mtcheck.baseline.records import Baseline, Record, load_baseline, shortened, update
from mtcheck.baseline.statistics import tally
from mtcheck.baseline.vocabulary import add_words
from mtcheck.desk.values import Written
from mtcheck.errors import MtcheckError
from mtcheck.files.display import printable
from mtcheck.model import Report, Status
from mtcheck.review.actions import Scope
from mtcheck.review.ledger import Ledger
from mtcheck.review.state import Decision, Ignored, Item, ReviewState, Standing, is_ignored, text_now
from mtcheck.review.survey import survey

_AWAY = 600.0
"""Seconds after which nobody is thought to have been deciding all the time."""


class Timing(NamedTuple):
    """When something was decided (milliseconds since 1970) and how many seconds it took, where that is known."""

    time: int
    seconds: float | None


class Recorder:
    """Remembers what of each document is in the baseline already. `who` stands in the records."""

    def __init__(self, who: str) -> None:
        self._who = who
        self._recorded: dict[int, tuple[Ledger[Decision], frozenset[Ignored]]] = {}
        self._written: dict[int, set[str]] = {}
        self._tallies: dict[str, dict[str, tuple[float, int]]] = {}

    def took(self, document: int, state: ReviewState) -> None:
        """What `state` holds is in the baseline."""
        self._recorded[document] = state.decisions, state.ignored

    def owes(self, document: int, state: ReviewState) -> bool:
        """True where a decision of `state` is not in the baseline, or one is that was taken back."""
        decisions, ignored = self._recorded.get(document, (Ledger(), frozenset()))
        return state.ignored != ignored or (state.decisions is not decisions and state.decisions != decisions)

    def record(self, documents: Sequence[ReviewState], chosen: Sequence[int], began: Mapping[int, int]) -> list[Written]:
        """Write the decisions on the documents `chosen` into their baselines and vocabularies; `began` is when each was opened."""
        starts = sorted({*began.values(), *(s.time for d in documents for s in d.past)})
        homes: dict[str, list[int]] = {}
        for index in chosen:
            homes.setdefault(project_folder(documents[index].path, records.NAME), []).append(index)
        done = []
        for folder, mine in homes.items():
            try:
                done.append(self._record_in(folder, {index: documents[index] for index in mine}, starts))
            except MtcheckError as error:
                done.append(Written(mine[0], "", error))
        return done

    def _record_in(self, folder: str, documents: Mapping[int, ReviewState], starts: Sequence[int]) -> Written:
        new: dict[int, list[Record]] = {}
        stays: set[str] = set()
        names = 0
        for index, state in documents.items():
            new[index] = _records(state, Baseline(folder).relative(state.path), self._who, starts)
            stays |= {record.fingerprint for record in new[index]}
            words = sorted(each.wording for each in state.ignored if each.scope is Scope.NAME)
            names += len(add_words(project_folder(state.path, vocabulary.NAME), words))
        gone = {print_ for index in documents for print_ in self._written.get(index, ())} - stays
        everything = [record for found in new.values() for record in found]
        written = update(folder, lambda old: old.merged(everything).without(gone))
        for index, state in documents.items():
            self.took(index, state)
            self._written[index] = {record.fingerprint for record in new[index]}
        self._tallies.clear()
        notes = [_count(len(everything), "decision") + f" kept in {printable(_short(written.path))}"] if everything or gone else []
        notes += [f"{_count(names, 'name')} added to {vocabulary.NAME}"] if names else []
        return Written(min(documents), "; ".join(notes) + "." if notes else "")

    def precision(self, paths: Sequence[str], rule: str) -> tuple[float, int] | None:
        """See `Desk.precision`; a baseline that cannot be read counts as none."""
        found = []
        for folder in {project_folder(path, records.NAME) for path in paths}:
            if folder not in self._tallies:
                try:
                    rows = tally(load_baseline(folder).records.values(), lambda record: record.rule)
                except MtcheckError:
                    rows = []
                self._tallies[folder] = {row.name: (row.precision, row.decided) for row in rows if row.precision is not None}
            if rule in self._tallies[folder]:
                found.append(self._tallies[folder][rule])
        decided = sum(n for _, n in found)
        return (sum(share * n for share, n in found) / decided, decided) if decided else None


def _records(state: ReviewState, path: str, who: str, starts: Sequence[int]) -> list[Record]:
    """What is decided about each finding, under the fingerprint that it has in the text as it is, or, where it is settled, had at first."""
    now = _identities(text_now(state), state.report) if not state.stale else {}
    first = _identities(state.original, state.first)
    standings = survey(state).standings
    timings = _timings(state, starts)
    found = []
    for item in state.items:
        decision, standing = state.decisions.get(item.number), standings[item.number]
        by_scope = next(
            (each for each in state.ignored if standing is Standing.IGNORED and is_ignored(item.finding, frozenset((each,)))), None
        )
        if decision is None and (by_scope is None or by_scope.scope is Scope.NAME or item.finding.status is Status.SUPPRESSED):
            continue
        word = "ignored" if by_scope is not None or decision is None else decision.verdict.value
        identity = _identity(item, state, now, first)
        timing = timings.get(item.number) or timings.get(by_scope) or Timing(0, None)
        found.append(
            Record(
                path=path,
                rule=item.finding.rule,
                fingerprint=fingerprint(path, identity),
                decision=word,
                category=item.finding.category,
                text=shortened(item.finding.text),
                who=who,
                when=datetime.fromtimestamp(timing.time / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if timing.time else "",
                seconds=timing.seconds,
                note=f"all of this {by_scope.scope.value}" if by_scope is not None else "",
            )
        )
    return found


def _identities(text: str, report: Report) -> dict[tuple[str, int, int], Identity]:
    prints = identities(text, [s.span for s in report.sentences], report.findings)
    return {(f.rule, f.span.start, f.span.end): identity for f, identity in zip(report.findings, prints, strict=True)}


def _identity(
    item: Item, state: ReviewState, now: Mapping[tuple[str, int, int], Identity], first: Mapping[tuple[str, int, int], Identity]
) -> Identity:
    finding, place = item.finding, item.place
    if item.number in state.reported and (identity := now.get((finding.rule, finding.span.start, finding.span.end))):
        return identity
    if identity := first.get((finding.rule, place.start, place.end)):
        return identity
    # it came up in a text that is no longer there
    return finding.rule, folded(finding.text), folded(finding.text), 0


def _timings(state: ReviewState, starts: Sequence[int]) -> dict[int | Ignored | None, Timing]:
    """By item number, or by what was ignored. A decision for many takes its share of the time."""
    found: dict[int | Ignored | None, Timing] = {}
    if not state.past:
        return found
    following = [*((s.decisions, s.ignored) for s in state.past[1:]), (state.decisions, state.ignored)]
    for snapshot, (decisions, ignored) in zip(state.past, following, strict=True):
        changed: list[int | Ignored] = [n for n in decisions.differing(snapshot.decisions) if n in decisions]
        changed += ignored - snapshot.ignored
        at = bisect_left(starts, snapshot.time)
        took = (snapshot.time - starts[at - 1]) / 1000 if at else _AWAY
        share = round(took / len(changed), 1) if took < _AWAY and changed and not snapshot.carried else None
        found.update(dict.fromkeys(changed, Timing(snapshot.time, share)))
    return found


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _short(path: str) -> str:
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative
