"""Readers: one module per format, each with `layout(text)`: what is not prose, where a block begins, escapes, comments (`mtcheck.text.formats` has the table)."""
