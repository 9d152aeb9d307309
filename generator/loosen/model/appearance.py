"""How a site looks: `appearance` in `content/site.yml`. Its files stand in `content/look/`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from loosen.model.base import record

FOLDER = "look"
"""Where logo, fonts and style sheet stand in the content folder."""


def _colour(value: Any) -> str:
    if isinstance(value, str) and (match := re.fullmatch(r"#?([0-9a-f]{6})", value.strip().lower())):
        return f"#{match[1]}"
    raise PydanticCustomError(
        "bad-span", 'must be a colour of six digits and letters a-f, such as `"#17544b"`'
    )


Colour = Annotated[str, BeforeValidator(_colour, json_schema_input_type=str)]
"""A colour, written `"#17544b"` in quotes, because YAML would drop what follows a `#`."""
FileName = Annotated[str, Field(min_length=1)]
"""A file in `content/look/`."""


@record
class Colours:
    """The colours of one scheme; all others of that scheme are mixed from them."""

    accent: Colour | None = None
    """Links, buttons and the thread: `"#17544b"`."""
    paper: Colour | None = None
    """What everything stands on."""
    ink: Colour | None = None
    """Text."""


@record
class Appearance:
    """Colours, logo, typeface, and a style sheet of one's own."""

    light: Colours | None = None
    """In daylight."""
    dark: Colours | None = None
    """In the dark; without it, made from those for daylight."""
    logo: FileName | None = None
    """An `.svg` or `.png` in `look/`, best a square; the icons are made from it, too."""
    typeface: FileName = "ours"
    """Of texts: `ours`, `system`, or a `.woff2` file in `look/`."""
    heading_typeface: FileName | None = None
    """Of headings, in the same way; without it, as `typeface`."""
    style_sheet: FileName | None = None
    """A `.css` file in `look/`, which comes after ours."""
