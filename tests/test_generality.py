"""The generator knows nothing of this site's subject: another author's site is another content folder."""

import re
from pathlib import Path

import pytest
from loosen.model import Site

ROOT = Path(__file__).parents[1]
ENDINGS = {".py", ".jinja", ".html", ".css", ".js", ".yml", ".svg", ".json"}
BODY = re.findall(
    "[a-z]+",
    """sciatica sciatic piriformis buttock gluteus glute glutes hamstring hamstrings calf calves thigh hip
    hips groin knee kneecap ankle toes pelvis spine lumbar vertebra sacrum tailbone neck shoulder trapezius
    belly""",
)
FIGURES = ("/figure", "/mannequin", "/body_map", "assets/figure", "templates/messages.")
"""They draw bodies, or say what is wrong with a drawing, whatever hurts: they name joints, and nothing that
this site is about."""
FORMS = re.compile(r"^form_\w+:\n(?:(?:[ #].*)?\n)*", re.MULTILINE)
"""The groups of a catalogue with the words of the studio's forms: those of a pose are called after joints."""
JOINTS = {
    "hip",
    "hips",
    "waist",
    "buttock",
    "calf",
    "toes",
    "knee",
    "ankle",
    "neck",
    "shoulder",
    "pelvis",
    "spine",
    "thigh",
    "belly",
}


def code() -> list[Path]:
    paths = [path for folder in ("generator", "templates") for path in (ROOT / folder).rglob("*")]
    return sorted(path for path in paths if path.suffix in ENDINGS)


@pytest.mark.parametrize("path", code(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_names_a_body_part_or_a_condition(path: Path, real_site: Site) -> None:
    names = {
        word
        for muscle in real_site.muscles.values()
        for text in (muscle.id, muscle.name, muscle.anatomical_name)
        for word in re.findall(r"[a-z]{5,}", text.lower())
    } - {
        "muscle",
        "muscles",
        "outer",
        "inner",
        "front",
        "lower",
        "large",
        "small",
        "upper",
        "other",
        "along",
        "pocket",
    }
    banned = names | set(BODY)
    file = path.relative_to(ROOT).as_posix()
    if any(part in file for part in FIGURES):
        banned -= JOINTS
    text = path.read_text("utf-8")
    if file.startswith("templates/words."):
        text = FORMS.sub("", text)
    found = sorted(set(re.findall(r"[a-z]+", text.lower())) & banned)
    assert not found


def test_the_words_looked_for_are_really_those_of_this_site(real_site: Site) -> None:
    said = " ".join(muscle.name + muscle.anatomical_name for muscle in real_site.muscles.values()).lower()
    assert "piriformis" in said
    assert "hamstring" in said
