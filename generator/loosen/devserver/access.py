"""Who may ask: pages of ours, and a person who opens a page. Another site's page may ask for nothing.

Browsers say in `Sec-Fetch-Site` where a request comes from, and no page can change it. One on another port of
this machine, `same-site`, is as foreign as any other: it is somebody else's program. A client that does not
say it, such as an old browser or curl, is judged by `Host` and `Origin` alone.
"""

from __future__ import annotations

from collections.abc import Collection
from email.message import Message
from http import HTTPStatus

Refusal = tuple[HTTPStatus, str]
_OURS = ("same-origin", "none")
"""`none`: a person typed the address or chose a bookmark."""


def refusal(method: str, headers: Message, names: Collection[str], *, framed: bool = False) -> Refusal | None:
    """Why a request is not answered; nothing when it is.

    `names` are the hosts that we are, with their port; `framed` says that a page of ours may stand in the
    frame of another origin of ours, which `frame-ancestors` names.
    """
    if len(headers.get_all("Host", [])) != 1 or headers["Host"] not in names:
        # Another site's name that leads to this machine must not read the content.
        return HTTPStatus.MISDIRECTED_REQUEST, "this server has another name"
    site = headers.get("Sec-Fetch-Site")
    if site is None:
        origin = headers.get("Origin")
        foreign = origin is not None and origin not in {f"http://{name}" for name in names}
    else:
        foreign = site not in _OURS and not _is_opened(method, headers, framed=framed)
    return (HTTPStatus.FORBIDDEN, "this request comes from another site") if foreign else None


def _is_opened(method: str, headers: Message, *, framed: bool) -> bool:
    """Whether a person follows a link: a page in a tab of its own gives nothing to the one that led to it."""
    wanted = ("document", "iframe") if framed else ("document",)
    opens = headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") in wanted
    return opens and method in ("GET", "HEAD")
