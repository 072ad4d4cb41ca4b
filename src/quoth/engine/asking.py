"""The one door to the network: one question to a service, one answer back, or an error that says the cure.

`urllib` of the standard library does it, since one POST needs no client library. Its openers are put together
here from the few parts that are wanted, so that no redirect is followed (a key is sent to the address that
was configured and to no other), no file is read by way of an address, and every certificate is checked.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from quoth.engine.errors import EngineError, lasting, of_connection, of_status

LARGEST_ANSWER = 4_000_000
"""Bytes."""
LONGEST_WAIT = 60
"""Seconds that a service may ask us to wait before we ask again."""
_WAIT = 2.0
"""Seconds before we ask again where the service does not say."""
_CHUNK = 65_536
_LOCAL = ("localhost", "localhost.")


@dataclass(frozen=True, slots=True)
class Door:
    """A service that can be asked."""

    url: str
    """The whole address."""
    key: str | None
    timeout: float
    """Seconds for one answer."""

    def ask(self, question: Mapping[str, Any]) -> bytes:
        """Return the body of the answer; asked once more when the service is busy, broken or slow.

        Raises `NotUnderstoodError` when the service refuses the question as it is put, and another
        `EngineError` for all else.
        """
        data = json.dumps(question).encode("ascii")
        try:
            return self._ask_once(data)
        except _BusyError as busy:
            if busy.wait > LONGEST_WAIT:
                raise EngineError(f"{busy}; it asks to be left alone for {busy.wait:.0f} seconds") from None
            time.sleep(busy.wait)
        try:
            return self._ask_once(data)
        except _BusyError as busy:
            raise EngineError(str(busy)) from None

    def _ask_once(self, data: bytes) -> bytes:
        deadline = time.monotonic() + self.timeout
        try:
            with self._open(data) as response:
                body = self._read(response, deadline)
        except (OSError, HTTPException, OverflowError, UnicodeError) as exc:
            fault = of_connection(exc, self.url, self.timeout)
            if lasting(exc):
                raise fault from None
            raise _BusyError(str(fault), _WAIT) from None
        if 200 <= response.status < 300:
            return body
        fault = of_status(response, body, self.url, self.key)
        if response.status == 429 or response.status >= 500:
            raise _BusyError(str(fault), _wait(response.headers.get("Retry-After")))
        raise fault

    def _open(self, data: bytes) -> HTTPResponse:
        opener = OpenerDirector()
        for handler in (ProxyHandler({} if self._is_local() else None), HTTPHandler(), HTTPSHandler()):
            opener.add_handler(handler)
        # Some services turn away what calls itself Python's urllib.
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "quoth"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self._safe_key()}"
        request = Request(self.url, data, headers, method="POST")  # noqa: S310 - the opener knows http alone
        response = opener.open(request, timeout=self.timeout)
        if not isinstance(response, HTTPResponse):
            raise EngineError(f"{self.url} is no address of a service; write one that begins with https://")
        return response

    def _read(self, response: HTTPResponse, deadline: float) -> bytes:
        """Read to the end, but not more, and not longer, than is reasonable."""
        body, expected = bytearray(), response.length
        while (expected is None or len(body) < expected) and (chunk := response.read1(_CHUNK)):
            body += chunk
            if len(body) > LARGEST_ANSWER:
                message = f"the answer of {self.url} has more than {LARGEST_ANSWER:,} bytes and was not read"
                raise EngineError(
                    f"{message}; check 'url' under 'engine' in mkdocs.yml, or take another model"
                )
            if time.monotonic() > deadline:
                raise TimeoutError
        if expected is not None and len(body) < expected:
            raise IncompleteRead(bytes(body))
        return bytes(body)

    def _safe_key(self) -> str:
        if self.key is None or not self.key.isascii() or not self.key.isprintable() or " " in self.key:
            raise EngineError(
                "the key in QUOTH_ENGINE_KEY has signs in it that no key has; copy it once more"
            )
        if self.url.startswith("http://") and not self._is_local():
            message = "the key in QUOTH_ENGINE_KEY would cross the network for everybody to read"
            raise EngineError(f"{message}; write an 'url' that begins with https://, or take the key away")
        return self.key

    def _is_local(self) -> bool:
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host in _LOCAL


class _BusyError(Exception):
    """The service may answer if it is asked again."""

    def __init__(self, message: str, wait: float) -> None:
        super().__init__(message)
        self.wait = wait


def _wait(told: str | None) -> float:
    """Return the seconds that a service asks us to wait, which it tells as a number or as a time."""
    if told is None:
        return _WAIT
    if told.strip().isascii() and told.strip().isdigit():
        return float(told[:9])
    try:
        at = parsedate_to_datetime(told).astimezone(UTC)
    except (ValueError, OverflowError):
        return _WAIT
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
