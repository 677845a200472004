"""A glossary file: rows of source term, translations and forbidden wordings, parted by commas or tabs."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.errors import ConfigError
from mtcheck.text.pairs import Term

_HEADER = ("source", "target", "forbidden")
_MOST_ROWS = 100_000
_LONGEST = 300
_REMEDY = "a row is: source term, translation (several with |), forbidden wording (several with |); a tab or a comma between them"


def parse_glossaries(files: Iterable[tuple[str, str]]) -> tuple[Term, ...]:
    """The terms of several files, each a path with its text, as if they were one. Raises `ConfigError`."""
    return tuple(term for path, text in files for term in parse_glossary(text, path))


def parse_glossary(text: str, path: str) -> tuple[Term, ...]:
    """The terms of a glossary file; rows of one source term are put together, and a first row of column names may give another order.

    Lines that are empty or begin with `#` are left out. Raises `ConfigError` with `path:line` for a row that says nothing, or too much.
    """
    # 3 ms, for a run with a glossary only
    import csv
    from io import StringIO

    tabs = path.lower().endswith((".tsv", ".tab")) or ("\t" in text and not path.lower().endswith(".csv"))
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter="\t" if tabs else ",", strict=True)
    rows: dict[tuple[str, str], Term] = {}
    columns: tuple[int, ...] | None = None
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            where = f"{path}:{reader.line_num}"
            if columns is None:
                names = [cell.lower() for cell in cells]
                columns = tuple(names.index(name) if name in names else -1 for name in _HEADER) if "source" in names else (0, 1, 2)
                if "source" in names:
                    continue
            term = _term(cells, columns, where)
            # the same term on several rows has all their translations
            key = (term.source, "" if term.source else " ".join(term.forbidden))
            known = rows.get(key, Term(term.source, (), ()))
            rows[key] = Term(
                term.source,
                tuple(dict.fromkeys((*known.targets, *term.targets))),
                tuple(dict.fromkeys((*known.forbidden, *term.forbidden))),
            )
            if len(rows) > _MOST_ROWS:
                raise ConfigError("the glossary has too many rows", where, f"more than {_MOST_ROWS}", "split it")
    except csv.Error as error:
        raise ConfigError("the glossary cannot be read as a table", f"{path}:{reader.line_num}", str(error), _REMEDY) from None
    if not rows:
        raise ConfigError("the glossary has no row", path, "it is empty", _REMEDY)
    return tuple(rows.values())


def _term(cells: list[str], columns: tuple[int, ...], where: str) -> Term:
    source, target, forbidden = (cells[at] if 0 <= at < len(cells) else "" for at in columns)
    if len(cells) > 3 and columns == (0, 1, 2) and any(cells[3:]):
        raise ConfigError("a row of the glossary has more than three columns", where, f"it has {len(cells)}", _REMEDY)
    if not target and not forbidden:
        raise ConfigError("a row of the glossary says nothing", where, "neither a translation nor a forbidden wording", _REMEDY)
    if not source and not forbidden:
        raise ConfigError("a row of the glossary has no source term", where, "", _REMEDY)
    if max(map(len, cells)) > _LONGEST:
        raise ConfigError(
            "a term of the glossary is too long", where, f"more than {_LONGEST} characters", "a glossary holds terms, not texts"
        )
    return Term(source, _wordings(target), _wordings(forbidden))


def _wordings(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.strip() for wording in cell.split("|") if wording.strip()))
