"""Many items of work in several processes: results in the order of the items, no process left behind, one item that kills its process alone in that."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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

        assert batch.future is not None
        try:
            return batch.future.result()
        except (BrokenProcessPool, CancelledError):
            # the system may have ended any of the processes, and all that was under way is lost with it: each item of it now alone
            self._end(at_once=True)
            return [self._alone(item) for item in batch.items]

    def _alone(self, item: Item) -> Any | MtcheckError:
        from concurrent.futures.process import BrokenProcessPool

        jobs, self._jobs = self._jobs, 1
        try:
            return self._ready().submit(_each, self._work, [item]).result()[0]
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
        pool.shutdown(wait=not at_once, cancel_futures=True)
        if processes:
            from multiprocessing.connection import wait

            for process in processes:
                process.terminate()
            for process in processes:
                # not `join`: the pool's own thread waits for them too, and who comes second is told at once that there is nothing to wait for
                wait([process.sentinel])


def can_inherit() -> bool:
    """Whether a process may begin as a copy of this one.

    Where onnxruntime has been used it may not: its threads do not come along, and the copy waits for ever when it clears away what it inherited.
    """
    return sys.platform == "linux" and "onnxruntime" not in sys.modules


def _is_done(batch: _Batch[Any] | None) -> bool:
    return batch is None or batch.results is not None or (batch.future is not None and batch.future.done())


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
    """Ctrl-C waits: a process that has just begun has not got its own answer to it yet, and would print a traceback."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
