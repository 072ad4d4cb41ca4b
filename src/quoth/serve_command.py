"""The command that shows the site while somebody writes."""

import webbrowser

import click

from quoth import disk, options, site
from quoth.findings import Finding
from quoth.folders import FILE
from quoth.report import as_text


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port.")
@click.option("--address", default="127.0.0.1", show_default=True, help="To whom: by default, this computer.")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@options.overlay
@click.pass_context
def serve(context: click.Context, port: int, address: str, open_: bool) -> None:
    """Show the site in the browser, and every change as soon as it is saved; Ctrl-C ends it."""
    # Here, since MkDocs takes its time to load, which no other command needs.
    from quoth.serve.run import serve_until_stopped

    if not disk.is_plain_file(context.obj / FILE):
        click.echo(as_text(site.check(context.obj)))
        context.exit(1)

    def begun(url: str) -> None:
        click.echo(f"The preview stands at {url} and follows what you save; Ctrl-C ends it.")
        if open_:
            webbrowser.open(url)

    overlay = context.meta["overlay"]
    code, fault = serve_until_stopped(
        context.obj, address=address, port=port, say=_say, overlay=overlay, begun=begun
    )
    click.echo(fault, err=code > 0)
    context.exit(code)


def _say(what: str, found: list[Finding]) -> None:
    """Print what happened to a preview."""
    for text in (*([as_text(found)] if found else []), what):
        click.echo(text)
