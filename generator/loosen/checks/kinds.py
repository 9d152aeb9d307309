"""Rules about the kinds of exercise that an author adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loosen.checks.appearance import unfit
from loosen.checks.rule import rule
from loosen.model import Draft, OwnKind
from loosen.model.appearance import Colours
from loosen.model.author_fields import KINDS
from loosen.model.diagnostic import Diagnostic
from loosen.model.kinds import EXERCISES
from loosen.site import urls
from loosen.site.colours import LIGHT, TEXT, contrast, light_tokens, passing
from loosen.site.pages import addresses_of_ours


@rule()
def own_kind(draft: Draft) -> Iterator[Diagnostic]:
    """A kind has a name of its own, rules that fit its timer, an icon that is there and a readable colour."""
    taken = _taken(draft) if draft.kinds else ()
    for kind in draft.kinds.values():
        if kind.id in KINDS or kind.id in taken:
            message = f"a kind must have a name of its own, got `{kind.id}`, which every site uses already"
            yield Diagnostic(
                kind.at(), "own-kind", message, "give the file another name, such as `my-stretches.yml`"
            )
        if kind.rules and kind.timer != (wanted := EXERCISES[kind.rules].phase):
            message = f"`rules: {kind.rules}` must stand with `timer: {wanted}`, got `timer: {kind.timer}`"
            yield Diagnostic(
                kind.at("rules"), "own-kind", message, f"delete the line, or write `timer: {wanted}`"
            )
        if kind.icon and (problem := unfit("icon", kind.icon, draft)):
            yield Diagnostic(kind.at("icon"), "own-kind", *problem)
        yield from _pale(kind, draft)


def _pale(kind: OwnKind, draft: Draft) -> Iterator[Diagnostic]:
    """Its colour, if its contrast is below 7 on what its name stands on in daylight."""
    chosen = draft.settings.appearance.light if draft.settings and draft.settings.appearance else None
    tokens = light_tokens(chosen or Colours())
    for ground in (tokens.get("paper", LIGHT["paper"]), tokens.get("card", LIGHT["paper"])):
        if kind.colour and (ratio := contrast(kind.colour, ground)) < TEXT:
            got = f"got {kind.colour} with {ratio:.1f}"
            message = f"`colour` must have a contrast of at least {TEXT:g} on paper {ground}, {got}"
            help = f'the nearest that can be read is "{passing(kind.colour, ground)}"'
            yield Diagnostic(kind.at("colour"), "own-kind", message, help)
            return


def _taken(draft: Draft) -> frozenset[str]:
    """First parts of addresses that a site has or may come to have, without those of its own kinds."""
    shipped = {kind.section for kind in EXERCISES.values()}
    lists = (urls.EXERCISES, urls.ROUTINES, urls.MUSCLES, urls.ARTICLES, urls.PRESCRIBE, *urls.RESERVED)
    ours = (*lists, *addresses_of_ours(replace(draft, exercises={})))
    return frozenset(shipped | {address.strip("/").split("/")[0] for address in ours})
