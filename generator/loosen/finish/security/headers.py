"""HTTP headers for hosts, as the `_headers` file of Netlify and Cloudflare Pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_DENIED = (
    "accelerometer",
    "bluetooth",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
_ALLOWED = ("autoplay", "fullscreen", "screen-wake-lock")
FOREVER = "public, max-age=31536000, immutable"


def for_every_page(policy: str) -> dict[str, str]:
    """The headers that a host should send with every response."""
    denied, allowed = (f"{name}=()" for name in _DENIED), (f"{name}=(self)" for name in _ALLOWED)
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(sorted([*denied, *allowed])),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def headers_file(policy: str, lasting: Iterable[str]) -> str:
    """The file; `lasting` are the paths of the publisher's files whose names contain a hash.

    No two rules set the same header for one file, because hosts would join the values with a comma.
    """
    rules: dict[str, Mapping[str, str]] = {
        "/*": for_every_page(policy),
        "/assets/own/*": {"Cache-Control": FOREVER},
        "/assets/voice/*": {"Cache-Control": FOREVER},
        "/assets/search/*": {"Cache-Control": FOREVER},
        **{f"/{path}": {"Cache-Control": FOREVER} for path in sorted(lasting)},
        "/sw.js": {"Cache-Control": "no-cache"},
        "/data/v1/*": {"Access-Control-Allow-Origin": "*"},
    }
    return "".join(_rule(path, values) for path, values in rules.items())


def _rule(path: str, values: Mapping[str, str]) -> str:
    return "\n".join([path, *(f"  {name}: {value}" for name, value in values.items())]) + "\n\n"
