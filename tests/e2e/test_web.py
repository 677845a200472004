"""The review in a browser: who is let in, and, where there is a Chromium, what one sees."""

from __future__ import annotations

import asyncio
import base64
import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from mtcheck.cli import main

if TYPE_CHECKING:
    import aiohttp

# textual-serve leaves the pipes of the process that it started to the collector
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
PATIENCE = 300
"""Seconds for all that a browser does; a busy machine needs them, an idle one a tenth."""
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
            # without it the page takes no keys before somebody has clicked on it
            assert "xterm-helper-textarea" in await answer.text()
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
    pytest.importorskip("textual_serve", reason="the extra [web] is not installed")
    command = [sys.executable, "-m", "mtcheck", "review", "--profile", "hook", "--web", str(article)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    assert server.stderr is not None
    told = re.search(rb"http://127\.0\.0\.1:\d+/\?token=\S+", server.stderr.readline())
    assert told
    yield told[0].decode()
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=PATIENCE)


class Browser:
    """A page in a Chromium without a window, driven through its DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self._session: dict[str, str] = {}
        self.output = b""
        """What the program has drawn: all that came over the page's own socket."""

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The answer to a command; what the page tells in the meantime is kept."""
        self._number += 1
        number = self._number
        await self._socket.send_json({"id": number, "method": method, "params": parameters, **self._session})
        while True:
            message = await self._next()
            if message.get("id") == number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = await self._socket.receive_json()
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            self.output += base64.b64decode(frame["payloadData"]) if frame["opcode"] == 2 else frame["payloadData"].encode()
        return message

    async def open(self) -> None:
        """An empty page, listened to."""
        target = await self.call("Target.createTarget", url="about:blank", newWindow=True, width=1000, height=640)
        attached = await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        await self.call("Network.enable")

    async def until(self, words: bytes) -> None:
        """Wait for the program to draw `words`."""
        while words not in self.output:
            await self._next()

    async def press(self, key: str) -> None:
        """A key on the page."""
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key, unmodifiedText=key)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key)


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Browser]:
    """A browser with nothing in it, ended with the block. Skips the test where there is none, or none that starts."""
    import aiohttp

    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    options = ["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0"]
    # root has no sandbox to put it in
    options += [f"--user-data-dir={folder}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    process = await asyncio.create_subprocess_exec(CHROMIUM, *options, stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL)
    assert process.stderr is not None
    try:
        told = None
        while told is None:
            line = await process.stderr.readline()
            if not line:
                pytest.skip(f"{CHROMIUM} does not start here (code {await process.wait()})")
            told = re.search(rb"ws://\S+", line)
        # nobody reads on: a full pipe would stop it
        reading = asyncio.create_task(process.stderr.read())
        async with aiohttp.ClientSession() as client, client.ws_connect(told[0].decode(), max_msg_size=0) as socket:
            browser = Browser(socket)
            await browser.open()
            yield browser
            await socket.close()
        process.terminate()
        await reading
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_a_review_in_a_browser(served: str, article: Path, tmp_path: Path) -> None:
    async with asyncio.timeout(PATIENCE), chromium(tmp_path / "profile") as browser:
        await browser.call("Page.navigate", url=served)
        await browser.until(b"NATO")
        await browser.press("1")
        await browser.until(b"Accepted")
        await browser.press("S")
        await browser.until(b"Saved article.txt")
        picture = base64.b64decode((await browser.call("Page.captureScreenshot", format="png"))["data"])
    assert "NATO" in article.read_text()
    (tmp_path / "screen.png").write_bytes(picture)
    assert len(set(pixels(picture))) > 20, "the page stayed blank"


def pixels(png: bytes) -> Iterator[bytes]:
    """Stretches of a picture's bytes, inflated: a blank one has very few different ones."""
    data = b"".join(part[1] for part in chunks(png) if part[0] == b"IDAT")
    rows = zlib.decompress(data)
    return (rows[at : at + 16] for at in range(0, len(rows), 16))


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of the parts of a PNG file."""
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length
