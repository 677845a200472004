"""Regular expressions that are compiled when they are first used: a millisecond each, and a short text needs few of those that the checks have."""

from __future__ import annotations

import re
from typing import Any, cast


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """What stands for `re.compile(source, flags)`; a mistake in `source` is raised (`re.error`) at the first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # asked once for each method, which is then found without it
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value
