"""The pages of the site that we publish."""

import pytest

from generator.build import files
from generator.model import Site


@pytest.fixture(scope="session")
def published(real_site: Site) -> dict[str, str]:
    """Each page's path and Markdown."""
    return {path: data.decode() for path, data in files(real_site).items() if path.endswith(".md")}
