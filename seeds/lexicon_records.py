"""Writing the tables that `mtcheck.lexicon.records` reads."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from mtcheck.lexicon import layout
from mtcheck.lexicon.records import OFFSET_WIDTH, STARTS


def write_records(records: Mapping[str, Sequence[tuple[str, ...]]], out: str, name: str) -> None:
    """Write `name.marisa` and `name.bin` into the folder `out`: for each key its lines, for each line its fields."""
    import marisa_trie

    starts = sorted({key.partition(" ")[0] for key in records if " " in key})
    records = {**records, STARTS: [(start,) for start in starts]}
    trie = marisa_trie.Trie(sorted(records))
    blobs = ["\n".join("\t".join(fields) for fields in records[trie.restore_key(number)]).encode() for number in range(len(records))]
    offsets, at = [], 0
    for blob in [*blobs, b""]:
        offsets.append(at)
        at += len(blob)
    trie.save(os.path.join(out, name + ".marisa"))
    with open(os.path.join(out, name + ".bin"), "wb") as file:
        file.write(layout.HEADER + len(blobs).to_bytes(OFFSET_WIDTH, "little"))
        file.writelines(offset.to_bytes(OFFSET_WIDTH, "little") for offset in offsets)
        file.writelines(blobs)
