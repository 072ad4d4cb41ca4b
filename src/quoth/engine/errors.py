"""What can go wrong when a service is asked, each in plain words with its cure."""

import json
import ssl
from http.client import HTTPException, HTTPResponse
from socket import gaierror
from urllib.error import URLError
from urllib.parse import urlsplit

_SETTINGS = "under 'engine' in mkdocs.yml"
_SHORTEST_KEY = 8
_SHOWN = 200
"""Characters of a service's own words that a message may have."""


class EngineError(Exception):
    """Why there is no answer to be used, and the cure, in plain words."""


class NotUnderstoodError(EngineError):
    """The service refuses a question as it is put; it may take the same one put otherwise."""


class CutOffError(EngineError):
    """The answer was longer than the service lets it be; a shorter question may do."""


def of_connection(exc: Exception, url: str, timeout: float) -> EngineError:
    """Return what is wrong when no answer came."""
    cause, host = _cause(exc), urlsplit(url).hostname
    if isinstance(cause, TimeoutError):
        cure = f"write a larger 'timeout' {_SETTINGS}, or take a faster model"
        return EngineError(f"{url} did not answer within {timeout:g} seconds; {cure}")
    if isinstance(cause, ConnectionRefusedError):
        return EngineError(f"nothing answers at {url}; start the service, or mend 'url' {_SETTINGS}")
    if isinstance(cause, gaierror):
        return EngineError(f"no computer {host} is to be found; check the network and 'url' {_SETTINGS}")
    if isinstance(cause, ssl.SSLCertVerificationError):
        cure = "if it is one of your own, name its file in the environment variable SSL_CERT_FILE"
        return EngineError(
            f"the certificate of {host} cannot be trusted ({printable(cause.verify_message)}), so nothing "
            f"was sent; check 'url' {_SETTINGS}, or {cure}"
        )
    if isinstance(cause, ssl.SSLError):
        cure = f"write http:// in 'url' {_SETTINGS} if it runs on your own computer"
        return EngineError(f"{url} does not speak https as it should; {cure}")
    if isinstance(cause, HTTPException):
        cure = f"try again, or check 'url' {_SETTINGS}"
        return EngineError(f"{url} broke off its answer, or answers something else than HTTP; {cure}")
    told = printable(getattr(cause, "strerror", None) or str(cause) or type(cause).__name__)
    return EngineError(f"the connection to {url} failed ({told}); check the network and try again")


def lasting(exc: Exception) -> bool:
    """Say whether asking again at once would do no better."""
    return not isinstance(_cause(exc), TimeoutError)


def of_status(response: HTTPResponse, body: bytes, url: str, key: str | None) -> EngineError:
    """Return what is wrong when the service answers with anything but success."""
    status, told = response.status, told_in(body, key)
    if status in (401, 403):  # whose words may hold a part of the key
        cure = "put a good one into the environment variable QUOTH_ENGINE_KEY"
        return EngineError(f"{url} does not take {'the key' if key else 'questions without a key'}; {cure}")
    if status == 404:
        cure = f"check 'model' and 'url' {_SETTINGS}; the url often ends in /v1"
        return EngineError(f"{url} has no such model, or is no such address{told}; {cure}")
    if 300 <= status < 400:
        to = hidden(printable(response.headers.get("Location", "")), key)
        return EngineError(f"{url} sends us on to {to!r}, which is not followed; mend 'url' {_SETTINGS}")
    if status == 429:
        return EngineError(f"{url} is asked too often, or your account is used up{told}; try again later")
    if status >= 500:
        return EngineError(f"{url} is out of order just now (status {status}){told}; try again later")
    kind = NotUnderstoodError if status in (400, 422) else EngineError
    cure = f"check 'model' and 'url' {_SETTINGS}"
    return kind(f"{url} refuses the question (status {status}){told}; {cure}")


def printable(text: str) -> str:
    """Return text of others on one line, short, and without signs that a terminal would obey."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def hidden(text: str, key: str | None) -> str:
    """Return a text without the key; what is too short to be one, as `none` or `local`, is left."""
    return text.replace(key, "…") if key and len(key) >= _SHORTEST_KEY else text


def told_in(body: bytes, key: str | None) -> str:
    """Return what a service itself says of a fault, to be put behind our words."""
    try:
        said = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ""
    error = said.get("error", said) if isinstance(said, dict) else None
    message = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    return f" ({printable(hidden(message, key))})" if isinstance(message, str) and message.strip() else ""


def _cause(exc: Exception) -> Exception:
    return exc.reason if isinstance(exc, URLError) and isinstance(exc.reason, Exception) else exc
