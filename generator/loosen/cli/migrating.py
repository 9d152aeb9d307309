"""The command `loosen migrate`."""

from __future__ import annotations

import pathlib
import sys

import click
from ruamel.yaml.error import YAMLError

from loosen.authoring.migrate import Migrated, migrated
from loosen.cli.options import CONTENT
from loosen.model.kinds import FORMER
from loosen.runtime import files


@click.command("migrate")
@click.option("--check", "only_check", is_flag=True, help="Only say which files would change; exit 1 if any.")
@CONTENT
def migrate_command(only_check: bool, content: pathlib.Path) -> None:
    """Bring files of an earlier version into today's shape; every word and every note is kept."""
    changed = False
    for path in sorted(path for pattern in FORMER for path in content.glob(pattern) if path.is_file()):
        found = _migrate(path, path.relative_to(content).as_posix())
        if found:
            changed = True
            _print(path, found, only_check=only_check)
            if not only_check:
                files.write_atomic(path, files.encode_like(found.text, like=path.read_bytes()))
    if not changed:
        click.echo("Every file has today's shape.")
    sys.exit(1 if only_check and changed else 0)


def _migrate(path: pathlib.Path, inside: str) -> Migrated | None:
    try:
        return migrated(files.decode_text(path.read_bytes()), inside)
    except (UnicodeDecodeError, YAMLError):
        click.echo(f"{path} is left as it is: run `loosen check`", err=True)
        return None


def _print(path: pathlib.Path, found: Migrated, *, only_check: bool) -> None:
    click.echo(f"{path} {'would change' if only_check else 'is changed'}:")
    for line in found.done:
        click.echo(f"  {line}")
    for line in found.left:
        click.echo(f"  to do: {line}")
