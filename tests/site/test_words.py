"""The catalogue of interface words: complete, and nothing in it that no page uses."""

import re
from collections.abc import Iterator

import pytest
from loosen.build.renderer import TEMPLATES
from loosen.site.translations import Catalogue, Key, load

GENERATOR = TEMPLATES.parent / "generator"
CATALOGUE = load(TEMPLATES / "words.en.yml")
FORMS = {"one", "other"}


def keys() -> Iterator[str]:
    for group, words in CATALOGUE.groups.items():
        yield from (f"{group}.{name}" for name in words)


def sources() -> dict[str, str]:
    """Our code that speaks to readers: templates, and the Python that makes pages."""
    paths = [*TEMPLATES.rglob("*.jinja"), *TEMPLATES.rglob("*.html"), *GENERATOR.rglob("*.py")]
    return {path.relative_to(TEMPLATES.parent).as_posix(): path.read_text("utf-8") for path in paths}


def named() -> Iterator[tuple[str, str]]:
    """The file and each key that it names, as a pattern: what is joined at run time matches anything."""
    named = r"(?:words(?:\.count|\.listed)?|Key)"
    call = re.compile(rf"""\b{named}\(\s*f?["'](?P<key>[^"']+)["'](?P<joined>\s*[~+])?""")
    for file, text in sources().items():
        for match in call.finditer(text):
            fixed = re.split(r"\{[^}]*}?", match["key"])
            yield file, ".+".join(map(re.escape, fixed)) + (".+" if match["joined"] else "")


def test_every_word_that_our_code_names_is_in_the_catalogue() -> None:
    known = list(keys())
    missing = {(file, key) for file, key in named() if not any(re.fullmatch(key, one) for one in known)}
    assert not missing


def test_every_word_of_the_catalogue_is_used() -> None:
    patterns = re.compile("|".join({key for _, key in named()}))
    quoted = "\n".join(sources().values())
    # Some groups go to the browser whole; the scripts' own tests hold them to what they say.
    whole = set(re.findall(r"""groups\["(\w+)"\]""", quoted))
    unused = [
        key
        for key in keys()
        if key.split(".")[0] not in whole
        and not patterns.fullmatch(key)
        and not re.search(rf"""["']{re.escape(key)}["']|["']{re.escape(key.split(".")[1])}["']""", quoted)
    ]
    assert not unused


@pytest.mark.parametrize("key", list(keys()))
def test_every_entry_is_a_text_or_the_forms_of_one(key: str) -> None:
    group, name = key.split(".")
    entry = CATALOGUE.groups[group][name]
    assert isinstance(entry, str) or set(entry) == FORMS
    for text in entry.values() if isinstance(entry, dict) else [entry]:
        assert text == text.strip() != ""
        assert text.count("{") == len(re.findall(r"\{[a-z_]+\}", text))


WORDS = Catalogue(
    {
        "a": {"b": "Hold {time}", "n": {"one": "{n} set", "other": "{n} sets"}},
        "list": {"and": "{before} and {last}"},
    }
)


def test_words_are_filled_in_and_counted() -> None:
    assert WORDS("a.b", time="30 s") == "Hold 30 s"
    assert (WORDS.count("a.n", 1), WORDS.count("a.n", 2), WORDS.count("a.n", 0)) == (
        "1 set",
        "2 sets",
        "0 sets",
    )


@pytest.mark.parametrize(
    ("things", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_people_say_them(things: list[str], said: str) -> None:
    assert WORDS.listed(things, "and") == said


@pytest.mark.parametrize("key", ["a.nothing", "nothing.b", "a.b"])
def test_a_word_that_is_missing_is_our_mistake(key: str) -> None:
    with pytest.raises(KeyError):
        WORDS(key)


def test_only_a_key_is_looked_up_and_never_a_text_of_an_author() -> None:
    words = Catalogue({"nav": {"home": "Home"}})
    assert words.own(Key("nav.home")) == "Home"
    for text in ("words:nav.home", "words:x", "words:", "nav.home"):
        assert words.own(text) == text
