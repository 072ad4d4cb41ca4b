"""The command line: arguments in, findings and an exit code out."""

import os
from pathlib import Path

import click

from quoth import site
from quoth.config import load_config
from quoth.formatting import format_all, told, write_all
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
@click.option("--check", "only_check", is_flag=True, help="Change nothing; only say which files differ.")
@click.pass_context
def fmt(context: click.Context, only_check: bool) -> None:
    """Write all sources and entries in the canonical form, comments kept and nothing else said."""
    config, found = load_config(context.obj)
    if config is None:
        click.echo(as_text(found))
        context.exit(1)
    changed, found = format_all(config)
    if not only_check:
        write_all(config, changed)
    click.echo(told(changed, found, written=not only_check))
    context.exit(1 if found or (only_check and changed) else 0)
