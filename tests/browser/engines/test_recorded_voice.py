"""A recording is decoded as the timer does it, heard, and mixed into a track that plays, in each browser."""

import base64
from pathlib import Path

import pytest

from tests.browser.publish import Published

from .conftest import Open
from .tab import PLAYER, until

pytestmark = pytest.mark.browser

ANNA = Path(__file__).parents[2] / "voice" / "anna"
DECODE = """
async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const buffer = await new OfflineAudioContext(1, 1, 16000).decodeAudioData(bytes.buffer);
  const samples = buffer.getChannelData(0);
  const from = samples.findIndex((one) => Math.abs(one) > 0.02);
  // As it comes out of a sound card.
  const card = new OfflineAudioContext(1, samples.length, 16000);
  const node = new AudioBufferSourceNode(card, { buffer });
  node.connect(card.destination);
  node.start();
  const heard = (await card.startRendering()).getChannelData(0);
  return {
    rate: buffer.sampleRate, seconds: buffer.duration, from: from / 16000,
    loudest: heard.reduce((most, one) => Math.max(most, Math.abs(one)), 0),
  };
}
"""
PLAY = """
async (base64) => {
  const [script] = document.querySelectorAll('script[src*="/hold-timer/"]');
  const { track } = await import(new URL('audio/wav-track.js', script.src));
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const clip = await new OfflineAudioContext(1, 1, 16000).decodeAudioData(bytes.buffer);
  const file = new Blob([track([], 1000, [{ due: 0, clip }])], { type: 'audio/wav' });
  const element = Object.assign(document.createElement('audio'), { src: URL.createObjectURL(file) });
  return new Promise((resolve) => {
    element.addEventListener('loadedmetadata', () => resolve(element.duration));
    element.addEventListener('error', () => resolve(element.error.message));
    element.load();
  });
}
"""


@pytest.mark.parametrize(("name", "seconds"), [("hold-left.mp3", 1.5), ("ready.wav", 0.3)])
def test_a_recording_is_decoded_and_heard(
    our_site: Published, open_tab: Open, name: str, seconds: float
) -> None:
    tab = open_tab(our_site, "/")
    found = tab.run(DECODE, base64.b64encode((ANNA / name).read_bytes()).decode())
    assert found["rate"] == 16_000
    assert found["seconds"] == pytest.approx(seconds, abs=0.15)
    assert found["from"] < 0.15, "a word comes on time"
    assert found["loudest"] > 0.2


def test_a_track_with_a_recording_can_be_played(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site, "/stretches/figure-four-stretch/")
    until(tab, PLAYER)
    length = tab.run(PLAY, base64.b64encode((ANNA / "hold-left.mp3").read_bytes()).decode())
    assert length == pytest.approx(4, abs=0.05)
