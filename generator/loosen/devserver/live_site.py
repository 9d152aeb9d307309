"""The site as it is served: the last snapshot without errors, and the current diagnostics."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loosen.build.load_site import finished
from loosen.checks import check
from loosen.devserver.attempt import attempt
from loosen.devserver.incremental_reader import IncrementalReader, stamps
from loosen.devserver.kept_drawings import KeptDrawings
from loosen.devserver.passed_files import PassedFiles
from loosen.devserver.priority_lock import PriorityLock
from loosen.devserver.snapshot import SiteSnapshot
from loosen.loader.reader import ReadResult
from loosen.loader.site_language import language_of
from loosen.model import Site
from loosen.model.diagnostic import Diagnostic, Report
from loosen.model.location import Location
from loosen.runtime import files, resources
from loosen.site.catalogues import ENGLISH, languages, translation
from loosen.site.messages import Say, messages_in
from loosen.site.translations import Catalogue

ROOT = resources.folder("templates").parent
Stamps = dict[str, dict[str, tuple[int, int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state after a save."""

    number: int
    """Increases with each save."""
    snapshot: SiteSnapshot | None
    """The last content without errors; `None` if there was none yet."""
    report: Report
    """The diagnostics of the current content."""
    changed: tuple[str, ...] = ()
    """The files that were saved, such as `content/site.yml`."""

    @property
    def is_current(self) -> bool:
        """Whether the snapshot shows the current content."""
        return self.snapshot is not None and not self.report.errors


class LiveSite:
    """Follows a content folder; thread-safe."""

    def __init__(
        self,
        content: pathlib.Path,
        *,
        origin: str,
        today: Callable[[], date],
        root: pathlib.Path = ROOT,
        cache: pathlib.Path | None = None,
    ) -> None:
        self.drawings = KeptDrawings(cache)
        self.reader = IncrementalReader(content)
        self._passed = PassedFiles()
        self.lock = PriorityLock()
        self.origin, self._today, self._root = origin, today, root
        self._news = threading.Condition()
        self._stamps: Stamps = self._scan()
        self._state = self._next_state(0, None, ())

    @property
    def state(self) -> State:
        """The state at the last refresh."""
        return self._state

    @property
    def watched(self) -> tuple[pathlib.Path, ...]:
        """The folders to watch."""
        return self.reader.content, self._root / "templates"

    @property
    def words(self) -> Catalogue:
        """The words of the interface; while there is no snapshot, without those of the author."""
        if snapshot := self._state.snapshot:
            return snapshot.renderer.words
        templates, language = self._root / "templates", language_of(self.reader.content)
        known = language if language in languages(templates) else ENGLISH
        return translation(known, {}, templates).catalogue

    @property
    def say(self) -> Say:
        """How our messages are said in the language of the site, with or without a snapshot."""
        return messages_in(language_of(self.reader.content))

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a content file by its name in diagnostics; empty if it cannot be read."""
        path = self.reader.content.parent / file
        try:
            if not path.resolve().is_relative_to(self.reader.content.resolve()):
                return ()  # a symbolic link must not expose a file of the machine
            return files.decode_text(path.read_bytes()).split("\n")
        except (OSError, ValueError):  # not there, not UTF-8, or not a name that a file can have
            return ()

    def refresh(self) -> State:
        """Scan the files, and read them again if one changed. Returns the current state."""
        with self.lock.foreground():
            now = self._scan()
            changed = _changed(self._stamps, now)
            if not changed:
                return self._state
            templates_unchanged = self._stamps["templates"] == now["templates"]
            before = self._state.snapshot if templates_unchanged else None
            state = self._next_state(self._state.number + 1, before, changed)
            self._stamps = now
            with self._news:
                self._state = replace(state, snapshot=state.snapshot or self._state.snapshot)
                self._news.notify_all()
            return self._state

    def wait(self, number: int, *, timeout: float) -> State:
        """Wait up to `timeout` seconds for a state after `number`. Returns the current state."""
        with self._news:
            self._news.wait_for(lambda: self._state.number > number, timeout)
            return self._state

    def unsaved(self, texts: Mapping[str, bytes]) -> tuple[SiteSnapshot | None, Report]:
        """Snapshot and diagnostics of the content with unsaved files; the state does not change."""
        site, report = self._checked(self.reader.reading(texts))
        if site is None:
            return None, report
        return self._snapshot(site, self._state.snapshot), report

    def _next_state(self, number: int, before: SiteSnapshot | None, changed: tuple[str, ...]) -> State:
        """The next state; a fault of ours becomes a diagnostic."""
        made, fault = attempt(lambda: self._read(before))
        if made is None:
            file = next(iter(changed), f"{self.reader.content.name}/")
            message = f"this content must be readable by the program, got {fault}"
            help = "undo what you saved last, and please report this: it is a fault of the program"
            made = None, Report.of([Diagnostic(Location(file), "bad-value", message, help)])
        snapshot, report = made
        return State(number=number, snapshot=snapshot, report=report, changed=changed)

    def _read(self, before: SiteSnapshot | None) -> tuple[SiteSnapshot | None, Report]:
        site, report = self._checked(self.reader.reading(), record=True)
        snapshot = self._snapshot(site, before) if site else None
        if snapshot and not before:
            self.drawings.recall(snapshot.renderer.pictures)
        return snapshot, report

    def _snapshot(self, site: Site, before: SiteSnapshot | None) -> SiteSnapshot:
        drawn = self.drawings.drawn
        return SiteSnapshot(site, self._root, origin=self.origin, drawn=drawn, before=before)

    def _checked(self, reading: ReadResult, *, record: bool = False) -> tuple[Site | None, Report]:
        """The site, if it has no errors, and all diagnostics; if `record`, for the next time, too."""
        draft, shape = self.reader.draft_of(reading)
        passed = self._passed.among(reading.documents, draft)
        report = Report.of(shape, check(draft, today=self._today(), clean_files=passed))
        if record:
            self._passed.record(reading.documents, draft, report)
        return finished(draft, report)

    def _scan(self) -> Stamps:
        return {folder.name: stamps(folder) for folder in self.watched}


def _changed(before: Stamps, now: Stamps) -> tuple[str, ...]:
    return tuple(
        f"{folder}/{file}"
        for folder in now
        for file in sorted(now[folder].keys() | before[folder].keys())
        if now[folder].get(file) != before[folder].get(file)
    )
