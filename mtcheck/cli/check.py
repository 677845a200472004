"""Find artifacts of machine translation in files, folders or standard input ('-').

Folders are searched for .txt and .md files; .gitignore is respected. A clean run prints nothing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.changes import Item, add_change_options, changed_items, increase, narrowed, wants_changes
from mtcheck.cli.fixing import Fixing, account, add_fixing_options, diff_of, fix_source, fixing_of, write_fixed
from mtcheck.cli.inputs import Trouble, named_files, standard_input
from mtcheck.cli.options import (
    add_cache_option,
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
from mtcheck.cli.outputs import Formats, Outputs, add_output_options, rendered, targets
from mtcheck.cli.progress import Progress
from mtcheck.errors import ModelError, MtcheckError, UsageError
from mtcheck.files.display import printable
from mtcheck.files.read import digest_of, encode, undecodable
from mtcheck.model import Report, Severity, Source, Status
from mtcheck.report.summary import Summary, summarize
from mtcheck.session import NO_MODEL, Checked, Session


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `check`."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files, folders, or - for standard input")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input; its ending tells the format"
    )
    output = add_output_options(parser)
    output.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colours (default: on a terminal without NO_COLOR)"
    )
    output.add_argument("--quiet", "-q", action="store_true", help="print nothing but trouble; the exit code tells")
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes to the files first, and report what is left")
    parser.add_argument("--exit-non-zero-on-fix", action="store_true", help="with --fix: exit with 1 also where nothing is left")
    add_fixing_options(parser)
    add_change_options(parser)
    add_gate_options(parser)
    add_language_option(parser)
    add_source_options(parser)
    add_session_options(parser)
    add_jobs_option(parser)
    add_cache_option(parser)


class Outcome(NamedTuple):
    """One file, rendered in the process that checked it, so that neither document nor report has to travel."""

    parts: tuple[Any, ...]
    """For each report what it has of this file."""
    summary: Summary
    fails: bool
    damaged: MtcheckError | None
    notes: tuple[str, ...] = ()
    model_trouble: ModelError | None = None
    was_fixed: bool = False
    diff: str = ""

    @property
    def speaks(self) -> bool:
        """Whether anything is printed for it."""
        return bool(any(self.parts) or self.damaged or self.notes or self.model_trouble or self.diff)


class Rendering(NamedTuple):
    """How to print a report, and what to do before; picklable, for worker processes."""

    formats: Formats
    fixing: Fixing | None = None


def check_item(rendering: Rendering, session: Session, item: Item) -> Outcome:
    """Read, check and render a file. Raises `SourceError`."""
    return check_source(rendering, session, item.read(session), item)


def known_item(rendering: Rendering, session: Session, item: Item) -> Outcome | None:
    """The same where an earlier run has found it; None where there is something to do. Raises `SourceError`."""
    if rendering.fixing:
        return None
    checked = session.recall(item.read(session))
    return None if checked is None else _outcome(rendering, session, checked, item)


def check_source(rendering: Rendering, session: Session, source: Source, item: Item) -> Outcome:
    """Check and render a file that has been read; before that fix it, where that is asked for."""
    notes: list[str] = []
    made = False
    if rendering.fixing:
        fixed = fix_source(session, source, rendering.fixing)
        told = list(account(source, fixed)) if rendering.fixing.show else []
        if rendering.fixing.diff:
            would = fixed.text != source.text
            diff = diff_of(source, fixed.text)
            damaged = undecodable(source)
            return Outcome((), Summary(files=1), would, damaged.error() if damaged else None, tuple(told), diff=diff)
        said = write_fixed(source, fixed)
        notes += [said, *told] if said else told
        # what is in the file now; its digest is one of the old content
        source = source._replace(text=fixed.text, digest=digest_of(encode(source, fixed.text)))
        made = bool(fixed.made)
    return _outcome(rendering, session, session.check_source(source), item, notes, made)


def _outcome(rendering: Rendering, session: Session, checked: Checked, item: Item, said: Sequence[str] = (), made: bool = False) -> Outcome:
    """What there is to print and to tell of a file that has been checked."""
    source, _document, report = checked
    damaged = undecodable(source)
    here = session.at(source.path)
    notes = [*said]
    notes += [f"{source.path}: {problem.message}" for problem in report.problems if problem.code != NO_MODEL]
    more = increase(session, item, report)
    if item.lines is not None:
        report = narrowed(checked.document, report, source, item.lines)
    warn = here.config["warn-score"]
    if warn is not None and report.score is not None and report.score >= warn:
        notes.append(f"{source.path}: the score {report.score:.2f} is not below {warn:g}, the warn-score")
    parts = rendered(rendering.formats, session, checked.document, report)
    failed = fails(report, here) or bool(more)
    notes += [more] if more else []
    return Outcome(parts, summarize(report), failed, damaged.error() if damaged else None, tuple(notes), here.model_trouble, made)


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
    changes = wants_changes(args)
    session, trouble = make_session(args), Trouble()
    fixing = _fixing(args, session, changes)
    # a diff stands in place of a report
    wanted = () if args.diff else targets(args)
    formats = Formats(tuple(target.format for target in wanted), terminal_width(), wants_colour(args.color))
    note = start_engine(session, quiet=args.quiet)  # a broken rule or setting must stop the run before anything is printed
    know_source(session, args)
    total, failed = Summary(), False
    progress = Progress()
    with Outputs(wanted, session, formats) as outputs, progress:
        outputs.start()
        for result in _results(args, session, Rendering(formats, fixing), trouble, outputs, progress):
            if isinstance(result, MtcheckError) or result.speaks:
                progress.erase()
            if isinstance(result, MtcheckError):
                trouble.report(result)
                continue
            if result.damaged:
                trouble.report(result.damaged, unread=False)
            note.say(result.model_trouble)
            if not args.quiet:
                for line in result.notes:
                    print(f"mtcheck: {printable(line)}", file=sys.stderr)
                sys.stdout.write(result.diff)
            if wanted:
                outputs.add(result.parts)
            total += result.summary
            failed = failed or result.fails or (result.was_fixed and args.exit_non_zero_on_fix)
        outputs.end(total + Summary(failed_files=trouble.unread), trouble.errors)
    sys.stdout.flush()
    if trouble.count:
        return TROUBLE
    return FINDINGS if failed and not args.exit_zero else CLEAN


def _fixing(args: Namespace, session: Session, changes: bool) -> Fixing | None:
    """How to fix, None where nothing is to be fixed. Raises `UsageError` where options do not fit together."""
    if not args.fix and not args.diff:
        if args.unsafe or args.show_fixes or args.exit_non_zero_on_fix:
            raise UsageError("nothing is to be fixed", remedy="add --fix, or --diff to see what it would do")
        return None
    if changes:
        raise UsageError("a file is fixed as a whole, not by changed lines", remedy="name the files, without --since and --staged")
    if "-" in args.paths:
        raise UsageError("standard input cannot be fixed in place", remedy="write 'mtcheck fix -', which prints the fixed text")
    if args.diff and ((args.format or "text") != "text" or args.output):
        raise UsageError("--diff prints a diff, and no report", remedy="leave --format and --output out")
    return fixing_of(args, session)


def _results(
    args: Namespace, session: Session, rendering: Rendering, trouble: Trouble, outputs: Outputs, progress: Progress
) -> Iterator[Outcome | MtcheckError]:
    if wants_changes(args):
        items: Iterable[Item | MtcheckError] = changed_items(session, args)
    else:
        paths = [path for path in args.paths if path != "-"]
        if "-" in args.paths:
            try:
                yield check_source(rendering, session, standard_input(session, args.stdin_filename), Item(args.stdin_filename))
            except MtcheckError as error:
                yield error
        items = map(Item, named_files(session, paths, trouble) if paths else ())
    readable = []
    for item in items:
        if isinstance(item, MtcheckError):
            yield item
        elif not outputs.holds(item.path):
            readable.append(item)
    if len(readable) > 1 and not args.no_cache:
        # one file is checked before it is known what its result depends on
        session.keep_results()
    progress.begin(len(readable))
    for _item, result in session.map_items(readable, partial(check_item, rendering), jobs(args.jobs), partial(known_item, rendering)):
        yield result
        # after it has been printed
        progress.step()
