"""A document whose report is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mtcheck.model import Span
from mtcheck.text.document import Document


class LateDocument(Document):
    """Text and lines; whatever else is asked for is read then, by `read`: most reports print without it.

    `sentences` are those of the document where they are known.
    """

    def __init__(self, path: str, text: str, read: Callable[[str, str], Document], sentences: Iterable[Span] | None) -> None:
        # what the base class would set is missing on purpose: asking for it is what calls `__getattr__`
        self.path = path
        self.text = text
        self._read = read
        if sentences is not None:
            self.__dict__["sentences"] = tuple(sentences)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or "_read" not in self.__dict__:
            raise AttributeError(name)
        read = self.__dict__.pop("_read")
        document = read(self.path, self.text)
        for key, value in vars(document).items():
            self.__dict__.setdefault(key, value)
        return getattr(self, name)
