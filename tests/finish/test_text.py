"""Small changes of text: white space, addresses of assets, a publisher's script."""

import pytest
from loosen.finish import FinishError
from loosen.finish.assets.fingerprint import fingerprint, hashed_assets, own_assets, rewrite_asset_urls
from loosen.finish.assets.theme_scripts import defer_bundle, patch_bundle
from loosen.finish.html.minify import minify_html
from loosen.site.translations import Catalogue


def test_indentation_and_empty_lines_go() -> None:
    assert minify_html("\n<p>\n\n   a  b\n  </p>\n") == "<p>\na  b\n</p>\n"


@pytest.mark.parametrize("tag", ["pre", "textarea", "script"])
def test_white_space_that_shows_or_runs_stays(tag: str) -> None:
    html = f"<{tag} class=x>\n\n   a\n</{tag}>"
    assert minify_html(f"{html}\n\n  <p>") == f"{html}\n<p>"


def test_a_fingerprint_changes_with_a_byte_and_with_a_name() -> None:
    marks = {
        fingerprint({"assets/a": b"1"}),
        fingerprint({"assets/a": b"2"}),
        fingerprint({"assets/b": b"1"}),
    }
    assert len(marks) == 3


def test_references_lead_to_the_fingerprint_and_follow_it() -> None:
    own = {"assets/site.css": b""}
    once = rewrite_asset_urls(
        '<link href="../assets/site.css"><link href="../assets/theme.css">', own, "11111111"
    )
    assert once == '<link href="../assets/own/11111111/site.css"><link href="../assets/theme.css">'
    assert rewrite_asset_urls(once, own, "22222222") == once.replace("1" * 8, "2" * 8)


def test_pages_for_trying_out_and_pictures_for_other_programs_keep_their_place() -> None:
    words = Catalogue({"offline": {"reload": "Reload"}})
    given = {"assets/a/example.html": b"", "assets/icons/icon.svg": b"", "assets/a/a.js": b""}
    assert set(own_assets(given, words)) == {"assets/a/a.js", "assets/offline/words.js"}
    assert set(hashed_assets({"assets/a/a.js": b""})) == {
        f"assets/own/{fingerprint({'assets/a/a.js': b''})}/a/a.js"
    }


def test_the_text_does_not_wait_for_the_theme_s_script() -> None:
    page = '<p></p><script src="../assets/javascripts/bundle.12345678.min.js"></script>'
    once = defer_bundle(page, "x.html")
    assert once == page.replace("></script>", " defer></script>")
    assert defer_bundle(once, "x.html") == once
    with pytest.raises(FinishError, match=r"x\.html must ask for the theme's script once"):
        defer_bundle("<p></p>", "x.html")


SHADOW = (
    ".n{min-width:0;font-size:12px;gap:var(--space-1);color:rgb(var(--color-foreground)/.45)}"
    ".X{margin:4px 0 0;opacity:.5}"
    'e.items.find(t=>t.tags)&&(matchMedia("(max-width: 768px)").matches||ms());'
    'o=n.attachShadow({mode:"open"});o.appendChild(C("style",{},Tc.toString()));'
    'N("a",{role:"option","aria-labelledby":`${e.id}-${s.id}-title`,'
    '"aria-describedby":f.length>0?`${e.id}-${s.id}-path`:void 0,href:d})'
)
"""The search of the other publisher: how it looks, begins, and shows what it found."""


def test_the_search_in_a_shadow_tree_keeps_to_the_policy_and_can_be_heard_and_seen() -> None:
    changed = patch_bundle(SHADOW, "bundle.js")
    assert "new CSSStyleSheet" in changed
    assert '"style"' not in changed
    assert 'N("a",{role:"option",href:d})' in changed
    assert "/.75)" in changed
    assert "opacity:1}" in changed
    assert "e.items.find(t=>t.tags);" in changed
    assert patch_bundle(changed, "bundle.js") == changed


@pytest.mark.parametrize("written", ['"style"', "-title`", "/.45", "y:.5", "768px"])
def test_a_search_in_a_shadow_tree_that_is_written_in_another_way_stops_the_build(written: str) -> None:
    with pytest.raises(FinishError, match="how it searches now"):
        patch_bundle(SHADOW.replace(written, "another"), "bundle.js")


SEARCH = 'a(b(location.protocol!=="file:"),c("search"));d("search.highlight")?e:f;g(e,t=new Worker(e))'
"""Where the theme begins to search."""


def test_the_tags_of_a_search_result_are_no_landmark() -> None:
    changed = patch_bundle(f'x("nav",{{class:"md-tags"}},e){SEARCH}', "bundle.js")
    assert changed.startswith('x("div",{class:"md-tags"},e)')
    assert patch_bundle(changed, "bundle.js") == changed


def test_a_search_that_writes_its_tags_in_another_way_stops_the_build() -> None:
    with pytest.raises(FinishError, match="not full of landmarks"):
        patch_bundle("a()", "bundle.js")
