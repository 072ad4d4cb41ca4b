"""What a page of the site may load: the policy that each page carries, and a file for hosts with headers.

A page runs the scripts of the site and no others, and asks nobody else for anything (W3C, Content Security
Policy Level 3). The theme writes styles into its pages.
"""

from quoth.findings import Code, Finding
from quoth.place import Place

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""As it stands in `theme/main.html`, too."""
FILE = "_headers"
"""The name that Cloudflare Pages and Netlify give it."""
_START = 4_000
"""Bytes of a page within which the policy stands: before anything that it could stop."""
_CARRIED = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'.encode()


def headers() -> dict[str, bytes]:
    """Return the file of headers for all pages of the site."""
    said = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    return {FILE: "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in said.items())]).encode()}


def carries_the_policy(page: bytes) -> bool:
    """Say whether a page of the site carries the policy."""
    return _CARRIED in page[:_START]


def without_policy(pages: list[str]) -> Finding:
    """Say what is wrong where pages of the site lack the policy: the theme can be changed."""
    message = (
        f"{len(pages):,} pages, '{pages[0]}' the first, do not carry the policy that keeps foreign scripts "
        "out; put 'theme/main.html' back as it was"
    )
    return Finding(Place("theme/main.html"), Code.NO_POLICY, message)
