"""The results of earlier runs: asked before a text is checked, told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mtcheck.baseline.project import Known
from mtcheck.config import Config
from mtcheck.model import Report, Source
from mtcheck.results.keys import Keys
from mtcheck.results.late import LateDocument
from mtcheck.results.store import Store
from mtcheck.results.stored import opened, packed
from mtcheck.results.surroundings import surroundings
from mtcheck.ruleset.cache import Cache
from mtcheck.text.document import Document

_PLAIN, _ESCAPED = b"p", b"e"
"""Whether the sentences of the report are those of the document: they are not where the format has escapes."""


class KeptResults:
    """Results in the cache folder `folder`, which `cache` is in too; `read` makes a document of a path and a text, as for a check.

    Raises `OSError` where mtcheck's own files cannot be read.
    """

    def __init__(self, folder: str, cache: Cache, form: str, read: Callable[[str, str], Document]) -> None:
        self._store = Store(folder)
        self._keys = Keys(surroundings(cache))
        self._form = form
        self._read = read

    def key(self, source: Source, config: Config, signature: Callable[[], Mapping[str, str]], known: Known) -> str:
        """Under which the result for `source` is kept; empty for a text that has no place on disk."""
        return "" if source.path.startswith("<") else self._keys.key(source, self._form, config, signature, known)

    def get(self, key: str, source: Source) -> tuple[Document, Report] | None:
        """What an earlier run found, or None."""
        data = self._store.get(key) if key else None
        if data is None or (report := opened(data[1:], source.path)) is None:
            return None
        sentences = [sentence.span for sentence in report.sentences] if data[:1] == _PLAIN else None
        return LateDocument(source.path, source.text, self._read, sentences), report

    def put(self, key: str, document: Document, report: Report) -> None:
        """Keep the result."""
        if key and (data := packed(report)) is not None:
            is_plain = document.layout is None or not document.layout.escapes
            self._store.put(key, (_PLAIN if is_plain else _ESCAPED) + data)
