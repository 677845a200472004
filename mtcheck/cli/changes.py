"""Changed lines: which files a run with --since or --staged is about, and what of their reports counts."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.cli.options import score
from mtcheck.errors import GitError, MtcheckError, UsageError
from mtcheck.files.git import Change, Lines, Repository
from mtcheck.files.read import read_source, source_from_bytes
from mtcheck.files.walk import kept
from mtcheck.model import Report, Source, Span
from mtcheck.session import Session
from mtcheck.text.document import Document
from mtcheck.text.search import occurrences


class Item(NamedTuple):
    """A file to check: as it is on disk, or with what git says of it."""

    path: str
    lines: Lines | None = None
    """Only these count; None for all."""
    content: bytes | None = None
    """What to check in place of what is on disk."""
    base: bytes | None = None
    """What the file was before; None where nobody asked, or it is new."""

    def __str__(self) -> str:
        return self.path

    def read(self, session: Session) -> Source:
        """The file. Raises `SourceError`."""
        if self.content is not None:
            return source_from_bytes(self.path, self.content)
        return read_source(self.path, max_bytes=int(session.config["max-bytes"]))


def add_change_options(parser: ArgumentParser) -> None:
    """What of a repository is looked at."""
    group = parser.add_argument_group("changed lines (git is read, never written)")
    which = group.add_mutually_exclusive_group()
    which.add_argument(
        "--since", metavar="REV", help="only lines changed since the work parted from this branch, tag or commit; PATH may be left out"
    )
    which.add_argument("--staged", action="store_true", help="only lines that are staged, as they are in the index; PATH may be left out")
    group.add_argument(
        "--max-suspicion-increase",
        metavar="X",
        type=score,
        help="exit with 1 where a document's score is higher than in the base revision by more than this (0 to 1)",
    )


def wants_changes(args: Namespace) -> bool:
    """Whether changed lines are asked for. Raises `UsageError` where options do not fit together, or nothing is named."""
    asked = args.since is not None or args.staged
    if args.max_suspicion_increase is not None and not asked:
        raise UsageError("--max-suspicion-increase compares with a base", remedy="add --since REV or --staged")
    if asked and "-" in args.paths:
        raise UsageError("standard input has no changed lines", remedy="leave '-' out")
    if not asked and not args.paths:
        raise UsageError("no PATH is named", remedy="name files or folders, or - for standard input")
    return asked


def changed_items(session: Session, args: Namespace) -> Iterator[Item | MtcheckError]:
    """The changed files at or below the paths named (the working folder where none is), in order of name. Raises `GitError`."""
    repository = Repository(os.getcwd())
    changes = repository.staged() if args.staged else repository.since(args.since)
    for change in sorted(_wanted(session, repository.top, args.paths or ["."], changes)):
        if not (change.is_new or change.lines):
            continue
        path = os.path.relpath(os.path.join(repository.top, change.path))
        try:
            limit = session.at(path).config["max-suspicion-increase"]
            yield Item(
                path,
                None if change.is_new else change.lines,
                repository.blob(change.staged) if change.staged else None,
                repository.blob(change.base) if change.base and limit is not None else None,
            )
        except MtcheckError as error:
            yield error


def _wanted(session: Session, top: str, paths: Sequence[str], changes: Sequence[Change]) -> Iterator[Change]:
    config = session.config
    named = [os.path.realpath(path) for path in paths]
    for path, real in zip(paths, named, strict=True):
        if real != top and not real.startswith(os.path.join(top, "")):
            raise GitError(
                "is not in the repository", path, f"changed lines are those of {top}", "run mtcheck in the repository of the file"
            )
    full = {os.path.join(top, change.path): change for change in changes}
    below = [path for path in full if any(path == name or path.startswith(os.path.join(name, "")) for name in named)]
    left = kept(
        [path for path in below if path not in named or config["force-exclude"]], exclude=config["exclude"], exclude_base=config.root
    )
    suffixes = tuple(suffix.lower() for suffix in config["suffixes"])
    for path in below:
        if path in named:
            if path in left or not config["force-exclude"]:
                yield full[path]
        elif path in left and path.lower().endswith(suffixes) and not _is_hidden(full[path].path):
            yield full[path]


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def narrowed(document: Document, report: Report, source: Source, lines: Lines) -> Report:
    """`report` with the findings that stand in `lines`; git's lines end with a line feed whatever the text uses.

    In another encoding than UTF-8 git sees other lines, and everything counts.
    """
    if source.encoding != "utf-8":
        return report
    starts = [0, *(at + 1 for at in occurrences(document.text, "\n")), len(document.text) + 1]
    spans = [Span(starts[first - 1], starts[min(last, len(starts) - 1)]) for first, last in lines if first < len(starts)]
    ends = [span.end for span in spans]

    def counts(span: Span) -> bool:
        at = bisect_left(ends, span.start + 1)
        return at < len(spans) and spans[at].start < max(span.end, span.start + 1)

    return report._replace(findings=tuple(finding for finding in report.findings if counts(finding.span)))


def increase(session: Session, item: Item, report: Report) -> str:
    """What to say of a document that is more suspicious than it was, by more than the settings for it allow; empty where it is not."""
    limit = session.at(item.path).config["max-suspicion-increase"]
    if limit is None or item.base is None or report.score is None:
        return ""
    before = session.check_source(source_from_bytes(item.path, item.base)).report.score or 0.0
    if report.score - before <= limit:
        return ""
    return f"{item.path}: the score rose from {before:.2f} to {report.score:.2f}, by more than the {limit:g} of max-suspicion-increase"
