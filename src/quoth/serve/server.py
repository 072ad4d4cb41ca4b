"""The server of the preview: files of the site, what is to be put right, and word of changes."""

import errno
import json
import os
import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from quoth import disk
from quoth.serve import routing
from quoth.serve.board import Board

_HERE = Path(__file__).parent
_PULSE = 5.0
"""Seconds after which an open page is written to, to notice that it was closed."""
_MISSING = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not here</title></head>
<body><main><h1>There is no page here</h1>
<p>It may be about to be made, or a fault may keep it from being made.</p>
<p><a href="/">To the home page</a></p></main>
</body></html>
"""


class AddressError(Exception):
    """An address at which the preview cannot be served; says why and what to do."""


class Server(ThreadingHTTPServer):
    """Serves a folder to browsers on this computer."""

    daemon_threads = True
    # Elsewhere than on Unix it would let two programs have one port.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, site: Path, board: Board, *, address: str, port: int) -> None:
        """Take the port; raises AddressError when it cannot be had."""
        self.site = site
        self.board = board
        self.named = address
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            super().__init__((address, port), _Handler)
        except OSError as exc:
            raise AddressError(_why_not(exc, address, port)) from exc

    def server_bind(self) -> None:
        """Take the port, without asking a name server what this computer is called."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.named, self.server_address[1]

    @property
    def url(self) -> str:
        """Where a browser finds the site."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.named, self.named)  # noqa: S104 (compared)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that go away in the middle."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """Answer."""
        board = self.server.board
        if not routing.is_allowed(self.headers.get("Host"), self.server.named):
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"This preview answers on this computer only.\n")
            return
        address, _, query = self.path.partition("?")
        asked = parse_qs(query)
        page = next(iter(asked.get("page", ())), "/")
        match address.removeprefix(f"/{routing.OURS}/"):
            case "events":
                self._tell_news(routing.site_path(page) or "")
            case "findings.json":
                found = board.panel(routing.site_path(page) or "")
                self._send(HTTPStatus.OK, "application/json", json.dumps(found).encode())
            case "preview.js" | "preview.css" as name:
                self._send(HTTPStatus.OK, routing.content_type(name), disk.read(_HERE / name))
            case _:
                path = routing.site_path(self.path)
                if path is not None and path.endswith(".html"):
                    board.wait_for(path)
                elif path is not None and routing.is_late(path):
                    board.wait_for_late()
                with board.answering():
                    self._send_file(path)

    do_HEAD = do_GET  # noqa: N815 (http.server calls it so)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for findings."""

    def _send_file(self, path: str | None) -> None:
        # Before the file is read: should it change meanwhile, the page is loaded once more.
        state = self.server.board.state
        found = None if path is None else routing.file_at(self.server.site, path)
        if path is None or found is None:
            folder = routing.site_path(f"{self.path.partition('?')[0]}/")
            if folder is not None and routing.file_at(self.server.site, folder) is not None:
                self._redirect(f"/{folder.removesuffix('index.html')}")
                return
            missing = routing.with_script(_MISSING, state)
            self._send(HTTPStatus.NOT_FOUND, routing.content_type("missing.html"), missing)
            return
        data = disk.read(found)
        kind = routing.content_type(path)
        self._send(
            HTTPStatus.OK, kind, routing.with_script(data, state) if kind.startswith("text/html") else data
        )

    def _tell_news(self, page: str) -> None:
        """Write a line to an open page whenever there is news, until it is closed."""
        self.send_response(HTTPStatus.OK)
        self._end_head("text/event-stream")
        board = self.server.board
        known = None
        with board.looking(page):
            while not board.closed:
                news = board.news(known, _PULSE)
                known = news or known
                told = "" if news is None else json.dumps({"state": news[0], "told": news[1]})
                try:
                    self.wfile.write(f"data: {told}\n\n".encode() if told else b": still here\n\n")
                    self.wfile.flush()
                except OSError:
                    return

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self._end_head("text/plain", 0)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self._end_head(kind, len(data))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _end_head(self, kind: str, length: int | None = None) -> None:
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # No page of another site may take pictures or scripts from here: drafts are not for it.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()


def _why_not(exc: OSError, address: str, port: int) -> str:
    if exc.errno == errno.EADDRINUSE:
        return f"port {port} is in use, perhaps by another preview; choose another with --port {port + 1}"
    if exc.errno == errno.EACCES:
        return f"port {port} is not for everybody; give one from 1024 to 65535 with --port"
    return (
        f"cannot serve at {address!r} ({exc.strerror}); leave out --address, or give one of this computer's"
    )
