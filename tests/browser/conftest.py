"""The finished site, another author's site, and a browser to visit them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

from .publish import ROOT, Published, published, with_mkdocs, with_zensical_and_finish

PHONE = {"width": 390, "height": 844}

Open = Callable[..., Page]
"""Opens a page in a browser of its own: `open_page(site, "/safety/", java_script_enabled=False)`."""


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of `content/`."""
    with published(with_mkdocs, ROOT / "content", tmp_path_factory.mktemp("loosen")) as site:
        yield site


@pytest.fixture(scope="session")
def neck_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Another author's site."""
    with published(with_mkdocs, ROOT / "tests" / "neck", tmp_path_factory.mktemp("neck")) as site:
        yield site


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of `content/` as readers get it from the other publisher."""
    with published(with_zensical_and_finish, ROOT / "content", tmp_path_factory.mktemp("zensical")) as site:
        yield site


@pytest.fixture(scope="session", params=["our_site", "neck_site"])
def site(request: pytest.FixtureRequest) -> Published:
    """Each site: what must be true of one must be true of every other."""
    return request.getfixturevalue(request.param)


def listen(context: BrowserContext, origin: str) -> list[str]:
    """A list that grows with each complaint of the browser, and with each request that is not for us."""
    heard: list[str] = []
    here: set[Request] = set()  # not what a page waited for that was left
    context.on("console", lambda it: heard.append(it.text) if it.type in ("error", "warning") else None)
    context.on("weberror", lambda it: heard.append(str(it.error)))
    context.on("response", lambda it: heard.append(f"{it.status}: {it.url}") if it.status >= 400 else None)

    def failed(request: Request) -> None:
        if request in here and request.failure != "net::ERR_ABORTED":  # the theme thought better of it
            heard.append(f"{request.failure}: {request.url}")

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            here.clear()
        here.add(request)
        if not request.url.startswith((origin, "data:", f"blob:{origin}")):
            heard.append(f"asked a third party: {request.url}")

    context.on("requestfailed", failed)
    context.on("request", asked)
    return heard


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Fails the test on whatever the browser complained of."""
    contexts: list[BrowserContext] = []
    complaints: list[list[str]] = []

    def open_page(
        site: Published,
        address: str = "/",
        *,
        clock: bool = False,
        routes: Mapping[str, Callable[[Route], None]] = MappingProxyType({}),
        **settings: object,
    ) -> Page:
        context = chromium.new_context(**({"viewport": PHONE} | settings))
        contexts.append(context)
        complaints.append(listen(context, site.origin))
        page = context.new_page()
        for pattern, answer in routes.items():
            page.route(pattern, answer)
        if clock:
            page.clock.install(time=0)
        page.goto(site.url(address))
        if clock:
            page.clock.pause_at(3_600)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [text for heard in complaints for text in heard] == []
