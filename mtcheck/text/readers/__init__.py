"""Readers: one module per format, each with `mask(text)` (what is not prose) and `breaks(text)` (where a block begins)."""
