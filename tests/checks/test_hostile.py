"""Bad content never raises and never hangs: it becomes diagnostics, each with a place in its file."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loosen.build.build import load_and_check
from loosen.loader.document import parse_text

from .mutations import TODAY, Folder, assert_inside, folder_of, mutated, survives

TESTS = Path(__file__).parents[1]
NECK = folder_of(TESTS / "neck")
REAL = folder_of(TESTS.parent / "content")
RANDOM = st.randoms(use_true_random=False)
YAML = st.text(alphabet=st.one_of(st.sampled_from(":-#&*!|>%@'\"[]{},? \n\tab0"), st.characters()))


@given(
    st.one_of(
        st.binary(),
        YAML.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text().map(lambda text: text.encode("utf-16")),
    )
)
@settings(max_examples=400)
def test_any_bytes_are_a_document_or_a_diagnostic(raw: bytes) -> None:
    for file in ("x/exercises/a.yml", "x/articles/a.md"):
        document, problems = parse_text(raw, file)
        assert document or problems
        for problem in problems:
            assert_inside(problem, {file.split("/", 1)[1]: raw})


@given(YAML)
@settings(max_examples=200)
def test_any_front_matter_gets_places_inside_the_file(text: str) -> None:
    raw = f"---\n{text}\n---\nText.".encode("utf-8", "replace")
    _, problems = parse_text(raw, "x/articles/a.md")
    for problem in problems:
        assert_inside(problem, {"articles/a.md": raw})


@pytest.mark.slow
@given(YAML, st.sampled_from(sorted(NECK)))
@settings(max_examples=100)
def test_any_text_in_place_of_a_file_is_survived(text: str, path: str) -> None:
    survives({**NECK, path: text.encode("utf-8", "replace")})


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "examples"), [(NECK, 150), (REAL, 15)], ids=["neck", "real"])
def test_broken_content_gets_diagnostics_and_good_content_a_site(folder: Folder, examples: int) -> None:
    @given(RANDOM)
    @settings(max_examples=examples)
    def mutations(random: Random) -> None:
        survives(mutated(folder, random))

    mutations()


MEGABYTES = {
    "brackets": "[" * 900_000,
    "hyphens": "- " * 400_000,
    "braces": "[{a: " * 150_000,
    "question-marks": "? " * 400_000,
    "staircase": "".join(" " * n + "a:\n" for n in range(1200)),
    "keys": "kind: stretch\n" + "".join(f"key{n}: 1\n" for n in range(60_000)),
    "doubled-keys": "name: x\n" * 100_000,
    "items": "kind: stretch\nmuscles: [" + "nobody," * 100_000 + "]",
    "one-long-line": "kind: stretch\nname: " + "a " * 400_000,
    "one-long-word": "kind: stretch\nlevel: " + "a" * 900_000,
    "one-long-key": "a" * 900_000 + ": b",
    "bomb": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 40)),
    "colons": "a:" * 400_000,
    "quotes": "a: '" + "''" * 400_000,
    "empty-lines": "\n" * 900_000,
    "spaces-after-a-word": "a" + " " * 400_000 + "\nb" + " " * 400_000,
    "slips": "kind: stretch\n" + "".join(f"key{n}: a: b\n" for n in range(60_000)),
    "long-slips": "".join(f"key{n}: [{'x, ' * 290}\n" for n in range(990)),
}
MARKS = ["[@a] ", "[@", "](", "](/a/)", "<a", "<a>", "cures ", "cure cure _ ", "::: claim a\n", "> "]


@pytest.mark.slow
def test_megabytes_of_data_end_soon_and_in_little_memory(neck: Path) -> None:
    for name, text in MEGABYTES.items():
        (neck / f"exercises/{name}.yml").write_text(text, "utf-8")
    assert_modest(neck)


@pytest.mark.slow
def test_megabytes_of_marks_in_articles_end_soon_and_in_little_memory(neck: Path) -> None:
    article = (neck / "articles/how-long-to-hold.md").read_text("utf-8")
    for number, mark in enumerate(MARKS):
        name = article.replace("How long to hold", f"Article {number}")
        text = mark * (900_000 // len(mark))
        (neck / f"articles/number-{number}.md").write_text(f"{name}\n{text}", "utf-8")
    assert_modest(neck)


def assert_modest(content: Path) -> None:
    """`loosen render` neither crashes nor raises, and takes little time and memory."""
    command = [
        sys.executable,
        "-m",
        "loosen",
        "render",
        "--content",
        str(content),
        "--out",
        f"{content}-out",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=_limited
    ) as process:
        assert process.stderr
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert (said, process.returncode in (0, 1)) == (b"", True), f"it ended with {process.returncode}"
    assert usage.ru_maxrss < 1_000_000, "kilobytes"


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def test_files_that_are_no_files_are_told(neck: Path) -> None:
    folder = neck / "exercises"
    (folder / "loop.yml").symlink_to(folder / "loop.yml")
    (folder / "nowhere.yml").symlink_to(folder / "nothing.yml")
    (folder / "folder.yml").mkdir()
    (folder / "again").symlink_to(folder)
    os.mkfifo(folder / "pipe.yml")
    _, report = load_and_check(neck, today=TODAY)
    told = [one.place.file for one in report.errors]
    assert told == [f"neck/exercises/{name}" for name in ("again", "loop.yml", "nowhere.yml", "pipe.yml")]


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="needs a file that is there but cannot be read"
)
def test_a_file_that_cannot_be_read_is_a_diagnostic(neck: Path) -> None:
    (neck / "exercises/locked.yml").symlink_to("/proc/self/mem")
    _, report = load_and_check(neck, today=TODAY)
    (problem,) = report.diagnostics
    assert problem.place.file == "neck/exercises/locked.yml"
    assert problem.message.startswith("the file must be readable")


@pytest.mark.parametrize("name", ["exercises/linked.yml", "articles/linked.md", "site.yml"])
def test_a_link_out_of_the_content_is_a_diagnostic_and_shows_nothing(
    neck: Path, tmp_path: Path, name: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("---\nname: The secret\nsummary: The secret\n---\nThe secret: [\n", "utf-8")
    (neck / name).unlink(missing_ok=True)
    (neck / name).symlink_to(secret)
    site, report = load_and_check(neck, today=TODAY)
    assert site is None
    assert "a link that leads out of the content folder" in str(report)
    assert "The secret" not in str(report)


def test_a_link_within_the_content_is_read(neck: Path) -> None:
    (neck / "site.yml").rename(neck / ".site.yml")
    (neck / "site.yml").symlink_to(neck / ".site.yml")
    site, _ = load_and_check(neck, today=TODAY)
    assert site is not None


def test_a_file_name_that_is_no_text_can_be_printed(neck: Path, loosen: Callable[..., object]) -> None:
    (neck / os.fsdecode(b"exercises/\xff\n\x1b.yml")).write_text("kind: stretch\n")
    _, report = load_and_check(neck, today=TODAY)
    assert report.errors
    assert str(report).encode().decode().isprintable() or "\\x1b" in str(report)


@pytest.mark.parametrize("language", ["xx", "../words", "e@n"])
def test_a_language_that_has_no_words_is_a_diagnostic(language: str) -> None:
    site = NECK["site.yml"].replace(b"language: en", f"language: {language}".encode())
    assert survives({**NECK, "site.yml": site}) is None
