"""Tidying: keys in the house order, long texts wrapped, and nothing lost."""

from __future__ import annotations

import pathlib
from collections import Counter
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from loosen.authoring.formatter import WIDTH, format_text
from loosen.authoring.yaml_edit import comments
from loosen.cli import main
from loosen.loader.document import parse_text

ROOT = pathlib.Path(__file__).parents[2]
FILES = sorted(
    file
    for file in (ROOT / "content").rglob("*")
    if file.suffix in {".yml", ".md"} and file.name != "GUIDELINES.md"
)
STRETCH = "content/exercises/x.yml"


def _name(file: pathlib.Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _data(text: str, file: str) -> Any:
    document, _ = parse_text(text.encode(), file)
    assert document, text
    return document.data, document.body


def test_keys_come_in_house_order() -> None:
    assert format_text("name: X\nkind: stretch\n", STRETCH) == "kind: stretch\nname: X\n"


def test_a_note_above_a_key_moves_with_it() -> None:
    before = "kind: stretch\n# why so short\nsummary: S\nname: X\n"
    assert format_text(before, STRETCH) == "kind: stretch\nname: X\n# why so short\nsummary: S\n"


def test_a_note_behind_a_key_moves_with_it() -> None:
    before = "kind: stretch\nsummary: S   # mine\nname: X\n"
    assert format_text(before, STRETCH) == "kind: stretch\nname: X\nsummary: S   # mine\n"


def test_what_a_key_holds_moves_with_it() -> None:
    before = "kind: stretch\nsteps:\n  - One.\n  # then\n  - Two.\n\nname: X\n"
    assert format_text(before, STRETCH) == "kind: stretch\nname: X\nsteps:\n  - One.\n  # then\n  - Two.\n"


def test_a_heading_among_the_notes_stays_at_the_top() -> None:
    before = "# A file.\n\nname: X\nkind: stretch\n"
    assert format_text(before, STRETCH) == "# A file.\n\nkind: stretch\nname: X\n"


def test_groups_stay_apart() -> None:
    before = "kind: stretch\nname: X\nfeel: F\n\nposition: P\nsides: each\n\nbreathing: B\n"
    after = "kind: stretch\nname: X\n\nposition: P\nsides: each\n\nfeel: F\nbreathing: B\n"
    assert format_text(before, STRETCH) == after


def test_what_follows_takes_over_the_blank_line() -> None:
    before = "kind: stretch\nname: X\n\nfeel: F\nposition: P\nsides: each\n"
    after = "kind: stretch\nname: X\n\nposition: P\nsides: each\nfeel: F\n"
    assert format_text(before, STRETCH) == after


def test_a_file_without_a_last_line_end_gets_one_when_its_keys_move() -> None:
    assert format_text("name: X\nkind: stretch", STRETCH) == "kind: stretch\nname: X\n"


def test_entries_stay_in_their_order_and_their_keys_are_sorted() -> None:
    before = (
        "# Things.\n\nwall:\n  with article: a wall\n  name: Wall\n\nmat: {with article: a mat, name: Mat}\n"
    )
    after = (
        "# Things.\n\nwall:\n  name: Wall\n  with article: a wall\n\nmat: {with article: a mat, name: Mat}\n"
    )
    assert format_text(before, "content/vocabulary/equipment.yml") == after


def test_a_long_text_is_wrapped() -> None:
    long = " ".join(["word"] * 40)
    after = format_text(f"kind: stretch\nsummary: {long}   # a note\n", STRETCH)
    assert after.startswith("kind: stretch\nsummary: >-   # a note\n  word word")
    assert max(map(len, after.split("\n"))) <= WIDTH
    assert _data(after, STRETCH)[0]["summary"] == long


def test_a_long_item_is_wrapped() -> None:
    long = " ".join(["word"] * 40)
    after = format_text(f"kind: stretch\nsteps:\n  - {long}\n  - Short.\n", STRETCH)
    assert "  - >-\n    word word" in after
    assert _data(after, STRETCH)[0]["steps"] == [long, "Short."]


def test_a_wrapped_text_with_one_long_line_is_wrapped_again() -> None:
    long = " ".join(["word"] * 40)
    before = f"kind: stretch\nsummary: >-\n  {long}\n  end\n\nname: X\n"
    after = format_text(before, STRETCH)
    assert max(map(len, after.split("\n"))) <= WIDTH
    assert _data(after, STRETCH) == _data(before, STRETCH)


@pytest.mark.parametrize(
    "value",
    [
        '"' + "word " * 40 + '"',
        "[" + ", ".join(["word"] * 40) + "]",
        "|\n  " + "word " * 40,
        "https://example.org/" + "x" * 150,
        ">-\n  one\n    " + "word " * 40 + "\n  two",
    ],
    ids=["quoted", "list in brackets", "literal", "address", "indented"],
)
def test_what_cannot_be_wrapped_without_harm_stays(value: str) -> None:
    before = f"kind: stretch\nsummary: {value}\n"
    assert format_text(before, STRETCH) == before


@pytest.mark.parametrize(
    "text",
    ["name: X\nnam: Y\nkind: stretch\n", "name: X\nname: Y\nkind: stretch\n", "name: [\n", "", "name: X\n"],
    ids=["unknown key", "key twice", "no YAML", "empty", "no kind"],
)
def test_a_file_with_a_mistake_stays_as_it_is(text: str) -> None:
    assert format_text(text, STRETCH) == text


def test_the_text_of_an_article_is_not_touched() -> None:
    body = "\n# A heading\n\n" + "word " * 60 + "\n"
    before = f"---\nsummary: S\nname: X\n---\n{body}"
    assert format_text(before, "content/articles/x.md") == f"---\nname: X\nsummary: S\n---\n{body}"


@st.composite
def _muddled(draw: st.DrawFn) -> tuple[str, str]:
    """A real file with its keys in another order, and with notes and blank lines put in."""
    file = draw(st.sampled_from(FILES))
    lines = file.read_text(encoding="utf-8").split("\n")
    starts = [n for n, line in enumerate(lines) if line and line[0].isalpha()]
    if file.suffix == ".md":
        return "\n".join(lines), _name(file)
    head = lines[: starts[0]]
    blocks = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    blocks = [[line for line in block if line.strip()] for block in draw(st.permutations(blocks))]
    extra = st.sampled_from([[], [], [""], ["# a note"], ["", "# apart", ""], ["", "# -- note: [x"]])
    made = [line for block in blocks for line in [*draw(extra), *block]]
    if draw(st.booleans()):
        made = [line + "   # behind" if line.startswith(("name:", "level:")) else line for line in made]
    return "\n".join([*head, *made, *draw(extra)]) + "\n", _name(file)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(_muddled())
def test_no_word_and_no_note_is_lost(muddled: tuple[str, str]) -> None:
    text, file = muddled
    after = format_text(text, file)
    assert _data(after, file) == _data(text, file)
    assert Counter(comments(after.split("\n---\n")[0])) == Counter(comments(text.split("\n---\n")[0]))
    assert format_text(after, file) == after


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_real_content_only_changes_where_it_must(file: pathlib.Path) -> None:
    text = file.read_text(encoding="utf-8")
    after = format_text(text, _name(file))
    kept = Counter(text.split("\n")) & Counter(after.split("\n"))
    assert sum(kept.values()) >= len(text.split("\n")) - 10


# --- The command


def test_fmt_check_names_what_would_change_and_writes_nothing(content: pathlib.Path) -> None:
    path = content / "exercises/x.yml"
    before = "name: X\nkind: stretch\n"
    path.write_text(before, encoding="utf-8")
    result = CliRunner().invoke(main, ["fmt", "--check", "--content", str(content), str(path)])
    assert result.exit_code == 1
    assert "x.yml would change" in result.output
    assert path.read_text(encoding="utf-8") == before


def test_fmt_keeps_the_line_ends_of_windows(content: pathlib.Path) -> None:
    path = content / "exercises/x.yml"
    path.write_bytes(b"\xef\xbb\xbfname: X\r\nkind: stretch\r\n")
    result = CliRunner().invoke(main, ["fmt", "--content", str(content), str(path)])
    assert result.exit_code == 0
    assert path.read_bytes() == b"\xef\xbb\xbfkind: stretch\r\nname: X\r\n"


def test_fmt_leaves_what_it_cannot_read(content: pathlib.Path) -> None:
    path = content / "exercises/x.yml"
    path.write_bytes(b"name: \xe9\n")
    result = CliRunner().invoke(main, ["fmt", "--content", str(content), str(path)])
    assert result.exit_code == 0
    assert "left as it is" in result.output
    assert path.read_bytes() == b"name: \xe9\n"
