"""`mtcheck rules measure`: what each rule does on text by people, on machine translation and on annotated text, and what it costs."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_jobs_option, jobs, make_session, positive, start_engine
from mtcheck.config import Config
from mtcheck.engine import Engine
from mtcheck.errors import MtcheckError, UsageError
from mtcheck.evaluation.gold import read_gold
from mtcheck.evaluation.measure import SORTS, Corpus, GoldHits, GoldSums, TextHits, gold_hits, rule_rows, text_hits
from mtcheck.evaluation.outcome import Article, Pair
from mtcheck.files.corpus import FIELDS, CorpusText, read_texts
from mtcheck.files.display import printable
from mtcheck.files.read import digest_of, read_source
from mtcheck.lexicon import shipped_lexicon
from mtcheck.plugins import find_check
from mtcheck.report.figures import table
from mtcheck.session import Session
from mtcheck.text.formats import read_document

SCHEMA = 1
_BATCH = 8_000_000
"""Characters of text held in memory at a time."""
_COST_WORDS = 5_000
"""Words on which a rule is timed unless told otherwise: all 700 rules take about 20 s on one core."""


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `rules measure`."""
    parser.add_argument(
        "ids", metavar="ID", nargs="*", help="rules to measure, by id or first part of it, whatever their status (default: all that run)"
    )
    texts = parser.add_argument_group("texts", "files (.txt, .md, .jsonl, .jsonl.gz) or folders; all repeatable")
    texts.add_argument("--corpus", metavar="PATH", action="append", default=[], help="text that people wrote: every hit is a false alarm")
    texts.add_argument("--mt", metavar="PATH", action="append", default=[], help="machine translation: hits are what a rule is for")
    texts.add_argument(
        "--gold", metavar="PATH", action="append", default=[], help="annotated articles or sentence pairs, as 'mtcheck eval' takes"
    )
    texts.add_argument("--field", metavar="NAME", help=f"the field of a JSON record that holds its text (default: {', '.join(FIELDS)})")
    texts.add_argument("--mt-field", metavar="NAME", help="the same for --mt alone")
    texts.add_argument("--limit", metavar="N", type=positive, help="take at most so many texts of each kind")
    output = parser.add_argument_group("output")
    output.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    output.add_argument("--sort", choices=SORTS, default="clean", help="order of the rules (default: clean, most false alarms first)")
    output.add_argument("--samples", metavar="N", type=int, default=0, help="show so many hits of each rule")
    output.add_argument("--all", action="store_true", help="list the rules without a hit too")
    parser.add_argument(
        "--max-per-1000", metavar="X", type=_rate, help="exit with 1 where a rule has more hits per 1,000 words of --corpus"
    )
    parser.add_argument(
        "--cost-words", metavar="N", type=int, default=_COST_WORDS, help=f"words to time each rule on (default: {_COST_WORDS}; 0: none)"
    )
    add_jobs_option(parser)


def _rate(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise ArgumentTypeError(f"{text!r} is not a number of at least 0")
    return value


def run(args: Namespace) -> int:
    """Print the figures; 1 where a rule is over its budget of false alarms."""
    if not args.corpus and not args.mt and not args.gold:
        remedy = "give --corpus with text by people (a folder, FILE.txt or FILE.jsonl.gz), --mt with machine translation, or --gold with annotations"
        raise UsageError("there is nothing to measure on", why="no text was named", remedy=remedy)
    if args.max_per_1000 is not None and not args.corpus:
        raise UsageError("--max-per-1000 needs text by people", remedy="name it with --corpus")
    session, trouble = _session(args), Trouble()
    start_engine(session)
    workers, timed = jobs(args.jobs), Timed(max(args.cost_words, 0))
    fields = (args.field,) if args.field else FIELDS
    clean = _corpus(session, args, args.corpus, fields, workers, timed, trouble)
    mt = _corpus(session, args, args.mt, (args.mt_field,) if args.mt_field else fields, workers, timed, trouble)
    gold = _gold(session, args.gold, workers, trouble)
    costs = _costs(session, timed.texts, workers)
    rows = rule_rows(session.rules, clean, mt, gold, costs, args.sort)
    if args.format == "json":
        sizes = {name: part.size() for name, part in (("clean", clean), ("mt", mt)) if part}
        print(json.dumps({"schema": SCHEMA, "signature": session.signature, **sizes, "rules": rows}, ensure_ascii=True))
    else:
        for line in _lines(rows, clean, mt, args.all or bool(args.ids)):
            print(printable(line))
    over = [row for row in rows if args.max_per_1000 is not None and row["clean"]["per_1000"] > args.max_per_1000]
    for row in over:
        said = f"{row['rule']}: {row['clean']['per_1000']:.3f} hits per 1,000 words of clean text, over {args.max_per_1000:g}"
        print(f"mtcheck: {printable(said)}", file=sys.stderr)
    return TROUBLE if trouble.count else FINDINGS if over else CLEAN


def _session(args: Namespace) -> Session:
    session = make_session(args)
    if not args.ids:
        return session
    config = session.config
    return Session(Config({**config.values, "select": tuple(args.ids)}, config.origins, config.root))


class Timed:
    """The first texts that come by, up to so many words: what the rules are timed on."""

    def __init__(self, words: int) -> None:
        self.texts: list[CorpusText] = []
        self._left = words

    def look_at(self, text: CorpusText) -> None:
        """Take the text, or so much of it as is wanted."""
        if self._left > 0:
            words = text.text.split(None, self._left)
            rest = words[self._left] if len(words) > self._left else ""
            self.texts.append(text._replace(text=text.text[: len(text.text) - len(rest)]))
            self._left -= len(words)


def _corpus(
    session: Session, args: Namespace, paths: Sequence[str], fields: Sequence[str], workers: int, timed: Timed, trouble: Trouble
) -> Corpus | None:
    if not paths:
        return None
    corpus, config = Corpus(max(args.samples, 0)), session.config
    found = read_texts(paths, suffixes=config["suffixes"], max_bytes=int(config["max-bytes"]), fields=fields)
    for batch in _batches(_readable(found, timed, trouble), args.limit):
        for _text, outcome in session.map_items(batch, partial(measure_text, max(args.samples, 0)), workers):
            if isinstance(outcome, MtcheckError):
                trouble.report(outcome)
            else:
                corpus.add(outcome)
    return corpus


def _readable(found: Iterable[CorpusText | MtcheckError], timed: Timed, trouble: Trouble) -> Iterator[CorpusText]:
    """The texts, each once: collections repeat themselves, and one false alarm would look like many."""
    seen: set[str] = set()
    for text in found:
        if isinstance(text, MtcheckError):
            trouble.report(text)
        elif (digest := digest_of(text.text.encode("utf-8", "surrogatepass"))) not in seen:
            seen.add(digest)
            timed.look_at(text)
            yield text


def _batches(texts: Iterator[CorpusText], limit: int | None) -> Iterator[list[CorpusText]]:
    batch: list[CorpusText] = []
    size = taken = 0
    while (limit is None or taken < limit) and (text := next(texts, None)):
        batch.append(text)
        size, taken = size + len(text.text), taken + 1
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def measure_text(samples: int, session: Session, text: CorpusText) -> TextHits:
    """Hits in one text of a corpus."""
    return text_hits(session.engine, read_document(text.name, text.text), samples)


def _gold(session: Session, paths: Sequence[str], workers: int, trouble: Trouble) -> GoldSums | None:
    if not paths:
        return None
    sums = GoldSums()
    items: list[Article | Pair] = []
    for item in read_gold(paths, suffixes=session.config["suffixes"], max_bytes=int(session.config["max-bytes"])):
        if isinstance(item, MtcheckError):
            trouble.report(item)
        else:
            items.append(item)
    for _item, outcome in session.map_items(items, measure_gold, workers):
        if isinstance(outcome, MtcheckError):
            trouble.report(outcome)
        else:
            sums.add(outcome)
    return sums


def measure_gold(session: Session, item: Article | Pair) -> GoldHits:
    """Right and false hits in one article or pair."""
    if isinstance(item, Article):
        text = read_source(item.path, max_bytes=int(session.config["max-bytes"])).text
        return gold_hits(session.engine, [(read_document(item.path, text), item.gold, item)])
    texts = [(read_document(item.place, item.text), (item.gold,) if item.gold else (), item)]
    if item.twin is not None:
        texts.append((read_document(item.place, item.twin), (), item))
    return gold_hits(session.engine, texts)


def _costs(session: Session, texts: Sequence[CorpusText], workers: int) -> dict[str, float]:
    """Processor time of each rule in ms per 1,000 words."""
    words = sum(len(text.text.split()) for text in texts)
    if not words:
        return {}
    number = {rule.id: place for place, rule in enumerate(session.rules)}
    costs = {}
    for rule, outcome in session.map_items(number, partial(rule_seconds, number, texts), workers):
        if isinstance(outcome, MtcheckError):
            raise outcome
        costs[rule] = round(1e6 * outcome / words, 3)
    return costs


def rule_seconds(number: dict[str, int], texts: Sequence[CorpusText], session: Session, rule: str) -> float:
    """Seconds of processor time that the rule takes on `texts` when it runs alone, over what a run without rules takes.

    The quickest of two runs each, so that what is loaded once and whatever else the machine does count little.
    """
    alone = Engine([session.rules[number[rule]]], shipped_lexicon(), find_check)
    nothing = Engine([], shipped_lexicon(), find_check)
    return max(0.0, min(_seconds(alone, texts) for _ in range(2)) - min(_seconds(nothing, texts) for _ in range(2)))


def _seconds(engine: Engine, texts: Sequence[CorpusText]) -> float:
    from time import process_time

    documents = [read_document(text.name, text.text) for text in texts]
    start = process_time()
    for document in documents:
        engine.findings(document)
    return process_time() - start


def _lines(rows: Sequence[dict[str, Any]], clean: Corpus | None, mt: Corpus | None, everything: bool) -> Iterator[str]:
    for name, corpus in (("text by people", clean), ("machine translation", mt)):
        if corpus:
            hits, words = sum(corpus.hits.values()), corpus.words
            aside = f"; {corpus.not_english} not English and left out" if corpus.not_english else ""
            yield f"{name}: {corpus.texts} texts, {words} words, hits {hits} ({1000 * hits / max(words, 1):.2f} per 1,000 words){aside}"
    shown = [row for row in rows if everything or _any_hit(row)]
    columns = [name for name in ("clean", "mt", "gold") if rows and name in rows[0]]
    header = ["rule"]
    for name in columns:
        header += ["right", "false", "precision"] if name == "gold" else [name, "per_1000"]
    timed = bool(rows) and "ms_per_1000" in rows[0]
    lines = []
    for row in shown:
        cells: list[Any] = [row["rule"]]
        for name in columns:
            part = row[name]
            cells += [part["right"], part["false"], part["precision"]] if name == "gold" else [part["hits"], f"{part['per_1000']:.3f}"]
        lines.append([*cells, f"{row['ms_per_1000']:.2f}"] if timed else cells)
    yield from table([*header, "ms_per_1000"] if timed else header, lines)
    if len(shown) < len(rows):
        yield f"{len(rows) - len(shown)} rules without a hit are not listed (--all lists them)"
    for row in shown:
        for name in ("clean", "mt"):
            for sample in row.get(name, {}).get("samples", ()):
                yield f"{row['rule']} {name}: {sample}"


def _any_hit(row: dict[str, Any]) -> bool:
    gold = row.get("gold", {})
    return any(row.get(name, {}).get("hits") for name in ("clean", "mt")) or bool(gold.get("right") or gold.get("false"))
