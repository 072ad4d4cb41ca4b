"""The command line: arguments in, findings and an exit code out."""

import os
import time
import webbrowser
from pathlib import Path

import click

from quoth import disk, site
from quoth.config import FILE
from quoth.disk import NotOursError
from quoth.findings import Finding
from quoth.report import as_annotations, as_json, as_text


@click.group(invoke_without_command=True)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the knowledge base; the present one if not given.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check the sources and entries of a knowledge base, and build its site into site/."""
    context.obj = root
    if context.invoked_subcommand is None:
        found = site.build(root)
        click.echo(as_text(found))
        if not site.stopped(found):
            click.echo(f"The site stands in {root / 'site'}{os.sep}; open index.html there.")
        context.exit(1 if site.stopped(found) else 0)


@main.command()
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "github"]), default="text", help="How to print."
)
@click.pass_context
def check(context: click.Context, format_: str) -> None:
    """Check every file, and build nothing."""
    found = site.check(context.obj)
    click.echo({"text": as_text, "json": as_json, "github": as_annotations}[format_](found))
    context.exit(1 if site.stopped(found) else 0)


@main.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to serve."
)
@click.option("--address", default="127.0.0.1", show_default=True, help="To whom: by default, this computer.")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@click.pass_context
def serve(context: click.Context, port: int, address: str, open_: bool) -> None:
    """Show the site in the browser, and every change as soon as it is saved; Ctrl-C ends it."""
    # Here, since MkDocs takes its time to load, which no other command needs.
    from quoth.serve.run import previewed
    from quoth.serve.server import AddressError

    if not disk.is_plain_file(context.obj / FILE):
        click.echo(as_text(site.check(context.obj)))
        context.exit(1)
    try:
        with previewed(context.obj, address=address, port=port, say=_say) as server:
            click.echo(f"The preview stands at {server.url} and follows what you save; Ctrl-C ends it.")
            if open_:
                webbrowser.open(server.url)
            while True:
                time.sleep(1)
    except AddressError as exc:
        click.echo(f"Error: {exc}.", err=True)
        context.exit(2)
    except NotOursError as exc:
        message = "was not made here, and is to be replaced; move it away or delete it"
        click.echo(f"Error: the folder {exc} {message}.", err=True)
        context.exit(1)
    except KeyboardInterrupt:
        click.echo("")


def _say(what: str, found: list[Finding]) -> None:
    """Print what happened to a preview."""
    for text in (as_text(found) if found else "", what):
        if text:
            click.echo(text)
