from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import InternalError, MtcheckError, SourceError
from mtcheck.processes import Pool, attempt

ITEMS = list(range(60))


def same(state: Any) -> Any:
    return state


def work(state: int, item: int) -> int:
    if item == 33:
        raise SourceError("is odd", str(item))
    if item == 34:
        raise ZeroDivisionError
    return state + item


def killed_by_one(state: int, item: int) -> int:
    if item == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return state + item


def even(state: int, item: int) -> int | None:
    return -item if item % 2 == 0 else None


def plain(results: list[tuple[int, Any]]) -> list[Any]:
    assert [item for item, _result in results] == ITEMS
    return [type(result).__name__ if isinstance(result, MtcheckError) else result for _item, result in results]


@pytest.mark.parametrize("inherits", [True, False])
def test_results_come_in_order_and_errors_in_their_places(inherits: bool) -> None:
    with Pool(work, 2, same, 1000, inherits) as pool:
        found = plain(list(pool.results(1000, ITEMS, None)))
    wanted: list[Any] = [1000 + item for item in ITEMS]
    wanted[33], wanted[34] = "SourceError", "InternalError"
    assert found == wanted


def test_what_is_known_is_not_worked_on() -> None:
    with Pool(work, 2, same, 1000, True) as pool:
        found = plain(list(pool.results(1000, ITEMS, even)))
    assert found[0:60:2] == [-item for item in ITEMS[0::2]]
    assert found[1:33:2] == [1000 + item for item in ITEMS[1:33:2]]


def test_with_little_to_do_no_process_is_started() -> None:
    with Pool(work, 2, same, 1000, True) as pool:
        assert len(list(pool.results(1000, ITEMS, lambda state, item: None if item < 3 else item))) == len(ITEMS)
        assert pool._pool is None


def test_an_item_that_kills_its_process_takes_no_other_along() -> None:
    with Pool(killed_by_one, 2, same, 1000, True) as pool:
        found = plain(list(pool.results(1000, ITEMS, None)))
    wanted: list[Any] = [1000 + item for item in ITEMS]
    wanted[40] = "InternalError"
    assert found == wanted


def test_leaving_early_leaves_no_process() -> None:
    with pytest.raises(KeyboardInterrupt), Pool(work, 2, same, 1000, True) as pool:
        results = pool.results(1000, ITEMS, None)
        for item, _result in results:
            if item == 20:
                assert pool._pool is not None
                processes = list(pool._pool._processes.values())
                raise KeyboardInterrupt
    assert processes
    # `is_alive` would say yes while the pool's own thread is about to note what the system told it
    assert all(wait([process.sentinel], 0) for process in processes)


def test_an_unforeseen_exception_names_the_item() -> None:
    result = attempt(0, 34, work)
    assert isinstance(result, InternalError) and result.where == "34"


SLOW = """
import os, signal, sys, time
sys.path[:0] = {path!r}
from mtcheck.processes import Pool

def work(state, item):
    if item > 3:
        # in one piece: two processes say it at once
        os.write(1, b"at work\\n")
        time.sleep(60)
    return item

def same(state):
    return state

if __name__ == "__main__":
    # whoever runs the tests in the background may have had it ignored
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Pool(work, 2, same, 0, True) as pool:
        list(pool.results(0, list(range(40)), None))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_their_parent(tmp_path: Path, ended: signal.Signals) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW.format(path=sys.path))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        assert run.stdout.readline() == "at work\n"
        if ended == signal.SIGINT:
            # as a terminal does: to all of them
            os.killpg(run.pid, ended)
        else:
            run.send_signal(ended)
        # both streams end when the last process that has them has ended
        run.stdout.read()
        told = run.stderr.read()
        run.wait()
    assert told.count("Traceback") == (1 if ended == signal.SIGINT else 0), told
    assert "Process" not in told
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a worker is left")
