"""Social cards: the picture that goes with a shared link to a page.

`card` decides the contents, `text_layout` breaks lines, `draw` makes SVG, `colours` its style sheet, and
`rasterize` PNG.
"""

from loosen.finish.metadata.social_cards.card import Card, card_for
from loosen.finish.metadata.social_cards.draw import Artist
from loosen.finish.metadata.social_cards.rasterize import render_pngs

__all__ = ["Artist", "Card", "card_for", "render_pngs"]
