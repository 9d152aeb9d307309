"""Access control: only our own pages may send requests, and people may open pages.

Browsers send `Sec-Fetch-Site`, which no page can change. `same-site`, another port of this machine, counts as
foreign: it is another program. Clients without that header, such as old browsers or curl, are judged by
`Host` and `Origin` alone.
"""

from __future__ import annotations

from collections.abc import Collection
from email.message import Message
from http import HTTPStatus

Refusal = tuple[HTTPStatus, str]
_ALLOWED = ("same-origin", "none")
"""`none`: a person typed the URL or chose a bookmark."""


def refusal(method: str, headers: Message, names: Collection[str], *, framed: bool = False) -> Refusal | None:
    """Status and reason if a request is refused, else `None`.

    `names` are the allowed values of `Host`, with the port. With `framed`, another origin of ours may show
    the page in a frame; `frame-ancestors` names it.
    """
    if len(headers.get_all("Host", [])) != 1 or headers["Host"] not in names:
        # DNS rebinding: another site's name that resolves to this machine must not read the content.
        return HTTPStatus.MISDIRECTED_REQUEST, "this server has another name"
    site = headers.get("Sec-Fetch-Site")
    if site is None:
        origin = headers.get("Origin")
        foreign = origin is not None and origin not in {f"http://{name}" for name in names}
    else:
        foreign = site not in _ALLOWED and not _is_opened(method, headers, framed=framed)
    return (HTTPStatus.FORBIDDEN, "this request comes from another site") if foreign else None


def _is_opened(method: str, headers: Message, *, framed: bool) -> bool:
    """Whether the request opens a page in a tab, which gives nothing to the site that links to it."""
    wanted = ("document", "iframe") if framed else ("document",)
    opens = headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") in wanted
    return opens and method in ("GET", "HEAD")
