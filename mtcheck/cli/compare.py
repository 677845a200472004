"""Measure what an edit changed: post-edit effort (TER of BEFORE against AFTER), chrF, suspicion before and after, and with --reference BLEU, chrF and TER of both.

Sentences of both texts are aligned, and each that changed is shown with its figures. Metrics by sacreBLEU, each with its signature; with a reference
a paired bootstrap tells whether the difference may be chance."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from typing import Any

from mtcheck.cli import CLEAN, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_session_options, make_session, start_engine
from mtcheck.compare.comparison import Against, Comparison, Segment, compare_versions
from mtcheck.compare.metrics import Figure
from mtcheck.compare.versions import Sentence, Version, joined, suspicion, version
from mtcheck.files.display import printable
from mtcheck.files.read import read_source
from mtcheck.session import Checked

_MOST_SHOWN = 2000
"""Characters of a sentence that are printed."""


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
    limit = int(session.config["max-bytes"])
    # all are read before the first is checked: a name that is wrong is told at once
    sources = [read_source(path, max_bytes=limit) for path in (args.before, args.after, *([args.reference] if args.reference else []))]
    note = start_engine(session)
    # the reference is checked too: its sentences are found as those of the others, and its suspicion is the yardstick
    before, after, *others = map(session.check_source, sources)
    note.say(session.model_trouble)
    reference = others[0] if others else None
    for source in sources:
        trouble.look_at(source)
    found = compare_versions(_version(before), _version(after), _version(reference) if reference else None)
    if args.format == "json":
        print(json.dumps(_as_json(found, before, after, reference, session.signature), ensure_ascii=True))
    else:
        print("\n".join(_as_text(found, before, after, reference)))
    return TROUBLE if trouble.count else CLEAN


def _version(checked: Checked) -> Version:
    return version(checked.source.text, checked.report.sentences)


def _as_text(found: Comparison, before: Checked, after: Checked, reference: Checked | None) -> list[str]:
    sizes = len(found.before.sentences), len(found.after.sentences)
    yardstick = f" (the reference: {_number(reference.report.score)})" if reference else ""
    out = [
        f"{printable(before.source.path)} -> {printable(after.source.path)}",
        *(f"  note       {note}" for note in found.notes),
        f"  sentences  {sizes[0]} -> {sizes[1]}, {_tally(found.segments)}",
        f"  effort     {_number(found.effort.score)} TER: edits for every 100 words of the text after (HTER)",
        f"  chrF       {_number(found.chrf.score)} of 100: what stayed the same, by character n-grams",
        f"  suspicion  {_number(before.report.score)} -> {_number(after.report.score)}{yardstick}",
        f"  findings   {len(before.report.findings)} -> {len(after.report.findings)}",
    ]
    if found.against and reference:
        out += ["", *_against(found.against, printable(reference.source.path))]
    for segment in found.segments:
        if segment.changed:
            out += ["", *_segment(segment)]
    return [*out, "", "signatures (sacreBLEU)", *(f"  {name:<7} {signature}" for name, signature in _signatures(found))]


def _tally(segments: Sequence[Segment]) -> str:
    edited = sum(1 for s in segments if s.changed and s.before and s.after)
    added, removed = (sum(1 for s in segments if s.changed and not side(s)) for side in (_before, _after))
    said = [f"{number} {word}" for number, word in ((edited, "edited"), (added, "added"), (removed, "taken out")) if number]
    return ", ".join(said) or "none changed"


def _before(segment: Segment) -> Sequence[Sentence]:
    return segment.before


def _after(segment: Segment) -> Sequence[Sentence]:
    return segment.after


def _against(against: Against, path: str) -> list[str]:
    how = "line by line" if against.by_line else "by aligned sentences"
    out = [f"against {path}, {how} ({against.units})", f"  {'':<6}{'before':>10}{'after':>10}"]
    tests = {paired.name: paired.p for paired in against.paired}
    for old, new in zip(against.before, against.after, strict=True):
        p = f"   p = {tests[old.name]:.3f}" if old.name in tests else ""
        nearer = "lower" if old.name == "TER" else "higher"
        out.append(f"  {old.name:<6}{_number(old.score):>10}{_number(new.score):>10}{p}   {nearer} is nearer to the reference")
    if tests:
        out.append("  p: how likely such a difference is between versions that are equally good (paired bootstrap, 1000 resamples)")
    return out


def _segment(segment: Segment) -> list[str]:
    figures = [f"effort {_number(segment.effort)}", f"chrF {_number(segment.chrf)}"]
    figures.append(f"suspicion {_number(suspicion(segment.before))} -> {_number(suspicion(segment.after))}")
    if segment.against:
        was, now = segment.against
        figures.append(f"chrF to the reference {_number(was.chrf)} -> {_number(now.chrf)}")
    place = f"line {_lines(segment.before)} -> {_lines(segment.after)}"
    texts = (("-", segment.before), ("+", segment.after), ("=", segment.reference))
    return [f"{place}: {', '.join(figures)}", *(f"  {sign} {_shown(sentences)}" for sign, sentences in texts if sentences)]


def _lines(sentences: Sequence[Sentence]) -> str:
    if not sentences:
        return "none"
    first, last = sentences[0].line, sentences[-1].last_line
    return str(first) if first == last else f"{first}-{last}"


def _shown(sentences: Sequence[Sentence]) -> str:
    text = joined(sentences)
    return printable(text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "\u2026")


def _signatures(found: Comparison) -> list[tuple[str, str]]:
    figures = [("effort", found.effort.signature), ("chrF", found.chrf.signature)]
    if found.against:
        figures += [(figure.name, figure.signature) for figure in found.against.before if figure.name != "chrF"]
        figures += [(f"p {paired.name}", paired.signature) for paired in found.against.paired]
    return figures


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _as_json(found: Comparison, before: Checked, after: Checked, reference: Checked | None, signature: Mapping[str, str]) -> dict[str, Any]:
    against = found.against
    return {
        "schema": 1,
        "signature": dict(signature),
        "before": _side(before),
        "after": _side(after),
        "reference": None if reference is None else _side(reference),
        "effort": _figure(found.effort),
        "chrf": _figure(found.chrf),
        "against": None
        if against is None
        else {
            "units": against.units,
            "by_line": against.by_line,
            "before": [_figure(figure) for figure in against.before],
            "after": [_figure(figure) for figure in against.after],
            "paired_bootstrap": [paired._asdict() for paired in against.paired],
        },
        "segments": [
            {
                "before": _sentences(segment.before),
                "after": _sentences(segment.after),
                "reference": _sentences(segment.reference),
                "changed": segment.changed,
                "effort": _rounded(segment.effort),
                "chrf": _rounded(segment.chrf),
                "score_before": suspicion(segment.before),
                "score_after": suspicion(segment.after),
                "against": None
                if segment.against is None
                else {
                    name: {metric: _rounded(value) for metric, value in scores._asdict().items()}
                    for name, scores in zip(("before", "after"), segment.against, strict=True)
                },
            }
            for segment in found.segments
        ],
        "notes": list(found.notes),
    }


def _sentences(sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    return [sentence._asdict() for sentence in sentences]


def _side(checked: Checked) -> dict[str, Any]:
    report = checked.report
    return {
        "path": checked.source.path,
        "sentences": len(report.sentences),
        "score": report.score,
        "verdict": report.verdict,
        "findings": len(report.findings),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {"name": figure.name, "score": _rounded(figure.score), "signature": figure.signature}


def _rounded(value: float) -> float:
    return round(value, 4)
