"""The locks: all that we install has one version and a hash, and no lock names a place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "locks").glob("*.txt"))}


def pins(lock: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", LOCKS[lock], re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def asked(extra: str) -> list[str]:
    extras = PROJECT["project"]["optional-dependencies"]
    return extras[extra] if extra in extras else PROJECT["project"]["dependencies"]


def test_there_is_a_lock_for_the_site_and_for_each_extra() -> None:
    assert LOCKS.keys() == {"site", *PROJECT["project"]["optional-dependencies"]}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", LOCKS[lock].partition("\n")[2].strip())
    assert [one for one in entries if "==" not in one or "--hash=sha256:" not in one] == []
    assert "://" not in LOCKS[lock]
    assert "--index" not in LOCKS[lock]


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_needed_is_in_a_lock_in_a_version_that_suits(lock: str) -> None:
    there = pins("site") | pins(lock)
    wanted = [Requirement(one) for one in (*asked(lock), *PROJECT["build-system"]["requires"])]
    wrong = [one for one in wanted if not one.specifier.contains(there.get(canonicalize_name(one.name), "0"))]
    assert wrong == []


def test_a_package_has_the_same_version_in_all_locks() -> None:
    found = {(name, version) for lock in LOCKS for name, version in pins(lock).items()}
    assert len(found) == len({name for name, _ in found})


def test_what_is_chosen_on_purpose_is_what_is_locked() -> None:
    chosen = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    there = {name: version for lock in LOCKS for name, version in pins(lock).items()}
    assert {name: there[canonicalize_name(name)] for name, _ in chosen} == dict(chosen)
