"""The command `loosen voice-list`."""

from __future__ import annotations

import pathlib
import sys

import click

from loosen.build.load_site import to_site
from loosen.build.renderer import catalogue
from loosen.cli.options import CONTENT, Fault, print_report
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.model.diagnostic import Report
from loosen.runtime.suggest import did_you_mean
from loosen.site import voice


@click.command("voice-list")
@click.argument("pack", required=False)
@CONTENT
def voice_list_command(pack: str | None, content: pathlib.Path) -> None:
    """Say what the timer says: for each recording its name, its words and where they are heard.

    With PACK, the folder of a voice in content/voice/, also which of them are missing there.
    """
    draft, problems = parse(read(content.resolve()))
    site = to_site(draft)
    if site is None:
        print_report(Report.of(problems), content=content.resolve())
        sys.exit(1)
    if pack and pack not in site.voices:
        help = did_you_mean(pack, site.voices) or f"make content/voice/{pack}/pack.yml, or name no voice"
        raise Fault(f"there is no voice `{pack}` in {content}: {help}")
    there = {clip.id for clip in voice.clips_of(site, pack or "")}
    heard: set[str] = set()
    missing = 0
    for one in voice.sayings(site, catalogue(site)):
        if one.words in heard and one.id not in there:
            continue  # the recording of the other is played for both
        heard.add(one.words)
        lacks = pack and one.id not in there
        missing += bool(lacks)
        mark = f"{'missing' if lacks else 'there':<9}" if pack else ""
        click.echo(f'{mark}{one.id}\n  "{" ".join(one.words.split())}"\n  {one.where}')
    if pack:
        click.echo(f"{len(there)} recordings; {missing} missing, which the browser's voice says")
