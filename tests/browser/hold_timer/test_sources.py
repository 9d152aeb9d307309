"""What can be seen in the files themselves: words, documentation and weight."""

import gzip
import re

from .conftest import ASSETS

SCRIPTS = {path.name: path.read_text("utf-8") for path in sorted(ASSETS.glob("*.js"))}
STYLES = (ASSETS / "hold-timer.css").read_text("utf-8")
DOCUMENTED = SCRIPTS["hold-timer.js"]


def test_every_word_is_in_the_catalogue_and_every_entry_is_used(words: dict[str, str]) -> None:
    code = "\n".join(SCRIPTS.values())
    said = set(re.findall(r'data-word="(\w+)"', code))
    calls = re.findall(r"say\((?:[^()]|\([^()]*\))*\)|\? 'screen.*", code)
    said |= {word for call in calls for word in re.findall(r"'(\w+)'", call)}
    assert said == set(words)


def test_every_custom_property_is_documented() -> None:
    used = set(re.findall(r"--hold-timer-[\w-]+", STYLES))
    assert used == set(re.findall(r"@cssproperty (--hold-timer-[\w-]+) - \w", DOCUMENTED))


def test_every_event_and_attribute_of_the_reader_is_documented() -> None:
    fired = set(re.findall(r"CustomEvent\('([\w:-]+)'", "".join(SCRIPTS.values())))
    assert fired == set(re.findall(r"@fires ([\w:-]+) - \w", DOCUMENTED))
    for attribute in ("data-breath-in", "data-breath-out", "data-state", "data-phase"):
        assert re.search(rf"@attr \{{[^}}]+\}} {attribute} - \w", DOCUMENTED)


def test_every_public_member_says_what_it_does() -> None:
    members = re.findall(r"^  (?:get )?([a-z]\w*)\(\) \{", DOCUMENTED, re.MULTILINE)
    documented = re.findall(r"\*/\n  (?:get )?([a-z]\w*)\(\) \{", DOCUMENTED)
    assert set(members) - set(documented) == {"connectedCallback", "disconnectedCallback"}


def test_all_of_it_weighs_at_most_12_kb(words: dict[str, str]) -> None:
    """Without comments and indentation, which no browser needs, and gzipped as one."""
    code = "\n".join([*SCRIPTS.values(), STYLES, *words.values()])
    without_comments = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", code, flags=re.DOTALL | re.MULTILINE)
    bare = re.sub(r"\s*\n\s*", "\n", without_comments)
    assert len(gzip.compress(bare.encode(), 9)) <= 12_000
