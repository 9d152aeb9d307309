"""The text of an article: prose, embeds, citations, links, tags."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loosen.site import article_markup
from loosen.site.article_markup import Embed, Offset, Reference, TextBlock

MARKS = st.text(alphabet=":[]()@;`~<>/!# \n-ab", max_size=60)


def test_a_text_is_cut_at_its_embeds() -> None:
    text = "First.\n\n::: exercise a-b\n\nThen.\n::: claim c"
    assert list(article_markup.split_embeds(text)) == [
        TextBlock("First.\n"),
        Embed("exercise", "a-b", "", Offset(2, 13)),
        TextBlock("\nThen."),
        Embed("claim", "c", "", Offset(5, 10)),
    ]


@pytest.mark.parametrize(
    "line", [":::exercise a", "   ::: exercise a", "::: exercise a  ", ":::\texercise\ta"]
)
def test_spaces_around_an_embed_do_not_matter(line: str) -> None:
    (piece,) = article_markup.split_embeds(line)
    assert isinstance(piece, Embed)
    assert (piece.kind, piece.id, piece.rest) == ("exercise", "a", "")


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_what_stands_in_a_fence_stays_as_it_is(fence: str) -> None:
    text = f"{fence}\n::: exercise a\n[@b] [c](/d/) <e>\n{fence}\n[@f]"
    assert list(article_markup.split_embeds(text)) == [TextBlock(text)]
    assert [mention.target for mention in article_markup.citations(text)] == ["f"]
    assert not list(article_markup.links(text))
    assert [mention.target for mention in article_markup.tags(text)] == [
        "<e>"
    ]  # it would be shown as `&lt;e>`
    assert article_markup.with_citations(text, {"f": "(1)"}) == text.replace("[@f]", "(1)")


def test_a_fence_is_closed_only_by_its_own_kind() -> None:
    assert [type(piece) for piece in article_markup.split_embeds("```\n~~~\n::: exercise a\n```")] == [
        TextBlock
    ]


def test_each_citation_has_its_own_place() -> None:
    assert list(article_markup.citations("A. [@one; @two]\n[@one;@one]")) == [
        Reference("one", Offset(0, 5)),
        Reference("two", Offset(0, 11)),
        Reference("one", Offset(1, 2)),
        Reference("one", Offset(1, 7)),
    ]


def test_citations_become_what_stands_for_them() -> None:
    assert article_markup.with_citations("A [@a; @b], B [@a].", {"a": "1", "b": "2"}) == "A 12, B 1."


def test_links_are_found_with_all_that_stands_in_their_brackets_and_pictures_are_none() -> None:
    text = 'See [a](/b/), ![c]( d ) and [e](/f/ "g").'
    assert list(article_markup.links(text)) == [
        Reference("/b/", Offset(0, 8)),
        Reference('/f/ "g"', Offset(0, 32)),
    ]


def test_an_address_apart_from_its_link_is_found() -> None:
    assert list(article_markup.definitions("a [b]: c\n[d]: /e/\n")) == [Reference("/e/", Offset(1, 5))]


@pytest.mark.parametrize("text", ["<b>", "</b>", '<a href="x">', "<!-- x", "<script>", "<br/>"])
def test_html_is_noticed(text: str) -> None:
    assert [mention.spot for mention in article_markup.tags(f"x {text} y")] == [Offset(0, 2)]


@pytest.mark.parametrize("text", ["3 < 4", "< 4 out of 10", "a <- b", "->", "<3", "a > b"])
def test_a_lone_sign_is_no_html(text: str) -> None:
    assert not list(article_markup.tags(text))


@given(MARKS)
def test_pieces_lose_no_line(text: str) -> None:
    lines = sum(
        piece.text.count("\n") + 1 if isinstance(piece, TextBlock) else 1
        for piece in article_markup.split_embeds(text)
    )
    assert lines == text.count("\n") + 1


@given(MARKS)
def test_every_mention_stands_where_it_says(text: str) -> None:
    lines = text.split("\n")
    for find in (
        article_markup.citations,
        article_markup.links,
        article_markup.definitions,
        article_markup.tags,
    ):
        for mention in find(text):
            assert lines[mention.spot.line][mention.spot.column :].startswith(mention.target)


@given(MARKS, st.data())
def test_a_spot_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    spot = article_markup.offset_of(text, index)
    assert sum(len(line) + 1 for line in text.split("\n")[: spot.line]) + spot.column == index


@pytest.mark.parametrize("mark", ["[@", "](", "[@a;", "<a", "[a]:", "::: ", "```", "[@]", "<!--"])
def test_a_long_line_of_one_mark_is_read_in_a_moment(mark: str) -> None:
    # A pattern that looks ahead to the end of the line at each mark takes far longer for this. Ours takes
    # hundredths of a second, and on a slow machine, after thousands of tests, more than half of one.
    text = mark * (200_000 // len(mark))
    start = time.process_time()
    for find in (
        article_markup.split_embeds,
        article_markup.citations,
        article_markup.links,
        article_markup.definitions,
        article_markup.tags,
    ):
        assert sum(1 for _ in find(text)) <= len(text)
    assert time.process_time() - start < 5
