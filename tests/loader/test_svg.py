"""A drawing of an author's can neither run nor fetch anything, also when somebody opens it by its address."""

import pytest
from loosen.loader.svg import read_svg

HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def drawing(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "inside",
    [
        f'<iframe {HTML} srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"/>',
        f'<object {HTML} data="javascript:alert(1)"/>',
        f'<form {HTML} action="javascript:alert(1)"><button>x</button></form>',
        f'<meta {HTML} http-equiv="refresh" content="0;url=https://evil.example/"/>',
        f'<video {HTML} poster="//evil.example/a"/>',
        '<math xmlns="http://www.w3.org/1998/Math/MathML" href="javascript:alert(1)"/>',
        '<p xmlns=""/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<a href="#b"/>',
        '<image href="data:image/png;base64,AA=="/>',
        "<style>rect { fill: u\\72l(//evil.example/a) }</style>",
        '<style>a { background: image-set("//evil.example/a" 1x) }</style>',
        "<style>@\\69mport '//evil.example/a.css';</style>",
        '<rect style="fill:u\\72l(//evil.example/a)"/>',
        '<rect fill="url(//evil.example/a#b)"/>',
        '<rect onload="alert(1)"/>',
        '<use href=" https://evil.example/a#b"/>',
    ],
)
def test_what_could_run_or_fetch_is_found(inside: str) -> None:
    assert read_svg(drawing(inside))[1]


@pytest.mark.parametrize(
    "inside",
    [
        '<g transform="rotate(9 1 2)"><path fill="url(#a)" style="mask:url(#b)"/></g><use href="#a"/>',
        '<filter id="a"><feGaussianBlur stdDeviation="2"/></filter><pattern id="p"/><marker id="m"/>',
        "<style>.a { fill: url(#a) }</style>",
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<r:li r:resource="https://creativecommons.org/"/></r:RDF></metadata>',
        '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:on="1" i:file="C:\\a (1).svg)"/>',
    ],
)
def test_what_drawing_programs_write_is_allowed(inside: str) -> None:
    assert read_svg(drawing(inside))[1] == ""


@pytest.mark.parametrize(
    "raw",
    [
        drawing("").decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="iso-2022-jp"?>' + drawing(""),
        b"<svg/>",
        b"<svg",
        b"\xff",
    ],
)
def test_another_file_is_no_drawing(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_svg(raw)
