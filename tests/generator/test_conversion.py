"""What is done sooner than by MkDocs and Python-Markdown gives what they give, whatever stands in a page."""

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data

from generator.publish.front import parted
from generator.publish.unneeded import Unneeded
from generator.render import front_matter

TEXTS = st.text(st.sampled_from('a"\\: #-[]{}&é\N{NO-BREAK SPACE}\N{LINE SEPARATOR}\x7f\x85\t'), max_size=9)
PIECES = st.sampled_from(
    (
        *("# A *b* c", "## A", "## A\\*", "text &amp; `code`", "- one", "", " ", "   ", "\t", "\r", "\r\n"),
        *(
            "\x02a\x03",
            "\n",
            "<b>a</b>",
            "<i>",
            "\x02wzxhzdk:0\x03",
            "<div>\n\nb</div>",
            "[TOC]",
            "    code",
            "a\tb",
            '<h2 id="c">',
        ),
    )
)
SETTINGS: tuple[dict[str, Any], ...] = ({"marker": ""}, {"marker": "", "permalink": True}, {})


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3))
def test_what_stands_before_a_page_is_what_yaml_says(title: str, description: str, tags: list[str]) -> None:
    source = front_matter(title, description, toc=True, tags=tags) + "\n# Text\n---\n"
    found = parted(source)
    assert found is None or found == get_data(source)


@given(st.sampled_from(["title", "hide", "on", "tags"]), st.one_of(TEXTS, TEXTS.map(json.dumps)))
@example("tags", "[1e3]")
@example("tags", '["a"] # note')
@example("title", "yes")
def test_another_front_is_left_to_yaml(key: str, text: str) -> None:
    source = f"---\n{key}: {text}\n---\n\n# Text\n"
    found = parted(source)
    assert found is None or found == get_data(source)


def test_our_own_front_needs_no_yaml() -> None:
    source = front_matter("A", 'b "c"', toc=False, tags=["d"]) + "# Text\n"
    assert parted(source) == get_data(source)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["\n", "\n\n"]), st.sampled_from(SETTINGS))
def test_a_page_becomes_the_same_without_the_steps_that_change_nothing(
    pieces: list[str], between: str, toc: dict[str, Any]
) -> None:
    text = between.join(pieces)
    plain, quick = (
        Markdown(extensions=["toc", *more], extension_configs={"toc": toc}) for more in ([], [Unneeded()])
    )
    assert (quick.convert(text), quick.toc_tokens) == (plain.convert(text), plain.toc_tokens)  # type: ignore[attr-defined]
