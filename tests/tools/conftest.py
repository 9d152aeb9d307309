"""A copy of the project, and the site that was built in it."""

from pathlib import Path

import pytest

from .test_publish import build, project


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("one"))
    done = build(folder)
    output, _ = done.communicate(timeout=300)
    assert done.returncode == 0, output
    return folder
