"""What a page may hold: known scripts, and nothing that runs, loads or leads elsewhere."""

from pathlib import Path

import pytest
from loosen.finish import FinishError, finish
from loosen.finish.security.page_guard import inline_scripts, known_scripts
from loosen.model import Site

SCOPE = (
    '__md_scope=new URL("{}",location),__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),'
    '__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),'
    "__md_set=(e,_,t=localStorage,a=__md_scope)=>"
    '{{try{{t.setItem(a.pathname+"."+e,JSON.stringify(_))}}catch(e){{}}}}'
)
RUNS = (
    "<script>pwned()</script>",
    "<SCRIPT>pwned()</SCRIPT>",
    "<script type=module>pwned()</script>",
    '<script type="text/javascript" data-x="src=">pwned()</script>',
    "<script type=application/json-x>pwned()</script>",
    "<script type=speculationrules>{}</script>",
    "<script type=importmap>{}</script>",
    "<svg><script>pwned()</script></svg>",
    "<template><script>pwned()</script></template>",
    "<template><template><img src=x onerror=pwned()></template></template>",
    "<noscript><script>pwned()</script></noscript>",
    f"<script>{SCOPE.format('x&quot;,pwned(),&quot;')}</script>",
    f"<script>{SCOPE.format('..')};pwned()</script>",
    f"<script>{SCOPE.format('https://evil.example/')}</script>",
    "<img src=x onerror=pwned()>",
    "<img src=x oNeRrOr = pwned()>",
    "<img/onerror=pwned()/src=x>",
    '<img src="x"onerror=pwned()>',
    "<svg/onload=pwned()>",
    "<details open ontoggle=pwned()>",
    "<p style=color:red>",
    "<style>p{}</style>",
    "<svg><animate attributeName=href values=javascript:pwned()></svg>",
    "<svg><set attributeName=href to=javascript:pwned()></svg>",
    "<svg><foreignObject></foreignObject></svg>",
)
LOADS = (
    "<img src=https://evil.example/a.png>",
    "<img src=//evil.example/a.png>",
    "<img src='\\\\evil.example/a.png'>",
    "<img src='/\\evil.example/a.png'>",
    "<img src=' \n//evil.example/a.png'>",
    "<img src='ht\ntps://evil.example/a.png'>",
    "<img src=data:text/html,x>",
    "<img srcset=https://evil.example/a.png>",
    "<picture><source srcset=//evil.example/a.png></picture>",
    "<video poster=https://evil.example/a.png>",
    "<audio src=blob:https://evil.example/a>",
    "<input type=image src=https://evil.example/a.png>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<link rel=preconnect href=//evil.example>",
    "<link rel='canonical prefetch' href=https://evil.example>",
    "<script src=https://evil.example/a.js></script>",
    "<script src=data:,pwned()></script>",
    "<svg><use href=https://evil.example/a.svg#b></svg>",
    "<svg><image xlink:href=https://evil.example/a.png></svg>",
    "<svg><path fill='url(https://evil.example/a.svg#b)'></svg>",
    "<body background=https://evil.example/a.png>",
    "<iframe src=a.html></iframe>",
    "<iframe srcdoc='<script>'></iframe>",
    "<object data=a.html></object>",
    "<embed src=a.html>",
)
LEADS = (
    "<a href=javascript:pwned()>",
    "<a href=JaVaScRiPt:pwned()>",
    "<a href='java\tscript:pwned()'>",
    "<a href='java\nscript:pwned()'>",
    "<a href='&#1;javascript:pwned()'>",
    "<a href='&#32;&#106;avascript&colon;pwned()'>",
    "<a href=vbscript:pwned()>",
    "<a href=data:text/html,pwned>",
    "<a href=blob:x>",
    "<a href=file:///etc/passwd>",
    "<a href=intent:x>",
    "<a href=view-source:x>",
    "<a href=//evil.example/>",
    "<a href='/\\evil.example/'>",
    "<a href=x ping=https://evil.example/>",
    "<svg><a xlink:href=javascript:pwned()></svg>",
    "<math href=javascript:pwned()></math>",
    "<form action=javascript:pwned()></form>",
    "<form><button formaction=javascript:pwned()></form>",
    "<area href=javascript:pwned()>",
    "<base href=https://evil.example/>",
    '<meta name="description" content="0;url=https://evil.example" http-equiv="refresh">',
    '<meta http-equiv="Set-Cookie" content="a">',
)
HARMLESS = (
    f"<script>{SCOPE.format('../..')}</script>",
    f"<script>{SCOPE.format('/a/site/')}</script>",
    '<script type="application/json">{"a": "<b onerror=x>"}</script>',
    '<script type="application/ld+json">{}</script>',
    "<script type=module src=../a.js></script>",
    "<p>style=&quot;x&quot; onerror=x javascript:x &lt;script>",
    '<meta name="description" content="on x=1; url(http://x)">',
    "<a href=https://example.org/?a:b></a><a href=mailto:a@b.example></a><a href=tel:112></a>",
    "<a href=../b/?c:d#e:f></a>",
    "<img src=data:image/png;base64,AA== alt='javascript:x'>",
    "<link rel=canonical href=https://example.org/><link rel=stylesheet href=../a.css>",
    "<svg><path fill='url(#a)'/><use href='#b'/></svg>",
)


@pytest.mark.parametrize("html", [*RUNS, *LOADS, *LEADS])
def test_what_runs_loads_or_leads_elsewhere_stops_the_build(html: str) -> None:
    with pytest.raises(FinishError, match=r"^a/index\.html must "):
        inline_scripts(f"<!doctype html><html><head><body><main>\n{html}", "a/index.html")


@pytest.mark.parametrize("html", HARMLESS)
def test_what_is_only_said_is_no_danger(html: str) -> None:
    inline_scripts(f"<!doctype html><html><head><body><main>\n{html}", "a/index.html")


@pytest.mark.parametrize("part", ["</head>", '<footer class="page-foot"', "</article>", "</body>"])
def test_a_script_is_told_wherever_it_stands(copy: Path, site: Site, part: str) -> None:
    page = copy / "safety/index.html"
    text = page.read_text("utf-8")
    assert part in text
    page.write_text(text.replace(part, f"<script>\npwned()</script>{part}", 1), "utf-8")
    line = text.count("\n", 0, text.index(part)) + 1
    with pytest.raises(FinishError, match=r"safety/index\.html must hold only scripts that we know") as told:
        finish(copy, site)
    assert abs(int(str(told.value).split("line ")[1].split(",")[0]) - line) < 5
    assert not (copy / "_headers").exists()


def test_of_a_page_with_others_only_the_known_scripts_are_allowed() -> None:
    known = SCOPE.format("..")
    assert known_scripts(f"<script>{known}</script><script>pwned()</script><p>x</p>") == (known,)
