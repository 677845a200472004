"""Find artifacts of machine translation in files, folders or standard input ('-').

Folders are searched for .txt and .md files; .gitignore is respected. A clean run prints nothing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble, named_files, standard_input
from mtcheck.cli.options import (
    add_gate_options,
    add_jobs_option,
    add_language_option,
    add_session_options,
    jobs,
    make_session,
    start_engine,
    terminal_width,
    wants_colour,
)
from mtcheck.cli.originals import add_source_options, know_source
from mtcheck.errors import ModelError, MtcheckError, UsageError
from mtcheck.files.display import printable
from mtcheck.files.read import read_source, undecodable
from mtcheck.model import Report, Severity, Source, Status
from mtcheck.report.summary import Summary, summarize
from mtcheck.session import NO_MODEL, Session

FORMATS = ("text", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `check`."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, or - for standard input")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input; its ending tells the format"
    )
    output = parser.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default="text", help="text for people (default), json for programs")
    output.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colours (default: on a terminal without NO_COLOR)"
    )
    output.add_argument("--quiet", "-q", action="store_true", help="print nothing but trouble; the exit code tells")
    add_gate_options(parser)
    add_language_option(parser)
    add_source_options(parser)
    add_session_options(parser)
    add_jobs_option(parser)


class Outcome(NamedTuple):
    """One file, rendered in the process that checked it, so that only text has to travel."""

    text: str
    summary: Summary
    fails: bool
    damaged: MtcheckError | None
    notes: tuple[str, ...] = ()
    model_trouble: ModelError | None = None


class Rendering(NamedTuple):
    """How to print a report; picklable, for worker processes."""

    format: str
    width: int
    colour: bool


def formatter(rendering: Rendering, session: Session) -> Any:
    """The report format asked for."""
    if rendering.format == "json":
        from mtcheck.report.json_ import JsonReport

        return JsonReport(session.signature)
    from mtcheck.report.text import TextReport

    return TextReport(rendering.width, rendering.colour)


def check_path(rendering: Rendering, session: Session, path: str) -> Outcome:
    """Read, check and render a file. Raises `SourceError`."""
    return check_source(rendering, session, read_source(path, max_bytes=int(session.config["max-bytes"])))


def check_source(rendering: Rendering, session: Session, source: Source) -> Outcome:
    """Check and render a file that has been read."""
    checked = session.check_source(source)
    damaged = undecodable(source)
    text = formatter(rendering, session).file(checked.document, checked.report)
    notes = tuple(f"{source.path}: {problem.message}" for problem in checked.report.problems if problem.code != NO_MODEL)
    return Outcome(
        text, summarize(checked.report), fails(checked.report, session), damaged.error() if damaged else None, notes, session.model_trouble
    )


def fails(report: Report, session: Session) -> bool:
    """True where the report has something at or above what the settings let pass."""
    limit = session.config["fail-on"]
    if limit != "never":
        floor = Severity[limit.upper()]
        if any(f.status is Status.NEW and f.severity >= floor for f in report.findings):
            return True
    score = session.config["fail-score"]
    return score is not None and report.score is not None and report.score >= score


def run(args: Namespace) -> int:
    """Check everything that is named; the exit code."""
    if args.paths.count("-") > 1:
        raise UsageError("standard input is named twice", remedy="write '-' once")
    session, trouble = make_session(args), Trouble()
    rendering = Rendering(args.format, terminal_width(), wants_colour(args.color))
    writer = formatter(rendering, session)
    note = start_engine(session, quiet=args.quiet)  # a broken rule or setting must stop the run before anything is printed
    know_source(session, args)
    out = sys.stdout
    if not args.quiet:
        out.write(writer.start())
    total, failed, first = Summary(), False, True
    for result in _results(args, session, rendering, trouble):
        if isinstance(result, MtcheckError):
            trouble.report(result)
            continue
        if result.damaged:
            trouble.report(result.damaged, unread=False)
        note.say(result.model_trouble)
        if not args.quiet:
            for line in result.notes:
                print(f"mtcheck: {printable(line)}", file=sys.stderr)
        if result.text and not args.quiet:
            out.write(result.text if first else writer.separator + result.text)
            first = False
        total += result.summary
        failed = failed or result.fails
    if not args.quiet:
        out.write(writer.end(total + Summary(failed_files=trouble.unread)))
    out.flush()
    if trouble.count:
        return TROUBLE
    return FINDINGS if failed and not args.exit_zero else CLEAN


def _results(args: Namespace, session: Session, rendering: Rendering, trouble: Trouble) -> Iterator[Outcome | MtcheckError]:
    paths = [path for path in args.paths if path != "-"]
    if "-" in args.paths:
        try:
            yield check_source(rendering, session, standard_input(session, args.stdin_filename))
        except MtcheckError as error:
            yield error
    for _path, result in session.map_items(
        named_files(session, paths, trouble) if paths else (), partial(check_path, rendering), jobs(args.jobs)
    ):
        yield result
