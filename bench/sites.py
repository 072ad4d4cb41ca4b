"""How large a rendered site is, and whether its pages say what they are to say."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

_PICTURE = re.compile(rb"<svg.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Size:
    """Bytes, as they stand on the disk of a server."""

    site: int
    files: int
    median_page: float
    largest_page: int
    largest_without_pictures: int


def size_of(site: Path) -> Size:
    """Measure a site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in files if path.suffix == ".html"]
    bare = (len(_PICTURE.sub(b"", path.read_bytes())) for path in files if path.suffix == ".html")
    site_size = sum(path.stat().st_size for path in files)
    return Size(site_size, len(files), statistics.median(pages), max(pages), max(bare))


def words_of(site: Path, pages: Iterable[str]) -> Mapping[str, Counter[str]]:
    """Return the words that some pages show, and how often."""
    return {page: _words(site / page) for page in pages}


def share(site: Path, wanted: Mapping[str, Counter[str]]) -> float:
    """Return which share of words that pages are to show is on them."""
    shown = sum((_words(site / page) & words).total() for page, words in wanted.items())
    return shown / sum(words.total() for words in wanted.values())


def _words(page: Path) -> Counter[str]:
    if not page.is_file():
        return Counter()
    article = LexborHTMLParser(page.read_bytes()).css_first("article")
    if article is None:
        return Counter()
    for extra in article.css(".headerlink, script"):
        extra.decompose()
    return Counter(article.text(separator=" ").split())
