"""The catalogues of messages: what `check` says in the language of a site."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from loosen.runtime import resources
from loosen.site.messages import BLANK, messages_in, pairs_of

CASES = Path(__file__).parents[1] / "cases" / "check"
CATALOGUES = sorted(resources.folder("templates").glob("messages.*.yml"))
LANGUAGES = [path.name.split(".")[1] for path in CATALOGUES]
THEIRS = {
    'Say what a reader may notice: "may help you feel looser".',
    "Leave it out. Nobody should twist a neck with force.",
}
"""Help that an author wrote."""


def said_in_the_cases() -> Iterator[str]:
    """Every message and help that `check` says in a golden case."""
    for path in CASES.rglob("*.yml"):
        for line in yaml.safe_load(path.read_text("utf-8"))["expect"].splitlines():
            told = re.fullmatch(r"(?:[^ ].*?:\d+:\d+: \w+: (.*) \([a-z-]+\)|  help: (.*))", line)
            if told:
                yield told[1] or told[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_of_a_case_is_said_in_each_language(language: str) -> None:
    say = messages_in(language)
    found = set(said_in_the_cases())
    assert len(found) > 500
    assert {text for text in found - THEIRS if say(text) == text} == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=LANGUAGES)
def test_a_message_has_the_blanks_of_the_english_one(path: Path) -> None:
    pairs = pairs_of(path).items()
    wrong = {en: said for en, said in pairs if set(BLANK.findall(en)) != set(BLANK.findall(said))}
    assert wrong == {}


def test_all_languages_have_the_same_messages() -> None:
    first, *others = [set(pairs_of(path)) for path in CATALOGUES]
    assert [first ^ other for other in others] == [set() for _ in others]


@pytest.mark.parametrize(
    "text",
    [
        "a moon must be full, got `half`",
        "`steps` must name a dragon in content/dragons/, got `smaug`",
        "add `moon:` - what nobody has translated yet",
        "`dose` must be a list, got " + "`x` and " * 1000,
    ],
)
def test_what_no_message_matches_stays_english_as_a_whole(text: str) -> None:
    assert messages_in("de")(text) == text


@pytest.mark.parametrize("language", ["en", "pseudo", "fr", "../words.de", ""])
def test_a_language_without_a_catalogue_says_english(language: str) -> None:
    assert messages_in(language)("a bracket must be closed") == "a bracket must be closed"


def test_what_the_author_wrote_stays_as_it_is() -> None:
    said = messages_in("de")("`steps`, item 3 must be one text, got `a list and an error`")
    assert said == "`steps`, Eintrag 3 muss ein einziger Text sein; da steht `a list and an error`"


def test_only_our_own_words_begin_with_a_capital() -> None:
    written = "content/a.yml is written. Fill in what is empty, then run `loosen check`."
    assert messages_in("de")(written).startswith("content/a.yml ist geschrieben.")
    assert messages_in("de")("a picture must name an exercise, got nothing").startswith("Ein Bild muss")


def test_a_message_is_said_in_spanish() -> None:
    said = messages_in("es")("`muscles` must name a muscle in content/muscles/, got `uper-trapezius`")
    assert said == "`muscles` debe nombrar un músculo de content/muscles/ en vez de `uper-trapezius`"


def test_the_meaning_of_a_key_is_that_of_the_forms() -> None:
    said = messages_in("de")("add `hold:` - how long to stay in the stretch, for each side.")
    assert said == "Ergänzen Sie `hold:`. Halten: Wie lange man in der Dehnung bleibt, je Seite."
