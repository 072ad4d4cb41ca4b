"""The last look before a site is published: no file of it holds what is not to be known.

What is withheld or redacted is taken out before anything is derived from it; this does not rely on that. It
looks through every byte of the finished site, in each way in which words are written in its files.
"""

import gzip
import html
import json
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from quoth.findings import Code, Finding
from quoth.load.library import sources_of
from quoth.model import Entry, Library, Source
from quoth.needles import Forms
from quoth.pages import markdown as md
from quoth.place import Place

SHORTEST = 6
"""Letters of a single word from which it is looked for: shorter ones stand in other words."""
_IN_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""How data inside a page writes signs that could end it."""
_GZIP = b"\x1f\x8b"


def secrets(whole: Library, shown: Library) -> frozenset[str]:
    """Return what no file may hold: of withheld entries and their sources, and what is redacted.

    Of a draft it is the address alone: it is no secret, and pages by hand may name what is being written.
    """
    unshown = [entry for id_, entry in whole.entries.items() if id_ not in shown.entries]
    entries = [entry for entry in unshown if entry.publish == "withheld"]
    used = {id_ for entry in entries for id_ in sources_of(entry)} - shown.sources.keys()
    said = {words for entry in entries for words in _of_entry(entry)}
    said |= {f"{entry.kind.folder}/{entry.id}.html" for entry in unshown}
    hidden = [source for id_, source in whole.sources.items() if id_ in used]
    said |= {words for source in hidden for words in _of_source(source)}
    said |= {words for source in whole.sources.values() for words in source.redact}
    known = {name for entry in shown.entries.values() for name in (entry.name, *entry.aliases)}
    return frozenset(" ".join(words.split()) for words in said - known if words.strip())


def forms_of(words: Iterable[str]) -> Forms:
    """Return words in each way in which files write them."""
    return Forms(form for said in words for form in _forms(said))


def leaks_in(name: str, data: bytes, forms: Forms) -> bool:
    """Say whether one file, by its place on the site, holds any of some words."""
    return any(forms.in_bytes(part) for part in (name.encode(), *_opened(data)))


def leak(name: str) -> Finding:
    """Return what is told of a file that holds such words: not which, since messages end in public logs."""
    message = (
        "holds words of what is withheld, of a draft, or redacted; look for them in the files that "
        "this one is made from, and take them out, or add them to 'redact' of their source"
    )
    return Finding(Place(f"site/{name}"), Code.LEAK, message)


def _of_entry(entry: Entry) -> Iterator[str]:
    """Yield what tells that there is an entry: its names, and its id where no other word is like it."""
    for name in (entry.name, *entry.aliases):
        if " " in name or len(name) >= SHORTEST:
            yield name
    for id_ in (entry.id, *entry.was):
        yield id_ if "-" in id_ else f"{id_}.html"


def _of_source(source: Source) -> Iterator[str]:
    """Yield what tells that there is a source."""
    yield from (words for words in (source.title, source.url or "") if len(words) >= SHORTEST)
    yield f"{source.id}.html"


def _forms(words: str) -> Iterator[bytes]:
    """Yield words as each kind of file writes them, composed and not, in small letters."""
    for normal in ("NFC", "NFD"):
        said = unicodedata.normalize(normal, words)
        in_html = html.escape(said)
        in_templates = in_html.replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
        in_json = [json.dumps(said, ensure_ascii=ascii_)[1:-1] for ascii_ in (True, False)]
        forms = (
            *(said, said.replace(" ", "+"), quote(said), md.plain(said)),
            *(in_html, in_templates, html.escape(said, quote=False)),
            *(*in_json, *(one.translate(_IN_SCRIPTS) for one in in_json)),
        )
        yield from (form.encode().lower() for form in forms)


def _opened(data: bytes) -> Iterator[bytes]:
    """Yield a file as it is, and what is in it where it is compressed."""
    yield data
    if data.startswith(_GZIP):
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
