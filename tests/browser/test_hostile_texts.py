"""Text stays text: 5,000 hostile strings in every field, read by a browser without a policy, do nothing."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from .hostile import Spread, expected, spread
from .publish import ROOT, Published, published, with_mkdocs, with_zensical_and_finish

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NECK = ROOT / "tests/neck"
IN_TEXTS = (
    "https://declared.example/",
    "https://creativecommons.org/licenses/by/4.0/",
    "tel:+49301234567",
    "mailto:me@example.org",
)
"""Links that are written in Markdown."""
LEADS = """() => {
  const names = ['href', 'xlink:href', 'action', 'formaction', 'src', 'data', 'poster', 'srcset'];
  const never = 'base, iframe, object, embed, meta[http-equiv]';
  const found = [];
  const look = (root) => {
    for (const it of root.querySelectorAll(never)) found.push([it.localName, it.outerHTML]);
    for (const it of root.querySelectorAll('*')) {
      for (const { name, value } of it.attributes) {
        if (names.includes(name)) found.push([it.localName, new URL(value, document.baseURI).href]);
        if (/^on/i.test(name)) found.push([it.localName, `handler ${name}`]);
      }
      if (it.localName === 'template') look(it.content);
      if (it.shadowRoot) look(it.shadowRoot);
    }
  };
  look(document);
  return found;
}"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def content_in(folder: Path) -> Path:
    """The small site with what it lacks, so that each kind of file is there."""
    content = Path(shutil.copytree(NECK, folder / "content"))
    for name in ("pain-cycle-shape", "own-page"):
        case = yaml.safe_load((ROOT / f"tests/cases/check/{name}/as-promised.yml").read_text("utf-8"))
        for path, text in case["files"].items():
            (content / path).parent.mkdir(exist_ok=True)
            (content / path).write_text(text, "utf-8")
    body_map = yaml.safe_load((ROOT / "content/body-map.yml").read_text("utf-8")) | {"lead": "Press it."}
    body_map["before"] = {"name": "First", "text": "Ask."}  # ours leads to pages that this site has not
    body_map["areas"] = [{"name": "Neck", "muscles": ["rhomboids", "upper-trapezius"]}]
    (content / "body-map.yml").write_text(yaml.safe_dump(body_map), "utf-8")
    site, safety = content / "site.yml", content / "safety.yml"
    answers = "home:\n  answers: [{says: Stiff, routine: screen-break}]\n"
    links = "[{page: safety, label: Safety}]"
    menu = "[{page: safety, label: Safety}, contact]"
    text = f"menu: {menu}\nfooter links: {links}\n{site.read_text('utf-8')}"
    site.write_text(text.replace("home:\n", answers), "utf-8")
    cases = "\ncases: [{id: first, name: First, words: [first]}]\n"
    safety.write_text(safety.read_text("utf-8") + cases, "utf-8")
    return content


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Spread:
    return spread(content_in(tmp_path_factory.mktemp("hostile")), seed=14)


@pytest.fixture(scope="module", params=[with_mkdocs, with_zensical_and_finish], ids=["mkdocs", "zensical"])
def without_policy(
    request: pytest.FixtureRequest, hostile: Spread, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    with published(request.param, hostile.folder, tmp_path_factory.mktemp("published")) as site:
        for page in site.folder.rglob("*.html"):
            text, found = POLICY.subn("", page.read_text("utf-8"))
            assert found == 1, page
            page.write_text(text, "utf-8")
        yield site


def test_5000_strings_stand_in_every_text_of_the_model(hostile: Spread, tmp_path: Path) -> None:
    assert hostile.total >= 5_000
    assert expected(content_in(tmp_path)) - hostile.fields == {"never-write/phrases", "pain-cycle/shape/last"}


def test_no_hostile_text_runs_loads_or_leads_elsewhere(without_policy: Published, chromium: Browser) -> None:
    site, heard = without_policy, []
    context = chromium.new_context(service_workers="block", reduced_motion="reduce")
    context.set_default_timeout(30_000)
    context.on("request", lambda it: heard.append(it.url) if foreign(it.url, site) else None)
    page = context.new_page()
    page.on("dialog", lambda it: (heard.append(f"dialog {it.message}"), it.dismiss()))
    wrong: list[str] = []
    for one in site.pages():
        page.goto(site.url(one.address), wait_until="load")
        wrong += [f"{one.address}: {said}" for said in leads(page, site)]
        if page.url != site.url(one.address) or page.evaluate("() => 'pwned' in window"):
            wrong.append(f"{one.address}: it ran, and is at {page.url}")
    search(page, site)
    if page.evaluate("() => 'pwned' in window"):
        wrong.append("the search ran it")
    context.close()
    assert not wrong
    assert not heard


def foreign(url: str, site: Published) -> bool:
    return not url.startswith((site.origin, "data:image/", "blob:" + site.origin))


def leads(page: Page, site: Published) -> Iterator[str]:
    """What leads or loads where no author said."""
    declared = {*IN_TEXTS, *(source.link for source in site.site.sources.values())}
    for tag, url in page.evaluate(LEADS):
        own = url.startswith(site.origin) or (tag == "img" and url.startswith("data:image/"))
        if not own and not (tag == "a" and url in declared):
            yield f"<{tag}> {url}"


def search(page: Page, site: Published) -> None:
    """Shows what is found, as a reader sees it."""
    page.goto(site.url("/"), wait_until="load")
    page.keyboard.press("s")
    page.keyboard.type("onerror")
    page.get_by_role("link", name=re.compile("onerror")).first.wait_for()
