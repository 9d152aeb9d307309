"""What the test's server puts into a page before the page's own scripts."""

import json
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = [HERE / "stage.js", HERE.parent / "hold_timer" / "stubs.js"]
ADDRESS = "/stage.js"
TAG = f'<script src="{ADDRESS}"></script>'


class Stage:
    """Off until a test sets it; the tests run one after the other.

    WebDriver cannot run a script before those of a page. So the server does, from its own origin, as the
    policy allows it.
    """

    def __init__(self) -> None:
        self._options: dict[str, object] | None = None

    def set(self, **options: object) -> None:
        """`clock`: time stands still, at `date`. `record`: sound, voice and the rest are noted, and silent.

        `keep`: the service worker may be registered. `scripts=False`: the page may run none. `first`: the
        reader has never been here. `refused`: the browser keeps nothing. `still`: scripts hear that nothing
        may move.
        """
        unknown = set(options) - {"clock", "date", "first", "record", "keep", "refused", "scripts", "still"}
        assert not unknown, unknown
        self._options = {"date": 1_800_000_000_000, **options}

    def clear(self) -> None:
        self._options = None

    @property
    def on(self) -> bool:
        return self._options is not None

    @property
    def headers(self) -> dict[str, str]:
        if not self._options or self._options.get("scripts", True):
            return {}
        return {"Content-Security-Policy": "sandbox allow-same-origin"}

    @property
    def script(self) -> str:
        options = self._options or {}
        stage, stubs = (path.read_text("utf-8") for path in SOURCES)
        return (
            f"window.stageOptions = {json.dumps(options)};\n{stage}\n{stubs if options.get('record') else ''}"
        )

    def put_into(self, html: str) -> str:
        """The page with the script as its first; it comes before the policy too, which allows it anyway."""
        assert "<head>" in html
        return html.replace("<head>", f"<head>{TAG}", 1)
