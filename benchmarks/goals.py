"""What we want to reach, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table."""

    what: str
    most: float
    measured: float
    unit: str = ""

    def row(self) -> tuple[str, ...]:
        """The line's cells."""
        digits = 0 if self.most >= 100 else 2
        return (
            self.what,
            f"<= {self.most:g}{self.unit}",
            f"{self.measured:.{digits}f}{self.unit}",
            "met" if self.measured <= self.most else "**not met**",
        )


def table(goals: Iterable[Goal]) -> str:
    """All of them, in Markdown."""
    rows: list[Sequence[str]] = [("what", "goal", "measured", ""), ("---",) * 4]
    return "\n".join(f"| {' | '.join(row)} |" for row in (*rows, *(goal.row() for goal in goals)))
