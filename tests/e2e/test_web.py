"""The review in a browser: who is let in, and, where there is a Chromium, what one sees."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from mtcheck.cli import main

# textual-serve leaves the pipes of the process that it started to the collector
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
TEXT = "Ministers of the OTAN met in Brussels on Friday about the informations they had.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT)
    monkeypatch.setenv("MTCHECK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    monkeypatch.chdir(tmp_path)
    return file


def test_without_the_extra_it_says_what_to_install(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mtcheck.tui.web.find_spec", lambda name: None)
    assert main(["review", "--web", str(article)]) == 2
    assert "pip install 'mtcheck[web]'" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_before_anything_is_served(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--web", "nothing.txt"]) == 2
    assert "nothing.txt: cannot be read" in capsys.readouterr().err


@pytest_asyncio.fixture
async def address(article: Path) -> AsyncIterator[str]:
    pytest.importorskip("textual_serve", reason="the extra [web] is not installed")
    from aiohttp import web

    from mtcheck.tui.web import HOST, _free_port, make_server

    port = _free_port(0)
    runner = web.AppRunner(await make_server(["review", "--profile", "hook", str(article)], port, "secret")._make_app())
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    yield f"{HOST}:{port}"
    await runner.cleanup()
    gc.collect()


async def test_only_whoever_has_the_token_gets_in(address: str) -> None:
    import aiohttp

    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:

        async def code(path: str, **headers: str) -> int:
            async with browser.get(f"http://{address}{path}", headers=headers) as answer:
                return answer.status

        assert await code("/") == 403
        assert await code("/?token=wrong") == 403
        assert await code("/ws") == 403
        assert await code("/static/js/textual.js") == 403
        assert await code("/?token=secret", Host="evil.example") == 403
        assert await code("/?token=secret", Origin="http://evil.example") == 403
        async with browser.get(f"http://{address}/?token=secret") as answer:
            assert answer.status == 200
            assert "HttpOnly" in answer.headers["Set-Cookie"] and "SameSite=Strict" in answer.headers["Set-Cookie"]
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert await code("/static/js/textual.js") == 200
        assert await code("/ws", Origin="http://evil.example") == 403


async def test_the_screen_comes_over_the_socket_and_takes_keys(address: str, article: Path) -> None:
    import aiohttp

    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser,
        browser.ws_connect(f"ws://{address}/ws?token=secret&width=100&height=30") as socket,
    ):
        seen = b""

        async def until(words: bytes) -> None:
            nonlocal seen
            async with asyncio.timeout(120):
                while words not in seen:
                    message = await socket.receive()
                    seen += message.data if isinstance(message.data, bytes) else str(message.data).encode()

        await until(b"NATO")
        await socket.send_json(["stdin", "1"])
        await until(b"Accepted")
        await socket.send_json(["stdin", "S"])
        await until(b"Saved")
        assert "NATO" in article.read_text()


@pytest.fixture
def served(article: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "mtcheck", "review", "--profile", "hook", "--web", str(article)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    assert server.stderr is not None
    told = re.search(rb"http://127\.0\.0\.1:\d+/\?token=\S+", server.stderr.readline())
    assert told
    time.sleep(1)
    yield told[0].decode()
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=60)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)")
def test_in_a_browser(served: str, tmp_path: Path) -> None:
    pytest.importorskip("textual_serve", reason="the extra [web] is not installed")
    picture = tmp_path / "screen.png"
    options = ["--headless", "--disable-gpu", "--window-size=1200,800", "--virtual-time-budget=60000", f"--screenshot={picture}"]
    options += ["--no-sandbox"] if os.geteuid() == 0 else []
    assert CHROMIUM is not None
    done = subprocess.run([CHROMIUM, *options, served], capture_output=True, timeout=180, check=False)
    assert done.returncode == 0
    # a page that stayed blank compresses to far less
    assert picture.stat().st_size > 20_000
