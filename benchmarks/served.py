"""From a saved file to the changed page served by our preview: polled on loopback, for at most a minute."""

from __future__ import annotations

import pathlib
import subprocess
import time
import urllib.request

import yaml
from loosen.model.kinds import EXERCISES

from benchmarks.process import ROOT, environment, module

_MOST = 60.0
"""Seconds that anything here may take."""
_PAUSE = 0.002
_TEXT = "Lie on your back. This line was saved for the {}th time."


def served(content: pathlib.Path, saves: int) -> list[float]:
    """Seconds from each save to the first answer that has the new text."""
    command = module("loosen", "serve", "--port", "0", "--no-studio", "--content", str(content))
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        origin = _origin(process)
        files = sorted((content / "exercises").glob("*.yml"))
        drawn = [file for file in files if "moved_to" not in file.read_text("utf-8")]
        _wait(origin, "<html")  # the first page also makes the shell around it
        return [_saved(drawn[at % len(drawn)], origin, at) for at in range(1, saves + 1)]
    finally:
        process.terminate()
        process.wait(timeout=_MOST)
        assert process.stdout
        process.stdout.close()


def _saved(file: pathlib.Path, origin: str, number: int) -> float:
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    page = f"{origin}{EXERCISES[data['kind']].section}/{file.stem}/"
    _wait(page, "<html")
    data["position"] = _TEXT.format(number)
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    begun = time.perf_counter()
    file.write_text(text, "utf-8", newline="\n")
    _wait(page, data["position"])
    return time.perf_counter() - begun


def _origin(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if "Your site is at" in line:
            return line.split()[4]
    raise RuntimeError("the preview did not start:\n" + "".join(said))


def _wait(address: str, text: str) -> None:
    end = time.perf_counter() + _MOST
    while time.perf_counter() < end:
        with urllib.request.urlopen(address, timeout=_MOST) as answer:
            if text in answer.read().decode():
                return
        time.sleep(_PAUSE)
    raise RuntimeError(f"{address} did not get `{text}` in {_MOST:.0f} s")
