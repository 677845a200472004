"""Measure what an edit changed: post-edit effort (TER of BEFORE against AFTER), chrF, suspicion before and after, and with --reference BLEU, chrF and TER of both.

All metrics by sacreBLEU, each with its signature. Lines are compared with lines; blank ones do not count."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from mtcheck.cli import CLEAN, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_session_options, make_session, terminal_width
from mtcheck.compare import Comparison, Figure, Segment, compare_texts
from mtcheck.files.display import printable
from mtcheck.files.read import read_source
from mtcheck.session import Checked


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `compare`."""
    parser.add_argument("before", metavar="BEFORE", help="the text as it was")
    parser.add_argument("after", metavar="AFTER", help="the text as edited")
    parser.add_argument("--reference", metavar="REF", help="a translation by a person, to set both against")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print the comparison; the exit code."""
    session, trouble = make_session(args), Trouble()
    before, after = session.check_file(args.before), session.check_file(args.after)
    reference = read_source(args.reference, max_bytes=int(session.config["max-bytes"])) if args.reference else None
    for source in (before.source, after.source, *([reference] if reference else [])):
        trouble.look_at(source)
    found = compare_texts(before.source.text, after.source.text, reference.text if reference else None)
    if args.format == "json":
        print(json.dumps(_as_json(found, before, after, args.reference, session.signature), ensure_ascii=True))
    else:
        print("\n".join(_as_text(found, before, after, args.reference, terminal_width())))
    return TROUBLE if trouble.count else CLEAN


def line_suspicion(checked: Checked) -> dict[int, float]:
    """The highest score among the sentences that begin in each line (1-based); lines without a scored sentence are not in it."""
    worst: dict[int, float] = {}
    for sentence in checked.report.sentences:
        if sentence.score is not None:
            line = bisect_right(checked.document.line_starts, sentence.span.start)
            worst[line] = max(worst.get(line, 0.0), sentence.score)
    return worst


def _suspicion(scores: Mapping[int, float], lines: Sequence[int]) -> float | None:
    return max((scores[line] for line in lines if line in scores), default=None)


def _as_text(found: Comparison, before: Checked, after: Checked, reference: str | None, width: int) -> list[str]:
    changed = [segment for segment in found.segments if segment.changed]
    out = [
        f"{printable(before.source.path)} -> {printable(after.source.path)}",
        *(f"  note       {note}" for note in found.notes),
        f"  lines      {found.lines_before} -> {found.lines_after}, {len(changed)} changed",
        f"  effort     {_number(found.effort.score)} TER: edits for every 100 words of the text after (HTER)",
        f"  chrF       {_number(found.chrf.score)} of 100: what stayed the same, by character n-grams",
        f"  suspicion  {_number(before.report.score)} -> {_number(after.report.score)}",
        f"  findings   {len(before.report.findings)} -> {len(after.report.findings)}",
    ]
    if found.against:
        out += ["", f"against {printable(reference or '')}  before   after"]
        for old, new in zip(*found.against, strict=True):
            out.append(
                f"  {old.name:<6}{_number(old.score):>10} {_number(new.score):>7}  {'lower' if old.name == 'TER' else 'higher'} is nearer to the reference"
            )
    for paired in found.paired:
        out.append(
            f"  {paired.name:<6} p = {paired.p:.3f} (paired bootstrap): chance of such a difference between versions that are equally good"
        )
    if changed:
        scores = line_suspicion(before), line_suspicion(after)
        by_line = any(segment.against for segment in changed)
        out += ["", f"   line  effort    chrF  suspicion     {'chrF to reference  ' if by_line else ''}the text after"]
        out += [_line(segment, scores, width) for segment in changed]
    out += ["", "signatures (sacreBLEU)", *(f"  {name:<7} {signature}" for name, signature in _signatures(found))]
    return out


def _line(segment: Segment, scores: tuple[Mapping[int, float], Mapping[int, float]], width: int) -> str:
    was = _suspicion(scores[0], [line.number for line in segment.before])
    now = _suspicion(scores[1], [line.number for line in segment.after])
    number = segment.after[0].number if segment.after else "-"
    text = printable(" ".join(line.text for line in segment.after))
    nearness = f"{_number(segment.against[0].chrf):>6} -> {_number(segment.against[1].chrf):<6}   " if segment.against else ""
    room = max(width - 40 - len(nearness), 20)
    text = text if len(text) <= room else text[: room - 1] + "\u2026"
    return f"{number:>7} {_number(segment.effort):>7} {_number(segment.chrf):>7}  {_number(was):>4} -> {_number(now):<4}  {nearness}{text}"


def _signatures(found: Comparison) -> list[tuple[str, str]]:
    figures = [("effort", found.effort.signature), ("chrF", found.chrf.signature)]
    if found.against:
        figures += [(figure.name, figure.signature) for figure in found.against[0] if figure.name != "chrF"]
    return figures


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _as_json(found: Comparison, before: Checked, after: Checked, reference: str | None, signature: Mapping[str, str]) -> dict[str, Any]:
    scores = line_suspicion(before), line_suspicion(after)
    return {
        "schema": 1,
        "signature": dict(signature),
        "before": _side(before, found.lines_before),
        "after": _side(after, found.lines_after),
        "effort": _figure(found.effort),
        "chrf": _figure(found.chrf),
        "reference": None
        if found.against is None
        else {
            "path": reference,
            **{name: [_figure(f) for f in figures] for name, figures in zip(("before", "after"), found.against, strict=True)},
        },
        "paired_bootstrap": [paired._asdict() for paired in found.paired],
        "segments": [
            {
                "before_lines": [line.number for line in segment.before],
                "after_lines": [line.number for line in segment.after],
                "changed": segment.changed,
                "effort": _rounded(segment.effort),
                "chrf": _rounded(segment.chrf),
                "score_before": _suspicion(scores[0], [line.number for line in segment.before]),
                "score_after": _suspicion(scores[1], [line.number for line in segment.after]),
                "against": None
                if segment.against is None
                else {
                    name: {k: _rounded(v) for k, v in got._asdict().items()}
                    for name, got in zip(("before", "after"), segment.against, strict=True)
                },
            }
            for segment in found.segments
        ],
        "notes": list(found.notes),
    }


def _side(checked: Checked, lines: int) -> dict[str, Any]:
    report = checked.report
    return {"path": checked.source.path, "lines": lines, "score": report.score, "verdict": report.verdict, "findings": len(report.findings)}


def _figure(figure: Figure) -> dict[str, Any]:
    return {"name": figure.name, "score": _rounded(figure.score), "signature": figure.signature}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
