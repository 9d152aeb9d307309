"""The steps of `finish` in order: from a published folder to the files of the finished site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loosen.build import dataset
from loosen.finish import head, offline
from loosen.finish.assets import file_protocol, fingerprint, purge_css, theme_scripts
from loosen.finish.context import SiteContext, build_context, html_of
from loosen.finish.html import site_folder
from loosen.finish.html.errors import FinishError
from loosen.finish.html.site_folder import SiteFolder, StagedWrites
from loosen.finish.metadata import feed, manifest, not_found, redirects, sitemap
from loosen.finish.page_assembly import PageAssembler
from loosen.finish.prepared_page import WORTH_A_PROCESS, PreparedPage, prepare_pages
from loosen.finish.search import search_text
from loosen.finish.search.search_index import Entry, entries, search_files
from loosen.finish.security import csp, headers
from loosen.model import Site
from loosen.runtime.parallel import parallel_map
from loosen.site.pages import fragments, pages
from loosen.site.translations import Catalogue

_CHUNK = 16
"""Pages per task: one page takes less time than sending a task to a process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of all steps; pages are staged already, other files are not."""

    files: Mapping[str, bytes]
    """Every file that we write besides the publisher's pages, by path."""
    pages: tuple[str, ...]
    """Paths of the pages, 404 included."""
    written: tuple[str, ...]
    """Paths of the pages that changed, which are staged."""
    obsolete: tuple[str, ...]
    """Paths of files to delete."""
    precache: offline.Precache


def run(
    published: SiteFolder, assets: Mapping[str, bytes], site: Site, words: Catalogue, *, writes: StagedWrites
) -> Outcome:
    """Run all steps, and stage each page in `writes` as soon as it is finished.

    Raises:
        FinishError: the publisher's output is not as expected.
    """
    if not_found.PATH not in published.pages:
        raise FinishError(f"The folder must hold {not_found.PATH}, for addresses that are not there.")
    index = offline.search_index(published.files)
    paths = [path for path in (*map(html_of, pages(site)), not_found.PATH) if path in published.pages]
    prepared = prepare_pages(paths, published, words)
    context = build_context(published, prepared, assets, site, words)
    scripts = [*head.SNIPPETS, *(code for page in prepared.values() for code in page.scripts)]
    policy = csp.policy(csp.hashes(scripts))
    worker = context.asset(search_text.WORKER) if index == offline.OF_MKDOCS else ""
    assembler = PageAssembler(
        prepared=prepared, policy=policy, worker=worker, published=published, context=context, writes=writes
    )
    done = dict(
        zip(
            paths,
            parallel_map(assembler.page, paths, min_parallel=WORTH_A_PROCESS, chunk=_CHUNK),
            strict=True,
        )
    )
    theme = tuple(sorted({file for files, _ in done.values() for file in files}))
    search = search_files(
        published.files[index], index, _entries(context, prepared), language=context.words.language
    )
    made = _files(published, assets, context, policy, theme) | search
    needed = offline.always(theme, map(context.asset, context.assets), search)
    ranked = [*_ranked(context), *_fragments(published, site)]
    precache = offline.precached(
        lambda path: made[path] if path in made else writes.data(path), needed, ranked
    )
    made[offline.WORKER] = offline.worker(precache.files, context.asset("assets/offline/worker.js")).encode()
    return Outcome(
        files=made,
        pages=tuple(paths),
        written=tuple(path for path, (_, is_new) in done.items() if is_new),
        obsolete=_obsolete(published, context, made),
        precache=precache,
    )


def _entries(context: SiteContext, prepared: Mapping[str, PreparedPage]) -> Iterator[Entry]:
    """The entries of the search index, in the order of the pages' URLs."""
    for path in sorted(context.facts, key=lambda path: path.split("/")[:-1]):
        yield from entries(context.facts[path].page, prepared[path].sections, context.words)


def _files(
    published: SiteFolder,
    assets: Mapping[str, bytes],
    context: SiteContext,
    policy: str,
    theme: Iterable[str],
) -> dict[str, bytes]:
    """All files besides the pages, except the search index and the service worker."""
    texts = dict(_redirects(context)) | _texts(policy, tuple(theme), context)
    made = {path: text.encode() for path, text in texts.items()}
    made |= dataset.published(context.site, context.root, context.words)
    made |= fingerprint.hashed_assets(context.assets) | _scripts(published)
    made[file_protocol.PATH] = file_protocol.bundle_for_file_urls(
        context.assets, f"assets/own/{context.asset_hash}/", assets[file_protocol.SOURCE]
    )
    return made


def _redirects(context: SiteContext) -> Iterator[tuple[str, str]]:
    for old, exercise in redirects.moves(context.site).items():
        page = redirects.redirect_page(old, exercise, context.root, context.site, context.words)
        yield f"{old.strip('/')}/index.html", page


def _scripts(published: SiteFolder) -> dict[str, bytes]:
    bundles = published.files.matching(theme_scripts.BUNDLE)
    return {path: theme_scripts.patch_bundle(text, path).encode() for path, text in bundles.items()}


def _texts(policy: str, theme: tuple[str, ...], context: SiteContext) -> dict[str, str]:
    """Text files about the whole site, by path."""
    site, root = context.site, context.root
    days = {facts.page.address: facts.reviewed for facts in context.facts.values() if facts.reviewed}
    addresses = sorted(facts.page.address for facts in context.facts.values())
    return {
        "sitemap.xml": sitemap.sitemap(addresses, days, root),
        "robots.txt": sitemap.robots(root),
        feed.PATH: feed.feed(site, root),
        manifest.PATH: manifest.manifest(site, context.theme_colour),
        "_headers": headers.headers_file(policy, theme),
        "_redirects": redirects.redirects_file(site),
        ".nojekyll": "",  # GitHub Pages would drop files whose names begin with an underscore
    }


def _ranked(context: SiteContext) -> list[str]:
    """Paths of the pages, first what a reader needs during an exercise."""
    return sorted(context.facts, key=lambda path: (context.facts[path].page.kind.offline, path))


def _fragments(published: SiteFolder, site: Site) -> tuple[str, ...]:
    """Paths of the fragments that plans load.

    Raises:
        FinishError: one was not published.
    """
    found = tuple(fragment.path for fragment in fragments(site))
    if missing := [path for path in found if path not in published.files]:
        raise FinishError(
            f"The folder must hold {missing[0]}, which pages fetch. Publish this content again, then "
            "finish it."
        )
    return found


def _obsolete(published: SiteFolder, context: SiteContext, made: Mapping[str, bytes]) -> tuple[str, ...]:
    """Files of earlier runs, sources that were bundled, and the sitemap that holds the time of the build."""
    everything = (*published.files, *published.pages)
    current = f"assets/own/{context.asset_hash}/"
    old = [path for path in everything if fingerprint.FOLDER.match(path) and not path.startswith(current)]
    # The theme's style sheets stay: a second run starts from them.
    bundled = {source for bundle in context.stylesheets.values() for source in bundle.sources}
    raw = [
        path
        for path in everything
        if path in {*context.assets, *bundled, file_protocol.SOURCE} and not purge_css.STYLES.fullmatch(path)
    ]
    demos = [path for path in published.pages if path.startswith("assets/")]
    texts = [path for path in published.files if search_text.TEXT.fullmatch(path) and path not in made]
    unfinished = [path for path in published.files if path.endswith(site_folder.UNFINISHED)]
    return (*old, *raw, *demos, *texts, *unfinished, "sitemap.xml.gz")
