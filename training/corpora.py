"""The corpora, as items: which files, which split, which licence. Layouts are those of the data's own README files.

Splits: LIG lines above 7,500, the dev part of MLQE-PE, every fifth document of MQM (SHA-1 of its name) and the `valid` part of the native
files are validation and never trained on.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from hashlib import sha1
from pathlib import Path
from typing import Any

from training.detokenise import detokenise, respace
from training.items import Item, Marks

FREE = {
    "digitalgov": "CC0",
    "sotu": "public domain",
    "ewt": "CC BY-SA 4.0",
    "onestop_adv": "CC BY-SA 4.0",
    "wikipedia_sents": "CC BY-SA 3.0",
    "academic_abstracts": "Apache-2.0",
    "rustblog": "MIT or Apache-2.0",
    "masc": "free for any use",
}
"""Native files that shipped weights may be trained on, with their licences."""
CLOSED = ("news_us_2012_2020", "reuters1987", "bbc0405", "bbc2022", "abc_au", "africa_news", "brown", "gum")
"""Native files for validation and for the one comparison run."""
PAIRS = ("et", "ro", "ru", "ne", "si")
"""Source languages of MLQE-PE here (Fomicheva et al. 2022)."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d'\u2019)]*\s+(?=[\"\u201c'\u2018(]?[A-Z])")
_WORD = re.compile(r"\S+")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a gzip-compressed JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def fifth(name: str) -> bool:
    """True for the names that are of the validation part."""
    return int(sha1(name.encode()).hexdigest(), 16) % 5 == 0


def mlqe(data: Path, *, valid: bool) -> Iterator[Item]:
    """MLQE-PE: machine translations with word labels, each followed by its post-edit."""
    seen: set[str] = set()
    for number, code in enumerate(PAIRS):
        for row, record in enumerate(records(data / "mlqe" / f"{code}-en.jsonl.gz")):
            if (record["split"] == "dev") != valid or (not valid and record["mt"] in seen):
                continue
            seen.add(record["mt"])
            marks: Marks = tuple((start, end, 1.0) for (start, end), bad in zip(record["tokens"], record["bad"], strict=True) if bad == "1")
            effort, pair = min(1.0, record["hter"]), number * 100_000 + row
            # a machine's sentence that nobody had to change tells little about machines
            yield Item(record["mt"], f"mlqe-{code}", 1.0, effort, marks, pair=pair, weight=min(1.0, 0.3 + effort))
            if record["pe_tok"]:
                yield Item(detokenise(record["pe_tok"]), f"mlqe-{code}-pe", 0.0, 0.0, (), pair=pair)


def mqm(data: Path, *, valid: bool) -> Iterator[Item]:
    """MQM paragraphs of 2023 with the spans of three raters (Freitag et al. 2021); a target is the share of raters who marked the word."""
    merged: dict[str, list[dict[str, Any]]] = {}
    for record in records(data / "mqm" / "generalMT2023-zhen.jsonl.gz"):
        if record["mt"] and fifth(record["doc"]) == valid:
            merged.setdefault(record["mt"], []).extend(record["ratings"])
    for text, ratings in merged.items():
        words = [match.span() for match in _WORD.finditer(text)]
        share = [0.0] * len(words)
        major = 0
        for rating in ratings:
            errors = [e for e in rating["errors"] if not e["category"].lower().startswith(("style", "source"))]
            major += any(e["severity"] == "Major" for e in errors)
            spans = [(e["start"], e["end"]) for e in errors if e["start"] is not None]
            for index, (start, end) in enumerate(words):
                share[index] += any(a < end and start < b for a, b in spans) / len(ratings)
        marks = tuple((start, end, value) for (start, end), value in zip(words, share, strict=True) if value)
        yield Item(text, "mqm", None, major / len(ratings), marks)


def lig(data: Path, *, valid: bool) -> Iterator[Item]:
    """LIG (Besacier et al.): three machines' translations of one French sentence and a human post-edit of the first."""
    for record in records(data / "lig" / "lig.jsonl.gz"):
        if (record["line"] > 7500) != valid or not record["pe"]:
            continue
        pair = 10_000_000 + record["line"]
        yield Item(record["pe"], "lig-pe", 0.0, None, (), pair=pair)
        edited = changed_words(respace(record["smt"]), respace(record["pe"]))
        share = len(edited) / max(1, len(record["smt"].split()))
        if edited:
            yield Item(respace(record["smt"]), "lig-smt", 1.0, min(1.0, share), edited, pair=pair, weight=0.5)
        for system in ("google", "bing"):
            if record[system] and record[system] != record["pe"]:
                yield Item(record[system], f"lig-{system}", 1.0, pair=pair)


def native(data: Path, *, valid: bool, files: tuple[str, ...] = tuple(FREE)) -> Iterator[Item]:
    """Sentences by people who write English for a living, nearly all of them native."""
    for name in files:
        for record in records(data / "native" / f"{name}.jsonl.gz"):
            if (record["split"] == "valid") == valid:
                for text in sentences(record["paragraphs"]):
                    yield Item(text, name, 0.0, 0.0, (), ())


def learners(data: Path, *, valid: bool, free: bool = True) -> Iterator[Item]:
    """Essays of people who learn English: written by humans, whatever their faults. `free`: only those of ILCoWE (CC BY-SA 4.0)."""
    for record in records(data / "native" / "nonnative.jsonl.gz"):
        if (record["split"] == "valid") == valid and ("ilcowe" in record["id"].lower() or not free):
            for text in sentences(record["paragraphs"]):
                # nobody marked their words, and a slip is not a machine's: only the sentence is trained
                yield Item(text, "learners", 0.0, None, None, None)


def round_trips(folder: Path) -> Iterator[Item]:
    """What `training.roundtrip` made: machine-made sentences and, from rule-based engines, the words that came back changed."""
    number = 20_000_000
    for path in sorted(folder.glob("roundtrip-*.jsonl.gz")):
        for record in records(path):
            if record["change"] < 0.1:
                continue
            number += 1
            neural = "nmt" in record["route"]
            # a changed word is often as good as the old one, in a neural engine's output most often
            marks: Marks = tuple((start, end, 0.8) for start, end in record["spans"])
            yield Item(record["original"], f"{record['source']}", 0.0, 0.0, (), (), pair=number)
            yield Item(
                record["text"], f"roundtrip-{record['route']}", 1.0, None, None, None if neural else marks, pair=number,
                weight=min(1.0, 0.3 + record["change"]),
            )  # fmt: skip


def sentences(paragraphs: list[str]) -> Iterator[str]:
    """Sentences of 5 to 60 words. Splitting by punctuation and capital is enough: a wrong cut costs one item."""
    for paragraph in paragraphs:
        for text in _SENTENCE_END.split(paragraph):
            if 5 <= len(text.split()) <= 60:
                yield text


def changed_words(text: str, reference: str) -> Marks:
    """Words of `text` that are not in `reference` at their place (longest matching blocks, Ratcliff and Obershelp 1988), each with target 1."""
    words = [match.span() for match in _WORD.finditer(text)]
    ours = [text[a:b].lower().strip(".,;:!?\"'") for a, b in words]
    theirs = [word.lower().strip(".,;:!?\"'") for word in reference.split()]
    kept = {
        block.a + offset
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        for offset in range(block.size)
    }
    return tuple((*span, 1.0) for index, span in enumerate(words) if index not in kept)
