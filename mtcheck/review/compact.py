"""A journal without the steps that nothing leads back to: those undone before another decision was made."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.review.entries import Entry, Header, Known, Redone, Saving, Step, Undone


def compacted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that lead to the same state with the same undo and redo, in their order; all of them where they are no sound journal.

    Of saves, the last with each digest stays.
    """
    past: list[int] = []
    future: list[tuple[int, int]] = []
    saves: dict[str, int] = {}
    kept: set[int] = set()
    for index, entry in enumerate(entries):
        match entry:
            case Step():
                past.append(index)
                future = []
            case Undone() if past:
                future.append((past.pop(), index))
            case Redone() if future:
                past.append(future.pop()[0])
            case Saving():
                saves[entry.digest] = index
            case Header():
                kept.add(index)
            case _:
                return tuple(entries)
    kept.update(past, saves.values(), *future)
    if entries and isinstance(entries[max(kept)], Saving) and not isinstance(entries[-1], Saving):
        # a save at the end says that all decisions before it are in the baseline
        return tuple(entries)
    return _without(entries, kept)


def _without(entries: Sequence[Entry], kept: set[int]) -> tuple[Entry, ...]:
    out: list[Entry] = []
    waiting: tuple[Known, ...] = ()
    for index, entry in enumerate(entries):
        if isinstance(entry, Step):
            # findings keep their numbers: those that a dropped step named are named by the next
            waiting += entry.items
            if index in kept:
                out.append(entry._replace(items=waiting))
                waiting = ()
        elif index in kept:
            out.append(entry)
    return tuple(out)
