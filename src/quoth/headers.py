"""What a page of the site may load: the policy that each page carries, and a file for hosts with headers.

A page runs the scripts of the site and no others, and asks nobody else for anything (W3C, Content Security
Policy Level 3). The theme writes styles into its pages.
"""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""As it stands in `theme/main.html`, too."""
FILE = "_headers"
"""The name that Cloudflare Pages and Netlify give it."""


def headers() -> dict[str, bytes]:
    """Return the file of headers for all pages of the site."""
    said = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    return {FILE: "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in said.items())]).encode()}
