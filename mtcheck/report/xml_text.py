"""Text inside XML 1.0: markup escaped, and what XML forbids (controls, lone surrogates) shown as in a terminal."""

from __future__ import annotations

from mtcheck.files.display import printable

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def xml_text(text: str) -> str:
    """`text` on one line, for an element or an attribute in double quotes."""
    return printable(text).translate(_MARKUP)


def attributes(**values: object) -> str:
    """Attributes with a blank before each; a trailing underscore of a name is dropped (`class_`)."""
    return "".join(f' {name.rstrip("_")}="{xml_text(str(value))}"' for name, value in values.items())
