"""Keep what is there already from blocking anybody: findings that the baseline knows are not reported, new ones are.

create PATH...   write down every finding as known (refused where a baseline knows some already)
update PATH...   write down what is new, drop what is gone, in the files named
prune [PATH...]  drop what is gone: fixed, rewritten, or its file removed; nothing is added
stats            what the baseline knows, by rule and by file

The file is .mtcheck-baseline.json at or above the files, else at the top of the project. Decisions made in a review stand in it too and stay."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from mtcheck.baseline import records
from mtcheck.baseline.fingerprints import fingerprint, identities
from mtcheck.baseline.project import project_folder
from mtcheck.baseline.records import Baseline, Record, load_baseline, shortened
from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble, named_files
from mtcheck.cli.options import add_jobs_option, add_language_option, add_session_options, jobs, make_session, start_engine
from mtcheck.errors import BaselineError, MtcheckError
from mtcheck.files.display import printable
from mtcheck.files.read import read_source
from mtcheck.model import Status
from mtcheck.session import Session

_ACTIONS = {"create": "+", "update": "+", "prune": "*", "stats": ""}
"""How many paths each takes."""
_MOST_ROWS = 10


class Seen(NamedTuple):
    """What a file has now: its name in the baseline, its findings as records, and the rules that looked for them."""

    path: str
    records: tuple[Record, ...]
    rules: frozenset[str]


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `baseline`."""
    actions = parser.add_subparsers(dest="action", metavar="create|update|prune|stats", required=True)
    for name, paths in _ACTIONS.items():
        action = actions.add_parser(name, allow_abbrev=False)
        if paths:
            action.add_argument("paths", metavar="PATH", nargs=paths, help="files and folders")
        if name == "stats":
            action.add_argument(
                "--format", choices=("table", "json"), default="table", help="table for people (default), json for programs"
            )
            continue
        if name == "create":
            action.add_argument("--force", action="store_true", help="replace what an older baseline knows")
        action.add_argument("--dry-run", action="store_true", help="write nothing; exit with 1 if something would be written")
        add_language_option(action)
        add_session_options(action)
        add_jobs_option(action)


def run(args: Namespace) -> int:
    """Do what is asked; the exit code."""
    paths = getattr(args, "paths", [])
    first = paths[0] if paths else "."
    folder = project_folder(os.path.join(first, records.NAME) if os.path.isdir(first) else first, records.NAME)
    old = load_baseline(folder)
    if args.action == "stats":
        return _stats(old, args.format)
    force = args.action == "create" and args.force
    if args.action == "create" and not force and any(record.decision == "known" for record in old.records.values()):
        raise BaselineError(
            "there is a baseline already",
            old.path,
            "it knows findings",
            "'mtcheck baseline update PATH' brings it up to date; --force makes it anew",
        )
    session, trouble = make_session(args), Trouble()
    start_engine(session)
    files = _files(session, old, paths, trouble)
    seen = []
    for _path, result in session.map_items(files, partial(look, folder), jobs(args.jobs)):
        if isinstance(result, MtcheckError):
            trouble.report(result)
        else:
            seen.append(result)
    if trouble.count:
        # a baseline of half the files would let the findings of the others block, and prune what is there
        return TROUBLE
    removed_files = [] if args.action != "prune" or paths else _gone(old)
    shipped = frozenset(head.id for head in session.ruleset.rules.heads)

    def change(baseline: Baseline) -> Baseline:
        return _changed(baseline, args.action, force, seen, removed_files, shipped)

    new = change(old)
    added, dropped = len(new.records.keys() - old.records.keys()), len(old.records.keys() - new.records.keys())
    if not args.dry_run:
        records.update(folder, change)
    verb = "would be " if args.dry_run else ""
    print(printable(f"{old.path}: {added} {verb}added, {dropped} {verb}dropped, {_known(new)} known in all"))
    return FINDINGS if args.dry_run and (added or dropped) else CLEAN


def look(folder: str, session: Session, path: str) -> Seen:
    """Check the file at `path` for the baseline in `folder`. Raises `SourceError`."""
    source = read_source(path, max_bytes=int(session.config["max-bytes"]))
    checked = session.check_source(source)
    findings = checked.report.findings
    name = Baseline(folder).relative(path)
    prints = [fingerprint(name, identity) for identity in identities(source.text, [s.span for s in checked.report.sentences], findings)]
    made = [
        Record(name, f.rule, mark, "known", f.category, shortened(f.text))
        for f, mark in zip(findings, prints, strict=True)
        if f.status is not Status.SUPPRESSED
    ]
    return Seen(name, tuple(made), frozenset(head.id for head in session.at(path).rules.heads))


def _files(session: Session, old: Baseline, paths: list[str], trouble: Trouble) -> list[str]:
    if paths:
        return list(named_files(session, paths, trouble))
    named = {record.path for record in old.records.values() if record.decision == "known"}
    return [path for name in sorted(named) if os.path.isfile(path := os.path.join(old.folder, name))]


def _gone(old: Baseline) -> list[str]:
    """Files that the baseline knows and that are no longer there."""
    return sorted({record.path for record in old.records.values() if not os.path.lexists(os.path.join(old.folder, record.path))})


def _changed(
    baseline: Baseline, action: str, force: bool, seen: Iterable[Seen], removed_files: Iterable[str], shipped: frozenset[str]
) -> Baseline:
    by_path = {one.path: one for one in seen}
    removed = set(removed_files)
    now = {record.fingerprint: record for one in by_path.values() for record in one.records}

    def stale(record: Record) -> bool:
        if record.decision != "known":
            return False
        if record.path in removed or force:
            return True
        one = by_path.get(record.path)
        # a rule that did not run (another profile, say) tells nothing about its findings
        return one is not None and record.fingerprint not in now and (record.rule in one.rules or record.rule not in shipped)

    result = baseline.without(key for key, record in baseline.records.items() if stale(record))
    if action == "prune":
        return result
    return result.merged(record for key, record in now.items() if key not in result.records)


def _known(baseline: Baseline) -> int:
    return sum(record.decision == "known" for record in baseline.records.values())


def _stats(baseline: Baseline, form: str) -> int:
    from collections import Counter

    known = [record for record in baseline.records.values() if record.decision == "known"]
    tables = {
        "rules": Counter(record.rule for record in known),
        "files": Counter(record.path for record in known),
        "categories": Counter(record.category for record in known),
    }
    ordered = {name: sorted(table.items(), key=lambda row: (-row[1], row[0])) for name, table in tables.items()}
    gone = _gone(baseline)
    if form == "json":
        import json

        rows = {name: dict(table) for name, table in ordered.items()}
        print(json.dumps({"schema": 1, "baseline": baseline.path, "known": len(known), **rows, "missing_files": gone}))
        return CLEAN
    print(printable(f"{baseline.path}: {len(known)} known in {len(tables['files'])} files"))
    for name in ("rules", "files"):
        for value, number in ordered[name][:_MOST_ROWS]:
            print(printable(f"{number:>7}  {value}"))
        if len(ordered[name]) > _MOST_ROWS:
            print(f"         and {len(ordered[name]) - _MOST_ROWS} more {name}")
        if name == "rules" and known:
            print()
    if gone:
        print(f"{len(gone)} of the files are no longer there: 'mtcheck baseline prune' drops what is known of them")
    return CLEAN
