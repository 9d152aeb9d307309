"""Cards: the picture that goes with a link to a page, where someone shares it.

`card` says what stands on it, `letters` breaks its lines, `draw` makes SVG of it, `colours` gives it the
site's own colours, `paint` makes a PNG.
"""

from loosen.finish.metadata.social_cards.card import Card, card_for
from loosen.finish.metadata.social_cards.draw import Artist
from loosen.finish.metadata.social_cards.rasterize import render_pngs

__all__ = ["Artist", "Card", "card_for", "render_pngs"]
