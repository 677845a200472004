"""Many items of work in several processes: results in the order of the items, no process left behind, one item that kills its process alone in that."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, current_thread, main_thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mtcheck.errors import InternalError, MtcheckError, internal_error

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

State = TypeVar("State")
Item = TypeVar("Item")

_WINDOW = 4096
"""Items that may wait for an earlier one; their results are held in memory."""
_DONE_HERE = 4
"""Items that are worked on before another process is started: what they load, its copies have; and where little is new none is needed."""
_MOST_TOGETHER = 8
"""Items that travel together; a batch costs 0.2 ms on its way, and who watches sees them come by so many."""
_CLOSED_WITHIN = 5.0
"""Seconds that the pool's own thread gets to close its pipes after its processes have been ended."""
_ANSWER_WITHIN = 0.2
"""Seconds after which ctrl-C is answered at the latest while this process waits for another."""

_state: Any = None
"""In worker processes: what `make` returned there."""


def attempt(state: State, item: Item, work: Callable[[State, Item], Any]) -> Any | MtcheckError:
    """`work(state, item)`, or the `MtcheckError` that it raised; `str(item)` names the place of any other exception."""
    try:
        return work(state, item)
    except MtcheckError as error:
        return error
    except Exception as error:
        # one file must not take the others with it; what went wrong is told as an error of that file
        if os.environ.get("MTCHECK_TRACEBACK"):
            raise
        return internal_error(error, str(item))


class _Batch(Generic[Item]):
    """Items that travel together, and what becomes of them."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.future: Future[Sequence[Any]] | None = None
        self.results: Sequence[Any] | None = None
        self.under_way = Lock()
        """Held until the future is done. Unlike a future's own it can be waited for where ctrl-C may come: an exception inside `Future.result` may leave
        the future's lock held, and the thread that is to fill the future then waits for it for ever."""

    def received(self) -> Sequence[Any]:
        """What came back; waits for it. Raises what the future does."""
        assert self.future is not None
        # a signal that comes just before the wait begins does not end the wait
        while not self.under_way.acquire(timeout=_ANSWER_WITHIN):
            pass
        self.under_way.release()
        with _without_interrupts():
            return self.future.result()

    def is_done(self) -> bool:
        return self.results is not None or (self.future is not None and not self.under_way.locked())


class Pool(Generic[State, Item]):
    """`jobs` processes that call `work(state, item)`, each with the state that it gets from `make(origin)`.

    Functions must be importable, items and results picklable. `inherits`: the processes begin as copies of this one, and `origin` need not be picklable.
    For `with`: leaving it early ends the processes at once.
    """

    def __init__(self, work: Callable[[State, Item], Any], jobs: int, make: Callable[[Any], State], origin: object, inherits: bool) -> None:
        self._work = work
        self._jobs = jobs
        self._make = make
        self._origin = origin
        self._inherits = inherits
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool[State, Item]:
        return self

    def __exit__(self, *exception: object) -> None:
        self._end(at_once=any(exception))

    def results(
        self, state: State, items: Sequence[Item], known: Callable[[State, Item], Any | None] | None
    ) -> Iterator[tuple[Item, Any | MtcheckError]]:
        """Each item with its result or error, in order. `known(state, item)` is asked first, in this process: None means that there is work."""
        size = max(1, min(_MOST_TOGETHER, len(items) // (4 * self._jobs)))
        here = _DONE_HERE
        waiting: deque[tuple[Item, _Batch[Item] | None, Any]] = deque()
        batch: _Batch[Item] = _Batch()
        for item in items:
            result = attempt(state, item, known) if known else None
            if result is None and here:
                here -= 1
                result = attempt(state, item, self._work)
            if result is not None:
                waiting.append((item, None, result))
            else:
                waiting.append((item, batch, len(batch.items)))
                batch.items.append(item)
                if len(batch.items) >= size:
                    self._send(batch)
                    batch = _Batch()
            while waiting and (len(waiting) > _WINDOW or _is_done(waiting[0][1])):
                if waiting[0][1] is batch:
                    self._send(batch)
                    batch = _Batch()
                yield self._result(*waiting.popleft())
        if batch.items:
            self._send(batch)
        while waiting:
            yield self._result(*waiting.popleft())

    def _result(self, item: Item, batch: _Batch[Item] | None, given: Any) -> tuple[Item, Any | MtcheckError]:
        if batch is None:
            return item, given
        if batch.results is None:
            batch.results = self._received(batch)
        return item, batch.results[given]

    def _received(self, batch: _Batch[Item]) -> Sequence[Any]:
        from concurrent.futures import CancelledError
        from concurrent.futures.process import BrokenProcessPool

        try:
            return batch.received()
        except (BrokenProcessPool, CancelledError):
            # the system may have ended any of the processes, and all that was under way is lost with it: each item of it now alone
            self._end(at_once=True)
            return [self._alone(item) for item in batch.items]

    def _alone(self, item: Item) -> Any | MtcheckError:
        from concurrent.futures.process import BrokenProcessPool

        jobs, self._jobs = self._jobs, 1
        batch: _Batch[Item] = _Batch()
        batch.items.append(item)
        self._send(batch)
        try:
            return batch.received()[0]
        except BrokenProcessPool:
            self._end(at_once=True)
            return InternalError(
                "the process that worked on it ended abruptly",
                str(item),
                "the system may have run out of memory",
                "leave it out, or split it",
            )
        finally:
            self._jobs = jobs

    def _send(self, batch: _Batch[Item]) -> None:
        from concurrent.futures.process import BrokenProcessPool

        with _without_interrupts():
            try:
                batch.future = self._ready().submit(_each, self._work, batch.items)
            except BrokenProcessPool:
                self._end(at_once=True)
                batch.future = self._ready().submit(_each, self._work, batch.items)
            batch.under_way.acquire()
            batch.future.add_done_callback(lambda _: batch.under_way.release())

    def _ready(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # 30 ms, for much work only
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            context = get_context("fork" if self._inherits else "spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, _begin, (self._make, self._origin))
        return self._pool

    def _end(self, *, at_once: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # of this pool: whoever embeds mtcheck may have children of its own
        processes = list((getattr(pool, "_processes", None) or {}).values()) if at_once else []
        thread = getattr(pool, "_executor_manager_thread", None)
        with _without_interrupts():
            pool.shutdown(wait=not at_once, cancel_futures=True)
        if processes:
            from multiprocessing.connection import wait

            for process in processes:
                process.terminate()
            for process in processes:
                # not `join`: the pool's own thread waits for them too, and who comes second is told at once that there is nothing to wait for
                wait([process.sentinel])
            if thread is not None:
                # it closes what the interpreter, at its end, would still write to; a moment's work, and never worth waiting for ever
                thread.join(_CLOSED_WITHIN)


def can_inherit() -> bool:
    """Whether a process may begin as a copy of this one.

    Where onnxruntime has been used it may not: its threads do not come along, and the copy waits for ever when it clears away what it inherited.
    """
    return sys.platform == "linux" and "onnxruntime" not in sys.modules


def _is_done(batch: _Batch[Any] | None) -> bool:
    return batch is None or batch.is_done()


def _each(work: Callable[[Any, Item], Any], items: Sequence[Item]) -> list[Any]:
    return [attempt(_state, item, work) for item in items]


def _begin(make: Callable[[Any], Any], origin: object) -> None:
    import signal
    from threading import Thread

    global _state
    # ctrl-C reaches every process of the terminal, and the parent is the one that answers it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _state = make(origin)


def _end_with_parent() -> None:
    """A parent that was killed tells nobody: its workers would wait for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C waits: a lock that it leaves held stops the pool's own threads, and a process that has just begun has no answer to it yet and would print a traceback."""
    import signal

    if current_thread() is not main_thread():
        yield
        return
    came: list[Any] = []
    answer = signal.signal(signal.SIGINT, lambda *how: came.append(how))
    # the handler alone would do here, the mask goes along to the processes that are begun
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, signal.SIG_DFL if answer is None else answer)
        if came and callable(answer):
            answer(*came[0])
