"""What a search finds in a page is what the theme's own parser finds in it, whatever stands there."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from generator.publish import sections as module
from generator.publish.sections import sections

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
)
TEXTS = ("text", " ", "\n", "a\nb", "&amp;", "&lt;b&gt;", "é &eacute;", "it's = 'so'")
ODD = (
    "<!-- note -->",
    "<!DOCTYPE html>",
    "a < b",
    "<script>if (a<b) {}</script>",
    "<style>p{}</style>",
    "<p id='b'>",
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
