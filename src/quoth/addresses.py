"""Web addresses of authors: each leads where it seems to lead, and tells nothing of who copied it."""

import re
from urllib.parse import urlsplit

AN_ADDRESS = "takes a web address that begins with https:// and has no spaces or quotes"
SCHEMES = ("https://", "http://")
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_[a-z]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi))"
    r"=[^&#]*&?",
    re.IGNORECASE,
)
_STRANGE = re.compile(r"[\s\"<>\\`\x00-\x1f\x7f-\x9f]")


def fault_of_address(address: str) -> tuple[str, str | None] | None:
    """Say what is wrong with an address on the web, and what to write instead if that is sure."""
    if not address.startswith(SCHEMES) or _STRANGE.search(address):
        return AN_ADDRESS, None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "is no web address; copy it again", None
    if "@" in parts.netloc:
        return "hides where it leads behind an '@'; delete what stands before that sign, and the sign", None
    if not host:
        return "names no site; copy the address again", None
    if not host.isascii() or any(label.startswith("xn--") for label in host.split(".")):
        message = "has letters in the name of the site that look like others; link to an address in a-z"
        return message, None
    if _TRACKING.search(address):
        return "tells who copied it; leave out what tracks readers", without_tracking(address)
    return None


def without_tracking(address: str) -> str:
    """Return an address without what tells who copied it."""
    kept, mark, anchor = _TRACKING.sub("", address).partition("#")
    return kept.rstrip("?&") + mark + anchor
