"""The command `loosen`: what the library does, for people and scripts."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import click

from loosen.cli.options import Fault
from loosen.runtime.clock import ClockError
from loosen.runtime.files import convert_errors

_COMMANDS = {
    "check": "loosen.cli.checking:check_command",
    "init": "loosen.cli.beginning:init_command",
    "build": "loosen.cli.building:build_command",
    "render": "loosen.cli.publish:render_command",
    "migrate": "loosen.cli.migrating:migrate_command",
    "figures": "loosen.cli.publish:figures_command",
    "new": "loosen.cli.authors:new_command",
    "move": "loosen.cli.authors:move_command",
    "fmt": "loosen.cli.authors:fmt_command",
    "import": "loosen.cli.importing:import_command",
    "schema": "loosen.cli.authors:schema_command",
    "guidelines": "loosen.cli.authors:guidelines_command",
    "finish": "loosen.cli.finish:finish_command",
    "serve": "loosen.cli.serve:serve_command",
    "compress": "loosen.cli.finish:compress_command",
    "voice-list": "loosen.cli.voices:voice_list_command",
    "reading-age": "loosen.cli.reading:reading_age_command",
}


class _Commands(click.Group):
    """Imports the module of a command only when it runs, so that each command starts fast."""

    def invoke(self, context: click.Context) -> Any:
        try:
            with convert_errors(Fault):
                return super().invoke(context)
        except ClockError as error:
            raise click.UsageError(str(error)) from None

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, command = _COMMANDS[name].split(":")
        loaded: click.Command = getattr(importlib.import_module(module), command)
        return loaded


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="loosen")
def main() -> None:
    """Structured exercise data in, a static website out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a terminal that lacks a character shows its code instead of failing
            stream.reconfigure(errors="backslashreplace")
