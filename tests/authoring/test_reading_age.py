"""What makes a page hard is long words and long sentences, in its prose only."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from loosen.authoring.readability import prose, reading_ages

EASY = "Lie on your back. Bend one knee. Pull it to you. Hold it still. Breathe out. Let it go. " * 5
HARD = (
    "Considerable contraindications notwithstanding, practitioners habitually recommend progressive "
    "intensification of neuromuscular facilitation throughout rehabilitation programmes. "
) * 6


def test_long_words_in_long_sentences_need_an_older_reader() -> None:
    ages = reading_ages({"easy": EASY, "hard": HARD})
    assert ages["easy"] < 9
    assert ages["hard"] > 18


def test_only_prose_counts() -> None:
    page = (
        "---\ntitle: x\n---\n# A heading of four words\n\nLie on your back now.\n\n"
        '<hold-timer data-x="[1]">\n<ol><li>Hold it for half a minute</li></ol>\n</hold-timer>\n\n'
        '<ul class="sources"><li>Smith and others wrote this long ago</li></ul>\n\n'
        "- Stop if it hurts [3] at all\n"
    )
    assert prose(page) == "Lie on your back now.\nStop if it hurts at all."


def test_a_page_with_few_words_has_no_age() -> None:
    assert reading_ages({"short": "Lie on your back now."}) == {}


def test_the_command_warns_above_the_limit_of_the_site(neck: Path, loosen: Callable[..., Result]) -> None:
    settings = neck / "site.yml"
    text = settings.read_text("utf-8")
    assert loosen("reading-age", "--content", neck, "--strict").exit_code == 0
    settings.write_text(text + "reading age: 8\n", "utf-8")
    told = loosen("reading-age", "--content", neck, "--strict")
    assert "warning: above 8" in told.output
    assert told.exit_code == 1


def test_only_english_has_a_reading_age(neck: Path, loosen: Callable[..., Result]) -> None:
    settings = neck / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    done = loosen("reading-age", "--strict", "--content", neck)
    assert done.output == "A reading age is only known for English; this site is in ar.\n"
    assert done.exit_code == 0
