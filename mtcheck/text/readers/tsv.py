"""Tab separated values: read as tables with other delimiters are; a quotation mark that quotes nothing stands for itself."""

from __future__ import annotations

from mtcheck.text.readers import csv
from mtcheck.text.readers.layout import Layout
from mtcheck.text.readers.selection import EVERYTHING, Selection


def layout(text: str, selection: Selection = EVERYTHING) -> Layout:
    """Raises `Malformed` where a column is named that the header does not have."""
    return csv.layout(text, selection, "\t")
