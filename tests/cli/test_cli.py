"""The command as people and scripts use it: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from loosen.cli import main

Loosen = Callable[..., Result]


def mistake(neck: Path) -> None:
    path = neck / "exercises/ear-to-shoulder.yml"
    path.write_text(path.read_text("utf-8").replace("level: easy", "level: esay"), "utf-8")


def test_good_content_is_silent(neck: Path, loosen: Loosen) -> None:
    result = loosen("check", "--content", neck)
    assert (result.output, result.exit_code) == ("", 0)


def test_an_error_ends_with_1(neck: Path, loosen: Loosen) -> None:
    mistake(neck)
    result = loosen("check", "--content", neck)
    assert result.exit_code == 1
    assert "neck/exercises/ear-to-shoulder.yml:7:8: error: `level` must" in result.output
    assert "help: did you mean `easy`?" in result.output


def test_a_warning_ends_with_1_only_when_strict(neck: Path, loosen: Loosen) -> None:
    check = ("check", "--content", neck)
    assert "warning" in loosen(*check, today="2030-01-01").output
    assert loosen(*check, today="2030-01-01").exit_code == 0
    assert loosen(*check, "--strict", today="2030-01-01").exit_code == 1


def test_json_and_github_say_the_same_place(neck: Path, loosen: Loosen) -> None:
    mistake(neck)
    (row,) = json.loads(loosen("check", "--content", neck, "--format", "json").output)
    assert (row["file"], row["line"], row["column"]) == ("neck/exercises/ear-to-shoulder.yml", 7, 8)
    annotation = loosen("check", "--content", neck, "--format", "github").output
    assert annotation.startswith(
        "::error file=neck/exercises/ear-to-shoulder.yml,line=7,col=8,title=bad-value::"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "--content", "nowhere"],
        ["check", "--format", "xml"],
        ["render"],
        ["check", "stray"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], loosen: Loosen) -> None:
    result = loosen(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.output


def test_the_day_comes_from_the_environment(neck: Path, loosen: Loosen) -> None:
    assert "today is 2020-02-29" in loosen("check", "--content", neck, today="2020-02-29").output


def test_render_says_what_it_wrote(neck: Path, loosen: Loosen, tmp_path: Path) -> None:
    first = loosen("render", "--content", neck, "--out", tmp_path / "out")
    again = loosen("render", "--content", neck, "--out", tmp_path / "out")
    assert first.exit_code == again.exit_code == 0
    assert again.output.endswith(": 0 files written, 0 removed\n")
    assert ": 0 files" not in first.output


def test_render_with_an_error_writes_nothing(neck: Path, loosen: Loosen, tmp_path: Path) -> None:
    mistake(neck)
    result = loosen("render", "--content", neck, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_python_m_generator_is_the_same_command(neck: Path) -> None:
    command = [sys.executable, "-m", "loosen", "check", "--content", str(neck)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 20])
def test_a_wrong_day_in_the_environment_is_wrong_usage(epoch: str, neck: Path) -> None:
    environment = {"SOURCE_DATE_EPOCH": epoch}
    result = CliRunner().invoke(main, ["check", "--content", str(neck)], env=environment)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 2


def test_a_terminal_that_lacks_a_letter_gets_another_one(neck: Path) -> None:
    path = neck / "exercises/ear-to-shoulder.yml"
    path.write_text(path.read_text("utf-8").replace("level: easy", "level: ☃"), "utf-8")
    command = [sys.executable, "-m", "loosen", "check", "--content", str(neck)]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
