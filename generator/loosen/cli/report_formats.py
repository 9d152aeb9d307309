"""Output formats of a report: text, JSON, GitHub annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from loosen.model.diagnostic import Report, Severity
from loosen.site.messages import Say


def as_text(report: Report, say: Say = str) -> str:
    """For a person to read, in the words of `say`; empty if there are no diagnostics."""
    return report.in_words(say) if report else ""


def as_json(report: Report) -> str:
    """A JSON list of objects, sorted by location, for editors and scripts."""
    rows = [
        {
            "file": d.place.file,
            "line": d.place.line,
            "column": d.place.column,
            "severity": str(d.severity),
            "rule": d.rule,
            "message": d.message,
            "help": d.help,
        }
        for d in report.diagnostics
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(report: Report) -> str:
    """GitHub's workflow commands, which show as annotations on a pull request."""
    return "\n".join(
        f"::{_GITHUB[d.severity]} file={_property(d.place.file)},line={d.place.line},col={d.place.column},"
        f"title={d.rule}::" + _data(f"{d.message}\n{d.help}" if d.help else d.message)
        for d in report.diagnostics
    )


_GITHUB = {**{level: str(level) for level in Severity}, Severity.NOTE: "notice"}


def _data(text: str) -> str:
    """A message, escaped as GitHub's own toolkit does it (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": as_text, "json": as_json, "github": as_github}
