"""A service on this computer that answers as it is told to, in place of one with a language model."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the service answers to one question."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0
    """Seconds before it begins."""
    every: float = 0
    """Seconds between one byte and the next; all at once if 0."""


@dataclass(frozen=True)
class Asked:
    """A question as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """What the model is given to read."""
        return str(self.body["messages"][1]["content"])


class Service(ThreadingHTTPServer):
    """Answers the replies in order, and the last one from then on."""

    daemon_threads = True

    def __init__(self, replies: list[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = replies
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when somebody hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = self.server.replies[min(len(self.server.asked), len(self.server.replies) - 1)]
        self.server.asked.append(Asked(self.path, dict(self.headers), body))
        time.sleep(reply.after)
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        for byte in reply.body if reply.every else ():
            time.sleep(reply.every)
            self.wfile.write(bytes([byte]))
        if not reply.every:
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


@contextmanager
def serving(*replies: Reply) -> Iterator[Service]:
    """Yield a service that gives these replies."""
    with Service(list(replies)) as service:
        thread = Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield service
        service.shutdown()
        thread.join()


def said(content: Any, *, finish: str = "stop", **message: Any) -> Reply:
    """Return the reply of a model that says something; what is no text is said as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}
    return Reply(body=json.dumps({"choices": [choice]}).encode())


def fault(status: int, message: str = "", **headers: str) -> Reply:
    """Return a reply that something is wrong."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status=status, body=json.dumps({"error": {"message": message}}).encode(), headers=names)
