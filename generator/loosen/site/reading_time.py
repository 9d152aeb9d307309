"""How long a text takes to read."""

from __future__ import annotations

import math

from loosen.model import Article, Site
from loosen.site.article_markup import Embed, TextBlock, split_embeds

WORDS_A_MINUTE = 180
"""An unhurried pace."""


def reading_minutes(article: Article, site: Site) -> int:
    """Whole minutes for the text of an article and the claims in it, as they stand there closed."""
    pieces = split_embeds(article.text)
    claims = (site.claims[one.id] for one in pieces if isinstance(one, Embed) and one.kind == "claim")
    texts = [one.text for one in pieces if isinstance(one, TextBlock)] + [one.claim for one in claims]
    return max(1, math.ceil(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE))
