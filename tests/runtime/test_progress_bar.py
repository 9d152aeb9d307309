"""Long work shows how far it is: a bar on a terminal, a line now and then elsewhere."""

import io

import pytest
from loosen.runtime.progress_bar import progress_bar


class Terminal(io.StringIO):
    """A person looks at it."""

    def isatty(self) -> bool:
        return True


def work(things: int) -> None:
    with progress_bar("Making pages") as progress:
        for number in range(things):
            progress(number + 1, things)


def test_a_terminal_shows_a_bar_for_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    work(600)
    assert terminal.getvalue().count("Making pages") > 5
    assert "100%" in terminal.getvalue()


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    work(28)
    assert terminal.getvalue() == ""


def test_a_log_gets_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = iter(range(1000))
    monkeypatch.setattr("time.monotonic", lambda: float(next(seconds)))
    work(600)
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert lines[0] == "Making pages: 10 of 600"
    assert 20 < len(lines) < 70
    assert out == ""
