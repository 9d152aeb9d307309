"""The sieve before the search for phrases: it may let a text through, but never keep back one with a hit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loosen.build.build import load_and_check
from loosen.checks.phrase_filter import PhrasePrefilter
from loosen.checks.wording import _pattern

from tests.conftest import TODAY

CONTENT = Path(__file__).parents[2] / "content"
SITE, _ = load_and_check(CONTENT, today=date.fromisoformat(TODAY))
PHRASES = [phrase for entry in SITE.never_write.values() for phrase in entry.phrases] if SITE else []
OWN = ["roll* the|your low back", "no pain, no gain", "un*sure thing", "it’s ... safe", "a|b* c", "..."]
SIEVE = PhrasePrefilter([*PHRASES, *OWN])
BETWEEN = st.sampled_from([" ", " ", "  ", "\n", "*", "_", " very ", ", ", "-", ". ", "’"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A phrase written out as an author may write it, or nearly so, inside a sentence."""
    words = [word for word in draw(st.sampled_from([*PHRASES, *OWN])).split() if word != "..."]
    written = [draw(st.sampled_from(word.split("|"))) for word in words]
    endings = [word.replace("*", draw(st.sampled_from(["", "s", "ing", "-ons"]))) for word in written]
    cased = [draw(st.sampled_from([str, str.upper, str.capitalize]))(word) for word in endings]
    text = "".join(word + draw(BETWEEN) for word in cased)
    odd = draw(st.sampled_from([{}, {}, {ord("s"): "\u017f"}, {ord("k"): "\u212a"}, {ord("i"): "\u0131"}]))
    return draw(st.sampled_from(["", "So ", "“", "(", "_", "x"])) + text.translate(odd)


@given(texts())
def test_a_text_with_a_phrase_is_always_asked_about_it(text: str) -> None:
    asked = SIEVE.candidates(text)
    missed = [p for p in [*PHRASES, *OWN] if p not in asked and _pattern((p,)).search(text)]
    assert not missed


@pytest.mark.parametrize("text", ["Lie on your back.", "Breathe slowly."])
def test_most_texts_are_asked_about_nothing(text: str) -> None:
    assert len(SIEVE.candidates(text)) < 3
