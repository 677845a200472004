"""A repository of articles to measure on: Markdown files of about 3 KB, made of sentences of our own, each one different and the same every time."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from mtcheck.text.formats import read_document

SIZE = 3_000
"""Bytes of an article at least; the last paragraph is finished."""
_DAMAGED = 0.05
"""Articles with sentences that a machine translated: most of a repository is as it should be."""
_FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
_FIGURE = re.compile(r"\d+")


def sentences_of(kind: str) -> list[str]:
    """The sentences of our own texts in `fixtures/KIND`, headings and list marks left out."""
    found = []
    for path in sorted((_FIXTURES / kind).glob("*.[tm][xd]*")):
        document = read_document(path.name, path.read_text(encoding="utf-8"))
        texts = (" ".join(document.text[start:end].split()) for start, end in document.sentences)
        found += [text for text in texts if len(text.split()) > 5 and text[-1] in ".?!" and text[0].isalpha()]
    return list(dict.fromkeys(found))


def article(number: int, clean: list[str], damaged: list[str]) -> str:
    """The article `number`: front matter, headings, paragraphs, a list, a link; figures are changed, so that no sentence is quite another's."""
    chance = random.Random(number)
    pool = damaged if chance.random() < _DAMAGED else clean

    def sentence() -> str:
        chosen = chance.choice(pool if chance.random() < 0.3 else clean)
        return _FIGURE.sub(lambda match: str(chance.randint(10 ** (len(match[0]) - 1), 10 ** len(match[0]) - 1)), chosen)

    title = " ".join(sentence().rstrip(".?!").split()[:6])
    parts = [f"---\ntitle: {json.dumps(title)}\ndate: 2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}\n---", f"# {title}"]
    while sum(map(len, parts)) < SIZE:
        kind = chance.random()
        if kind < 0.12:
            parts.append("## " + " ".join(sentence().rstrip(".?!").split()[:4]))
        elif kind < 0.22:
            parts.append("\n".join(f"- {sentence()}" for _ in range(chance.randint(2, 4))))
        elif kind < 0.3:
            parts.append(f"> {sentence()}")
        else:
            words = " ".join(sentence() for _ in range(chance.randint(2, 5)))
            parts.append(words if kind < 0.85 else f"{words} See [the report](https://example.org/{number}/{chance.randrange(1000)}).")
    return "\n\n".join(parts) + "\n"


def write_repository(folder: Path, count: int) -> int:
    """Write `count` articles below `folder`, a hundred in a folder; their bytes in all."""
    clean, damaged = sentences_of("clean"), sentences_of("dirty")
    total = 0
    for number in range(count):
        place = folder / f"{number // 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        data = article(number, clean, damaged).encode()
        (place / f"{number:04d}.md").write_bytes(data)
        total += len(data)
    return total
