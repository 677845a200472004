"""Checks that never hold a key up: one at a time in a thread, after a pause in typing, and only the last version counts."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from mtcheck.baseline import vocabulary
from mtcheck.baseline.vocabulary import parse_vocabulary
from mtcheck.errors import MtcheckError, internal_error
from mtcheck.files.display import printable
from mtcheck.lsp.sessions import Sessions
from mtcheck.lsp.texts import Text, Texts
from mtcheck.model import Finding, Report, Source, Status
from mtcheck.session import Session
from mtcheck.text.document import Document

PAUSE = 0.15
"""Seconds without a key after which a text is checked: shorter than a glance, longer than the time between two keys."""
LARGEST_TYPED = 400_000
"""Code points above which a text is checked when it is opened or saved, and not while it is typed: a check takes seconds."""
LARGEST = 5_000_000
"""Code points above which a text is not checked in an editor at all."""

T = TypeVar("T")


class Result(NamedTuple):
    """What was found in one version of a text; `error` where it could not be checked."""

    text: Text
    findings: tuple[Finding, ...] = ()
    """Those that are new."""
    report: Report | None = None
    document: Document | None = None
    session: Session | None = None
    error: MtcheckError | None = None


class Checks:
    """Checks the open texts and hands results to `publish`, in the event loop; results on a version that is no longer there are dropped."""

    def __init__(self, texts: Texts, sessions: Sessions, publish: Callable[[Result], None]) -> None:
        self._texts = texts
        self._sessions = sessions
        self._publish = publish
        self._thread = ThreadPoolExecutor(1, "check")
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._results: dict[str, Result] = {}
        self._told: set[str] = set()

    def soon(self, uri: str, pause: float = PAUSE) -> None:
        """Check the text after `pause` seconds in which this is not called again."""
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        self._timers[uri] = asyncio.get_running_loop().call_later(pause, self._start, uri)

    def typed(self, uri: str) -> None:
        """Check the text once its writer pauses; a large one waits until it is saved."""
        text = self._texts.get(uri)
        if text and len(text.text) <= LARGEST_TYPED:
            self.soon(uri)

    def all_again(self) -> None:
        """Check every open text: what they are checked with has changed."""
        for text in self._texts:
            self._results.pop(text.uri, None)
            self.soon(text.uri, 0)

    def forget(self, uri: str) -> None:
        """Let go of a text that was closed."""
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        self._results.pop(uri, None)

    async def latest(self, uri: str) -> Result | None:
        """What was found in the text as it is now, waited for; None where it is not open, not checked, or typed in meanwhile."""
        text = self._texts.get(uri)
        while text is not None and self._texts.get(uri) is text:
            if result := self._current(uri):
                return result
            if task := self._running.get(uri):
                await asyncio.wait([task])
            elif timer := self._timers.get(uri):
                timer.cancel()
                self._start(uri)
            else:
                break
        return None

    async def in_thread(self, work: Callable[[], T]) -> T:
        """The result of `work`, done where checks are done: sessions are for one thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Start no further check."""
        for timer in self._timers.values():
            timer.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _current(self, uri: str) -> Result | None:
        result = self._results.get(uri)
        return result if result and result.text is self._texts.get(uri) else None

    def _start(self, uri: str) -> None:
        self._timers.pop(uri, None)
        if uri in self._running:
            # a thread cannot be stopped: look again when it is done
            self.soon(uri)
        elif (text := self._texts.get(uri)) and text.is_prose and len(text.text) <= LARGEST:
            self._running[uri] = asyncio.create_task(self._run(text))

    async def _run(self, text: Text) -> None:
        overlays = self._texts.named(vocabulary.NAME)
        try:
            result = await self.in_thread(lambda: self._checked(text, overlays))
        finally:
            self._running.pop(text.uri, None)
        if self._texts.get(text.uri) is text:
            self._results[text.uri] = result
            self._publish(result)

    def _checked(self, text: Text, overlays: list[tuple[str, str]]) -> Result:
        """In the thread. Whatever happens, the editor hears of it as a result."""
        try:
            session = self._sessions.of(text.path)
            if session is None:
                return Result(text)
            _source, document, report = session.check_source(Source(text.path, text.text, "utf-8", b"", ""))
        except MtcheckError as error:
            return Result(text, error=error)
        except Exception as error:
            return Result(text, error=internal_error(error, text.path))
        for problem in report.problems:
            self._tell_once(f"{text.path}: {problem.message}")
        new = [f for f in report.findings if f.status is Status.NEW and not _is_known(text, f, overlays)]
        return Result(text, tuple(new), report, document, session)

    def _tell_once(self, message: str) -> None:
        # a text that is not English stays so with every key
        if message not in self._told:
            self._told.add(message)
            print(f"mtcheck: {printable(message)}", file=sys.stderr, flush=True)


def _is_known(text: Text, finding: Finding, overlays: list[tuple[str, str]]) -> bool:
    """Whether a vocabulary that is open in the editor, and perhaps not saved yet, holds the words of the finding."""
    for folder, words in overlays:
        if text.path.startswith(os.path.join(folder, "")):
            try:
                known = parse_vocabulary(words.encode("utf-8", "replace"), folder)
            except MtcheckError:
                # a pattern that is being typed
                continue
            if known.knows(text.text, finding):
                return True
    return False
