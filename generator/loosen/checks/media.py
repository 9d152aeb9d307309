"""Rules about photos, drawings, films and sounds."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.checks.entities import prose
from loosen.checks.references import unknown
from loosen.checks.rule import rule
from loosen.checks.texts import place_in_body
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location
from loosen.model.media import MediaFile, MediaType
from loosen.site import article_markup
from loosen.site.media import file_of

WHERE = "put the file into content/media/, say in content/media.yml what it shows, and write `![](its-name)`"


@rule()
def media(draft: Draft) -> Iterator[Diagnostic]:
    """Each file of `content/media/` can be shown and has its entry, and each entry its file."""
    first: dict[tuple[str, bool], MediaFile] = {}
    for file in draft.media_files:
        place = Location(file.file)
        if file.problem:
            yield Diagnostic(place, "media", *file.problem)
        elif (other := first.setdefault((file.id.lower(), file.is_captions), file)) is not file:
            message = f"a file must have a name of its own, got one like {other.file}"
            yield Diagnostic(
                place, "media", message, "rename one of the two; small and large letters are the same"
            )
        elif ("medium", "*") not in draft.broken and ("medium", file.id) not in draft.broken:
            yield from _without_entry(draft, file)
    for id, medium in draft.media.items():
        named = [one for one in draft.media_files if one.id == id]
        film = file_of(draft, id)
        if all(one.is_captions for one in named):
            message = f"`{id}` must be a file in the folder media, got none of that name"
            help = "put it there, and name it like this entry: a-name.jpg is `a-name`"
            yield Diagnostic(medium.at(), "media", message, help)
        elif film and film.type is MediaType.FILM and not any(one.is_captions for one in named):
            message = f"a film must have captions, got no {id}.vtt beside it"
            help = "write what is said and heard as WebVTT; many programs make a first version"
            yield Diagnostic(medium.at(), "media", message, help)


def _without_entry(draft: Draft, file: MediaFile) -> Iterator[Diagnostic]:
    if file.is_captions:
        film = file_of(draft, file.id)
        if not film or film.type is not MediaType.FILM:
            message = f"captions must stand beside a film, got no {file.id}.mp4"
            yield Diagnostic(Location(file.file), "media", message, "give them the name of the film")
    elif file.id not in draft.media:
        message = f"a file must have an entry in media.yml, got none for `{file.id}`"
        help = "add it with `alt`, `author` and `licence`; a name has small letters, digits and hyphens"
        yield Diagnostic(Location(file.file), "media", message, help)


@rule(says=("unknown-reference",))
def known_pictures(draft: Draft) -> Iterator[Diagnostic]:
    """Every picture of a text is a file of this site, and none comes from elsewhere."""
    for entity in prose(draft):
        for piece in article_markup.split_embeds(entity.text):
            if not isinstance(piece, article_markup.Picture):
                continue
            place = place_in_body(entity, piece.spot)
            if not piece.id:
                message = f"a picture must be a file of this site, got `{piece.target}`"
                yield Diagnostic(place, "unknown-reference", message, f"no page asks another site: {WHERE}")
            elif problem := unknown(draft, "medium", piece.id):
                yield Diagnostic(place, "unknown-reference", f"a picture {problem[0]}", problem[1])
