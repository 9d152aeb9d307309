"""The worker that searches: what it finds, in which order, and how it shows it; run by Node."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.finish.conftest import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="`make test` installs Node")

WORKER = ROOT / "templates/assets/search/worker.js"
# A worker's world: it may fetch two files, and messages come and go.
WORLD = """
const [worker, files, turns] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const answers = [];
globalThis.location = { href: 'https://a.example/assets/own/1/search/worker.js' };
globalThis.fetch = async (url) => new Response(files[url.pathname]);
globalThis.addEventListener = (_, listen) => (globalThis.take = (data) => listen({ data }));
globalThis.postMessage = (answer) => answers.push(answer);
(0, eval)(worker);
(async () => {
  for (const messages of turns) await Promise.all(messages.map(take));
  console.log(JSON.stringify(answers));
})();
"""

PAGES = {
    "./": ["Home", "", "For everyone."],
    "muscles/deep/": ["Deep buttock muscle", "bum, rear", "It turns the leg."],
    "#where": ["Where it is", "", "Under the big one.", "Behind the hip, near the bum."],
    "stretches/knee/": ["Knee to chest", "", "Mind the bump.", "Draw your knee up & hold < 30 s."],
    "#steps": ["Steps", "", "Lie down.", "Knee up.", "Knee down.", "The other knee."],
    "articles/a/": ["On rest", "", "A knee needs rest after a stretch."],
    "articles/b/": ["İstanbul", "", "One knee. Hold the stretch."],
    "articles/c/": ["坐骨神経", "", "腰が痛いときは梨状筋を伸ばす。"],
}


def ask(*messages: dict[str, Any], pages: dict[str, list[str]] | None = None) -> list[dict[str, Any]]:
    """What the worker answers to messages that come at once."""
    pages = PAGES if pages is None else pages
    return in_turn([messages], "\n".join([*pages, "", *("\t".join(parts) for parts in pages.values())]))


def in_turn(
    turns: Sequence[Sequence[dict[str, Any]]], text: str, language: str = "en"
) -> list[dict[str, Any]]:
    index = json.dumps({"config": {"text": "assets/search/1.txt", "language": language}, "docs": []})
    files = {"/search/search_index.json": index, "/assets/search/1.txt": text}
    given = json.dumps([WORKER.read_text("utf-8"), files, turns])
    done = subprocess.run(["node", "-e", WORLD], input=given, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def search(query: str, pages: dict[str, list[str]] | None = None) -> list[list[dict[str, Any]]]:
    (answer,) = ask({"type": 2, "data": query}, pages=pages)
    assert answer["type"] == 3
    found: list[list[dict[str, Any]]] = answer["data"]["items"]
    return found


def found(query: str) -> list[str]:
    """The page of each thing that is found, the best first."""
    return [next(one["location"] for one in items if "#" not in one["location"]) for items in search(query)]


def test_the_theme_hears_when_the_text_is_read() -> None:
    assert ask({"type": 0, "data": {}}) == [{"type": 1}]


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("knee", ["stretches/knee/", "articles/a/", "articles/b/"]),  # by its title, before by its text
        ("bum", ["muscles/deep/", "stretches/knee/"]),  # by another name, before a longer word
        ("BUTT", ["muscles/deep/"]),
        ("uttock", []),
        ("buttocks", ["muscles/deep/"]),  # loses letters until something is found
        ("stretch rest", ["articles/a/", "articles/b/"]),  # with both words, before with one
        ("stretch -rest", ["articles/b/"]),
        ("knee +stretch", ["articles/a/", "articles/b/"]),
        ('"the stretch"', ["articles/b/"]),
        ("deep-buttock", ["muscles/deep/"]),
        ("istanbul", ["articles/b/"]),
        ("梨状筋", ["articles/c/"]),
        ("", []),
        ("-", []),
        ('"', []),
    ],
)
def test_what_is_typed_finds_pages_the_best_first(query: str, pages: list[str]) -> None:
    assert found(query) == pages


def test_a_found_page_shows_its_summary_and_no_other_field() -> None:
    (page,) = search("knee")[0]
    assert page["location"] == "stretches/knee/"
    assert page["title"] == "<mark>Knee</mark> to chest"
    assert page["text"] == "<p>Mind the bump.</p>"
    assert search("draw")[0][0]["text"] == "<p>Mind the bump.</p>"
    assert search("bump")[0][0]["text"] == "<p>Mind the <mark>bump</mark>.</p>"


def test_a_section_that_is_called_so_leads_into_its_page_with_two_marked_paragraphs() -> None:
    pages = {
        "a/": ["A & b", "", "Of < 3 kinds."],
        "#knee": ["Knee", "", "Lie.", "Knee up.", "Knee < b.", "Knee."],
    }
    section, page = search("knee", pages)[0]
    assert section["location"] == "a/#knee"
    assert section["text"] == "<p><mark>Knee</mark> up.</p><p><mark>Knee</mark> &lt; b.</p>"
    assert (page["title"], page["text"]) == ("A &amp; b", "<p>Of &lt; 3 kinds.</p>")


def test_what_fits_best_comes_before_the_page_that_it_is_on() -> None:
    items = search("behind")[0]
    assert [one["location"] for one in items] == ["muscles/deep/#where", "muscles/deep/"]
    assert items[0]["score"] > items[1]["score"] == 0


def test_a_word_comes_before_a_longer_one_that_begins_like_it() -> None:
    pages = {"a/": ["Of bumps", "", "A."], "b/": ["Of a bum", "", "B."]}
    assert [items[0]["location"] for items in search("bum", pages)] == ["b/", "a/"]


def test_a_page_with_both_words_comes_before_one_with_a_section_on_one_of_them() -> None:
    pages = {
        "a/": ["A", "", "A."],
        "#rest": ["Rest", "", "A."],
        "b/": ["B", "", "A rest for a calf."],
        "c/": ["C", "", "A calf."],
    }
    assert search("rest calf", pages)[0][0]["location"] == "b/"


def test_a_section_that_is_about_it_comes_before_the_page_that_speaks_of_it() -> None:
    pages = {"a/": ["A", "", "Of sleep."], "#sleep": ["Sleep", "", "At night."]}
    assert [one["location"] for one in search("sleep", pages)[0]] == ["a/#sleep", "a/"]


def test_the_whole_word_is_marked_where_only_its_beginning_was_typed() -> None:
    assert search("but")[0][0]["title"] == "Deep <mark>buttock</mark> muscle"


def test_a_letter_that_grows_when_it_is_made_small_does_not_move_the_marks() -> None:
    (items,) = search("one +istanbul")
    assert items[0]["title"] == "<mark>İstanbul</mark>"
    assert items[0]["text"] == "<p><mark>One</mark> knee. Hold the stretch.</p>"


def test_each_thing_found_says_which_words_it_lacks() -> None:
    assert [items[0]["terms"] for items in search("stretch rest")] == [
        {"stretch": True, "rest": True},
        {"stretch": True, "rest": False},
    ]


def test_the_last_word_goes_on_as_in_the_best_title() -> None:
    (answer,) = ask({"type": 2, "data": "deep but"})
    assert answer["data"]["suggest"] == ["buttock"]


def test_a_word_that_every_page_has_says_nothing_beside_another() -> None:
    many = {f"a/{number}/": ["A page", "", "Of the knee."] for number in range(20)} | {
        "b/": ["B", "", "The back of the thigh."],
    }
    (items,) = search("back of the thigh", many)
    assert items[0]["text"] == "<p>The <mark>back</mark> of the <mark>thigh</mark>.</p>"
    assert len(search("the", many)) == 21


def test_words_that_stand_together_come_before_words_that_stand_apart() -> None:
    pages = {"a/": ["A", "", "The back, and the lower leg."], "b/": ["B", "", "The lower back."]}
    assert [items[0]["location"] for items in search("lower back", pages)] == ["b/", "a/"]


def test_all_pages_are_counted_and_the_first_ones_have_their_sentences() -> None:
    many = {f"a/{number}/": ["A page", "", "About a knee."] for number in range(100)}
    items = search("knee", many)
    assert len(items) == 100
    assert [bool(one[0]["text"]) for one in items] == [True] * 40 + [False] * 60


def test_who_types_fast_waits_for_the_last_letter_only() -> None:
    answers = ask(*({"type": 2, "data": "knee"[:end]} for end in (1, 2, 3, 4)))
    assert [one["data"]["items"][0][0]["terms"] for one in answers] == [{"knee": True}]


def test_each_real_page_is_the_first_that_its_title_finds(finished: Path) -> None:
    texts = list(finished.glob("assets/search/*.txt"))
    if not texts:
        pytest.skip("this publisher has a search of its own")
    text = texts[0].read_text("utf-8")
    addresses, _, lines = text.partition("\n\n")
    said = zip(addresses.split("\n"), lines.split("\n"), strict=True)
    titles = {page: line.split("\t")[0] for page, line in said if not page.startswith("#")}
    answers = in_turn([[{"type": 2, "data": title}] for title in titles.values()], text)
    first = [one["data"]["items"][0] for one in answers]
    assert [
        title
        for (page, title), items in zip(titles.items(), first, strict=True)
        if page not in [one["location"] for one in items]
    ] == []


def test_of_a_long_paragraph_the_words_around_the_find_are_shown() -> None:
    long = f"{'You need a mat. ' * 30}Also called a knee hug.{' It takes a while.' * 30}"
    pages = {"a/": ["Hug", "", "A summary."], "#more": ["More", "", long], "b/": ["Knee", "", long]}
    titled, (said, *_) = (search("knee", pages)[number] for number in (0, 1))
    assert "Also called a <mark>knee</mark> hug." in titled[0]["text"]
    assert titled[0]["text"].endswith(" …</p>")
    assert said["text"].startswith("<p>… ")
    assert said["text"].endswith(" …</p>")
    assert "Also called a <mark>knee</mark> hug. It takes" in said["text"]
    assert len(said["text"]) < 260


def test_a_long_text_without_spaces_is_cut_too() -> None:
    (said,) = search("梨状筋", {"a/": ["腰", "", "腰が痛い" * 200 + "梨状筋を伸ばす" + "腰が痛い" * 200]})[0]
    assert "<mark>梨状筋</mark>" in said["text"]
    assert len(said["text"]) < 260


FOREIGN = {
    "./": ["Übungen", "", "Für die Hüfte und den Fuß."],
    "nacken/": ["Nackendehnung", "", "Langsam."],
    "dehnung/": ["Dehnung", "", "Eine Wade."],
    "rodilla/": ["Elevación de rodilla", "", "Los músculos y el tendo\u0301n."],
    "katif/": ["الكتف", "", "إطالة العضلة وبالراحة."],
}


@pytest.mark.parametrize(
    ("query", "language", "pages"),
    [
        ("hufte", "de", ["./"]),
        ("HÜFTE", "de", ["./"]),
        ("huefte", "de", ["./"]),  # on a keyboard without umlauts
        ("fuss", "de", ["./"]),
        ("dehnung", "de", ["dehnung/", "nacken/"]),  # inside a compound, after the word itself
        ("dehnung", "en", ["dehnung/"]),
        ("musculo", "es", ["rodilla/"]),
        ("elevacion", "es", ["rodilla/"]),
        ("tendón", "es", ["rodilla/"]),  # however its accent is written
        ("كتف", "ar", ["katif/"]),  # without the article
        ("اطاله", "ar", ["katif/"]),  # as many people write these letters
        ("راحة", "ar", ["katif/"]),
    ],
)
def test_accents_spellings_and_compounds_of_other_languages(
    query: str, language: str, pages: list[str]
) -> None:
    text = "\n".join([*FOREIGN, "", *("\t".join(parts) for parts in FOREIGN.values())])
    (answer,) = in_turn([[{"type": 2, "data": query}]], text, language)
    items = answer["data"]["items"]
    assert [one[0]["location"] for one in items] == pages
    shown = "".join(one["title"] + one["text"] for one in items[0])
    assert "<mark>" in shown
