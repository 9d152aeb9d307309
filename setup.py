"""What `pyproject.toml` cannot say: a package holds folders that stand at the root of a checkout."""

import pathlib
import shutil

from setuptools import setup
from setuptools.command.build_py import build_py

FOLDERS = ("templates", "starter")


class BuildWithFolders(build_py):
    """Copies them in. An editable install reads them where they stand."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for name in FOLDERS:
                target = pathlib.Path(self.build_lib) / "loosen" / name
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(name, target)


setup(cmdclass={"build_py": BuildWithFolders})
