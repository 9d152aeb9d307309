"""What is shown at the moment: the last good edition, and what is wrong with the content since."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loosen.build.build import to_site
from loosen.checks import check
from loosen.devserver.attempt import attempt
from loosen.devserver.incremental_reader import IncrementalReader, stamps
from loosen.devserver.priority_lock import PriorityLock
from loosen.devserver.snapshot import SiteSnapshot
from loosen.model.diagnostic import Diagnostic, Report
from loosen.model.location import Location
from loosen.runtime import files, resources
from loosen.site.translations import Catalogue, load

ROOT = resources.folder("templates").parent
Stamps = dict[str, dict[str, tuple[int, int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A moment of the preview."""

    number: int
    """Grows with each save."""
    edition: SiteSnapshot | None
    """The last content without an error; none before there was any."""
    report: Report
    """What was noticed in the content as it is now."""
    changed: tuple[str, ...] = ()
    """The files that were saved, by the names that people call them."""

    @property
    def good(self) -> bool:
        """Whether what is shown is what the files hold now."""
        return self.edition is not None and not self.report.errors


class LiveSite:
    """Keeps up with a content folder. Any thread may ask."""

    def __init__(
        self, content: pathlib.Path, *, origin: str, today: Callable[[], date], root: pathlib.Path = ROOT
    ) -> None:
        self.reader = IncrementalReader(content)
        self.turns = PriorityLock()
        self.origin, self._today, self._root = origin, today, root
        self._news = threading.Condition()
        self._seen: Stamps = self._look()
        self._state = self._made(0, None, ())

    @property
    def state(self) -> State:
        """How things stood when we last looked."""
        return self._state

    @property
    def watched(self) -> tuple[pathlib.Path, ...]:
        """The folders in which a save matters."""
        return self.reader.content, self._root / "templates"

    @property
    def words(self) -> Catalogue:
        """The words of the interface, also while there is no edition."""
        edition = self._state.edition
        return edition.renderer.words if edition else load(self._root / "templates" / "words.en.yml")

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file of the content, by the name that diagnostics use."""
        path = self.reader.content.parent / file
        try:
            if not path.resolve().is_relative_to(self.reader.content.resolve()):
                return ()  # a link in the content must not show a file of the machine
            return files.decode_text(path.read_bytes()).split("\n")
        except (OSError, ValueError):  # not there, not UTF-8, or not a name that a file can have
            return ()

    def refresh(self) -> State:
        """Look at the files, and make of them what there is to make."""
        with self.turns.asked():
            now = self._look()
            changed = _changed(self._seen, now)
            if not changed:
                return self._state
            look_stayed = self._seen["templates"] == now["templates"]
            before = self._state.edition if look_stayed else None
            state = self._made(self._state.number + 1, before, changed)
            self._seen = now
            with self._news:
                self._state = replace(state, edition=state.edition or self._state.edition)
                self._news.notify_all()
            return self._state

    def wait(self, number: int, *, timeout: float) -> State:
        """The first state after `number`, or the same when nothing comes in time."""
        with self._news:
            self._news.wait_for(lambda: self._state.number > number, timeout)
            return self._state

    def unsaved(self, texts: Mapping[str, bytes]) -> tuple[SiteSnapshot | None, Report]:
        """What would come of it if files held these texts; nothing is remembered."""
        draft, shape = self.reader.draft(texts)
        report = Report.of(shape, check(draft, today=self._today()))
        site = None if report.errors else to_site(draft)
        if site is None:
            return None, report
        return SiteSnapshot(site, self._root, origin=self.origin, before=self._state.edition), report

    def _made(self, number: int, before: SiteSnapshot | None, changed: tuple[str, ...]) -> State:
        """The next state; where the program itself fails, that is told like a mistake."""
        made, fault = attempt(lambda: self._read(before))
        if made is None:
            file = next(iter(changed), f"{self.reader.content.name}/")
            message = f"this content must be readable by the program, got {fault}"
            help = "undo what you saved last, and please report this: it is a fault of the program"
            made = None, Report.of([Diagnostic(Location(file), "bad-value", message, help)])
        edition, report = made
        return State(number=number, edition=edition, report=report, changed=changed)

    def _read(self, before: SiteSnapshot | None) -> tuple[SiteSnapshot | None, Report]:
        draft, shape = self.reader.draft()
        report = Report.of(shape, check(draft, today=self._today()))
        site = None if report.errors else to_site(draft)
        return SiteSnapshot(site, self._root, origin=self.origin, before=before) if site else None, report

    def _look(self) -> Stamps:
        return {folder.name: stamps(folder) for folder in self.watched}


def _changed(before: Stamps, now: Stamps) -> tuple[str, ...]:
    return tuple(
        f"{folder}/{file}"
        for folder in now
        for file in sorted(now[folder].keys() | before[folder].keys())
        if now[folder].get(file) != before[folder].get(file)
    )
