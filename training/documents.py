"""Validation documents: what machines wrote, what humans wrote, 80 to 250 words each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtcheck.config import load_config
from mtcheck.score import joint
from mtcheck.score.evidence import document_suspicion
from mtcheck.session import Session
from mtcheck.text.document import Document
from training import corpora

FEWEST_WORDS, MOST_WORDS = 80, 250
_BLOCK = 20
"""Lines of LIG that make a document."""
_MOST = 60
"""Documents a slice."""


class Text(NamedTuple):
    """A document: where it is from, what it translates (documents that share it are never parted by cross-validation), who wrote it."""

    slice: str
    origin: str
    machine: bool
    text: str


class Judged(NamedTuple):
    """A document with the features of `mtcheck.score.joint.document_features`."""

    text: Text
    features: dict[str, float]


def texts(data: Path) -> Iterator[Text]:
    """All validation documents, before any is left out."""
    for record in corpora.records(data / "wmt" / "clean.jsonl.gz"):
        if int(sha1(record["doc"].encode()).hexdigest(), 16) % 2 == 0:
            yield Text("wmt-clean", record["doc"], False, _cut(record["segments"]))
    for name in ("refs", "systems"):
        for record in corpora.records(data / "wmt" / f"{name}.jsonl.gz"):
            if corpora.fifth(f"{record['pair']}/{record['doc']}") and record["origlang"] != "en":
                yield Text(f"wmt-{name}", f"{record['pair']}/{record['doc']}", name == "systems", _cut(record["segments"]))
    rows = [record for record in corpora.records(data / "lig" / "lig.jsonl.gz") if record["line"] > 7500]
    for start in range(0, len(rows) - _BLOCK + 1, _BLOCK):
        for key in ("pe", "google", "bing"):
            yield Text(f"lig-{key}", f"lig/{start}", key != "pe", _cut([row[key] for row in rows[start : start + _BLOCK]]))
    for record in corpora.records(data / "roundtrip" / "dev.jsonl.gz"):
        document = record["doc_id"].split(":", 1)[1]
        if int(sha1(document.encode()).hexdigest(), 16) % 2 == 0:
            yield Text(f"roundtrip-{record['route']}", document, True, _cut(record["translated"]))
    for name in (*corpora.FREE, *corpora.CLOSED, "nonnative"):
        for record in corpora.records(data / "native" / f"{name}.jsonl.gz"):
            if record["split"] == "valid":
                yield Text(name, record["id"], False, _cut(record["paragraphs"]))


def _cut(segments: Sequence[str]) -> str:
    out: list[str] = []
    total = 0
    for segment in filter(None, segments):
        words = len(segment.split())
        if out and total + words > MOST_WORDS:
            break
        out.append(segment)
        total += words
    return "\n\n".join(out) if total >= FEWEST_WORDS else ""


def look(data: Path) -> list[Judged]:
    """Features of at most `_MOST` documents a slice, taken by the hash of their names."""
    session = Session(load_config(".", flags={"profile": "default"}))
    groups: dict[str, list[Text]] = {}
    for text in texts(data):
        if text.text:
            groups.setdefault(text.slice, []).append(text)
    out = []
    for group in groups.values():
        group.sort(key=lambda text: sha1(text.origin.encode()).hexdigest())
        for text in group[:_MOST]:
            document = Document(text.slice, text.text)
            report = session.engine.check(document)
            if report.score is None:
                continue
            words = [len(text.text[sentence.span.start : sentence.span.end].split()) for sentence in report.sentences]
            # a sentence that the model read has a base among its terms
            read = [
                (sum(term for _name, term in sentence.evidence), count)
                for sentence, count in zip(report.sentences, words, strict=True)
                if sentence.score is not None and any(name == "base" for name, _term in sentence.evidence)
            ]
            rules = document_suspicion([f for f in report.findings if f.category != "fluency"], sum(words))
            if read:
                out.append(Judged(text, joint.document_features(read, rules)))
    return out


def matrix(judged: Sequence[Judged]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Names and values of features [n, f], labels [n], numbers of the groups that cross-validation keeps together [n]."""
    names = list(judged[0].features)
    x = np.array([[one.features[name] for name in names] for one in judged])
    y = np.array([float(one.text.machine) for one in judged])
    return names, x, y, np.unique([one.text.origin for one in judged], return_inverse=True)[1]
