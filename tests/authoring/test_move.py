"""Another id for something: every file that names it follows, and the rest keeps its bytes."""

from __future__ import annotations

import datetime
import pathlib
import shutil

import pytest
from click.testing import CliRunner, Result
from loosen.authoring.rename import MoveError, find_targets, plan_rename, rename_in
from loosen.build.build import load_and_check
from loosen.cli import main
from loosen.loader.document import Document, parse_text
from loosen.loader.reader import ReadResult, read
from PIL import Image

VOICE = pathlib.Path(__file__).parents[1] / "voice"
TODAY = datetime.date(2026, 12, 1)


def _move(content: pathlib.Path, *arguments: str) -> Result:
    command = ["move", "--content", str(content), *arguments]
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1795392000"}).invoke(main, command)


def _texts(content: pathlib.Path) -> dict[str, str]:
    files = (path for path in content.rglob("*") if path.suffix in (".yml", ".md"))
    return {
        path.relative_to(content).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.name != "GUIDELINES.md"
    }


EXERCISE = ("exercises/old.yml", "kind: self-massage\n")
SOURCE = ("evidence/sources.yml", "old:\n  title: old\n")
CLAIM = ("evidence/claims.yml", "old:\n  claim: C\n")


@pytest.mark.parametrize(
    ("owner", "file", "before", "after"),
    [
        (EXERCISE, "exercises/x.yml", "kind: stretch\nprepare: old #\n", "kind: stretch\nprepare: new #\n"),
        (EXERCISE, "exercises/x.yml", "kind: stretch\nprepare: 'old'\n", "kind: stretch\nprepare: 'new'\n"),
        (EXERCISE, "exercises/x.yml", "kind: stretch\nname: old\n", "kind: stretch\nname: old\n"),
        (EXERCISE, "exercises/x.yml", "moved_to: old\n", "moved_to: new\n"),
        (EXERCISE, "routines/x.yml", "exercises: [old, older, old]\n", "exercises: [new, older, new]\n"),
        (EXERCISE, "routines/x.yml", "exercises:\n  - exercise: old\n", "exercises:\n  - exercise: new\n"),
        (EXERCISE, "muscles/x.yml", "job: '[a](/self-massage/old/)'\n", "job: '[a](/self-massage/new/)'\n"),
        (EXERCISE, "muscles/x.yml", "job: '[a](/muscles/old/)'\n", "job: '[a](/muscles/old/)'\n"),
        (EXERCISE, "muscles/x.yml", "job: '[a](/self-massage/old-1)'\n", "job: '[a](/self-massage/old-1)'\n"),
        (EXERCISE, "site.yml", "menu: [old, safety]\n", "menu: [new, safety]\n"),
        (EXERCISE, "site.yml", "menu:\n- {page: old, label: old}\n", "menu:\n- {page: new, label: old}\n"),
        (EXERCISE, "site.yml", "footer links: ['old']\n", "footer links: ['new']\n"),
        (CLAIM, "site.yml", "menu: [old]\n", "menu: [old]\n"),
        (SOURCE, "muscles/x.yml", "sources: [a, old]\nclaims: [old]\n", "sources: [a, new]\nclaims: [old]\n"),
        (SOURCE, "evidence/sources.yml", "old:\n  title: old\n", "new:\n  title: old\n"),
        (CLAIM, "muscles/x.yml", "job: '[a](/evidence/#claim-old)'\n", "job: '[a](/evidence/#claim-new)'\n"),
        (EXERCISE, "articles/x.md", "::: exercise old\n", "::: exercise new\n"),
        (CLAIM, "articles/x.md", "::: exercise old\n", "::: exercise old\n"),
        (SOURCE, "articles/x.md", "So. [@a; @old]\n", "So. [@a; @new]\n"),
        (SOURCE, "articles/x.md", "```\n[@old]\n```\n", "```\n[@old]\n```\n"),
    ],
)  # fmt: skip
def test_what_names_it_follows(owner: tuple[str, str], file: str, before: str, after: str) -> None:
    document = _document(file, f"---\nname: X\n---\n{before}" if file.endswith(".md") else before)
    home = document if file == owner[0] else _document(*owner)
    edited = rename_in(document, find_targets([home], "old")[0], "new")
    assert (edited.body or edited.text) == after


def _document(file: str, text: str) -> Document:
    document, found = parse_text(text.encode(), f"content/{file}")
    assert document, found
    return document


@pytest.mark.parametrize(
    ("old", "kind"),
    [
        ("piriformis-ball", "exercise"),
        ("piriformis", "muscle"),
        ("piriformis", "claim"),
        ("desk-break", "routine"),
        ("breathing-while-you-hold", "article"),
        ("bandy1994", "source"),
        ("mat", "equipment"),
        ("gentle", "level"),
        ("disputed", "grade"),
    ],
)
def test_the_content_is_as_right_as_before(old: str, kind: str, content: pathlib.Path) -> None:
    before = len(load_and_check(content, today=TODAY)[1].errors)
    result = _move(content, old, "a-new-id", "--kind", kind)
    assert result.exit_code == 0, result.output
    assert len(load_and_check(content, today=TODAY)[1].errors) == before


def test_an_exercise_leaves_a_way_to_its_new_page(content: pathlib.Path) -> None:
    _move(content, "piriformis-ball", "buttock-ball")
    assert (content / "exercises/piriformis-ball.yml").read_text(
        encoding="utf-8"
    ) == "moved_to: buttock-ball\n"
    assert "prepare: buttock-ball" in (content / "exercises/figure-four-stretch.yml").read_text(
        encoding="utf-8"
    )


def test_there_is_never_a_chain_of_moves(content: pathlib.Path) -> None:
    _move(content, "piriformis-ball", "buttock-ball")
    _move(content, "buttock-ball", "seat-ball")
    assert (content / "exercises/piriformis-ball.yml").read_text(encoding="utf-8") == "moved_to: seat-ball\n"


@pytest.mark.parametrize(("old", "kind"), [("piriformis-ball", "exercise"), ("hold-30s", "claim")])
def test_there_and_back_again_is_where_it_was(old: str, kind: str, content: pathlib.Path) -> None:
    before = _texts(content)
    assert _move(content, old, "elsewhere", "--kind", kind).exit_code == 0
    assert _move(content, "elsewhere", old, "--kind", kind).exit_code == 0
    after = _texts(content)
    assert after.pop("exercises/elsewhere.yml", f"moved_to: {old}\n") == f"moved_to: {old}\n"
    assert after == before


def test_a_word_that_names_two_things_is_asked_about(content: pathlib.Path) -> None:
    before = _texts(content)
    result = _move(content, "piriformis", "x")
    assert result.exit_code == 1
    assert "choose one with --kind" in result.output
    assert _texts(content) == before


@pytest.mark.parametrize("new", ["figure-four-stretch", "Not An Id", "../out", "a/b"])
def test_what_cannot_be_an_id_changes_nothing(new: str, content: pathlib.Path) -> None:
    before = _texts(content)
    result = _move(content, "piriformis-ball", new)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert _texts(content) == before


def test_what_is_not_there_cannot_move(content: pathlib.Path) -> None:
    result = _move(content, "nothing-here", "x")
    assert "nothing has the id `nothing-here`" in result.output


def test_an_id_that_is_taken_is_refused(content: pathlib.Path) -> None:
    reading = read(content)
    broken, _ = parse_text(
        b"---\nname: X\nsummary: S\nreviewed: 2026-11-22\n---\n[@x]\n", "content/articles/new.md"
    )
    assert broken
    taken = ReadResult((*reading.documents, broken), (), frozenset())
    article = find_targets(reading.documents, "breathing-while-you-hold")[0]
    with pytest.raises(MoveError, match="there already"):
        plan_rename(taken, article, "new", today=TODAY)


@pytest.fixture
def spoken(neck: pathlib.Path) -> pathlib.Path:
    """The small site with a recorded voice, and with a photo beside an exercise."""
    shutil.copytree(VOICE, neck / "voice")
    (neck / "voice/anna/begin").mkdir()
    shutil.copy(VOICE / "anna/half-way.mp3", neck / "voice/anna/begin/ear-to-shoulder.mp3")
    (neck / "media").mkdir()
    Image.new("RGB", (40, 60), "teal").save(neck / "media/hand.jpg")
    (neck / "media.yml").write_text("hand: {alt: A hand, author: Ann, licence: own work}\n", "utf-8")
    exercise = neck / "exercises/ear-to-shoulder.yml"
    text = exercise.read_text("utf-8").replace("reviewed:", "media: [hand]\nreviewed:")
    exercise.write_text(text, "utf-8")
    return neck


def _bytes(content: pathlib.Path) -> dict[str, bytes]:
    found = (path for folder in ("voice", "media") for path in (content / folder).rglob("*.*"))
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


def test_recordings_follow_their_exercise_and_media_stay(spoken: pathlib.Path) -> None:
    before = _bytes(spoken)
    result = _move(spoken, "ear-to-shoulder", "ear-down")
    assert result.exit_code == 0, result.output
    assert _bytes(spoken) == {
        name.replace("ear-to-shoulder", "ear-down"): raw for name, raw in before.items()
    }
    assert "media: [hand]" in (spoken / "exercises/ear-down.yml").read_text("utf-8")
    assert not load_and_check(spoken, today=TODAY)[1].errors
    assert _move(spoken, "ear-down", "ear-to-shoulder").exit_code == 0
    assert _bytes(spoken) == before


def test_a_recording_that_is_there_already_is_not_written_over(spoken: pathlib.Path) -> None:
    shutil.copy(VOICE / "anna/ready.wav", spoken / "voice/anna/exercises/ear-down.wav")
    before = _bytes(spoken) | {"": (spoken / "exercises/ear-to-shoulder.yml").read_bytes()}
    result = _move(spoken, "ear-to-shoulder", "ear-down")
    assert "voice/anna/exercises/ear-down.wav is there already" in result.output
    assert _bytes(spoken) | {"": (spoken / "exercises/ear-to-shoulder.yml").read_bytes()} == before


def test_a_rename_after_which_something_would_be_wrong_changes_nothing(neck: pathlib.Path) -> None:
    page = neck / "pages" / "contact.md"
    page.parent.mkdir()
    page.write_text("---\nname: Contact\nsummary: Where we are.\n---\n\nStation Road 4.\n", "utf-8")
    before = _texts(neck)
    result = _move(neck, "contact", "safety")
    assert result.exit_code == 1
    assert "nothing was changed, because then this would be wrong" in result.output
    assert "(own-page)" in result.output
    assert _texts(neck) == before


def test_a_muscle_with_the_name_of_a_recording_takes_none_along(spoken: pathlib.Path) -> None:
    before = _bytes(spoken)
    assert _move(spoken, "upper-trapezius", "ear-to-shoulder", "--kind", "muscle").exit_code == 0
    assert _bytes(spoken) == before


def test_windows_line_ends_stay(content: pathlib.Path) -> None:
    path = content / "exercises/figure-four-stretch.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    _move(content, "piriformis-ball", "buttock-ball")
    raw = path.read_bytes()
    assert b"prepare: buttock-ball" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")
