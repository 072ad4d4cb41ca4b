"""Commands that take a finished site: to prove it again, and to pack it."""

from pathlib import Path

import click

from quoth.archive import NoArchiveError, pack
from quoth.proving.verify import verified


@click.command()
@click.argument("built", metavar="SITE", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the texts of the sources, to prove the quotes in them.",
)
@click.pass_context
def verify(context: click.Context, built: Path, sources: Path | None) -> None:
    """Prove a built site again: every quote, and that every file is the one that was built."""
    context.exit(verified(built, sources))


@click.command()
@click.pass_context
def archive(context: click.Context) -> None:
    """Pack the built site into one file in dist/, which works from a folder."""
    try:
        click.echo(f"The archive stands in {pack(context.obj)}.")
    except NoArchiveError as exc:
        click.echo(f"Error: {exc}.", err=True)
        context.exit(1)
