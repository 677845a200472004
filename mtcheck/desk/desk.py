"""The desk: what a front holds for the time of a review."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from threading import RLock

from mtcheck.compare.comparison import compare_versions
from mtcheck.compare.versions import version
from mtcheck.desk.filed import Filed
from mtcheck.desk.recording import Recorder
from mtcheck.desk.saving import free_name, unified_diff
from mtcheck.desk.values import CarriedOver, Check, Resumable, Summary, Written
from mtcheck.errors import JournalError, MtcheckError
from mtcheck.files.display import printable
from mtcheck.files.read import digest_of, encode, read_source
from mtcheck.files.state import state_folder
from mtcheck.files.write import write_atomic
from mtcheck.fix import apply as apply_edits
from mtcheck.model import Report, SentenceScore, Source, Status
from mtcheck.review import merge
from mtcheck.review.actions import AnyAction, Checked, Grown, In, Saved
from mtcheck.review.carry import carry
from mtcheck.review.entries import Entry, Header, Saving
from mtcheck.review.journal import Scribe, replay
from mtcheck.review.merge import start
from mtcheck.review.passage import Version
from mtcheck.review.several import Review, apply, begin, inherit, pending, pending_document
from mtcheck.review.state import Order, ReviewState, text_now
from mtcheck.review.survey import prepared, survey

__all__ = ["CarriedOver", "Check", "Desk", "Resumable", "Summary", "Written"]


class Desk:
    """Files under review; made by `open`. Methods are for one thread, except `check`, `diff`, `summary` and `save`, which may run in any.

    `review` is the state to show, replaced by every method that changes something. `notes` is what has to be told at the start: a lock
    taken over from a session that died, a journal that could not be read and where it was put.
    """

    def __init__(self, files: list[Filed], check: Check, order: Order, signature: str, who: str, clock: Callable[[], float]) -> None:
        self.review: Review = begin([(filed.source.path, filed.original) for filed in files], order)
        self.notes: list[str] = [filed.note for filed in files if filed.note]
        self.trouble: MtcheckError | None = None
        """Why the journal cannot be written (a full disk, say), None while it can: decisions then live in memory only, and people have to know."""
        self._files = files
        self._check = check
        self._rules = signature
        self._clock = clock
        self._mutex = RLock()
        self._recorder = Recorder(who)
        self._began = {index: self._now() for index in range(len(files))}

    @classmethod
    def open(
        cls,
        paths: Sequence[str],
        check: Check,
        *,
        order: Order = Order.SUSPICION,
        signature: str = "",
        who: str = "",
        clock: Callable[[], float] = time.time,
        max_bytes: int = 64 << 20,
        environment: Mapping[str, str] | None = None,
    ) -> Desk:
        """Lock and read the files. `signature` names the rules (`Session.signature["rules"]`), `who` stands in the baseline, `clock` gives seconds since 1970.

        Raises `Occupied` where another session has one of them (it tells which), `SourceError` for one that cannot be read; nothing stays locked then.
        Where journals cannot be kept at all, `trouble` says so and the review goes on without.
        """
        folder = state_folder(os.environ if environment is None else environment)
        files: list[Filed] = []
        trouble: JournalError | None = None
        try:
            for path in {os.path.realpath(path): path for path in reversed(paths)}.values():
                source = read_source(path, max_bytes=max_bytes)
                try:
                    files.insert(0, Filed(source, folder))
                except JournalError as error:
                    trouble = error
                    files.insert(0, Filed(source, None))
        except BaseException:
            for filed in files:
                filed.close(remove=False)
            raise
        desk = cls(files, check, order, signature, who, clock)
        desk.trouble = trouble
        return desk

    def resumable(self, document: int) -> Resumable | None:
        """The journal of an earlier review of the file; None where there is none. Ask before `check`: see `restart`."""
        return self._files[document].resumable(self._rules) if pending(self.review.documents[document]) else None

    def restart(self, document: int) -> None:
        """Put the journal of the earlier review aside and review the file as it is on disk; to be called before `check`. Raises `JournalError`."""
        with self._mutex:
            filed = self._files[document]
            filed.restart(keep=True)
            filed.original, filed.saved = filed.source.text, ()
            fresh = pending_document(filed.source.path, filed.original, self.review.documents[document].order)
            self._replace(document, fresh)

    def check(self, document: int, text: str | None = None) -> Report:
        """The report on `text`, read as the kind of file that `document` is; on the original, where None. Touches nothing."""
        filed = self._files[document]
        return self._check(filed.source.path, filed.original if text is None else text)

    def fresh(self, document: int, report: Report) -> ReviewState:
        """The document as it starts with `report`, for `begin`. Takes a pass over all findings and touches nothing: may run in a thread."""
        return prepared(self._start(document, self._files[document].original, report))

    def ahead(self, document: int, edits: Version, report: Report, *, first: bool = False) -> Checked | Grown:
        """The action that tells of a report, with what takes a pass over all findings done beforehand; for a thread. `first`: of more of the original."""
        made = merge.ahead(self.review.documents[document], edits, report, first)
        return Grown(report, made) if first else Checked(edits, report, made)

    def begin(self, document: int, report: Report, fresh: ReviewState | None = None) -> Review:
        """Start with `report`, that of `check(document)`; a journal of an earlier review is played again. `fresh` is what the method of that name gave.

        After that the document is stale where its text differs from the original: have it checked.
        """
        with self._mutex:
            filed = self._files[document]
            state = fresh or self._start(document, filed.original, report)
            if filed.changed:
                state = self._carried_from_journal(document, state)
            elif filed.entries:
                state = self._replayed(document, state)
            else:
                self._replace(document, state)
            self._began[document] = self._now()
            before = self.review
            self.review = inherit(before._replace(time=max(before.time, self._now())), document)
            self._write_down(before)
        return self.review

    def _start(self, document: int, text: str, report: Report) -> ReviewState:
        # whatever the checker calls it, it is the file at this path that will be written
        return start(text, report._replace(path=self._files[document].source.path), self.review.documents[document].order)

    def _replayed(self, document: int, state: ReviewState) -> ReviewState:
        filed = self._files[document]
        try:
            played = replay(state, filed.entries)
        except (ValueError, LookupError) as error:
            self._aside(document, str(error))
            self._replace(document, state)
            return state
        recorded = isinstance(filed.entries[-1], Saving)
        filed.scribe, filed.entries = Scribe(played.named), ()
        state = played.state._replace(saved=filed.saved, message="")
        self._replace(document, state)
        self.review = self.review._replace(time=max(self.review.time, played.time), stepped=max(self.review.stepped, played.stepped))
        if recorded:
            self._recorder.took(document, state)
        return state

    def _carried_from_journal(self, document: int, fresh: ReviewState) -> ReviewState:
        filed = self._files[document]
        header, entries = filed.header, filed.entries
        assert header is not None
        saved = next((entry.edits for entry in reversed(entries) if isinstance(entry, Saving)), ())
        try:
            old = replay(pending_document(header.path, header.text, fresh.order), entries)
        except (ValueError, LookupError) as error:
            self._aside(document, str(error))
            self._replace(document, fresh)
            return fresh
        self.review = self.review._replace(time=max(self.review.time, old.time))
        self._carry(document, old.state._replace(saved=saved), fresh)
        return self.review.documents[document]

    def _aside(self, document: int, why: str) -> None:
        filed = self._files[document]
        self.notes.append(
            f"{filed.source.path}: the journal of an earlier review does not fit ({why}); kept as {filed.restart(keep=True)}."
        )

    def do(self, action: AnyAction) -> Review:
        """Let `action` happen and write it to the journal; the new state."""
        with self._mutex:
            before = self.review
            self.review = apply(before._replace(time=max(before.time, self._now())), action)
            self._write_down(before)
            return self.review

    def _write_down(self, before: Review) -> None:
        for index, (old, new) in enumerate(zip(before.documents, self.review.documents, strict=True)):
            if old is not new:
                self._journal(index, self._files[index].scribe.entries(old, new, self.review.time))

    def _journal(self, document: int, entries: list[Entry]) -> None:
        filed = self._files[document]
        try:
            filed.write(entries, self._header(document))
        except JournalError as error:
            self.trouble = error
        else:
            if entries and not any(other.behind for other in self._files):
                self.trouble = None

    def _header(self, document: int) -> Header:
        filed = self._files[document]
        return Header(os.path.realpath(filed.source.path), filed.source.digest, self._rules, self._began[document], filed.original)

    @property
    def unsaved(self) -> bool:
        """True where a text differs from that on disk, or a decision is not in the baseline yet."""
        with self._mutex:
            return self.review.unsaved or any(self._recorder.owes(i, d) for i, d in enumerate(self.review.documents))

    def unsaved_in(self, document: int) -> bool:
        """The same of one file."""
        with self._mutex:
            state = self.review.documents[document]
            return state.unsaved or self._recorder.owes(document, state)

    def diff(self, document: int | None = None) -> str:
        """Unified diff of all that `save` would write to one file, or to all; not yet safe to print: see `files.display.printable`."""
        chosen = self.review.documents if document is None else (self.review.documents[document],)
        return "".join(unified_diff(d.path, apply_edits(d.original, d.saved), text_now(d)) for d in chosen if d.unsaved)

    def save(self, documents: Sequence[int] | None = None) -> list[Written]:
        """Write the changed texts, and the decisions into the baseline and the vocabulary. A file that cannot be written keeps no other from it."""
        chosen = range(len(self._files)) if documents is None else documents
        done = [self._save_text(index) for index in chosen if self.review.documents[index].unsaved]
        failed = {written.document for written in done if written.error}
        owing = [i for i in chosen if i not in failed and self._recorder.owes(i, self.review.documents[i])]
        for index in owing:
            self._check_if_stale(index)
        with self._mutex:
            return done + self._recorder.record(self.review.documents, owing, self._began)

    def _save_text(self, document: int) -> Written:
        with self._mutex:
            state, filed = self.review.documents[document], self._files[document]
            try:
                data = encode(filed.source, text_now(state))
            except MtcheckError as error:
                return Written(document, "", error)
            # before the file is touched: whatever happens in between, the journal knows what the bytes on disk mean
            self._journal(document, [Saving(self.review.time, digest_of(data), state.version)])
        try:
            digest = write_atomic(filed.source.path, data, expected_digest=filed.digest)
        except MtcheckError as error:
            return Written(document, "", error)
        note = f"Saved {printable(os.path.basename(filed.source.path))}."
        with self._mutex:
            filed.digest = digest
            self.review = apply(self.review, In(document, Saved(state.version, note)))
        return Written(document, note)

    def _check_if_stale(self, document: int) -> None:
        """Decisions that stay are recorded with the sentence as it is saved, so the report on that text has to be there."""
        state = self.review.documents[document]
        if state.stale:
            try:
                report = self.check(document, text_now(state))
            except MtcheckError:
                # the decisions are recorded as of the last report
                return
            self.do(In(document, Checked(state.version, report)))

    def save_copy(self, document: int) -> str:
        """Write the text beside its file under a free name; that name. Raises `WriteError`."""
        filed = self._files[document]
        path = free_name(filed.source.path)
        write_atomic(path, encode(filed.source, text_now(self.review.documents[document])), expected_digest=None)
        return path

    def changed_on_disk(self, document: int) -> bool:
        """True where the file is no longer the one that was read or saved here, or is gone (reads it)."""
        try:
            return self.reread(document).digest != self._files[document].digest
        except MtcheckError:
            return True

    def reread(self, document: int) -> Source:
        """The file as it is on disk now, to be checked and given to `carry_over`. Raises `SourceError`."""
        return read_source(self._files[document].source.path)

    def carry_over(self, document: int, source: Source, report: Report) -> CarriedOver:
        """Go on with the file as it is on disk now; `report` is on that text. One step for undo, which then leads to the new original."""
        with self._mutex:
            old = self.review.documents[document]
            filed = self._files[document]
            filed.source, filed.digest, filed.original, filed.saved = source, source.digest, source.text, ()
            return self._carry(document, old, self._start(document, source.text, report))

    def _carry(self, document: int, old: ReviewState, fresh: ReviewState) -> CarriedOver:
        carried = carry(old, fresh)
        filed = self._files[document]
        aside = ""
        try:
            aside = filed.restart(keep=carried.lost > 0)
        except JournalError as error:
            self.trouble = error
        self._replace(document, fresh)
        before = self.review
        self._began[document] = self._now()
        time = max(before.time + 1, self._now())
        state = carried.state
        if state.past:
            state = state._replace(past=(*state.past[:-1], state.past[-1]._replace(time=time)))
            self.review = before._replace(time=time, stepped=time)
        self._replace(document, state)
        self._write_down(before)
        note = f"{carried.kept} of {carried.kept + carried.lost} decisions carried over."
        if carried.lost:
            note += f" The old journal is kept as {printable(aside)}." if aside else ""
        self._replace(document, self.review.documents[document]._replace(message=note))
        return CarriedOver(carried.kept, carried.lost, note)

    def precision(self, rule: str) -> tuple[float, int] | None:
        """Share of the rule's findings that people accepted or edited, and of how many decided; None where none was. From the baselines of the files."""
        return self._recorder.precision([filed.source.path for filed in self._files], rule)

    def summary(self) -> list[Summary]:
        """What the review did to each file that has been begun. Computes TER: some 0.1 s for an article."""
        return [_summary(state) for state in self.review.documents if not pending(state)]

    def close(self, *, discard: bool = False) -> None:
        """Release the files. A journal goes where everything in it is saved and nothing is open, else it stays for the next time; `discard` removes it."""
        with self._mutex:
            for index, filed in enumerate(self._files):
                filed.close(remove=discard or self._finished(index))

    def _finished(self, document: int) -> bool:
        state = self.review.documents[document]
        if pending(state) or state.unsaved or state.stale or self._recorder.owes(document, state):
            return False
        figures = survey(state).counts
        return not figures.open and not figures.later

    def _replace(self, document: int, state: ReviewState) -> None:
        documents = self.review.documents
        self.review = self.review._replace(documents=(*documents[:document], state, *documents[document + 1 :]))

    def _now(self) -> int:
        return int(self._clock() * 1000)


def _summary(state: ReviewState) -> Summary:
    now = text_now(state)
    effort = None
    if now != state.original:
        # the report is on an earlier text where the last edits were not checked yet
        scored = state.report.sentences if not state.stale else [SentenceScore(span, None) for span in survey(state).sentences]
        effort = compare_versions(version(state.original, state.first.sentences), version(now, scored))
    found = [sum(1 for f in report.findings if f.status is not Status.SUPPRESSED) for report in (state.first, state.report)]
    return Summary(state.path, (found[0], found[1]), (state.first.score, state.report.score), effort)
