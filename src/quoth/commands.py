"""A group of commands, each of which says in plain words that the disk keeps it from its work."""

from typing import Any

import click


class Commands(click.Group):
    """Commands that read and write files; what a build cannot write it tells among its findings."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was asked for; what the system says of no file is no fault of the disk."""
        try:
            return super().invoke(ctx)
        except OSError as exc:
            if exc.filename is None:
                raise
            cure = "see that you may write there, and that the disk is not full"
            raise click.ClickException(f"{exc.filename} cannot be written: {exc.strerror}; {cure}") from exc
