"""A new file: its blanks, its notes, and what it refuses."""

from __future__ import annotations

import dataclasses
import datetime
import os
import pathlib
import re
import subprocess
import sys

import pytest
import yaml
from click.testing import CliRunner, Result
from loosen.authoring.scaffold import NEW, choices, path_of, problems, scaffold
from loosen.authoring.yaml_edit import comments
from loosen.build.build import load_and_check
from loosen.cli import main
from loosen.loader.document import parse_text
from loosen.loader.reader import ReadResult
from loosen.model import Draft
from loosen.model.author_fields import KINDS
from loosen.site.messages import messages_in

ROOT = pathlib.Path(__file__).parents[2]
TODAY = datetime.date(2026, 12, 1)
SAMPLES = {
    "stretch": "figure-four-stretch",
    "self-massage": "piriformis-ball",
    "breathing": "belly-breathing",
    "mobility": "nerve-slider",
    "strength": "bridge",
    "rest": "calves-on-chair",
    "walk": "walk",
    "muscle": "piriformis",
    "routine": "daily-release-and-stretch",
    "article": "breathing-while-you-hold",
}
SAMPLED = [kind for kind, id in SAMPLES.items() if (ROOT / "content" / path_of(kind, id)).exists()]


def _new(content: pathlib.Path, *arguments: str) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1795392000"}).invoke(
        main, ["new", "--content", str(content), *arguments]
    )


@pytest.mark.parametrize("kind", NEW)
def test_a_new_file_is_yaml_and_in_house_order(kind: str, draft: Draft) -> None:
    file = f"content/{path_of(kind, 'x')}"
    document, found = parse_text(scaffold(kind, {}, draft, today=TODAY).encode(), file)
    assert found == []
    assert document
    keys = [field.key for field in KINDS[kind].fields]
    assert [key for key in document.data if key != "kind"] == [key for key in keys if key in document.data]


@pytest.mark.parametrize("kind", [kind for kind in SAMPLED if kind != "article"])
def test_a_new_file_tells_the_editor_its_schema(kind: str, content: pathlib.Path) -> None:
    _new(content, kind, "a-new-one")
    new = (content / path_of(kind, "a-new-one")).read_text(encoding="utf-8").partition("\n")[0]
    there = (content / path_of(kind, SAMPLES[kind])).read_text(encoding="utf-8").partition("\n")[0]
    assert new == there


@pytest.mark.parametrize("kind", NEW)
def test_every_key_is_there_or_offered_in_a_note(kind: str, draft: Draft) -> None:
    text = scaffold(kind, {}, draft, today=TODAY)
    for field in KINDS[kind].fields:
        assert re.search(rf"^(# )?{field.key}:", text, re.MULTILINE), field.key


@pytest.mark.parametrize("kind", NEW)
def test_every_blank_is_named_by_check(kind: str, content: pathlib.Path) -> None:
    assert _new(content, kind, "a-new-one").exit_code == 0
    _, report = load_and_check(content, today=TODAY)
    file = f"content/{path_of(kind, 'a-new-one')}"
    lines = (content.parent / file).read_text(encoding="utf-8").split("\n")
    blank = {number for number, line in enumerate(lines, 1) if re.fullmatch(r" *([\w ]+:|-)", line)}
    # A key whose list or keys follow below is no blank itself.
    blank = {number for number in blank if not re.match(r" +(-|[\w#])", lines[number] + " ")}
    named = {one.place.line for one in report.errors if one.place.file == file}
    assert blank - named == set()


@pytest.mark.parametrize("kind", SAMPLED)
def test_a_new_file_passes_once_its_blanks_are_filled(
    kind: str, content: pathlib.Path, reading: ReadResult
) -> None:
    _new(content, kind, "a-new-one", "--name", "A new one")
    path = content / path_of(kind, "a-new-one")
    text = path.read_text(encoding="utf-8")
    sample = next(one for one in reading.documents if one.file.endswith(f"/{path_of(kind, SAMPLES[kind])}"))
    for field in KINDS[kind].fields:
        if field.key in sample.data and field.key != "name":
            written = yaml.safe_dump(sample.data[field.key], default_flow_style=True, width=10_000)
            line = f"{field.key}: {written.removesuffix('...' + chr(10)).strip()}\n"
            text = re.sub(
                rf"^{field.key}:.*\n(?: +.*\n)*", line.replace("\\", r"\\"), text, flags=re.MULTILINE
            )
    path.write_text(text, encoding="utf-8")
    _, report = load_and_check(content, today=TODAY)
    assert [str(one) for one in report.errors if one.place.file.endswith("a-new-one.yml")] == []


def test_what_is_known_is_written(draft: Draft) -> None:
    answers = {"name": "Wall: calf", "muscles": ["soleus"], "prepare": "calf-roll"}
    document, _ = parse_text(
        scaffold("stretch", answers, draft, today=TODAY).encode(), "content/exercises/x.yml"
    )
    assert document
    assert (document.data["name"], document.data["muscles"]) == ("Wall: calf", ["soleus"])
    assert document.data["prepare"] == "calf-roll"
    assert document.data["reviewed"] == TODAY.isoformat()


@pytest.mark.parametrize(
    "name", ["Stretch #1", "- dash", "'quoted'", "back\\slash", 'a "word"', "yes", "x:", "12"]
)
def test_any_name_can_be_written(name: str, draft: Draft) -> None:
    text = scaffold("stretch", {"name": name}, draft, today=TODAY)
    document, _ = parse_text(text.encode(), "content/exercises/x.yml")
    assert document
    assert document.data["name"] == name


def test_a_note_lists_the_choices_when_they_are_few(draft: Draft) -> None:
    notes = " ".join(comments(scaffold("stretch", {}, draft, today=TODAY)))
    assert "(gentle, medium)" in notes
    assert "alberta-piriformis" not in notes


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize("language", ["de", "es"])
def test_notes_are_in_the_language_of_the_site_and_keys_stay(kind: str, language: str, draft: Draft) -> None:
    english = scaffold(kind, {}, draft, today=TODAY)
    text = scaffold(kind, {}, draft, today=TODAY, say=messages_in(language))
    keys = [re.findall(r"^ *(?:# )?[a-z][a-z ]*:", one, re.MULTILINE) for one in (text, english)]
    assert keys[0] == keys[1]
    read = [parse_text(one.encode(), f"content/{path_of(kind, 'x')}")[0] for one in (text, english)]
    assert read[0]
    assert read[1]
    assert read[0].data == read[1].data
    notes = [set(re.findall(r"^# [A-Z`].*", one, re.MULTILINE)) for one in (text, english)]
    assert notes[0] & notes[1] == set()


def test_a_new_file_of_a_german_site_has_german_notes(content: pathlib.Path) -> None:
    site = content / "site.yml"
    site.write_text(site.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    done = _new(content, "routine", "a-new-one")
    assert "Füllen Sie aus, was leer ist" in done.output
    text = (content / "routines/a-new-one.yml").read_text("utf-8")
    assert "# Für wen: Wann man es wählt, und für wen es passt. [Text mit Markdown]\nfor whom:" in text
    assert "Fehler: Eine Kennung" in _new(content, "routine", "Not-One").stderr
    assert "KIND muss eines von diesen sein" in _new(content, "rutine", "another").stderr


def test_only_massages_of_the_muscle_are_offered_before_a_stretch(draft: Draft) -> None:
    offered = choices("prepare", "stretch", {"muscles": ["piriformis"]}, draft)
    assert "piriformis-ball" in offered
    assert all("piriformis" in draft.exercises[id].muscles for id in offered)


@pytest.mark.parametrize("id", ["My Stretch", "hüfte", "a_b", "-a", "../escape", "a/b", ""])
def test_a_bad_id_is_refused_as_check_would(id: str, content: pathlib.Path) -> None:
    before = sorted(content.rglob("*"))
    result = _new(content, "stretch", "--", id)
    assert result.exit_code != 0
    assert "(bad-id)" in result.output
    assert sorted(content.rglob("*")) == before


def test_a_file_that_is_there_is_not_overwritten(content: pathlib.Path) -> None:
    path = content / "exercises/figure-four-stretch.yml"
    before = path.read_bytes()
    result = _new(content, "stretch", "figure-four-stretch")
    assert result.exit_code == 1
    assert "is there already" in result.output
    assert path.read_bytes() == before


def test_an_unknown_muscle_is_refused_with_the_nearest(draft: Draft) -> None:
    report = problems("stretch", "x", {"muscles": ["piriformi"]}, draft)
    assert [one.help for one in report.errors] == ["did you mean `piriformis`?"]


def test_without_a_terminal_nothing_is_asked(content: pathlib.Path) -> None:
    result = _new(content, "stretch", "a-new-one")
    assert result.exit_code == 0
    assert "Name" not in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_at_a_terminal_it_asks_what_it_must_know(content: pathlib.Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "loosen", "new", "stretch", "a-new-one", "--content", str(content)]
    os.write(ours, b"Wall stretch\npirformis\npiriformis\npiriformis-ball\n")
    result = subprocess.run(command, stdin=theirs, capture_output=True, text=True, timeout=60, check=False)
    os.close(theirs)
    os.close(ours)
    assert result.returncode == 0, result.stderr
    assert "did you mean `piriformis`?" in result.stdout
    text = (content / "exercises/a-new-one.yml").read_text(encoding="utf-8")
    assert "\nname: Wall stretch\n" in text
    assert "\nmuscles: [piriformis]\n" in text
    assert "\nprepare: piriformis-ball\n" in text


def test_a_massage_that_is_not_finished_may_be_named(content: pathlib.Path) -> None:
    """Two new files at once: a stretch, and the massage that comes before it."""
    assert _new(content, "self-massage", "new-ball").exit_code == 0
    made = _new(content, "stretch", "new-one", "--prepare", "new-ball")
    assert made.exit_code == 0, made.output
    assert "\nprepare: new-ball\n" in (content / "exercises" / "new-one.yml").read_text("utf-8")


def test_an_order_is_refused_without_a_place_in_a_file(content: pathlib.Path) -> None:
    made = _new(content, "stretch", "new-one", "--prepare", "piriformis-bal")
    said = "`prepare` must name an exercise in content/exercises/, got `piriformis-bal` (unknown-reference)"
    assert made.output.startswith(f"error: {said}\n  help: did you mean `piriformis-ball`?")
    assert made.exit_code == 1


def test_an_id_that_is_like_no_other_may_be_taken_out(draft: Draft) -> None:
    many = dataclasses.replace(
        draft, exercises=dict.fromkeys(map(str, range(20)), next(iter(draft.exercises.values())))
    )
    report = problems("stretch", "x", {"prepare": "deleted"}, many)
    assert [one.help for one in report.errors] == [
        "choose one from there, add it there first, or take it out here"
    ]
