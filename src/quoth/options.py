"""Options that several commands take."""

from pathlib import Path

import click


def _take_overlay(context: click.Context, _: click.Parameter, given: Path | None) -> None:
    """Keep the private folder for the command, whether it is named before or behind it."""
    context.meta["overlay"] = given or context.meta.get("overlay")


overlay = click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    expose_value=False,
    callback=_take_overlay,
    help="A private folder with sources/ and entries/ of its own, for a private site in site-private/.",
)
"""What is given stands in `context.meta["overlay"]`."""
