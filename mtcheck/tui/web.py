"""The same screen in a browser, through textual-serve: on the loopback address only, and only for whoever has the token of the URL."""

from __future__ import annotations

import secrets
import shlex
import socket
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from aiohttp.web import Application, Request, StreamResponse

HOST = "127.0.0.1"
_COOKIE = "mtcheck-token"
_FOCUS = """<script>
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();
new MutationObserver((_, seen) => { if (document.querySelector(".xterm-helper-textarea")) { seen.disconnect(); focus(); } })
  .observe(document.body, {childList: true, subtree: true});
window.addEventListener("focus", focus);
</script>
"""
"""The page of textual-serve takes no keys before somebody clicks on it, and a click may already decide something."""


def serve(arguments: Sequence[str], port: int = 0) -> None:
    """Serve `mtcheck ARGUMENTS` until interrupted; the URL is printed on stderr. Each page of the browser is a session of its own.

    Raises `UsageError` where textual-serve is not installed or the port is taken.
    """
    if find_spec("textual_serve") is None:
        raise UsageError("a review in the browser needs textual-serve", why="it is not installed", remedy="pip install 'mtcheck[web]'")
    chosen = _free_port(port)
    token = secrets.token_urlsafe(24)

    def tell() -> None:
        print(f"mtcheck: the review is at http://{HOST}:{chosen}/?token={token}\n  Ctrl+C ends it", file=sys.stderr, flush=True)

    make_server(arguments, chosen, token, tell).serve()


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise UsageError(
                f"port {port} cannot be used", why=str(error), remedy="leave --port out, any free one is taken then"
            ) from error
        return int(probe.getsockname()[1])


def make_server(arguments: Sequence[str], port: int, token: str, listening: Callable[[], None] = lambda: None) -> Any:
    """A `textual_serve.server.Server` that lets nobody in without the token; it calls `listening` once it does."""
    # with the server, some 0.3 s
    import asyncio

    from aiohttp import web
    from textual_serve.server import Server

    hosts = (f"{HOST}:{port}", f"localhost:{port}")

    @web.middleware
    async def guard(request: Request, handler: Any) -> StreamResponse:
        # another name for this address is a page of someone else that has pointed its own name here
        if request.host not in hosts:
            raise web.HTTPForbidden(text="not served under this name")
        origin = request.headers.get("Origin")
        if origin is not None and origin not in [f"http://{host}" for host in hosts]:
            raise web.HTTPForbidden(text="not for other pages")
        given = request.query.get("token") or request.cookies.get(f"{_COOKIE}-{port}", "")
        if not secrets.compare_digest(given.encode(), token.encode()):
            raise web.HTTPForbidden(text="the token is missing or wrong: use the whole address that mtcheck printed")
        response: StreamResponse = await handler(request)
        if request.path == "/" and isinstance(response, web.Response) and response.text:
            response.text = response.text.replace("</body>", f"{_FOCUS}</body>")
        if "token" in request.query and not response.prepared:
            response.set_cookie(f"{_COOKIE}-{port}", token, httponly=True, samesite="Strict")
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["Cache-Control"] = "no-store"
            # the page of textual-serve asks a font service for its font; nothing here leaves the machine
            response.headers["Content-Security-Policy"] = (
                f"default-src 'self' 'unsafe-inline' data: blob:; connect-src 'self' ws://{HOST}:{port}"
            )
        return response

    class Guarded(Server):
        """The server behind the guard, without a greeting."""

        async def _make_app(self) -> Application:
            app: Application = await super()._make_app()
            app.middlewares.append(guard)
            return app

        async def on_startup(self, app: Application) -> None:
            """The address is told when whoever follows it finds something there; this is called before."""
            self._telling = asyncio.get_running_loop().create_task(self._tell())

        async def _tell(self) -> None:
            while True:
                try:
                    _, writer = await asyncio.open_connection(HOST, port)
                except OSError:
                    await asyncio.sleep(0.02)
                    continue
                writer.close()
                listening()
                return

    command = shlex.join([sys.executable, "-m", "mtcheck", *arguments])
    return Guarded(command, host=HOST, port=port, title="mtcheck review", public_url=f"http://{HOST}:{port}")
