"""The terms of a score, for people: a name in plain words, a number, and a bar."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.files.display import printable

Terms = Sequence[tuple[str, float]]

_NAMES = {
    "base": "base: what a sentence has before anything is known of it",
    "language-model": "language model: how little it expected the words",
    "model/machine": "model: written by a machine",
    "model/effort": "model: needs much post-editing",
    "model/edited": "model: words that a post-editor would change, on average",
    "model/damaged": "model: the word that is most surely damaged",
    "model/length": "length of the sentence",
    "document/mean": "mean of its sentences",
    "document/more": "number of its sentences",
    "document/mean of more": "mean of its sentences, surer the more there are",
    "document/worst": "its worst sentences, beyond the mean",
    "document/findings": "findings of rules, beyond their sentences",
}
_ARM = 10
"""Signs on either side of a bar's middle."""
_LEAST = 0.005
"""A smaller term would be printed as zero."""
_SHOWN = 12
"""Terms that a table names; the others are put together."""


def name_of(term: str) -> str:
    """A term of evidence in plain words; what is no term of a model is the id of a rule."""
    return _NAMES.get(term, f"rule {term}")


def bar(value: float, most: float) -> str:
    """`value` as signs on one side of a middle line, of the same width for any value; `most` fills a side."""
    length = min(_ARM, max(1, round(_ARM * abs(value) / most))) if value and most else 0
    left, right = ("-" * length, "") if value < 0 else ("", "+" * length)
    return f"{left:>{_ARM}}|{right:<{_ARM}}"


def table(terms: Terms, *, log_odds: bool, score: float | None) -> list[str]:
    """Lines of a table of `terms`, weightiest first and the base last, with what they add up to; those that say next to nothing are left out."""
    ranked = sorted((term for term in terms if term[0] != "base" and abs(term[1]) >= _LEAST), key=lambda term: -abs(term[1]))
    rows = [(name_of(name), value) for name, value in ranked[:_SHOWN]]
    if ranked[_SHOWN:]:
        rows.append((f"{len(ranked) - _SHOWN} more", sum(value for _name, value in ranked[_SHOWN:])))
    rows += [(name_of(name), value) for name, value in terms if name == "base"]
    most = max((abs(value) for _name, value in rows), default=0.0)
    if not rows:
        return ["nothing speaks against it"]
    lines = [f"{value:+7.2f}  {bar(value, most)}  {printable(name)}" for name, value in rows]
    scale = "log-odds" if log_odds else "-ln(1 - score)"
    total = sum(value for _name, value in terms)
    result = "" if score is None else f": score {score:.2f}"
    return [*lines, f"{total:+7.2f}  {'=':>{_ARM + 1}}{'':{_ARM}}  {scale}{result}"]
