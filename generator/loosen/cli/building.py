"""The command `loosen build`."""

from __future__ import annotations

import os
import pathlib
import sys

import click

from loosen.cli.options import CONTENT, STRICT, Fault, exit_code, print_report
from loosen.finish import FinishError
from loosen.runtime.clock import today
from loosen.runtime.files import convert_errors
from loosen.runtime.progress_bar import progress_bar


@click.command("build")
@CONTENT
@STRICT
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=pathlib.Path), help="site/ beside the content."
)
def build_command(content: pathlib.Path, out: pathlib.Path | None, strict: bool) -> None:
    """Make the site ready to publish, in site/; with an error in the content it stays as it was."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a banner of the theme
    # A lazy import: MkDocs takes half a second to load.
    from loosen.mkdocs_adapter.publish import publish

    content = content.resolve()
    site_dir = out.resolve() if out else content.parent / "site"
    _refuse_foreign(site_dir)
    with convert_errors(Fault, FinishError), progress_bar("Making pages") as progress:
        done = publish(content, site_dir, today=today(), strict=strict, progress=progress)
    print_report(done.report, content=content)
    if done.finished is None or exit_code(done.report, strict=strict):
        sys.exit(1)
    click.echo(f"{site_dir}: {done.finished}")


def _refuse_foreign(site_dir: pathlib.Path) -> None:
    """Refuse a folder that is neither empty nor a site of ours, because it is replaced as a whole."""
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / "sitemap.xml").exists():
        raise Fault(f"{site_dir} holds something else than a site; choose another folder with --out")
