"""Texts take numbers from the method, so that one change of it changes them all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from loosen.build.build import load_and_check, render_all

TODAY = date(2026, 12, 1)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def pages_of(content: Path) -> dict[str, str]:
    site, report = load_and_check(content, today=TODAY)
    assert site, f"{report}"
    return {path: data.decode() for path, data in render_all(site).items() if path.endswith(".md")}


def test_a_new_number_is_said_wherever_it_is_named(neck: Path) -> None:
    replace(
        neck / "method.yml",
        "says: Hold each stretch for 20 seconds",
        "says: Hold each stretch for {minimum hold}",
    )
    replace(neck / "exercises/ear-to-shoulder.yml", "Stay *just* where", "Stay {minimum hold} *just* where")
    replace(neck / "articles/how-long-to-hold.md", "---\n\n", "---\n\nAt most {effort limit}.\n\n")
    pages = pages_of(neck)
    assert "Hold each stretch for 20 seconds" in pages["about/index.md"]
    assert "Stay 20 seconds" in pages["stretches/ear-to-shoulder/index.md"]
    assert "At most 3." in pages["articles/how-long-to-hold/index.md"]
    replace(neck / "method.yml", "value: 20 s", "value: 15 s")
    assert "Stay 15 seconds" in pages_of(neck)["stretches/ear-to-shoulder/index.md"]


def test_the_number_is_said_in_the_language_of_the_site(neck: Path) -> None:
    replace(neck / "site.yml", "language: en", "language: ar")
    replace(neck / "exercises/ear-to-shoulder.yml", "Stay *just* where", "Stay {minimum hold} *just* where")
    assert "Stay 20 ثانية" in pages_of(neck)["stretches/ear-to-shoulder/index.md"]
