"""What a printer gets: each exercise and each routine, from a reader whose screen is dark."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
from goal import Figure, at_most
from pages import addresses
from playwright.sync_api import Browser

FOLLOWED = ("stretches/", "self-massage/", "breathing/", "mobility/", "routines/")
GROUND = "() => [document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)"
WHITE = ["rgb(255, 255, 255)"] * 2


def figures(browser: Browser, origin: str, folder: Path) -> Iterator[Figure]:
    long, dark = [], []
    with browser.new_context(color_scheme="dark", service_workers="block") as context:
        page = context.new_page()
        for address in addresses(folder):
            if not address.startswith(FOLLOWED) or address in FOLLOWED:
                continue
            page.goto(origin + address)
            page.emulate_media(media="print", color_scheme="dark")
            sheet = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
            long += [f"/{address}: {len(sheet.pages)} sides"] if len(sheet.pages) > 2 else []
            dark += [f"/{address}"] if page.evaluate(GROUND) != WHITE else []
            page.emulate_media(media="screen")
    yield at_most("sheets of more than two sides of A4", 0, len(long), details=long)
    yield at_most("sheets that print on dark ground", 0, len(dark), details=dark)
