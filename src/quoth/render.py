"""Compiled pages to a finished site, in the staging folder."""

from quoth import disk
from quoth.config import FILE, Config
from quoth.findings import Finding
from quoth.mkdocs_settings import missing_settings
from quoth.nodes import read_nodes
from quoth.place import Place
from quoth.private import marked, settings
from quoth.rendering.files import is_left_out
from quoth.rendering.loaded import Loaded, RenderingError
from quoth.rendering.shell import Shell, in_navigation


def render(config: Config) -> list[Finding]:
    """Render the compiled pages into the staging folder; what MkDocs warns of are findings."""
    given = disk.read(config.root / FILE)
    if missing := list(missing_settings(read_nodes(given.decode(), Place(FILE))[0])):
        return missing
    disk.empty(config.staging)
    if config.overlay is not None:
        given = settings(given, config.docs.relative_to(config.root).as_posix())
    paths = [path.relative_to(config.docs).as_posix() for path in disk.files_below(config.docs)]
    paths = [path for path in paths if not is_left_out(path)]
    try:
        loaded = Loaded(config.root, config.staging, given)
        return [*loaded.findings, *_render(config, loaded, paths)]
    except RenderingError as exc:
        return exc.findings


def _render(config: Config, loaded: Loaded, paths: list[str]) -> list[Finding]:
    texts = {path: disk.read(config.docs / path) for path in in_navigation(loaded, paths)}
    shell = Shell(loaded, paths, texts)
    found = []
    for path in paths:
        data = disk.read(config.docs / path)
        if path.endswith(".md"):
            data, said = shell.page(path, data)
            found += said
            path = f"{path.removesuffix('.md')}.html"
        _put(config, path, data)
    for path, data in shell.others().items():
        _put(config, path, data)
    return [*shell.findings, *found]


def _put(config: Config, path: str, data: bytes) -> None:
    private = config.overlay is not None and path.endswith(".html")
    disk.create(config.staging / path, marked(data) if private else data)
