"""A small site around the timer's own files, under the policy of the real one, and a browser to visit it."""

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.build.assets import as_module, kinds_module
from loosen.finish.html.minify import minify_assets
from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "templates/assets/hold-timer"
STUBS = Path(__file__).with_name("stubs.js").read_text("utf-8")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'"
)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="hold-timer.css">
<script type="module" src="define.js"></script><h1>Test</h1><button>Elsewhere</button>{}</html>"""


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


CATALOGUE = yaml.safe_load((ROOT / "templates/words.en.yml").read_text("utf-8"))
WORDS = {"words.js": CATALOGUE["timer"], "player-words.js": CATALOGUE["playing"]}
"""What the generator writes beside the files in the folder."""
PACKS = b"export const packs = [];\n"
"""As of a site without a recorded voice."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "timer"
    shutil.copytree(ASSETS, folder)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
    for name, data in minify_assets(files).items():
        (folder / name).write_bytes(data)  # as readers get it
    for name, group in WORDS.items():
        (folder / name).write_bytes(as_module(group))
    (folder / "core/kinds.js").write_bytes(kinds_module())
    (folder / "audio/packs.js").write_bytes(PACKS)
    return folder


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def items(*phases: str) -> str:
    """A timer with one item for each phase, given as its attributes: `hold 30 left`."""
    lines = [item(*phase.split()) for phase in phases]
    return "<hold-timer><ol>" + "".join(lines) + "</ol></hold-timer>"


def item(kind: str, seconds: str, side: str = "", exercise: str = "one") -> str:
    data_side = f' data-side="{side}"' if side in ("left", "right") else ""
    what = f"{kind.capitalize()} {side}".strip(" -")
    return (
        f'<li data-phase="{kind}" data-seconds="{seconds}"{data_side} data-exercise="{exercise}">'
        f'<span data-part="what">{what}</span> <span data-part="name">Stretch {exercise}</span> '
        f'<span data-part="time">{seconds} s</span></li>'
    )


EXERCISE = items("ready 5", "hold 30 left", "switch 8 right", "hold 30 right")
"""What most tests play: 73 seconds."""


class Visit:
    """A page with the clock in the test's hand, and a record of what the timer asked of the browser."""

    def __init__(self, page: Page, address: str, folder: Path) -> None:
        self.page = page
        self._address = address
        self._folder = folder

    def open(self, body: str = EXERCISE, *, ready: bool = True) -> Locator:
        (self._folder / "test.html").write_text(PAGE.format(body), "utf-8")
        return self.go("test.html", ready=ready)

    def go(self, path: str, *, ready: bool = True) -> Locator:
        self.page.clock.install(time=0)
        self.page.goto(self._address + path)
        self.page.clock.pause_at(3_600)
        if ready:
            self.ready()
        return self.timer()

    def reload(self) -> None:
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """Waits until each player is there: it comes when its timer is seen, and by the network's time."""
        for timer in self.page.locator("hold-timer").all():
            timer.scroll_into_view_if_needed()
            timer.get_by_role("timer", include_hidden=True).wait_for(state="attached")
        self.page.evaluate("scroll(0, 0)")

    def timer(self, nth: int = 0) -> Locator:
        return self.page.locator("hold-timer").nth(nth)

    def press(self, name: str, nth: int = 0) -> None:
        """As a person does: what is not in sight while it runs stands behind More."""
        self.find(name, nth)
        self.timer(nth).get_by_role("button", name=name, exact=True).click()
        if name == "It hurts":  # its choices come by the network's time
            self.timer(nth).get_by_text("Stopped. Come out slowly.").wait_for()

    def find(self, name: str, nth: int = 0) -> None:
        buttons = self.timer(nth).get_by_role("button")
        more = buttons.and_(self.page.get_by_text("More", exact=True))
        if not buttons.and_(self.page.get_by_text(name, exact=True)).is_visible() and more.is_visible():
            more.click()

    def fill_screen(self) -> None:
        """The browser fills its screen by its own time."""
        self.press("Full screen")
        self.timer().and_(self.page.locator(":fullscreen")).wait_for()

    def arrived(self, module: str) -> None:
        """Waits until what the timer imports late is there, and the timer has made use of it."""
        self.page.evaluate("async (name) => { await import(`./${name}`); }", module)

    def wait(self, seconds: float) -> None:
        """Jumps: all that is due fires once, late, as in a browser that was busy. Takes no time."""
        self.page.clock.fast_forward(round(seconds * 1000))

    def run(self, seconds: float) -> None:
        """Lives through each millisecond and frame: exact, but a third of real time."""
        self.page.clock.run_for(round(seconds * 1000))

    def see(self, text: str, nth: int = 0) -> bool:
        return text in self.timer(nth).get_by_role("status").inner_text()

    def digits(self, nth: int = 0) -> str:
        return self.timer(nth).get_by_role("timer").inner_text()

    def state(self, nth: int = 0) -> str | None:
        return self.timer(nth).get_attribute("data-state")

    def record(self, kind: str) -> list[dict[str, Any]]:
        """What was recorded: `phase`, `tone`, `stop`, `lock`, `unlock`, `shake`, `worker`, `dismiss`."""
        recorded: list[dict[str, Any]] = self.page.evaluate(
            "kind => record.filter((entry) => entry.kind === kind)", kind
        )
        return recorded


@pytest.fixture
def visit(chromium: Browser, address: str, folder: Path) -> Iterator[Visit]:
    """Fails the test on whatever the page complains of, the policy's refusals included."""
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(STUBS)
    yield Visit(page, address, folder)
    page.close()
    assert complaints == []


@pytest.fixture
def plain_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Pages with settings of their own: no JavaScript, reduced motion, paper."""
    pages: list[Page] = []

    def new(**settings: Any) -> Page:
        pages.append(chromium.new_page(**settings))
        return pages[-1]

    yield new
    for page in pages:
        page.close()
