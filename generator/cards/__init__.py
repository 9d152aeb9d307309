"""Cards: the picture that goes with a link to a page, where someone shares it.

`card` says what stands on it, `letters` breaks its lines, `draw` makes SVG of it, `colours` gives it the
site's own colours, `paint` makes a PNG.
"""

from generator.cards.card import Card, card_for
from generator.cards.draw import Artist
from generator.cards.paint import painted

__all__ = ["Artist", "Card", "card_for", "painted"]
