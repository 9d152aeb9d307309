"""What the timer says, and the recordings that are published of it."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from loosen.build.build import load_and_check, render_all
from loosen.build.renderer import catalogue
from loosen.model import Site
from loosen.runtime.clock import today
from loosen.site import voice
from loosen.site.translations import Catalogue

from tests.conftest import TESTS, Loosen

TIMER = TESTS.parent / "templates" / "assets" / "hold-timer"


@pytest.fixture
def spoken(neck: Path) -> Path:
    """The small site with a voice."""
    shutil.copytree(TESTS / "voice", neck / "voice")
    return neck


def loaded(content: Path) -> Site:
    site, report = load_and_check(content, today=today())
    assert site, report
    return site


def published(content: Path) -> dict[str, bytes]:
    return {
        path: data for path, data in render_all(loaded(content)).items() if path.startswith("assets/voice/")
    }


def said_by_itself(words: Catalogue) -> set[str]:
    """The words that the timer says whatever stands on the page, but for those with blanks."""

    def code(path: str) -> str:
        return (TIMER / path).read_text("utf-8")

    ready = re.findall(r"^export function readyWords.*?^}", code("ui/status.js"), re.S | re.M)
    told = [
        call for path in TIMER.rglob("*.js") for call in re.findall(r"\btell\(.*", path.read_text("utf-8"))
    ]
    spoken = [
        code("audio/spoken-words.js"),
        code("audio/voice.js"),
        code("audio/voice-pack.js"),
        code("core/pace.js"),
        *ready,
        *told,
    ]
    keys = re.findall(r"(?<![.\w])say\('(\w+)'", "\n".join(spoken))
    catalogued = words.groups["timer"] | words.groups["playing"]
    return {text for key in keys if "{" not in (text := catalogued.get(key, "{}"))}


def on_pages(site: Site) -> set[str]:
    """The words that it reads from the pages."""
    pages = "\n".join(data.decode() for path, data in render_all(site).items() if path.endswith(".md"))
    parts = re.findall(r'<li data-phase="ready".*?</li>|<span data-part="what">[^<]+</span>', pages)
    texts = re.findall(r'data-part="(?:what|name|note)">([^<]+)<', "\n".join(parts))
    return {unescape(text) for text in texts}


def test_what_the_timer_says_by_itself_can_be_recorded(spoken: Path) -> None:
    site = loaded(spoken)
    words = catalogue(site)
    said = said_by_itself(words)
    assert {"Half way", "Paused", "Last one. Then you are done"} <= said
    assert said - {one.words for one in voice.sayings(site, words)} == set()


def test_each_recording_is_of_something_that_is_said(spoken: Path) -> None:
    """Not of half a sentence: what has a number in it is left to the browser."""
    site = loaded(spoken)
    words = catalogue(site)
    said = said_by_itself(words) | on_pages(site)
    said |= {words("playing.coming_left", name=name) for name in said}
    # How an exercise begins is said after what is to be fetched for it.
    said |= {
        one.words for one in voice.sayings(site, words) if "begin/" in one.id and one.words in "\n".join(said)
    }
    assert {one.id for one in voice.sayings(site, words) if one.words not in said} == set()


def test_each_phase_of_a_page_can_be_recorded(spoken: Path) -> None:
    site = loaded(spoken)
    said = {one.words for one in voice.sayings(site, catalogue(site))}
    pages = "\n".join(data.decode() for path, data in render_all(site).items() if path.endswith(".md"))
    instructions = set(re.findall(r'<span data-part="what">([^<]+)</span>', pages))
    assert instructions
    assert instructions - said == set()


def test_an_index_leads_from_the_words_to_their_recording(spoken: Path) -> None:
    made = published(spoken)
    [index] = [path for path in made if path.endswith("/clips.json")]
    assert json.loads(made[index]) == {
        "Get ready": "ready.wav",
        "Half way": "half-way.mp3",
        "Hold, left side": "hold-left.mp3",
        "Ear to shoulder, left": "exercises/ear-to-shoulder.wav",
    }
    folder = index.removesuffix("clips.json")
    assert made[f"{folder}ready.wav"] == (spoken / "voice" / "anna" / "ready.wav").read_bytes()


@pytest.mark.slow
def test_its_address_changes_with_a_recording_and_with_the_words_for_it(spoken: Path) -> None:
    first = min(published(spoken))
    assert re.match(r"assets/voice/anna/[0-9a-f]{8}/", first)
    assert min(published(spoken)) == first
    exercise = spoken / "exercises" / "ear-to-shoulder.yml"
    exercise.write_text(
        exercise.read_text("utf-8").replace("name: Ear to shoulder", "name: Ear down"), "utf-8"
    )
    second = min(published(spoken))
    assert second != first
    (spoken / "voice" / "anna" / "ready.wav").write_bytes(b"RIFF....WAVE")
    assert min(published(spoken)) not in (first, second)


def test_a_page_knows_of_it_only_its_name_and_its_address(spoken: Path) -> None:
    module = render_all(loaded(spoken))["assets/hold-timer/audio/packs.js"].decode()
    none, browser, pack = json.loads(module.removeprefix("export const packs = ").removesuffix(";\n"))
    assert pack.pop("folder").startswith("assets/voice/anna/")
    assert pack == {
        "id": "anna",
        "name": "Anna",
        "says": "Anna: recorded by Anna Example. Licence: CC BY 4.0.",
    }
    assert (none["id"], browser["id"]) == (False, True)


def test_a_site_without_one_has_no_file_of_it(neck: Path) -> None:
    assert published(neck) == {}


def test_the_command_lists_what_to_record_and_what_is_missing(spoken: Path, loosen: Loosen) -> None:
    result = loosen("voice-list", "anna", "--content", spoken)
    assert result.exit_code == 0
    assert 'there    hold-left\n  "Hold, left side"\n' in result.output
    assert 'missing  hold-right\n  "Hold, right side"\n' in result.output
    assert "there    exercises/ear-to-shoulder\n" in result.output
    assert re.search(r"^4 recordings; \d+ missing", result.output.splitlines()[-1])


def test_without_a_voice_the_command_lists_all(neck: Path, loosen: Loosen) -> None:
    result = loosen("voice-list", "--content", neck)
    assert result.exit_code == 0
    assert 'hold-left\n  "Hold, left side"\n' in result.output
    assert "missing" not in result.output


def test_the_command_names_the_voice_that_was_meant(spoken: Path, loosen: Loosen) -> None:
    result = loosen("voice-list", "ana", "--content", spoken)
    assert result.exit_code == 1
    assert "did you mean `anna`?" in result.output


def test_the_command_lists_what_to_record_though_a_file_is_misnamed(spoken: Path, loosen: Loosen) -> None:
    (spoken / "voice" / "anna" / "hold-lft.mp3").write_bytes(b"ID3")
    assert "missing  hold-right\n" in loosen("voice-list", "anna", "--content", spoken).output
