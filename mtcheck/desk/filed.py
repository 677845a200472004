"""One file at the desk: its bytes as they are on disk, its lock, and its journal."""

from __future__ import annotations

import os
from contextlib import suppress

from mtcheck.desk.values import Resumable
from mtcheck.errors import JournalError
from mtcheck.files.journal import Journal, read_journal, remove_journal, rewrite_journal, set_aside
from mtcheck.files.lock import Lock, acquire
from mtcheck.files.state import make_private_folder, review_name
from mtcheck.model import Source
from mtcheck.review.compact import compacted
from mtcheck.review.entries import Entry, Header, Redone, Saving, Step, Undone, decode, encode
from mtcheck.review.journal import Scribe, checked_version
from mtcheck.review.passage import Version

_SHORT = 256 * 1024
"""Bytes up to which a journal is never made shorter: it is read in milliseconds as it is."""
_CUT_OFF = "the end of its journal was cut off in the middle of an entry, which is dropped"


class Filed:
    """Lock and journal of the file `source`. `folder` is where they are; without one nothing is written down."""

    def __init__(self, source: Source, folder: str | None) -> None:
        self.source = source
        self.digest = source.digest
        """Of what the file is expected to hold on disk."""
        self.original = source.text
        """What undoing everything leads to."""
        self.saved: Version = ()
        """The edits of `original` that the file on disk holds."""
        self.note = ""
        self.scribe = Scribe()
        self.entries: tuple[Entry, ...] = ()
        """Of the journal of an earlier session, until it is played again."""
        self.behind: list[bytes] = []
        """Records that the disk did not take yet."""
        self._size = 0
        self._torn = 0
        self._journal: Journal | None = None
        self._lock: Lock | None = None
        self._path = ""
        if folder is not None:
            self._occupy(os.path.join(folder, "reviews"))

    def _occupy(self, folder: str) -> None:
        base = os.path.join(folder, review_name(self.source.path))
        try:
            make_private_folder(folder)
        except OSError as error:
            raise JournalError(
                "the folder for journals cannot be made", folder, error.strerror or str(error), "set MTCHECK_STATE to another folder"
            ) from error
        self._lock = acquire(f"{base}.lock", self.source.path)
        self._path = f"{base}.jsonl"
        self.note = self._lock.note
        try:
            self._open_journal()
        except JournalError as error:
            self._keep_aside(error)
        except BaseException:
            self._lock.release()
            raise

    def _open_journal(self) -> None:
        lines = read_journal(self._path)
        if lines is None or not (lines.records or lines.torn):
            return
        if not lines.records:
            raise JournalError("the journal of an earlier review cannot be used", self._path, "there is no whole entry in it")
        try:
            self.entries = tuple(decode(record) for record in lines.records)
            header = self.entries[0]
            if not isinstance(header, Header) or any(isinstance(entry, Header) for entry in self.entries[1:]):
                raise ValueError("it does not begin as a journal does")
            for entry in self.entries:
                if isinstance(entry, Saving):
                    checked_version(header.text, entry.edits)
        except ValueError as error:
            self.entries = ()
            raise JournalError("the journal of an earlier review cannot be used", self._path, str(error)) from None
        self._size, self._torn = lines.size, lines.torn
        self._shorten(lines.size)
        if self._torn and not any(isinstance(entry, Step) for entry in self.entries):
            # nothing to resume, so nobody would be told by `resumable`
            self._tell(f"{self.source.path}: {_CUT_OFF}.")
        held = self._held(header)
        if held is not None:
            self.original, self.saved = header.text, held

    def _shorten(self, size: int) -> None:
        """Where most of the journal is steps that neither undo nor redo can reach, it is written anew without them."""
        if size < _SHORT:
            return
        entries = compacted(self.entries)
        records = [encode(entry) for entry in entries]
        if sum(map(len, records)) * 2 > size:
            return
        # the old one is as good: a full disk is told when a decision cannot be written
        with suppress(JournalError):
            self._size = rewrite_journal(self._path, records)
            self.entries = entries

    def _keep_aside(self, error: JournalError) -> None:
        kept = set_aside(self._path)
        self._tell(f"{self.source.path}: {error.what} ({error.why}); kept as {kept}.")

    def _tell(self, note: str) -> None:
        self.note = "\n".join(part for part in (self.note, note) if part)

    def _held(self, header: Header) -> Version | None:
        """Which edits of the journal's original the file holds; None where it holds something else."""
        if header.digest == self.source.digest:
            return () if header.text == self.source.text else None
        for entry in reversed(self.entries):
            if isinstance(entry, Saving) and entry.digest == self.source.digest:
                return entry.edits
        return None

    @property
    def header(self) -> Header | None:
        """The first entry of the earlier journal."""
        first = self.entries[0] if self.entries else None
        return first if isinstance(first, Header) else None

    @property
    def changed(self) -> bool:
        """True where the earlier journal is about other bytes than those on disk."""
        return self.header is not None and self._held(self.header) is None

    def resumable(self, rules: str) -> Resumable | None:
        """What the earlier journal holds, if it holds a decision."""
        if self.header is None:
            return None
        done = undone = 0
        for entry in self.entries:
            match entry:
                case Step():
                    done, undone = done + 1, 0
                case Undone():
                    done, undone = done - 1, undone + 1
                case Redone():
                    done, undone = done + 1, undone - 1
                case _:
                    pass
        if not done and not undone:
            return None
        notes = [_CUT_OFF] if self._torn else []
        notes += ["it was made with other rules"] if self.header.rules != rules else []
        return Resumable(done, undone, max(e.time for e in self.entries) / 1000, self.changed, "; ".join(notes))

    def write(self, entries: list[Entry], header: Header) -> None:
        """Add entries to the journal, below `header` where it is new. Raises `JournalError`; they are then written with the next ones."""
        if not self._path or not (entries or self.behind):
            return
        records = [encode(entry) for entry in entries]
        if self._journal is None and not self._size and not self.behind:
            records.insert(0, encode(header))
        self.behind += records
        if self._journal is None:
            self._journal = Journal(self._path, self._size)
        self._journal.append(self.behind)
        self.behind = []

    def restart(self, *, keep: bool) -> str:
        """Have done with the earlier journal: put aside (its new name is given back), or, where nothing has to be kept, removed. Raises `JournalError`."""
        if self._journal is not None:
            self._journal.close()
        self._journal, self._size, self._torn, self.entries, self.behind = None, 0, 0, (), []
        self.scribe = Scribe()
        if not self._path or not os.path.lexists(self._path):
            return ""
        if keep:
            return set_aside(self._path)
        remove_journal(self._path)
        return ""

    def close(self, *, remove: bool) -> None:
        """Give up the lock; the journal goes or stays."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        try:
            if remove and self._path:
                remove_journal(self._path)
        finally:
            if self._lock is not None:
                self._lock.release()
                self._lock = None
