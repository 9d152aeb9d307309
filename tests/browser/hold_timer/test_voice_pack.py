"""A recorded voice: nothing of it before it is chosen, then its recordings, and the browser for the rest."""

import io
import json
import math
import struct
import wave

import pytest
from playwright.sync_api import Route

from .conftest import Visit, items
from .test_pocket import DEVICE

pytestmark = pytest.mark.browser

PACK = {
    "id": "anna",
    "name": "Anna",
    "says": "Anna: recorded by Anna Example.",
    "folder": "/voice/anna/0123abcd/",
}
CHOICES = [{"id": False, "name": "No voice"}, {"id": True, "name": "This browser"}, PACK]
SECONDS = {
    "Get ready": 0.4,
    "Hold left": 0.5,
    "Half way": 0.6,
    "Stretch one, left": 0.7,
    "Paused": 0.8,
    "Well done": 0.9,
}
FILES = {text: f"{number}.wav" for number, text in enumerate(SECONDS)}
BEGINNING = "Sit tall."
ROUTINE = items("ready 20", "hold 30 left", "switch 8 right", "hold 30 right").replace(
    ">Ready<", ">Get ready<"
)


def sound(seconds: float, rate: int = 8000) -> bytes:
    """A loud tone as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        samples = (
            round(16_000 * math.sin(2 * math.pi * 440 * i / rate)) for i in range(round(seconds * rate))
        )
        writer.writeframes(b"".join(struct.pack("<h", one) for one in samples))
    return file.getvalue()


@pytest.fixture
def asked(visit: Visit) -> list[str]:
    """A site with a recorded voice: what was fetched of it."""
    fetched: list[str] = []

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        fetched.append(name)
        if name == "clips.json":
            route.fulfill(json=FILES | {"Elsewhere": "elsewhere.wav"})
        else:
            text = next(text for text, file in FILES.items() if file.endswith(name))
            route.fulfill(body=sound(SECONDS[text]), content_type="audio/wav")

    module = f"export const packs = {json.dumps(CHOICES)};"
    visit.page.route(
        "**/audio/packs.js", lambda route: route.fulfill(body=module, content_type="text/javascript")
    )
    visit.page.route("**/voice/anna/**", serve)
    return fetched


def choose(visit: Visit, voice: str) -> None:
    visit.find("Mute")
    visit.timer().get_by_text("Options", exact=True).click()
    visit.timer().get_by_role("combobox", name="Voice", exact=True).select_option(label=voice)
    visit.arrived("audio/voice.js")


def choose_anna(visit: Visit) -> None:
    choose(visit, "Anna")
    arrived(visit)


def arrived(visit: Visit) -> None:
    """Waits until the recordings are there: one that asks for them later has them later."""
    visit.page.evaluate(
        "import('./audio/voice-pack.js').then(({ bringPack }) => bringPack('anna')).catch(() => {})"
    )


def heard(visit: Visit) -> list[tuple[str, str]]:
    """What was said, by whom."""
    names = {seconds: text for text, seconds in SECONDS.items()}
    said = [one for one in visit.page.evaluate("record") if one["kind"] in ("clip", "say")]
    return [
        ("Anna", names[one["seconds"]]) if one["kind"] == "clip" else ("browser", one["text"])
        for one in said
        if one["kind"] == "clip" or one["text"]
    ]


def test_nothing_of_it_is_fetched_before_it_is_chosen(visit: Visit, asked: list[str]) -> None:
    visit.open(ROUTINE)
    choose(visit, "This browser")
    visit.press("Start")
    visit.wait(25)
    assert asked == []
    assert ("Anna", "Get ready") not in heard(visit)


def test_only_what_this_page_may_say_is_fetched(visit: Visit, asked: list[str]) -> None:
    visit.open(ROUTINE)
    choose_anna(visit)
    assert set(asked) == {"0.wav", "1.wav", "2.wav", "3.wav", "4.wav", "5.wav", "clips.json"}


def test_a_recording_is_played_at_its_phase_and_the_browser_says_the_rest(
    visit: Visit, asked: list[str]
) -> None:
    visit.open(ROUTINE)
    choose_anna(visit)
    visit.press("Start")
    for seconds in (1, 1, 19, 15, 15, 1):
        visit.run(seconds)
    said = heard(visit)
    assert said[:4] == [
        ("Anna", "Get ready"),
        ("Anna", "Stretch one, left"),
        ("Anna", "Hold left"),
        ("browser", "30 seconds"),
    ]
    assert ("Anna", "Half way") in said
    assert ("browser", "Breathe in") in said
    begin = visit.record("phase")[0]["at"]
    assert [round((one["at"] - begin) / 1000, 1) for one in visit.record("clip")] == [0, 0.4, 20, 35]
    visit.press("Pause")
    assert heard(visit)[-1] == ("Anna", "Paused")


def test_how_an_exercise_begins_is_played_between_what_only_the_browser_says(
    visit: Visit, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SECONDS, BEGINNING, 1.0)
    monkeypatch.setitem(FILES, BEGINNING, "begin/stretch.wav")
    note = f'<span data-part="note">You need a chair. {BEGINNING} Mind your neck.</span></li>'
    visit.open(ROUTINE.replace("</li>", note, 1))
    choose_anna(visit)
    visit.press("Start")
    for _ in range(5):
        visit.run(1)
    assert heard(visit)[2:] == [
        ("browser", "You need a chair."),
        ("Anna", BEGINNING),
        ("browser", "Mind your neck."),
    ]


def test_a_new_saying_cuts_off_the_old_one(visit: Visit, asked: list[str]) -> None:
    visit.open(ROUTINE)
    choose_anna(visit)
    visit.press("Start")
    visit.press("Skip")
    visit.run(3)
    assert heard(visit) == [("Anna", "Get ready"), ("Anna", "Hold left"), ("browser", "30 seconds")]


def test_it_is_there_again_at_the_next_visit(visit: Visit, asked: list[str]) -> None:
    visit.open(ROUTINE)
    choose_anna(visit)
    visit.reload()
    arrived(visit)
    visit.press("Start")
    visit.run(0.1)
    assert heard(visit) == [("Anna", "Get ready")]


def test_readers_are_told_who_speaks(visit: Visit, asked: list[str]) -> None:
    timer = visit.open(ROUTINE)
    choose(visit, "No voice")
    timer.get_by_text("Anna: recorded by Anna Example.").wait_for()


def test_a_voice_that_cannot_be_loaded_leaves_the_browsers(visit: Visit) -> None:
    module = f"export const packs = {json.dumps(CHOICES)};"
    visit.page.route(
        "**/audio/packs.js", lambda route: route.fulfill(body=module, content_type="text/javascript")
    )
    visit.page.route("**/voice/anna/**", lambda route: route.fulfill(body="no", content_type="text/html"))
    visit.open(ROUTINE)
    choose_anna(visit)
    visit.press("Start")
    visit.wait(1)
    assert heard(visit) == [("browser", "Get ready. Stretch one, left")]


TRACK = """async () => {
  const samples = new Int16Array(await lastTrack.arrayBuffer(), 44);
  const isLoud = (second) => samples.subarray(second * 8000, second * 8000 + 400).some((one) => one > 8000);
  return Array.from({ length: samples.length / 400 | 0 }, (_, i) => i / 20).filter(isLoud);
}"""
"""At which times of the track, in steps of 50 ms, it is loud."""


def start_in_pocket(visit: Visit, routine: str) -> None:
    visit.page.add_init_script(
        DEVICE.replace(
            "note('made', { bytes: blob.size });",
            "note('made', { bytes: blob.size }); window.lastTrack = blob;",
        )
    )
    visit.open(routine)
    choose_anna(visit)
    visit.timer().get_by_label("Pocket mode").check()
    visit.arrived("audio/locked-screen-player.js")
    visit.press("Start")


def test_the_track_of_a_locked_phone_has_it(visit: Visit, asked: list[str]) -> None:
    start_in_pocket(visit, ROUTINE)
    loud = visit.page.evaluate(TRACK)
    assert {0.5, 0.6, 0.9} <= set(loud)  # after the tone at the start: the phase, and its exercise
    assert 1.3 not in loud
    assert {35.4, 35.5} <= set(loud)  # half way
    assert heard(visit) == []


def test_the_track_leaves_out_what_is_not_recorded_and_goes_on_with_the_rest(
    visit: Visit, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(FILES, "Get ready")
    start_in_pocket(visit, ROUTINE)
    loud = visit.page.evaluate(TRACK)
    assert 0.6 in loud  # the exercise at once
    assert 0.8 not in loud
    visit.run(1)
    # A page that is awake says the rest, once the track is silent.
    assert heard(visit) == [("browser", "Get ready")]
    assert [round(one["at"] - visit.record("phase")[0]["at"]) for one in visit.record("say")[1:]] == [700]


def test_a_recording_of_the_track_waits_for_the_one_before(
    visit: Visit, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SECONDS, "Get ready", 21.0)
    start_in_pocket(visit, ROUTINE)
    loud = visit.page.evaluate(TRACK)
    assert {20.8, 21.3, 21.6, 21.8, 22.1} <= set(loud)  # get ready, its exercise, and then: hold
    assert 22.3 not in loud
