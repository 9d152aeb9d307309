"""The form of the studio as a person fills it in."""

from playwright.sync_api import Locator, Page, expect

from .conftest import Serving

FILE = "exercises/wall-calf-stretch.yml"


def field(page: Page, path: str) -> Locator:
    return page.locator(f'#form [data-schemapath="root.{path}"]')


def fill(page: Page, path: str, text: str) -> None:
    box = field(page, path).locator("input, textarea, select").first
    if box.evaluate("it => it.tagName") == "SELECT":
        box.select_option(text)
    else:
        box.fill(text)
        box.blur()


def add(page: Page, path: str, *texts: str) -> None:
    for number, text in enumerate(texts):
        field(page, path).get_by_role("button", name="Add").last.click()
        fill(page, f"{path}.{number}", text)


def expand(page: Page, path: str) -> None:
    field(page, path).get_by_role("button", name="Expand").first.click()


def opened(serving: Serving, page: Page, file: str = FILE) -> None:
    page.goto(serving.url("/studio/"))
    page.get_by_label("Edit").select_option(f"{file}#")
    expect(page.frame_locator("#page").get_by_role("heading", level=1)).to_be_visible()
