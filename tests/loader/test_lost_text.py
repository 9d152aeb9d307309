"""Each character of an author's file is used, or it is told."""

from __future__ import annotations

import pytest
from loosen.loader.document import parse_text


def said(text: str, file: str = "content/exercises/a.yml") -> list[str]:
    return [f"{one.place}: {one.message}" for one in parse_text(text.encode(), file)[1]]


@pytest.mark.parametrize(
    ("text", "place", "lost"),
    [
        ("feel: A pull #1 in the calf\n", "1:14", "#1 in the calf"),
        ("position: Stand behind a chair #and hold on.\n", "1:32", "#and hold on."),
        ("position: Stand behind a chair # and hold on.\n", "1:32", "# and hold on."),
        ("name: Stretch #2\n", "1:15", "#2"),
        ("steps:\n  - Step #1.\n  - Rest.\n", "2:10", "#1."),
        ("muscles: [calf, #soleus\n  thigh]\n", "1:17", "#soleus"),
        ("feel: {where: the calf #1\n  }\n", "1:24", "#1"),
        ("feel: A pull\n  #1 in the calf\n", "2:3", "#1 in the calf"),
        ("feel: A pull\n  in the calf #1\nname: a\n", "2:15", "#1"),
        ("feel: A pull\t#1\n", "1:14", "#1"),
    ],
)
def test_words_behind_a_number_sign_are_told(text: str, place: str, lost: str) -> None:
    (one,) = said(text)
    assert one.startswith(f"content/exercises/a.yml:{place}: ")
    assert one.endswith(f"got words that would be lost: `{lost}`")


@pytest.mark.parametrize(
    "text",
    [
        "# a note\nname: A pull\n# another\n",
        "prepare: quad-roll # the massage that comes first\n",
        "prepare: quad-roll       # the massage that comes first\n",
        "name: Two words   # a note that stands apart\n",
        "sides: # to be filled in\n",
        'feel: "A pull #1 in the calf"\n',
        "feel: 'A pull #1' # a note\n",
        "feel: |\n  A pull #1\n  # a heading\n",
        "muscles: [a, b] # a note\n",
        "dose: {hold: 30 s,  # a note\n  sets: 2}\n",
        "dose:\n  hold: 30 s\n  # longer is no better\n  sets: 2\n",
        "steps:\n  - One\n  # then\n  - Two\n",
        "feel: C#, a tone\n",
        "url: https://a.example/#part\n",
    ],
)
def test_a_note_is_a_note(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("steps:\n  - One.\n    - Two.\n", "3:5"),
        ("steps:\n  - One.\n\n    - Two.\n", "4:5"),
        ("steps:\n- One.\n - Two.\n", "3:2"),
        ("feel: A pull\n  - in the calf\n", "2:3"),
        ("steps:\n  - One\n    more.\n   - Two.\n", "4:4"),
        ("steps:\n  - One.\n  - Two.\n    - Three.\n", "4:5"),
        ("muscles: [calf\n- thigh]\n", "2:1"),
        ("muscles: ['calf]', a\n  - thigh]\n", "2:3"),
    ],
)
def test_items_that_became_one_text_are_told(text: str, place: str) -> None:
    (one,) = said(text)
    assert one.startswith(f"content/exercises/a.yml:{place}: an item must stand below")


def test_a_hyphen_inside_a_text_is_no_item() -> None:
    assert said("feel: A pull\n  -5 degrees\nname: well-known - and new\n") == []
    assert said('feel: "A pull\n  - in the calf"\n') == []


def test_the_items_of_a_list_are_no_text() -> None:
    assert (
        said("steps:\n  - One\n    more.\n  - Two.\n  -\n    - [a, b]\n    - {a: b}\n  - >-\n    - Four.\n")
        == []
    )


@pytest.mark.parametrize(
    ("text", "place", "got"),
    [
        ("steps:\n  -\xa0One.\n  -\xa0Two.\n", "2:4", "after - must stand an ordinary space, got U+00A0"),
        ("name:\xa0Calf roll\n", "1:6", "after : must stand an ordinary space, got U+00A0"),
        ("kind: stretch\nname:\xa0Calf roll\n", "2:6", "after : must stand an ordinary space, got U+00A0"),
        (
            "kind: stretch\nname:\u202fCalf\nfeel: a\n",
            "2:6",
            "after : must stand an ordinary space, got U+202F",
        ),
        (
            "dose:\n\xa0 hold: 30 s\n",
            "2:1",
            "at the start of a line must stand an ordinary space, got U+00A0",
        ),
    ],
)
def test_a_space_that_is_none_is_named(text: str, place: str, got: str) -> None:
    assert f"content/exercises/a.yml:{place}: {got}" in said(text)


def test_a_no_break_space_in_a_text_is_part_of_it() -> None:
    assert said("feel: 30\xa0seconds, Attention:\xa0slow\nsteps:\n  - Wait 5\xa0s.\n") == []


CONFLICT = "<<<<<<< HEAD\nfeel: A pull\n=======\nfeel: A push\n>>>>>>> branch\n"


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("content/exercises/a.yml", f"name: a\n{CONFLICT}", 2),
        ("content/articles/a.md", f"---\nname: a\n---\nWords.\n\n{CONFLICT}", 6),
        ("content/articles/a.md", f"---\nname: a\n{CONFLICT}---\nWords.\n", 3),
        ("content/articles/a.md", "---\nname: a\n---\nWords.\n>>>>>>> 1a2b3c\n", 5),
        ("content/exercises/a.yml", f"feel: |\n{CONFLICT}", 2),
        ("content/exercises/a.yml", f"name: a\r\n{CONFLICT}".replace("\n", "\r\n").replace("\r\r", "\r"), 2),
    ],
)
def test_two_versions_in_one_file_are_told(file: str, text: str, line: int) -> None:
    (one,) = parse_text(text.encode(), file)[1]
    assert str(one.place) == f"{file}:{line}:1"
    assert "a conflict between two" in one.message
    assert "Git" in one.help


def test_a_heading_that_is_underlined_is_no_conflict() -> None:
    assert said("---\nname: a\n---\nWords\n=======\n", "content/articles/a.md") == []


@pytest.mark.parametrize(
    "sign",
    ["\xad", "\u200b", "\u2060", "\ufeff", "\u202e", "\u2066", "\u2800", "\u3164", "\u180e", "\U000e0041"],
)
def test_a_character_that_nobody_sees_is_told(sign: str) -> None:
    (one,) = said(f"feel: A pu{sign}ll\n")
    assert one.endswith(f"a text must not have invisible characters, got U+{ord(sign):04X}")


@pytest.mark.parametrize("sign", ["\u200c", "\u200d", "\u200e", "\u200f", "\ufe0f"])
def test_what_joins_letters_of_other_scripts_is_told_between_latin_ones(sign: str) -> None:
    assert said(f"feel: A pu{sign}ll\n")
    assert said(f'feel: "A pu\\u{ord(sign):04x}ll"\n')


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "👩\u200d⚕\ufe0f",
        "1\ufe0f\u20e3",
        "क्\u200dष",
        "(\u200f\u0639\u0631)",
        "🏴\U000e0067\U000e0062\U000e007f",
    ],
)
def test_scripts_and_emoji_keep_what_they_need(text: str) -> None:
    assert said(f"feel: {text}\n") == []
