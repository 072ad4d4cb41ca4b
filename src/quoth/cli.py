"""The command line: arguments in, findings and an exit code out."""

import os
from pathlib import Path

import click

from quoth import site
from quoth.changes.data import as_json as changes_as_json
from quoth.changes.markdown import as_markdown as changes_as_markdown
from quoth.changes.run import changes
from quoth.changes.text import as_text as changes_as_text
from quoth.git import GitError
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
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="How to print.",
)
@click.pass_context
def diff(context: click.Context, base: str, head: str | None, format_: str) -> None:
    """Show which claims change from BASE to HEAD, or to the files as they stand.

    BASE and HEAD are branches, tags or commits. `main...` compares with where the two parted.
    """
    try:
        report = changes(context.obj, base, head)
    except GitError as exc:
        click.echo(str(exc), err=True)
        context.exit(2)
    written = {"text": changes_as_text, "markdown": changes_as_markdown, "json": changes_as_json}
    click.echo(written[format_](report))
