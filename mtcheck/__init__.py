"""mtcheck finds what machine translation leaves behind in English text.

>>> import mtcheck
>>> report = mtcheck.check_text("The Prime Minister met the head of the OTAN on Friday.")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "Session", "__version__", "check_text"]

if TYPE_CHECKING:
    from mtcheck.model import Finding, Report
    from mtcheck.session import Session


def check_text(text: str, path: str = "<text>") -> Report:
    """The report on `text` under the default settings, whatever configuration lies about. For more than one text keep a `Session`."""
    from mtcheck.config import OPTIONS, Config
    from mtcheck.session import Session

    config = Config({name: option.default for name, option in OPTIONS.items()}, dict.fromkeys(OPTIONS, "default"), ".")
    return Session(config).check_text(text, path)


def __getattr__(name: str) -> Any:
    # `import mtcheck` alone costs 1 ms this way and `mtcheck --version` needs no more
    if name in ("Finding", "Report"):
        from mtcheck import model

        return getattr(model, name)
    if name == "Session":
        from mtcheck.session import Session

        return Session
    raise AttributeError(f"module 'mtcheck' has no attribute {name!r}")
