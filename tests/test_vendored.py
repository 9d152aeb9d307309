"""What others wrote and we ship is what they published, with its licence."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "node_modules/lean-qr"


@pytest.mark.skipif(not PACKAGE.is_dir(), reason="`make test` installs the package that this compares with")
def test_the_code_library_is_the_published_one_with_its_licence() -> None:
    version = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["lean-qr"]
    shipped = (ROOT / f"templates/assets/prescribe/lean-qr-{version}.js").read_text("utf-8")
    comment, code = shipped.split("*/\n", 1)
    assert code == (PACKAGE / "index.mjs").read_text("utf-8")
    assert (PACKAGE / "LICENSE").read_text("utf-8").strip() in comment
