"""One script stands in for all modules where the site is opened from a disk."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from loosen.finish import FinishError
from loosen.finish.assets import file_protocol


def run(tmp_path: Path, **modules: str) -> str:
    """What a page prints that asks for the module `main`."""
    own = {f"assets/{name.replace('_', '/')}.js": code.encode() for name, code in modules.items()}
    made = file_protocol.bundle_for_file_urls(own, "", b"").decode()
    need = "const { modules } = self.onDisk; const need = (name) => modules[name](need, 'at:' + name);"
    page = tmp_path / "page.js"
    page.write_text(f"globalThis.self = globalThis;\n{made}\n{need}\nneed('a/main.js');", "utf-8")
    done = subprocess.run(["node", page], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(not shutil.which("node"), reason="`make test` installs Node")
def test_modules_find_what_others_export(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        a_main="import{one,two as zwei}from'./b.js';import '../c/c.js';"
        "console.log(one,zwei(),import.meta.url);"
        "import('../c/late.js').then(({ late }) => console.log(late));",
        a_b="export const one=1;export function two(){return 2}",
        c_c="console.log('c')",
        c_late="const x='late';export{x as late};",
    )
    assert said.split() == ["c", "1", "2", "at:a/main.js", "late"]


@pytest.mark.parametrize(
    "code", ["export default 3;", "export let x=1;", "import x from './b.js';", "export*from'./b.js';"]
)
def test_a_form_that_cannot_be_turned_into_a_function_stops_the_build(code: str) -> None:
    with pytest.raises(FinishError, match=r"assets/a/b\.js must import and export by names"):
        file_protocol.bundle_for_file_urls({"assets/a/b.js": code.encode()}, "", b"")


def test_modules_in_a_circle_stop_the_build() -> None:
    own = {"assets/a.js": b"import{b}from'./b.js';", "assets/b.js": b"import{a}from'./a.js';"}
    with pytest.raises(FinishError, match=r"in a circle: a\.js > b\.js > a\.js"):
        file_protocol.bundle_for_file_urls(own, "", b"")


def test_a_word_that_looks_like_code_is_left_alone() -> None:
    code = b'export const words={"a":"You may export it; import it from \'./here\'"};'
    assert b"You may export it; import it from './here'" in file_protocol.bundle_for_file_urls(
        {"assets/a.js": code}, "", b""
    )


def test_every_module_that_a_page_asks_for_is_there_and_no_reader_keeps_it(finished: Path) -> None:
    text = (finished / file_protocol.PATH).read_text("utf-8")
    asked = {
        re.sub(r".*assets/own/[0-9a-f]{8}/", "", src)
        for page in finished.rglob("*.html")
        for tag in re.findall(r"<script[^>]*>", page.read_text("utf-8"))
        if 'type="module"' in tag
        for src in re.findall(r'src="([^"]+)"', tag)
    }
    assert "hold-timer/define.js" in asked
    assert "prescribe/define.js" in asked
    assert {name for name in asked if f'"{name}":(need' not in text} == {"offline/register.js"}
    assert file_protocol.PATH not in (finished / "sw.js").read_text("utf-8")
    assert not (finished / file_protocol.SOURCE).exists()
