"""An address is a scheme, a host and what follows: nothing in it can end an attribute or mislead."""

import pytest
from loosen.model.web_address import parse_folder, parse_web_address

GOOD = (
    "https://example.org",
    "https://example.org/",
    "http://127.0.0.1:8000/",
    "https://localhost/",
    "https://[::1]:8080/a",
    "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
    "https://example.org/a?b=c&d=e#f",
    "https://müller.example/übung",
    "https://example.org./a;b,c!d$e~f_g",
)
BAD = (
    'https://x"><script>alert(1)</script>/',
    "https://x'onclick='alert(1)/",
    "https://x/ y",
    "https://x/\ty",
    "https://x/\ny",
    "https://x/\u00a0y",
    "https://x/\u202ey",
    "https://x/\x00y",
    "https://x/`y`",
    "https://x/{{ y }}",
    "https://x/<y>",
    "https://x\\@evil.example/",
    "https://user@x/",
    "https://user:password@x/",
    "https://@x/",
    "https:///x",
    "https://",
    "https:x",
    "https:/x",
    "https://:80/",
    "https://x:port/",
    "https://x:99999/",
    "https://x:/",
    "https://[::1/",
    "https://[evil]/",
    "https://.x/",
    "https://x..y/",
    "https://x,y/",
    "//x/",
    "/x/",
    "x.example",
    "ftp://x/",
    "javascript://x/%0aalert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://x/y",
    "view-source:https://x/",
    "",
)


@pytest.mark.parametrize("address", GOOD)
def test_an_address_is_kept_as_it_was_written(address: str) -> None:
    assert parse_web_address(address) == address


@pytest.mark.parametrize("address", BAD)
def test_what_is_no_address_is_refused_with_what_to_do(address: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_web_address(address)
    with pytest.raises(ValueError, match=r"\w"):
        parse_folder(address)


@pytest.mark.parametrize(
    "address", ["https://x", "https://x/a", "https://x/?/", "https://x/#/", "https://x/?a=/"]
)
def test_what_is_added_to_must_end_with_a_slash(address: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        parse_folder(address)
    assert parse_folder("https://x/a/") == "https://x/a/"
