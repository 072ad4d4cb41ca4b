"""The command line: arguments in, findings and an exit code out."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import click

from quoth import site
from quoth.findings import Finding, Severity


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
        _tell(found, _as_text)
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
    _tell(found, {"text": _as_text, "json": _as_json, "github": _as_annotations}[format_])
    context.exit(1 if site.stopped(found) else 0)


def _tell(found: list[Finding], form: Callable[[list[Finding]], str]) -> None:
    click.echo(form(found))


def _as_text(found: list[Finding]) -> str:
    lines = [
        f"{finding}\n    write instead: {finding.fix}" if finding.fix else str(finding) for finding in found
    ]
    counts = [f"{sum(f.severity is s for f in found)} {name}" for s, name in _COUNTED.items()]
    return "\n".join([*lines, ", ".join(counts)])


_COUNTED = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}


def _as_json(found: list[Finding]) -> str:
    rows = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "code": finding.code.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_annotations(found: list[Finding]) -> str:
    """Workflow commands of GitHub, which shows the gravest ten of each kind: errors come first."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
    order = list(level)
    return "\n".join(
        f"::{level[finding.severity]} file={_property(finding.place.path)},line={finding.place.line},"
        f"col={finding.place.column},title={finding.code}::{_data(finding)}"
        for finding in sorted(found, key=lambda finding: (order.index(finding.severity), finding))
    )


def _data(finding: Finding) -> str:
    text = f"{finding.message}\nWrite instead: {finding.fix}" if finding.fix else finding.message
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
