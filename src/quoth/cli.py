"""The command line: arguments in, findings and an exit code out.

What one command alone needs is loaded by that command: the others need not wait for it.
"""

import os
from pathlib import Path
from typing import Any

import click

from quoth import disk, options, site
from quoth.commands import Commands
from quoth.findings import Code, Finding
from quoth.git import GitError
from quoth.memory import collect_seldom
from quoth.place import Place
from quoth.report import FORMATS, as_text
from quoth.serve_command import serve
from quoth.site_commands import archive, built_on_cluster, verify


@click.group(cls=Commands, invoke_without_command=True)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the knowledge base; the present one if not given.",
)
@click.option("--drafts", is_flag=True, help="Build a site with the drafts in it, to look at.")
@click.option("--cluster", metavar="ADDRESS", help="Build on the workers of a Dask scheduler.")
@click.option(
    "--store", metavar="URL", help="A folder that all workers reach; build/kept/shared if not given."
)
@options.overlay
@click.pass_context
def main(context: click.Context, root: Path, drafts: bool, cluster: str | None, store: str | None) -> None:
    """Check the sources and entries of a knowledge base, and build its site into site/."""
    collect_seldom()
    context.obj = root
    overlay = context.meta["overlay"]
    if overlay is not None and context.invoked_subcommand not in (None, "check", "serve"):
        raise click.UsageError("--overlay is for building, check and serve alone")
    if (store is not None and cluster is None) or (cluster is not None and overlay is not None):
        raise click.UsageError("--store goes with --cluster, and --overlay is for this machine alone")
    if context.invoked_subcommand is None:
        states = site.WITH_DRAFTS if drafts else site.PUBLISHED
        if cluster is None:
            found = site.build(root, overlay, states=states)
        else:
            found = built_on_cluster(root, states, cluster, store)
        click.echo(as_text(_for_who_reads_along(found, overlay)))
        if not site.stopped(found):
            built = root / ("site" if overlay is None else "site-private")
            warning = " It has the drafts in it and is not for publication." if drafts else ""
            click.echo(f"The site stands in {built}{os.sep}; open index.html there.{warning}")
        context.exit(1 if site.stopped(found) else 0)
    if drafts or cluster is not None:
        option = "--drafts" if drafts else "--cluster"
        raise click.UsageError(f"{option} is for building the site, with no command behind it")


for command in (archive, serve, verify):
    main.add_command(command)


@main.command()
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="How to print.")
@options.overlay
@click.pass_context
def check(context: click.Context, format_: str) -> None:
    """Check every file, and build nothing."""
    overlay = context.meta["overlay"]
    found = site.check(context.obj, overlay)
    click.echo(FORMATS[format_](_for_who_reads_along(found, overlay)))
    context.exit(1 if site.stopped(found) else 0)


def _for_who_reads_along(found: list[Finding], overlay: Path | None) -> list[Finding]:
    """Return the findings; of a private folder, on a build server whose log may be public, only how many."""
    if not found or overlay is None or not os.environ.get("CI"):
        return found
    message = (
        f"findings ({len(found):,} of them) are not shown: they name and quote what is private, and others "
        "may read what a build server says (CI is set); run this where nobody reads along"
    )
    return [Finding(Place(overlay.name), Code.PRIVATE, message)]


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; only say which files differ.")
@click.pass_context
def fmt(context: click.Context, only_check: bool) -> None:
    """Write all sources and entries in the canonical form, comments kept and nothing else said."""
    from quoth.config import load_config
    from quoth.formatting import format_all, told, write_all

    config, found = load_config(context.obj)
    if config is None:
        click.echo(as_text(found))
        context.exit(1)
    changed, found = format_all(config)
    if not only_check:
        write_all(config, changed)
    click.echo(told(changed, found, written=not only_check))
    context.exit(1 if found or (only_check and changed) else 0)


@main.command()
@click.argument("kind", required=False)
@click.argument("name", required=False)
@click.option(
    "--from-issue",
    "form",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Make it of an issue that was written with one of the forms: a file with the issue's text.",
)
@click.option("--id", "id_", help="The id, which names the file; made of the name if not given.")
@click.option("--alias", multiple=True, help="Another spelling of the name; may be given several times.")
@click.option("--anyway", is_flag=True, help="Make it though there is one like it.")
@click.option("--publisher", default="", help="Of a source: who published it.")
@click.option("--published", default="", help="Of a source: when, as 2023-11-05, 2023-11 or 2023.")
@click.option("--author", multiple=True, help="Of a source: who wrote it; may be given several times.")
@click.option("--url", default="", help="Of a source: its address on the web.")
@click.option("--language", default="", help="Of a source: a code such as ko; English if not given.")
@click.option("--rights", default="", help="Of a source: who has the rights.")
@click.pass_context
def new(
    context: click.Context,
    /,
    *,
    kind: str | None,
    name: str | None,
    form: Path | None,
    id_: str | None,
    alias: tuple[str, ...],
    anyway: bool,
    **of_source: Any,
) -> None:
    """Make the file of a new person, event, post or source, to be filled in.

    KIND is one of the vocabulary's, or `source`; NAME is its name, or the title of the source.
    """
    from quoth import propose
    from quoth.creating import WrongUsageError, create_entry, create_source
    from quoth.drafting import DraftSource

    what = "is ready to be filled in. Then run"
    try:
        if form is not None and not any((kind, alias, id_, anyway, *of_source.values())):
            made, found = propose.from_issue(context.obj, form)
            path, what = made.path if made else None, "was made of the form. Now run"
        elif form is not None or kind is None or name is None:
            raise WrongUsageError("give a kind and a name, or --from-issue FILE alone")
        elif kind == "source" and not alias:
            given = DraftSource(title=name, **of_source)
            path, found = create_source(context.obj, given, id=id_, anyway=anyway)
        elif kind != "source" and not any(of_source.values()):
            path, found = create_entry(context.obj, kind, name, aliases=alias, id=id_, anyway=anyway)
        else:
            raise WrongUsageError("--alias is for entries alone, --publisher and those below it for sources")
    except WrongUsageError as exc:
        raise click.UsageError(str(exc)) from exc
    for finding in found:
        click.echo(str(finding))
    if path is None:
        click.echo("Nothing was made.")
        context.exit(1)
    click.echo(f"{path} {what} 'python build_entries.py check'.")


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json_", is_flag=True, help="Print what is found as JSON, and write nothing.")
@click.option(
    "--engine",
    type=click.Choice(["rules", "model"]),
    default="rules",
    show_default=True,
    help="Who reads them.",
)
@click.pass_context
def draft(context: click.Context, sources: tuple[str, ...], as_json_: bool, engine: str) -> None:
    """Propose the entries that articles support: new files as drafts, a patch for those that there are.

    SOURCE is an article in sources/, by its path or its id.
    """
    from quoth.creating import WrongUsageError
    from quoth.drafts.command import drafted, proposed

    try:
        outcome = (proposed if as_json_ else drafted)(context.obj, sources, engine=engine)
    except WrongUsageError as exc:
        raise click.UsageError(str(exc)) from exc
    for text, is_aside in ((outcome.said, True), (outcome.shown, False)):
        if text:
            click.echo(text, err=is_aside)
    context.exit(outcome.code)


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
    from quoth.changes import data, markdown, run, text

    try:
        report = run.changes(context.obj, base, head)
    except GitError as exc:
        click.echo(str(exc), err=True)
        context.exit(2)
    written = {"text": text.as_text, "markdown": markdown.as_markdown, "json": data.as_json}
    click.echo(written[format_](report))


@main.command()
@click.argument("name", required=False)
@click.option("--ids", is_flag=True, help="Name the entries and sources that there are, for completion.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write files into this folder.")
@click.pass_context
def schema(context: click.Context, name: str | None, ids: bool, out: Path | None) -> None:
    """Print what a file may hold, as JSON Schema for editors: of NAME alone, or of every format.

    NAME is source, entry, vocabulary, places, settings, or a kind of entry such as person.
    """
    from quoth.schema.all import as_files, as_schema, read_schemas

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
