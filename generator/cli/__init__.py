"""The command `loosen`: what the library does, for people and scripts."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import click

from generator.cli.options import today, told

__all__ = ["main", "today", "told"]
_COMMANDS = {
    "check": "generator.cli.checking:check_command",
    "render": "generator.cli.publish:render_command",
    "migrate": "generator.cli.migrating:migrate_command",
    "figures": "generator.cli.publish:figures_command",
    "new": "generator.cli.authors:new_command",
    "move": "generator.cli.authors:move_command",
    "fmt": "generator.cli.authors:fmt_command",
    "import": "generator.cli.importing:import_command",
    "schema": "generator.cli.authors:schema_command",
    "guidelines": "generator.cli.authors:guidelines_command",
    "finish": "generator.finish.command:finish_command",
    "serve": "generator.cli.serve:serve_command",
    "compress": "generator.finish.command:compress_command",
    "reading-age": "generator.cli.reading:reading_age_command",
}


class _Commands(click.Group):
    """A command is loaded when it is asked for: a check waits for nothing that only others need."""

    def invoke(self, context: click.Context) -> Any:
        with told():
            return super().invoke(context)

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, command = _COMMANDS[name].split(":")
        found: click.Command = getattr(importlib.import_module(module), command)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="loosen")
def main() -> None:
    """Structured exercise data in, a static website out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack a letter: show its number, go on
            stream.reconfigure(errors="backslashreplace")
