"""All the steps in their order: from a published folder, as a value, to the files that it shall hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loosen.build import dataset
from loosen.finish import offline
from loosen.finish.assets import file_protocol, fingerprint, purge_css, theme_scripts
from loosen.finish.context import SiteContext, build_context, html_of
from loosen.finish.html import site_folder
from loosen.finish.html.errors import FinishError
from loosen.finish.html.site_folder import SiteFolder, StagedWrites
from loosen.finish.metadata import feed, manifest, not_found, redirects, sitemap
from loosen.finish.page_assembly import PageAssembler
from loosen.finish.page_pass import WORTH_A_PROCESS, PageFragment, prepare_pages
from loosen.finish.search import search_text
from loosen.finish.search.search_index import Entry, entries, search_files
from loosen.finish.security import csp, headers
from loosen.model import Site
from loosen.runtime.parallel import parallel_map
from loosen.site.pages import fragments, pages
from loosen.site.translations import Catalogue

_FIRST = ("home", "safety", "routine", "exercise", "routines", "exercises", "kind", "muscle")
"""What a reader on the floor needs most is kept offline first."""
_AT_ONCE = 16
"""Pages: to give a page its head takes less than to say that it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the folder shall hold."""

    files: Mapping[str, bytes]
    """Every file that we make, but for pages of the publisher's, by path."""
    pages: tuple[str, ...]
    """Paths of those of the content and for missing addresses."""
    written: tuple[str, ...]
    """Those of the pages that are put aside, as they do not stand there as they shall be."""
    obsolete: tuple[str, ...]
    """Files to delete."""
    kept: offline.Precache


def run(
    published: SiteFolder, assets: Mapping[str, bytes], site: Site, words: Catalogue, *, aside: StagedWrites
) -> Outcome:
    """The site as readers get it; its pages are put `aside` as they are made, on every core.

    Raises:
        FinishError: the published folder is not what we know.
    """
    if not_found.PATH not in published.pages:
        raise FinishError(f"The folder must hold {not_found.PATH}, for addresses that are not there.")
    index = offline.search_index(published.files)
    paths = [path for path in (*map(html_of, pages(site)), not_found.PATH) if path in published.pages]
    of_pages = prepare_pages(paths, published, words)
    known = build_context(published, of_pages, assets, site, words)
    policy = csp.policy(
        csp.hashes(
            [file_protocol.LOADER_SNIPPET, *(code for part in of_pages.values() for code in part.scripts)]
        )
    )
    worker = known.asset(search_text.WORKER) if index == offline.OF_MKDOCS else ""
    whole = PageAssembler(
        parts=of_pages, policy=policy, worker=worker, published=published, known=known, aside=aside
    )
    done = dict(
        zip(paths, parallel_map(whole.page, paths, min_parallel=WORTH_A_PROCESS, chunk=_AT_ONCE), strict=True)
    )
    theme = tuple(sorted({file for files, _ in done.values() for file in files}))
    searched = search_files(published.files[index], index, _entries(known, of_pages))
    made = _files(published, assets, known, policy, theme) | searched
    needed = offline.always(theme, map(known.asset, known.own), searched)
    ranked = [*sorted(known.facts, key=lambda path: _rank(path, known)), *_pieces(published, site)]
    kept = offline.precached(lambda path: made[path] if path in made else aside.data(path), needed, ranked)
    made[offline.WORKER] = offline.worker(kept.files, known.asset("assets/offline/worker.js")).encode()
    return Outcome(
        files=made,
        pages=tuple(paths),
        written=tuple(path for path, (_, is_new) in done.items() if is_new),
        obsolete=_obsolete(published, known, made),
        kept=kept,
    )


def _entries(known: SiteContext, parts: Mapping[str, PageFragment]) -> Iterator[Entry]:
    """What a search finds, in the order of the pages' addresses."""
    for path in sorted(known.facts, key=lambda path: path.split("/")[:-1]):
        yield from entries(known.facts[path].page, parts[path].sections, known.words)


def _files(
    published: SiteFolder, assets: Mapping[str, bytes], known: SiteContext, policy: str, theme: Iterable[str]
) -> dict[str, bytes]:
    """The files beside the pages, but for those that say which files there are."""
    texts = dict(_redirects(known)) | _texts(policy, tuple(theme), known)
    made = {path: text.encode() for path, text in texts.items()}
    made |= dataset.published(known.site, known.root, known.words)
    made |= fingerprint.hashed_assets(known.own) | _scripts(published)
    made[file_protocol.PATH] = file_protocol.bundle_for_file_urls(
        known.own, f"assets/own/{known.mark}/", assets[file_protocol.SOURCE]
    )
    return made


def _redirects(known: SiteContext) -> Iterator[tuple[str, str]]:
    for old, exercise in redirects.moves(known.site).items():
        page = redirects.redirect_page(old, exercise, known.root, known.site, known.words)
        yield f"{old.strip('/')}/index.html", page


def _scripts(published: SiteFolder) -> dict[str, bytes]:
    bundles = published.files.found(theme_scripts.BUNDLE)
    return {path: theme_scripts.patch_bundle(text, path).encode() for path, text in bundles.items()}


def _texts(policy: str, theme: tuple[str, ...], known: SiteContext) -> dict[str, str]:
    """The files beside the pages that are made from the whole site."""
    site, root = known.site, known.root
    days = {facts.page.address: facts.reviewed for facts in known.facts.values() if facts.reviewed}
    addresses = sorted(facts.page.address for facts in known.facts.values())
    return {
        "sitemap.xml": sitemap.sitemap(addresses, days, root),
        "robots.txt": sitemap.robots(root),
        feed.PATH: feed.feed(site, root),
        manifest.PATH: manifest.manifest(site, known.colour),
        "_headers": headers.headers_file(policy, theme),
        "_redirects": redirects.redirects_file(site),
        ".nojekyll": "",  # GitHub Pages would drop files whose names begin with an underscore
    }


def _rank(path: str, known: SiteContext) -> tuple[int, str]:
    template = known.facts[path].page.template
    return (_FIRST.index(template) if template in _FIRST else len(_FIRST), path)


def _pieces(published: SiteFolder, site: Site) -> tuple[str, ...]:
    """What pages fetch for a plan.

    Raises:
        FinishError: it was not published.
    """
    found = tuple(piece.path for piece in fragments(site))
    if missing := [path for path in found if path not in published.files]:
        raise FinishError(
            f"The folder must hold {missing[0]}, which plans fetch. Publish this content again, then "
            "finish it."
        )
    return found


def _obsolete(published: SiteFolder, known: SiteContext, made: Mapping[str, bytes]) -> tuple[str, ...]:
    """What no page asks for now, and a second sitemap that holds the time of the build."""
    everything = (*published.files, *published.pages)
    now = f"assets/own/{known.mark}/"
    old = [path for path in everything if fingerprint.FOLDER.match(path) and not path.startswith(now)]
    # The theme's own styles stay, so that a second run can begin from them again.
    ours = known.own.keys() | {part for one in known.sheets.values() for part in one.parts}
    raw = [
        path
        for path in everything
        if path in {*ours, file_protocol.SOURCE} and not purge_css.STYLES.fullmatch(path)
    ]
    tried_out = [path for path in published.pages if path.startswith("assets/")]
    texts = [path for path in published.files if search_text.TEXT.fullmatch(path) and path not in made]
    left = [path for path in published.files if path.endswith(site_folder.UNFINISHED)]
    return (*old, *raw, *tried_out, *texts, *left, "sitemap.xml.gz")
