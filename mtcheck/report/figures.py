"""Figures of `mtcheck eval` as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mtcheck.files.display import printable

_MOST_RULES = 30
_RECALL = ("recall", "fix_first", "fix_in_three")


def figure(value: float | None) -> str:
    """A share with two digits, a dash for a share of nothing."""
    return "-" if value is None else f"{value:.2f}"


def article_lines(summary: Mapping[str, Any]) -> Iterator[str]:
    """The figures of annotated articles."""
    yield f"annotated articles: {summary['articles']}, artifacts {summary['rows']}, findings {summary['findings']}"
    yield f"  precision {figure(summary['precision'])} ({summary['false']} false, {summary['on_lookalikes']} of them on look-alikes)"
    yield f"  {_recall(summary)}"
    yield from _groups(summary["by"], ("found", "rows", *_RECALL))
    yield from _rules(summary["rules"])


def pair_lines(summary: Mapping[str, Any]) -> Iterator[str]:
    """The figures of sentence pairs and traps."""
    yield f"sentence pairs: {summary['pairs']}, traps {summary['traps']}, findings {summary['findings']}"
    yield f"  precision {figure(summary['precision'])} ({summary['false']} false)"
    yield f"  {_recall(summary)}"
    yield (
        f"  corrected twins flagged {figure(summary['twins_flagged'])}, at the corrected place {figure(summary['twins_flagged_at_place'])}; "
        f"traps flagged {figure(summary['traps_flagged'])}"
    )
    yield from _groups(summary["by"], ("found", "rows", *_RECALL, "twins_flagged", "twins_flagged_at_place", "traps", "traps_flagged"))
    yield from _rules(summary["rules"])


def _recall(summary: Mapping[str, Any]) -> str:
    return (
        f"recall {figure(summary['recall'])} ({summary['found']} of {summary['rows']}), fix first {figure(summary['fix_first'])}, "
        f"fix in three {figure(summary['fix_in_three'])} (of {summary['fixable']} with a known fix)"
    )


def _groups(groups: Mapping[str, Mapping[str, Mapping[str, Any]]], columns: Iterable[str]) -> Iterator[str]:
    columns = list(columns)
    for label, values in groups.items():
        yield ""
        yield from table(["by " + label, *columns], [[value, *(row[column] for column in columns)] for value, row in values.items()])


def _rules(rules: list[Mapping[str, Any]]) -> Iterator[str]:
    if rules:
        columns = ("findings", "right", "false", "precision", "fixed")
        yield ""
        yield from table(["rule", *columns], [[row["rule"], *(row[column] for column in columns)] for row in rules[:_MOST_RULES]])
    if len(rules) > _MOST_RULES:
        yield f"  ... and {len(rules) - _MOST_RULES} rules more; --format json has all"


def table(header: list[str], rows: list[list[Any]]) -> Iterator[str]:
    """Lines with the first column to the left and figures to the right; `header` names the columns, with spaces for underscores."""
    cells = [[name.replace("_", " ") for name in header], *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for row in cells:
        yield "  " + "  ".join(text.ljust(n) if not i else text.rjust(n) for i, (text, n) in enumerate(zip(row, widths, strict=True)))


def _cell(value: Any) -> str:
    return printable(value) if isinstance(value, str) else str(value) if isinstance(value, int) else figure(value)
