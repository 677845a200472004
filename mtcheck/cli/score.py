"""Print how suspicious each document, sentence or line is: a number from 0 (clean) to 1.

With --by line every line is a document of its own, read and printed one at a time, so input of any size can be piped through."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any, BinaryIO

from mtcheck.cli import CLEAN, TROUBLE
from mtcheck.cli.inputs import Trouble, named_files, standard_input
from mtcheck.cli.options import add_session_options, make_session
from mtcheck.errors import MtcheckError, SourceError
from mtcheck.files.display import printable
from mtcheck.files.read import read_source, unreadable
from mtcheck.model import Report, Source
from mtcheck.session import Session

MOST_LINE_BYTES = 1 << 20
"""A longer line is no sentence and no paragraph; it is passed over, in pieces of this size, so that memory stays flat."""
_COLUMNS = ("path", "line", "start", "end", "score", "verdict", "abstained", "findings")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `score`."""
    parser.add_argument("paths", metavar="FILE", nargs="+", help="files, folders, or - for standard input")
    parser.add_argument("--by", choices=("document", "sentence", "line"), default="document", help="what a score is given to (default: document)")
    parser.add_argument("--findings", action="store_true", help="add the findings of each unit (in a table: how many)")
    parser.add_argument("--format", choices=("table", "jsonl", "csv"), default="table")
    parser.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input; its ending tells the format")
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print a row for each unit; 0, or 2 where something could not be read."""
    session, trouble = make_session(args), Trouble()
    _ = session.engine
    write = _writer(args)
    paths = [p for p in args.paths if p != "-"]
    several = len(args.paths) > 1
    if "-" in args.paths:
        for row in _rows(session, args, "-", trouble):
            write(row if several else _without_path(row, args.by))
    for path in named_files(session, paths, trouble) if paths else ():
        try:
            for row in _rows(session, args, path, trouble):
                write(row if several else _without_path(row, args.by))
        except MtcheckError as error:
            trouble.report(error)
    sys.stdout.flush()
    return TROUBLE if trouble.count else CLEAN


def _without_path(row: dict[str, Any], by: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "path"} if by == "line" else row


def _rows(session: Session, args: Namespace, path: str, trouble: Trouble) -> Iterator[dict[str, Any]]:
    if args.by == "line":
        yield from _line_rows(session, path, args, trouble)
        return
    source = standard_input(session, args.stdin_filename) if path == "-" else read_source(path, max_bytes=int(session.config["max-bytes"]))
    trouble.look_at(source)
    yield from _unit_rows(session, source, args)


def _unit_rows(session: Session, source: Source, args: Namespace) -> Iterator[dict[str, Any]]:
    _source, document, report = session.check_source(source)
    if args.by == "document":
        yield _row({"path": source.path, "score": report.score, "verdict": report.verdict}, report.abstained, _findings(report, args, 0, None))
        return
    for index, sentence in enumerate(report.sentences):
        start, end = sentence.span
        head = {"path": source.path, "line": document.where(start).line, "start": start, "end": end, "score": sentence.score}
        yield _row(head, "" if sentence.score is not None else report.abstained or "too short", _findings(report, args, 0, index))


def _line_rows(session: Session, path: str, args: Namespace, trouble: Trouble) -> Iterator[dict[str, Any]]:
    name = args.stdin_filename if path == "-" else path
    try:
        with open(0 if path == "-" else path, "rb", closefd=path != "-") as stream:
            for number, data in enumerate(_lines(stream), 1):
                if data is None:
                    trouble.report(SourceError("a line is too long to be scored", f"{name}:{number}", f"more than {MOST_LINE_BYTES} bytes", "break it up"))
                    yield _row({"path": name, "line": number, "score": 0.0}, "line too long", [] if args.findings else None)
                    continue
                report = session.check_text(data.decode("utf-8", "surrogateescape"), "<line>")
                head = {"path": name, "line": number, "score": report.score or 0.0}
                yield _row(head, report.abstained, _findings(report, args, 0, None))
    except OSError as error:
        raise unreadable(name, error) from None


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their line feed (a byte-order mark left out); None for one that is too long."""
    first = True
    while data := stream.readline(MOST_LINE_BYTES + 1):
        if first:
            data, first = data.removeprefix(b"\xef\xbb\xbf"), False
        if len(data) > MOST_LINE_BYTES and not data.endswith(b"\n"):
            while (rest := stream.readline(MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield data.removesuffix(b"\n")


def _findings(report: Report, args: Namespace, offset: int, sentence: int | None) -> list[dict[str, Any]] | None:
    if not args.findings:
        return None
    return [
        {
            "code": f.rule,
            "category": f.category,
            "severity": str(f.severity),
            "confidence": f.confidence,
            "start": f.span.start - offset,
            "end": f.span.end - offset,
            "suggestions": [s.label for s in f.suggestions],
        }
        for f in report.findings
        if sentence is None or f.sentence == sentence
    ]


def _row(head: dict[str, Any], abstained: str, findings: list[dict[str, Any]] | None) -> dict[str, Any]:
    if abstained:
        head["abstained"] = abstained
    if findings is not None:
        head["findings"] = findings
    return head


def _writer(args: Namespace) -> Any:
    if args.format == "jsonl":
        return lambda row: sys.stdout.write(json.dumps(row) + "\n")
    if args.format == "csv":
        import csv

        columns = [c for c in _COLUMNS if c != "findings" or args.findings]
        table = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        return lambda row: table.writerow({key: _cell(value) for key, value in row.items()})
    return lambda row: sys.stdout.write(_table_line(row) + "\n")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return len(value)
    # a spreadsheet runs a cell that begins with one of these as a formula (OWASP: CSV injection)
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _table_line(row: dict[str, Any]) -> str:
    score = "   - " if row.get("score") is None or "abstained" in row else f"{row['score']:5.2f}"
    place = ":".join(str(row[key]) for key in ("path", "line") if key in row)
    extra = f"  {len(row['findings'])} findings" if "findings" in row else ""
    note = f"  ({row['abstained']})" if "abstained" in row else f"  {row['verdict']}" if "verdict" in row else ""
    return printable(f"{score}  {place}{extra}{note}")
