"""Any sequence of decisions, undos, saves, outside changes and crashes, on files on disk."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from review_desk import TEXT, check

from mtcheck.desk.desk import Desk
from mtcheck.errors import FileChanged
from mtcheck.fix import apply as apply_edits
from mtcheck.review import actions
from mtcheck.review.state import Standing, text_now
from mtcheck.review.survey import survey

WORDS = st.lists(st.sampled_from(["the", "OTAN", "supreme chief", "weather", "informations", ",", "\n", "Marcha"]), max_size=8).map(
    " ".join
)
BYTES = st.sampled_from(
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16-le").join((b"\xff\xfe", b"")),
        b"The OTAN \xff\xfe met.\rThe OTAN and the OTAN.\n\xc3 supreme chief \x1b[31m",
        b"Marcha",
    ]
)
CHANGES = [("weather", "climate"), ("The ", "Yesterday the "), ("\n", "\n\nA new line.\n"), ("OTAN", "alliance"), ("", "Start. ")]


class DeskMachine(RuleBasedStateMachine):
    @initialize(first=BYTES, second=BYTES)
    def begin(self, first: bytes, second: bytes) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.now = 1_700_000_000.0
        self.contents = [first, second]
        self.paths = [os.path.join(self.folder.name, name) for name in ("a.txt", "b.txt")]
        for path, data in zip(self.paths, self.contents, strict=True):
            Path(path).write_bytes(data)
            os.chmod(path, 0o640)
        self.originals = list(self.contents)
        self.open()

    def open(self) -> None:
        environment = {"MTCHECK_STATE": os.path.join(self.folder.name, "state")}
        self.desk = Desk.open(self.paths, lambda path, text: check(text), clock=self.clock, environment=environment, signature="r")
        for index in range(2):
            self.desk.begin(index, self.desk.check(index))

    def clock(self) -> float:
        self.now += 1.5
        return self.now

    def signature(self) -> list[tuple[object, ...]]:
        """All that a journal has to bring back."""
        found = []
        for document in self.desk.review.documents:
            decided = sorted((document.items[n].finding.rule, document.items[n].place, d) for n, d in document.decisions.items())
            steps = [(s.version, s.label, s.time) for s in document.past]
            undone = [(s.version, s.label, s.time) for s in document.future if s.undone > self.desk.review.stepped]
            found.append((document.original, document.version, document.saved, decided, document.ignored, steps, undone))
        return found

    @rule(
        action=st.sampled_from(
            [
                *(actions.Accept(n) for n in range(2)),
                actions.Reject(),
                actions.Later(),
                *(actions.Ignore(scope) for scope in actions.Scope),
                *(actions.MoveFinding(n) for n in (-1, 1)),
                actions.MoveDocument(1),
                actions.Undo(),
                actions.Undo(),
                actions.Redo(),
                *(actions.SameForAll(actions.Accept(0), alike, everywhere) for alike in actions.Alike for everywhere in (False, True)),
                actions.SameForAll(actions.Reject(), actions.Alike.WORDING, True),
                actions.SameForAll(actions.EditSpan("words"), actions.Alike.WORDING, True),
            ]
        )
    )
    def decide(self, action: actions.AnyAction) -> None:
        self.desk.do(action)

    @rule(text=WORDS, sentence=st.booleans())
    def write(self, text: str, sentence: bool) -> None:
        self.desk.do(actions.EditSentence(text) if sentence else actions.EditSpan(text))

    @rule(index=st.integers(0, 1))
    def recheck(self, index: int) -> None:
        document = self.desk.review.documents[index]
        self.desk.do(actions.In(index, actions.Checked(document.version, check(text_now(document)))))

    @rule()
    def save(self) -> None:
        for written in self.desk.save():
            assert written.error is None or isinstance(written.error, FileChanged)
            if written.error is None:
                self.contents[written.document] = Path(self.paths[written.document]).read_bytes()

    @rule()
    def killed(self) -> None:
        """Nothing is closed; the next session plays the journal."""
        before = self.signature()
        for filed in self.desk._files:
            filed._lock.release()
        changed = [self.desk.changed_on_disk(index) for index in range(2)]
        self.open()
        if not any(changed):
            assert self.signature() == before
        for index in range(2):
            if changed[index]:
                self.originals[index] = Path(self.paths[index]).read_bytes()

    @rule(index=st.integers(0, 1), change=st.sampled_from(CHANGES))
    def outside(self, index: int, change: tuple[str, str]) -> None:
        data = Path(self.paths[index]).read_bytes()
        if data.startswith(b"\xff\xfe"):
            return
        new = data.replace(change[0].encode(), change[1].encode(), 1)
        Path(self.paths[index]).write_bytes(new)
        if not self.desk.changed_on_disk(index):
            return
        self.contents[index] = new

    @rule(index=st.integers(0, 1))
    def reload(self, index: int) -> None:
        if self.desk.changed_on_disk(index):
            source = self.desk.reread(index)
            carried = self.desk.carry_over(index, source, check(source.text))
            assert carried.kept >= 0 and carried.lost >= 0
            self.originals[index] = Path(self.paths[index]).read_bytes()

    @invariant()
    def the_file_holds_what_was_saved_or_what_somebody_else_wrote(self) -> None:
        for path, data in zip(self.paths, self.contents, strict=True):
            assert Path(path).read_bytes() == data

    @invariant()
    def what_the_desk_takes_for_saved_is_on_disk(self) -> None:
        for index, document in enumerate(self.desk.review.documents):
            if not self.desk.changed_on_disk(index):
                assert self.desk.reread(index).text == apply_edits(document.original, document.saved)
            assert oct(os.stat(self.paths[index]).st_mode)[-3:] == "640"

    @invariant()
    def open_findings_stand_where_they_should(self) -> None:
        for document in self.desk.review.documents:
            seen = survey(document)
            for number, place in seen.places.items():
                if seen.standings[number] is Standing.OPEN:
                    assert seen.text[place.start : place.end] == document.items[number].finding.text

    @invariant()
    def the_journal_is_written(self) -> None:
        assert self.desk.trouble is None

    def teardown(self) -> None:
        try:
            self.undo_everything()
        finally:
            if hasattr(self, "folder"):
                self.folder.cleanup()

    def undo_everything(self) -> None:
        if not hasattr(self, "desk"):
            return
        changed = [self.desk.changed_on_disk(index) for index in range(2)]
        while any(document.past for document in self.desk.review.documents):
            self.desk.do(actions.Undo())
        self.desk.save()
        for index in range(2):
            if not changed[index]:
                assert Path(self.paths[index]).read_bytes() == self.originals[index]
        self.desk.close()


DeskMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestDesk = DeskMachine.TestCase
