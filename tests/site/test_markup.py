"""Markdown is converted in a moment or refused, and what it holds is seen as a browser sees it."""

import time
from pathlib import Path

import pytest
import yaml
from loosen.site.markdown_html import LONGEST, converted, found_in, too_much, without_tags

SIGNS = (
    *("[", "[]", "[a](", "[a](b)", "![", "![a](", "](", "(", "[(", "[x]((((", "[![", "[^1]", "[a][b] ", "{"),
    *("*", "**", "*a_", "_a*", "*a ", "***a", "___", "a*b_c`d[e", "`", "`a", "``a `", "\\", "\\*", "~", "="),
    *("<", "<a", "<a>", "<!--", "</", "<?", "&", "&#", "&amp;", "&lt;", "http://a ", "a@b ", "<http://a> "),
    *("1. ", "> ", "- ", "* ", "+ ", "> - ", "- > ", "1. - ", "\t", "    ", "# ", "| ", "|", ": ", '"'),
    *("# a\n", "a\n===\n", "---\n", "***\n", "___\n", "- a\n", "> a\n", "1. a\n", "    a\n", "a  \n", "\n"),
    *("~~~\n", "```\n", "~~~a\n", "````a\n```\n", ":::\n", "!!! note\n", "[a]: b\n", "*[a]: b\n"),
    *("- a\n\n    - b\n\n", "a\n\n", "1. a\n\n", "# a\n\n", "> a\n\n", "***\n\n", "~~~a\n\n", "[^a]: b\n"),
    *("|a|b|\n|-|-|\n|c|d|\n\n", "a|b\n-|-\n"),
)


@pytest.mark.slow
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("shape", ["{0}", "{1}", "{2}"], ids=["one-line", "paragraphs", "short-lines"])
def test_a_sign_that_is_repeated_takes_a_moment_or_is_refused(sign: str, shape: str) -> None:
    one, most = sign * (19_000 // len(sign)), LONGEST - 1_000
    paragraph, lines = f"{one}\n\n", f"{sign * 3}\n" * 99 + "\n"
    text = shape.format(one, paragraph * (most // len(paragraph)), lines * (most // len(lines)))
    start = time.process_time()
    if not too_much(text):
        converted(without_tags(text))
    assert time.process_time() - start < 5  # 2 s on a machine of its own


def test_real_texts_are_far_from_being_too_much() -> None:
    for article in Path("content/articles").glob("*.md"):
        assert not too_much(article.read_text("utf-8") * 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n" + "[" * 21, 2),
        ("a\n\n" + "([" * 11, 2),
        ("a\n" + "1. " * 9 + "a", 1),
        ("a\n" + "> " * 9 + "a", 1),
        ("a\n" + "    " * 9 + "- a", 1),
        ("a\n\n" + "a\n" * 501, 2),
        ("a\n\n" + "a" * 20_001, 2),
        ("a\n\n" + "# a\n\n" * 401, 802),
        ("a\n\n" * 30_000, 0),
    ],
)
def test_what_is_too_much_is_told_at_its_line(text: str, line: int) -> None:
    found = too_much(text)
    assert found
    assert found.line == line


def test_only_markdown_can_be_too_deep() -> None:
    assert not too_much("[" * 19_000, markdown=False)
    assert too_much("[" * 21_000, markdown=False)


def test_no_address_holds_for_another_text() -> None:
    assert "<a" not in converted("[a]: https://evil.example/\n\n- [b]: javascript:x\n\n[a] [c][a] ![a] [b]")


def test_columns_are_aligned_without_a_style_that_the_policy_blocks() -> None:
    assert 'align="right"' in converted("a|b\n-:|-\n1|2\n")
    assert "style" not in converted("a|b\n-:|:-:\n1|2\n")


def test_what_leads_or_loads_is_seen_as_a_browser_sees_it() -> None:
    text = "[a](java&Tab;script:x) ![b](//c/d.png) <svg onload=x>"
    assert [(one.what, one.target) for one in found_in(converted(text))] == [
        ("link", "java\tscript:x"),
        ("picture", "//c/d.png"),
        ("tag", "<svg>"),
    ]
    assert [one.what for one in found_in(converted(without_tags(text)))] == ["link", "picture"]


def test_both_publishers_load_this_markdown() -> None:
    settings = yaml.safe_load(Path("mkdocs.yml").read_text("utf-8"))
    assert settings["markdown_extensions"][0] == "loosen.mkdocs_adapter.markdown_extension"
