"""Detectors in Python for what no pattern can say. A check is a module of this package (or a plug-in) with one function:

`run(document, params, lexicon) -> hits`

`document` is a `Document`, `params` the plain JSON values under `params` of the rule file, `lexicon` the shipped `Lexicon`. A check finds spans,
replacements and captures; words, weight and languages are the rule's. It reads nothing and keeps nothing between calls.
"""
