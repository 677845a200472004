"""Build `mtcheck/lexicon/data/translations.tsv` from `tables/backtranslations.tsv`: `python seeds/build_translations.py`.

One line for each set of English words that one foreign word covers, separated by commas; sets that several languages have stand once.
"""

from __future__ import annotations

from pathlib import Path

SEEDS = Path(__file__).resolve().parent
OUT = SEEDS.parent / "mtcheck" / "lexicon" / "data" / "translations.tsv"


def groups(table: str) -> list[str]:
    """The lines of the result; phrases are left out, because a word is exchanged for a word."""
    rows = [line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#")][1:]
    sets = ([word.strip() for word in row[2].split(",") if " " not in word.strip()] for row in rows)
    return list(dict.fromkeys(",".join(words) for words in sets if len(words) > 1))


if __name__ == "__main__":
    text = (SEEDS / "tables" / "backtranslations.tsv").read_text(encoding="utf-8")
    OUT.write_text("".join(f"{line}\n" for line in groups(text)), encoding="utf-8", newline="\n")
