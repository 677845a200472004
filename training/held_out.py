"""Validation sentences as the whole tool sees them: rules' findings and the shipped model's readings, for thresholds and for the score."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from mtcheck.config import load_config
from mtcheck.model import Reading, Report
from mtcheck.models.files import shipped_model
from mtcheck.models.reading import FluencyModel, readable
from mtcheck.session import Session
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document
from training import corpora
from training.damage import Damager
from training.items import Item

OWN = Path(__file__).resolve().parent.parent / "fixtures" / "clean"


class Seen(NamedTuple):
    """A validation item of one sentence, what rules say of it (without the model) and what the model reads."""

    item: Item
    report: Report
    reading: Reading
    words: int


def items(data: Path, *, most: int, seed: int = 7) -> list[Item]:
    """Validation items of every slice, at most `most` of each; versions of one sentence are kept together."""
    rng = random.Random(seed)
    groups: list[list[Item]] = [
        list(corpora.mlqe(data, valid=True)),
        list(corpora.lig(data, valid=True)),
        [item._replace(slice="native") for item in corpora.native(data, valid=True)],
        [item._replace(slice="news") for item in corpora.native(data, valid=True, files=corpora.CLOSED)],
        list(corpora.learners(data, valid=True)),
        list(round_trip_sentences(data)),
    ]
    return [item for group in groups for item in _sample(group, most, rng)]


def damaged(data: Path, *, most: int, seed: int = 7) -> list[Item]:
    """Sentences of the validation part, newspapers and other native text by halves, with one damage each; `damaged` marks it."""
    rng, damager = random.Random(seed), Damager(seed)
    out: list[Item] = []
    for files in (corpora.CLOSED, tuple(corpora.FREE)):
        group = _sample(list(corpora.native(data, valid=True, files=files)), most // 2, rng)
        for item in group:
            if result := damager.damage(item.text):
                out.append(Item(result.text, "damage", 1.0, damaged=tuple((*span, 1.0) for span in result.spans)))
    return out


def own_articles(folder: Path = OWN) -> list[Item]:
    """The sentences of our own clean articles, whose look-alikes no rule may take for damage."""
    documents = (read_document(str(path), path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir()))
    texts = (readable(document, number).strip() for document in documents for number in range(len(document.sentences)))
    return [Item(text, "own", 0.0, 0.0, (), ()) for text in texts if text]


def _sample(group: list[Item], most: int, rng: random.Random) -> list[Item]:
    if len(group) <= most:
        return group
    pairs = sorted({item.pair for item in group if item.pair >= 0})
    if pairs:
        share = most / len(group)
        kept = {pair for pair in pairs if rng.random() < share}
        return [item for item in group if item.pair in kept]
    return rng.sample(group, most)


def round_trip_sentences(data: Path) -> Iterator[Item]:
    """Sentences of the validation documents that went through an engine and back, with the originals (news; never trained on)."""
    number = 40_000_000
    originals: set[str] = set()
    for record in corpora.records(data / "roundtrip" / "dev.jsonl.gz"):
        if int(sha1(record["doc_id"].split(":", 1)[1].encode()).hexdigest(), 16) % 2:
            continue
        for before, after, change in zip(record["original"], record["translated"], record["change"], strict=True):
            number += 1
            if before not in originals:
                originals.add(before)
                yield Item(before, "roundtrip-original", 0.0, 0.0, pair=number)
            if change >= 0.1:
                yield Item(after, f"roundtrip-{record['route']}", 1.0, pair=number)


def look(found: Iterable[Item]) -> list[Seen]:
    """Items that are one sentence of six words or more, with the report of the rules and the reading of the shipped model.

    Raises `ModelError` where `training.export` has not made one.
    """
    model = FluencyModel(shipped_model())
    rules = Session(load_config(".", flags={"profile": "hook"})).engine
    out = []
    for item in found:
        document = Document(item.slice, item.text)
        if len(document.sentences) != 1:
            continue
        (reading,) = model.read(document)
        report = rules.check(document)
        if reading is not None and report.language != "xx":
            out.append(Seen(item, report, reading, len(item.text.split())))
    return out


def by_slice(seen: Sequence[Seen], *names: str) -> list[Seen]:
    """Those whose slice begins with one of `names`."""
    return [one for one in seen if one.item.slice.startswith(names)]
