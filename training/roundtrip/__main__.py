"""`python -m training.roundtrip --data DIR --out DIR`: one file of round trips a route, usable while the rest is being made."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import shutil
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from training.corpora import FREE, records
from training.roundtrip.align import align
from training.roundtrip.engines import Engines, OutOfTimeError, Route, routes
from training.roundtrip.repair import RejectedError, plain_style, repair
from training.roundtrip.sentences import Source, Vocabulary, draw, load

BLOCK = 40
"""Sentences of each source in a round: enough to spread the start-up of Apertium's pipelines over."""
MOST = 4000
"""Sentences of a source that a route takes at most, so that no source dominates."""
LEAST_KEPT = 0.15
"""Share of words that must come back unchanged; with fewer, nothing shows that line and original belong together."""


class Made(NamedTuple):
    """What a route has so far: rows to write, the originals they are of, and how many were turned down for what."""

    rows: list[str]
    originals: set[str]
    turned_down: Counter[str]


def main(argv: list[str] | None = None) -> int:
    """Go round and round over the routes until all are full or it is `--until`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.roundtrip", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds native/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--until", metavar="HH:MM", help="local time to stop at; default: when the sources are used up")
    parser.add_argument("--first", type=int, default=0, metavar="ROUND", help="go on from this round with what DIR has")
    parser.add_argument("--rounds", type=int, default=MOST // BLOCK, help="the round to stop before")
    given = parser.parse_args(argv)
    given.out.mkdir(parents=True, exist_ok=True)
    table, engines = routes(), Engines(_moment(given.until) if given.until else math.inf)
    sources, vocabulary = load({file: records(given.data / "native" / f"{file}.jsonl.gz") for file in FREE})
    orders = {group: {file: draw(found, group) for file, found in sources.items()} for group in {route.group for route in table}}
    made = {route.name: _so_far(given.out / f"roundtrip-{route.name}.jsonl.gz", bool(given.first)) for route in table}
    try:
        for number in range(given.first, min(given.rounds, MOST // BLOCK)):
            for route in table:
                if number % route.of == route.turn and not _full(route, made[route.name]):
                    block = [source for found in orders[route.group].values() for source in found[number * BLOCK : (number + 1) * BLOCK]]
                    _extend(made[route.name], route, block, engines, vocabulary)
                    _publish(given.out / f"roundtrip-{route.name}.jsonl.gz", made[route.name].rows)
                    _publish_counts(given.out / "roundtrip-counts.json", made)
            engines.forget()
            print(f"round {number}: {sum(len(each.rows) for each in made.values())} sentences", flush=True)
    except OutOfTimeError:
        print("out of time", flush=True)
    _join(given.out, [route.name for route in table if made[route.name].rows])
    return 0


def _full(route: Route, made: Made) -> bool:
    return route.quota is not None and len(made.rows) >= route.quota


def _moment(clock: str) -> float:
    now = datetime.now()
    hour, minute = map(int, clock.split(":"))
    moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return (moment if moment > now else moment + timedelta(days=1)).timestamp()


def _so_far(path: Path, wanted: bool) -> Made:
    rows: list[str] = []
    if wanted and path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = file.readlines()
    return Made(rows, {json.loads(row)["original"] for row in rows}, Counter())


def _extend(made: Made, route: Route, block: list[Source], engines: Engines, vocabulary: Vocabulary) -> None:
    outputs = engines.run(route.steps, tuple(plain_style(source.text) for source in block))
    for source, output in zip(block, outputs, strict=True):
        if _full(route, made):
            return
        if source.text in made.originals:
            continue
        try:
            made.rows.append(_row(source, route, output, vocabulary))
            made.originals.add(source.text)
        except RejectedError as reason:
            made.turned_down[str(reason)] += 1


def _row(source: Source, route: Route, output: str | None, vocabulary: Vocabulary) -> str:
    if output is None:
        raise RejectedError("engine failed")
    text = repair(source.text, output, vocabulary)
    alignment = align(source.text, text)
    if alignment.same:
        raise RejectedError("unchanged")
    if alignment.change > 1 - LEAST_KEPT:
        raise RejectedError("alignment doubtful")
    row = {
        "source": source.file, "id": source.document, "route": route.name, "original": source.text, "text": text,
        "spans": alignment.spans, "change": round(alignment.change, 4),
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False) + "\n"


def _publish(path: Path, rows: list[str]) -> None:
    """Whole or not at all: a training run may be reading the folder."""
    unfinished = path.with_suffix(".part")
    with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=4) as file:
        file.writelines(rows)
    os.replace(unfinished, path)


def _publish_counts(path: Path, made: dict[str, Made]) -> None:
    counts = {name: {"kept": len(each.rows), **dict(each.turned_down.most_common())} for name, each in made.items()}
    path.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")


def _join(out: Path, names: list[str]) -> None:
    unfinished = out / "roundtrip.part"
    with unfinished.open("wb") as whole:
        for name in names:
            with (out / f"roundtrip-{name}.jsonl.gz").open("rb") as part:
                shutil.copyfileobj(part, whole)
    os.replace(unfinished, out / "roundtrip.jsonl.gz")


if __name__ == "__main__":
    raise SystemExit(main())
