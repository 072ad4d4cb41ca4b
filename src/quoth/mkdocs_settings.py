"""What `mkdocs.yml` may say to MkDocs: what a page needs, and nothing that runs code or asks third parties.

MkDocs takes a settings file for a program: hooks and plugins run, themes and extensions are loaded by name,
and what is written there is put into each page as it stands.
"""

import re
from collections.abc import Iterator

from quoth.findings import Code, Finding
from quoth.nodes import Mapping, Node, Scalar, Sequence

_KEYS = frozenset(
    {
        "site_name",
        "site_description",
        "site_author",
        "site_url",
        "docs_dir",
        "site_dir",
        "use_directory_urls",
        "theme",
        "extra_css",
        "extra_javascript",
        "plugins",
        "markdown_extensions",
        "validation",
        "nav",
        "not_in_nav",
        "extra",
    }
)
_OF_THEME = frozenset(
    {
        "name",
        "variant",
        "custom_dir",
        "language",
        "direction",
        "font",
        "features",
        "palette",
        "icon",
        "logo",
        "favicon",
    }
)
_OF_EXTRA = frozenset({"generator", "quoth"})
FOLDER_OF_THEME = "theme"
"""Where a knowledge base has templates, styles and scripts of its own."""
_THEME = {"name": "material", "custom_dir": FOLDER_OF_THEME, "font": "false"}
OURS = "quoth.markdown_extension"
_EXTENSIONS = frozenset({OURS, "toc"})
_OWN_FILE = re.compile(r"assets/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+")
_OWN_PAGE = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")


def faults_of_settings(tree: Mapping) -> Iterator[Finding]:
    """Yield what MkDocs is not to be told."""
    yield from _only(tree, _KEYS, "'{}' is not for this site: it could run code or ask others; delete it")
    yield from _markup(tree)
    theme = tree.get("theme")
    if isinstance(theme, Mapping):
        yield from _only(theme, _OF_THEME, "'{}' is not for the theme here; delete it")
        for key, value in theme.items:
            wanted = _THEME.get(key.text)
            if wanted is not None and not (isinstance(value, Scalar) and value.text == wanted):
                yield _bad(value, f"'{key.text}: {wanted}' must stand here")
        for leaf in _leaves(theme):
            if ".." in leaf.text:
                yield _bad(leaf, "leads out of the theme; name a file of it")
    extra = tree.get("extra")
    if isinstance(extra, Mapping):
        yield from _only(extra, _OF_EXTRA, "'{}' is not for this site: it would ask others; delete it")
    yield from _known(tree.get("plugins"), frozenset(), "write 'plugins: []'")
    only = f"only {' and '.join(sorted(_EXTENSIONS))} stand here"
    yield from _known(tree.get("markdown_extensions"), _EXTENSIONS, only)
    yield from _own_files(tree.get("extra_css"))
    yield from _own_files(tree.get("extra_javascript"))
    for leaf in _leaves(tree.get("validation")):
        if leaf.text != "warn":
            yield _bad(leaf, "this must be 'warn', so that a dead link stops the build")
    for leaf in _leaves(tree.get("nav")):
        if not _OWN_PAGE.fullmatch(leaf.text):
            yield _bad(leaf, f"{leaf.text!r} is no page of this site; name one that ends in '.md'")


def missing_settings(tree: Mapping) -> Iterator[Finding]:
    """Yield what is needed for a build: the theme holds the policy, the extension reads the words.

    Without a line on plugins, MkDocs would bring a search of its own.
    """
    theme = tree.get("theme")
    for key, wanted in _THEME.items():
        if not isinstance(theme, Mapping) or theme.get(key) is None:
            yield _bad(theme or tree, f"under 'theme:' the line '{key}: {wanted}' is missing")
    if tree.get("plugins") is None:
        yield _bad(tree, "the line 'plugins: []' is missing")
    extensions = [leaf.text for leaf in _leaves(tree.get("markdown_extensions"), keys=True)]
    if OURS not in extensions:
        yield _bad(tree, f"under 'markdown_extensions:' the line '- {OURS}' is missing")


def _only(group: Mapping, known: frozenset[str], message: str) -> Iterator[Finding]:
    for key, _ in group.items:
        if key.text not in known:
            yield _bad(key, message.format(key.text))


def _markup(node: Node) -> Iterator[Finding]:
    """MkDocs and its theme write all of this into pages as it stands."""
    for leaf in _leaves(node, keys=True):
        if any(sign in leaf.text for sign in '<>"') or "{{" in leaf.text or "{%" in leaf.text:
            message = "has '<', '>', '{{' or a straight '\"' in it, which pages read as code; leave it out"
            yield _bad(leaf, message)


def _known(node: Node | None, known: frozenset[str], only: str) -> Iterator[Finding]:
    """Yield what is listed, by name or with settings below its name, and is not among those known."""
    for item in node.items if isinstance(node, Sequence) else [] if node is None else [node]:
        named = (
            [(item, item)] if isinstance(item, Scalar) else item.items if isinstance(item, Mapping) else ()
        )
        for name, _ in named:
            if name.text not in known:
                yield _bad(name, f"{name.text!r} could run code; {only}")


def _own_files(node: Node | None) -> Iterator[Finding]:
    for item in _items(node):
        path = item.get("path") if isinstance(item, Mapping) else item
        if not (isinstance(path, Scalar) and _OWN_FILE.fullmatch(path.text)) or ".." in path.text:
            yield _bad(item, "takes files of 'theme/' alone, as assets/extra.css")


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    return () if node is None else (node,)


def _leaves(node: Node | None, *, keys: bool = False) -> Iterator[Scalar]:
    """Yield every text below a node; where asked, the keys too."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _leaves(item, keys=keys)
    elif isinstance(node, Mapping):
        for key, value in node.items:
            if keys:
                yield key
            yield from _leaves(value, keys=keys)


def _bad(node: Node, message: str) -> Finding:
    return Finding(node.place, Code.BAD_SETTING, message)
