"""What makes a function a rule. `loosen.checks` collects the rules from the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic

Judge = Callable[[Draft], Iterator[Diagnostic]]
DatedJudge = Callable[[Draft, date], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule about content; called with a draft, it yields a diagnostic for each violation."""

    name: str
    ids: tuple[str, ...]
    """What its diagnostics are called: its own name, or an id that several rules share."""
    judge: Callable[[Draft, date | None], Iterator[Diagnostic]]
    one_file: bool = False
    """It looks at one file at a time, and a file that passed is checked again only when it changes."""
    when_complete: bool = False
    """It is skipped while something is misspelt or cannot be read."""

    def __call__(self, draft: Draft, today: date | None = None) -> Iterator[Diagnostic]:
        """Without a day, a rule about days yields nothing."""
        return self.judge(draft, today)


def rule(
    *, says: tuple[str, ...] = (), one_file: bool = False, when_complete: bool = False
) -> Callable[[Judge], Rule]:
    """Make a rule of a function. Its name is the rule's id, unless it `says` ids shared with other rules."""

    def made(judge: Judge) -> Rule:
        id = _id(judge)
        return Rule(
            name=id,
            ids=says or (id,),
            judge=lambda draft, _: judge(draft),
            one_file=one_file,
            when_complete=when_complete,
        )

    return made


def dated_rule(judge: DatedJudge) -> Rule:
    """Make a rule of a function that needs to know what day it is."""
    id = _id(judge)
    return Rule(name=id, ids=(id,), judge=lambda draft, today: judge(draft, today) if today else iter(()))


def _id(judge: Judge | DatedJudge) -> str:
    return judge.__name__.replace("_", "-")
