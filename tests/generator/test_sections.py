"""What a search finds in a page is what the theme's own parser finds in it, whatever stands there."""

import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser, SearchIndex
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from benchmarks.make_content import make
from generator.build import build
from generator.publish import convert
from generator.publish import sections as module
from generator.publish.sections import sections
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
TAGS = (
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "ul",
    "pre",
    "code",
    "a",
    "span",
    "section",
    "object",
    "br",
    "svg",
    "path",
    "hx",
)
ATTRIBUTES = (
    ' id="a"',
    " data-search-exclude",
    ' data-search-exclude=""',
    ' class="headerlink"',
    ' class="linenodiv"',
    ' title="x &gt; data-search-exclude"',
    ' CLASS="A"',
    " hidden",
    " title=a/",
)
TEXTS = ("text", " ", "\n", "a\nb", "&amp;", "&lt;b&gt;", "é &eacute;", "it's = 'so'")
ODD = (
    "<!-- note -->",
    "<!DOCTYPE html>",
    "a < b",
    "<script>if (a<b) {}</script>",
    "<style>p{}</style>",
    "<p id='b'>",
    '<path d="M0 0"/>',
    '<svg><path class="a" d="M0 0"/><g><path d="M1 1"/></g></svg>',
    '<path d="M0 0>"/>',
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    opens = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(("", *ATTRIBUTES, ' id="b" /')))
    ends = st.builds("</{}>".format, st.sampled_from(TAGS))
    whole = st.builds(
        "<{0}{1}>{2}</{0}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.sampled_from(TEXTS)
    )
    texts = st.sampled_from(TEXTS)
    return "".join(draw(st.lists(st.one_of(opens, ends, whole, texts, st.sampled_from(ODD)), max_size=15)))


def seen(found: list) -> list[tuple[object, ...]]:
    return [(one.el.tag, one.is_excluded(), one.id, one.title, one.text) for one in found]


@given(pages())
@example("<div data-search-exclude><div>a</div>b</div>")
@example('<div><h2 id="a">a</h2></div><p>b</p>')
@example('<pre> <b> </b> </pre><h2 id="a">a<h2>b</h2></h2>c')
@example('<svg><path data-search-exclude>a<path d=""/><b>b</b></path></svg>')
@example('<svg>a<path d=""/> <path d=""/> </svg>')
def test_the_sections_are_those_of_the_theme(page: str) -> None:
    parser = Parser()
    try:
        parser.feed(page)
        parser.close()
    except (KeyError, ValueError, AttributeError) as error:
        with pytest.raises(type(error)):
            sections(page)
    else:
        assert seen(sections(page)) == seen(parser.data)


def test_a_page_of_our_templates_needs_no_other_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "Parser", lambda: pytest.fail("the theme's parser was asked"))
    data = '<script type="x">a<b</script>'
    page = f'<h1 id="a">It\'s &amp; it</h1>\n<div class="b"><svg viewBox="0 0 1 1"/>{data}</div>'
    assert [one.title for one in sections(page)] == [["It's &amp; it"]]


@pytest.mark.parametrize(
    "made",
    [pytest.param(0, id="our content"), pytest.param(300, id="300 made exercises", marks=pytest.mark.slow)],
)
def test_the_entries_of_each_page_are_those_of_the_theme(
    made: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = ROOT / "content"
    if made:
        make(content, tmp_path / "content", made, seed=1, figures=True)
        content = tmp_path / "content"
    build(content, tmp_path / "docs", today=datetime.date.fromisoformat(TODAY))
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[], docs_dir=str(tmp_path / "docs"))
    files = get_files(config)
    given_to_theme = []
    monkeypatch.setattr(module, "Parser", lambda: given_to_theme.append(1) or Parser())
    for page in convert.prepare(files, config):
        record, _ = page.converted(config, files)
        theme = SearchIndex()
        theme.add_entry_from_context(page)
        assert record["search"] == theme.entries, page.file.src_uri
    assert not given_to_theme
