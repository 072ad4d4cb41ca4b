"""Outside links are asked politely, and what does not answer is told in one list."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from make import ROOT
from outside_links import LONGEST, Link, Silent, ask, ask_all, outside_links, told

ASKED: list[tuple[str, str]] = []


class Server(BaseHTTPRequestHandler):
    """Answers as its addresses say."""

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _answer(self, method: str) -> None:
        ASKED.append((method, self.path))
        self.close_connection = True
        status = {
            "/no-head": 405 if method == "HEAD" else 200,
            "/gone": 404,
            "/away": 302,
            "/loop": 302,
            "/ftp": 302,
            "/down": 503,
        }
        if self.path == "/rude":
            return
        self.send_response(status.get(self.path, 200))
        leads_to = {"/away": "/here", "/loop": "/loop", "/ftp": "ftp://127.0.0.1:1/x"}
        if self.path in leads_to:
            self.send_header("Location", leads_to[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.mark.parametrize(
    ("path", "reason", "methods"),
    [
        ("/here", None, ["HEAD"]),
        ("/no-head", None, ["HEAD", "GET"]),
        ("/gone", "404 Not Found: it is gone", ["HEAD", "GET"]),
        ("/ftp", "302 leads to no page of the web", ["HEAD", "GET"]),
        ("/down", "503 Service Unavailable", ["HEAD", "GET"]),
        ("/rude", "Remote end closed connection without response", ["HEAD", "GET"]),
    ],
)
def test_an_address_is_asked(server: str, path: str, reason: str | None, methods: list[str]) -> None:
    ASKED.clear()
    assert ask(f"{server}{path}") == reason
    assert [method for method, _ in ASKED] == methods


def test_a_redirection_is_followed_and_a_circle_left(server: str) -> None:
    assert ask(f"{server}/away") is None
    assert "infinite loop" in (ask(f"{server}/loop") or "")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "https://[::1", "http://", "http://\u00e9.invalid/"]
)
def test_what_cannot_be_asked_has_a_reason_too(address: str) -> None:
    assert ask(address, patience=2)


def test_all_are_asked_and_told_in_order(server: str) -> None:
    links = [Link("sources/b.md", f"{server}/gone"), Link("sources/a.md", f"{server}/here")]
    silent = ask_all([*links, Link("sources/a.md", "http://127.0.0.1:1/")], pause=0, patience=2)
    assert [one.link.file for one in silent] == ["sources/a.md", "sources/b.md"]


def test_what_is_told() -> None:
    silent = [Silent(Link("sources/a.md", "https://example.org/`x`"), "@you: <b>404</b>")]
    lines = told(silent, 3).splitlines()
    assert lines[0].startswith("1 of 3 addresses of sources do not answer.")
    assert lines[1:] == [
        "",
        "- `sources/a.md`: `` https://example.org/`x` ``: @&#8203;you: &lt;b&gt;404&lt;/b&gt;",
    ]
    assert told([], 3) == ""


def test_what_is_told_fits_into_an_issue() -> None:
    silent = [Silent(Link(f"sources/{n}.md", f"https://example.org/{'x' * 100}"), "x") for n in range(1000)]
    lines = told(silent, 2000).splitlines()
    assert len("\n".join(lines)) <= LONGEST
    shown = [line for line in lines if line.startswith("- `sources/")]
    assert lines[-1] == f"- … and {1000 - len(shown)} more, for which there is no room here"
    assert len(shown) > 400


def test_the_addresses_of_the_sources() -> None:
    assert [link.file for link in outside_links(ROOT)] == ["sources/joongang-2016.md", "sources/king-2024.md"]
