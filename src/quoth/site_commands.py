"""Commands for a site as a whole: to build it on other machines, to prove it again, and to pack it."""

from collections.abc import Collection
from pathlib import Path

import click

from quoth import site
from quoth.findings import Finding

_SHARED = "build/kept/shared"
"""Where workers on the same disk find what they need."""


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
    from quoth.proving.verify import verified

    context.exit(verified(built, sources))


@click.command()
@click.pass_context
def archive(context: click.Context) -> None:
    """Pack the built site into one file in dist/, which works from a folder."""
    from quoth.archive import NoArchiveError, pack

    try:
        click.echo(f"The archive stands in {pack(context.obj)}.")
    except NoArchiveError as exc:
        click.echo(f"Error: {exc}.", err=True)
        context.exit(1)


def built_on_cluster(root: Path, states: Collection[str], address: str, store: str | None) -> list[Finding]:
    """Build a site on the workers of a Dask scheduler; raises click.ClickException where they cannot."""
    try:
        # Here, since few have the packages that it needs.
        from quoth.cluster import ClusterError, joined
    except ImportError as exc:
        message = f"--cluster needs packages that are not installed ({exc}); run: pip install '.[cluster]'"
        raise click.ClickException(message) from exc
    try:
        with joined(address, store or (root / _SHARED).resolve().as_uri()) as crew:
            return site.build(root, states=states, crew=crew)
    except ClusterError as exc:
        raise click.ClickException(str(exc)) from exc
