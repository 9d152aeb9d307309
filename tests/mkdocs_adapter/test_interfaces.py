"""Only what MkDocs, Python-Markdown and Material document is used of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

GENERATOR = Path(__file__).parents[2] / "generator"
OTHERS = ("mkdocs", "properdocs", "markdown", "material", "zensical")


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def taken_from_others(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Module and name of each import from a publisher or from Python-Markdown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [(one.name, "") for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [(node.module or "", one.name) for one in node.names]
        else:
            continue
        yield from ((module, name) for module, name in found if module.split(".")[0] in OTHERS)


def private_attributes(tree: ast.Module) -> Iterator[str]:
    """Those that are asked of something else than the object at hand."""
    for node in ast.walk(tree):
        own = ("self", "cls")
        if isinstance(node, ast.Attribute) and private(node.attr):
            if not (isinstance(node.value, ast.Name) and node.value.id in own):
                yield node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
            yield from (
                one.value for one in node.args if isinstance(one, ast.Constant) and private(str(one.value))
            )


def test_no_private_name_of_a_publisher_is_used() -> None:
    found = []
    for path in sorted(GENERATOR.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        taken = list(taken_from_others(tree))
        names = [part for module, name in taken for part in (*module.split("."), name)]
        names += private_attributes(tree) if taken else []
        found += [f"{path.name}: {name}" for name in names if private(name)]
    assert found == []


def test_only_the_adapter_knows_mkdocs() -> None:
    knows = {
        path.relative_to(GENERATOR).as_posix()
        for path in GENERATOR.rglob("*.py")
        for module, _ in taken_from_others(ast.parse(path.read_text("utf-8")))
        if module.split(".")[0] != "markdown"
    }
    assert {path.rsplit("/", 1)[0] for path in knows} == {"loosen/mkdocs_adapter"}


def test_the_hook_is_short() -> None:
    assert len((GENERATOR / "loosen" / "mkdocs_adapter" / "hooks.py").read_text("utf-8").splitlines()) <= 60
