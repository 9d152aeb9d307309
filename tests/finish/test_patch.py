"""A change to the theme's HTML is made once, and is missed when it can no longer be made."""

import pytest
from loosen.finish import FinishError
from loosen.finish.html.patch import Patch, apply_patches, escape_html, inject_head

ANCHOR = '<meta name="viewport" content="width=device-width,initial-scale=1">'
PATCH = Patch("the door has a name", "<door>", '<door name="x">')


def test_the_target_is_replaced() -> None:
    assert apply_patches("a <door> b", [PATCH], "x.html") == 'a <door name="x"> b'


def test_a_second_run_changes_nothing() -> None:
    once = apply_patches("a <door> b", [PATCH], "x.html")
    assert apply_patches(once, [PATCH], "x.html") == once


def test_a_lost_target_says_which_page_what_for_and_what_to_do() -> None:
    with pytest.raises(FinishError) as caught:
        apply_patches("a <gate> b", [PATCH], "safety/index.html")
    text = str(caught.value)
    assert "safety/index.html must contain `<door>`, so that the door has a name" in text
    assert "renew or drop this patch" in text


def test_what_another_publisher_already_does_is_left_alone() -> None:
    patch = Patch("the door has a name", "<door>", '<door name="x">', done="<door name=")
    assert apply_patches('<door name="y">', [patch], "x.html") == '<door name="y">'


def test_our_lines_follow_the_viewport_and_replace_those_of_an_earlier_run() -> None:
    once = inject_head(f"<head>{ANCHOR}<title>x</title>", ["<a>", "<b>"], "x.html")
    assert once == f"<head>{ANCHOR}\n<!--finished--><a><b><!--/finished--><title>x</title>"
    assert (
        inject_head(once, ["<c>"], "x.html")
        == f"<head>{ANCHOR}\n<!--finished--><c><!--/finished--><title>x</title>"
    )


def test_a_head_without_the_anchor_stops_the_build() -> None:
    with pytest.raises(FinishError, match="where the head is completed"):
        inject_head("<head></head>", [], "x.html")


def test_no_text_ends_an_attribute_or_opens_a_tag() -> None:
    assert escape_html('a "b" <c> & d') == "a &quot;b&quot; &lt;c&gt; &amp; d"
