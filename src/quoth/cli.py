"""The command line: arguments in, findings and an exit code out."""

import os
from pathlib import Path

import click

from quoth import disk, site
from quoth.report import as_annotations, as_json, as_text
from quoth.schema.all import as_files, as_schema, read_schemas


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
@click.argument("name", required=False)
@click.option("--ids", is_flag=True, help="Name the entries and sources that there are, for completion.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write files into this folder.")
@click.pass_context
def schema(context: click.Context, name: str | None, ids: bool, out: Path | None) -> None:
    """Print what a file may hold, as JSON Schema for editors: of NAME alone, or of every format.

    NAME is source, entry, vocabulary, places, settings, or a kind of entry such as person.
    """
    made, found = read_schemas(context.obj, with_ids=ids)
    if made is None:
        click.echo(as_text(found), err=True)
        context.exit(1)
    if name is not None and name not in made:
        raise click.BadParameter(f"there is no format {name!r}; there are {', '.join(made)}")
    wanted = made if name is None else {name: made[name]}
    if out is not None:
        disk.add(out, as_files(wanted))
    else:
        click.echo(as_schema(made if name is None else made[name]))
