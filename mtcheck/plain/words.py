"""What is read out of a review: whole sentences, no signs that mean something by their place or colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtcheck.desk.desk import Summary
from mtcheck.review.several import Review
from mtcheck.review.state import ReviewState
from mtcheck.review.view import View

HELP = (
    "1 to 9: accept that suggestion. e: write other words. E: edit the whole sentence. Words may follow on the same line: e Supreme Leader",
    "r: reject, not an artifact. i: ignore here, the rule, the words, or as a name. l: leave for later.",
    "A: the same decision for all findings like this one.",
    "u: undo. U: redo. n: next finding. p: previous finding. f: next file. F: previous file. Empty line: read the finding again.",
    "d: what would be written. s: save. q: quit. End of input quits too; decisions are kept for the next time.",
)


def place_line(review: Review) -> str:
    """Where one is."""
    head = View(review.document).header
    files = f"File {review.current + 1} of {len(review.documents)}" if len(review.documents) > 1 else "File"
    pivot = f", {head.pivot}" if head.pivot else ""
    return f"{files} {head.path}: {head.progress}, {head.score}{pivot}."


def finding_lines(state: ReviewState, precision: Callable[[str], tuple[float, int] | None]) -> list[str]:
    """The finding in focus; a sentence about why there is none."""
    view = View(state)
    card = view.card()
    if card is None or state.focus is None:
        return ["All findings are reviewed." if view.counts.total else "Nothing was found in this text."]
    item = state.items[state.focus]
    seen = precision(item.finding.rule)
    shares = [f"people agreed with {seen[0]:.0%} of {seen[1]}"] if seen else []
    details = "; ".join([*card.details.split(" \u00b7 "), *shares])
    lines = [
        f"{card.heading[0].upper()}{card.heading[1:]}: {card.message}",
        f"Sentence: {_sentence(view, state.focus)}",
        f"Why: {card.why}",
        f"Details: {details}.",
    ]
    lines += [f"{choice.key}: {choice.label}{' (taken)' if choice.taken else ''}" for choice in card.choices]
    return lines if card.choices else [*lines, "No suggestion."]


def _sentence(view: View, number: int) -> str:
    """The sentence with the words in question between double brackets."""
    place, text = view.seen.places[number], view.seen.text
    span = view.seen.sentences[view.agenda.sentence_of[number]] if view.seen.sentences else place
    start, end = min(span.start, place.start), max(span.end, place.end)
    marked = f"{text[start : place.start]}[[{text[place.start : place.end]}]]{text[place.end : end]}"
    return " ".join(marked.split())


def summary_lines(summaries: Sequence[Summary]) -> list[str]:
    """What the review did."""
    lines = []
    for each in summaries:
        scores = " to ".join("none" if score is None else f"{score:.2f}" for score in each.score)
        lines.append(f"{each.path}: findings {each.findings[0]} to {each.findings[1]}, suspicion {scores}.")
        if each.effort:
            of = f"{each.effort.changed} of {len(each.effort.after.sentences)} sentences edited"
            lines.append(f"  {of}, effort {each.effort.effort.score:.1f} (HTER), chrF {each.effort.chrf.score:.1f}.")
    return lines
