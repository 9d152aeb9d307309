"""The pages of the site that we publish."""

import pytest
from loosen.build.build import render_all
from loosen.model import Site


@pytest.fixture(scope="session")
def published(real_site: Site) -> dict[str, str]:
    """Each page's path and Markdown."""
    return {path: data.decode() for path, data in render_all(real_site).items() if path.endswith(".md")}
