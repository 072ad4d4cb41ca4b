"""The command line: arguments in, findings and an exit code out."""

import os
from pathlib import Path

import click

from quoth import propose, site
from quoth.report import as_annotations, as_code_quality, as_json, as_markdown, as_text

_FORMATS = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "gitlab": as_code_quality,
    "markdown": as_markdown,
}


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
@click.option("--format", "format_", type=click.Choice(list(_FORMATS)), default="text", help="How to print.")
@click.pass_context
def check(context: click.Context, format_: str) -> None:
    """Check every file, and build nothing."""
    found = site.check(context.obj)
    click.echo(_FORMATS[format_](found))
    context.exit(1 if site.stopped(found) else 0)


@main.command()
@click.option(
    "--from-issue",
    "form",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="A file with the text of an issue that was made with one of the forms.",
)
@click.pass_context
def new(context: click.Context, form: Path) -> None:
    """Write the file that a form proposes."""
    made, found = propose.from_issue(context.obj, form)
    click.echo(f"{made.path} is written; now run the check." if made else as_text(found))
    context.exit(0 if made else 1)
