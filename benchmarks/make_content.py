"""A content folder of any size, made from a real one: the same seed gives the same bytes.

    python -m benchmarks.make_content build/bench/1000/content --number 1000

The real content is the first family. Each further family has every exercise of it once more, with its
muscles, routines and articles: the texts are drawn from those of all exercises of the kind, and a drawing is
bent a little, so that no two pages and no two drawings are the same. Evidence, vocabulary and the body map
stay as they are: they do not grow with the number of exercises.
"""

from __future__ import annotations

import argparse
import copy
import pathlib
import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

try:
    from yaml import CSafeDumper as Dumper
except ImportError:  # PyYAML without libyaml writes the same, more slowly
    from yaml import SafeDumper as Dumper  # type: ignore[assignment]

from loosen.loader.document import Document
from loosen.loader.reader import read

from benchmarks.bend import bend

ROOT = pathlib.Path(__file__).resolve().parent.parent
FAMILY = ("exercises", "muscles", "routines", "articles")
"""The folders that grow."""
LISTS = ("steps", "mistakes", "keep off", "ask first", "stop if")
TEXTS = ("feel", "breathing", "easier", "harder", "good to know")
HOLDS = ("30 s", "35 s", "40 s", "45 s", "1 min")
_EMBED = re.compile(r"^(::: (?:exercise|routine) )(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Original:
    """The real content, by folder and id, with all texts of each kind and key."""

    documents: Mapping[str, Mapping[str, Document]]
    texts: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(cls, content: pathlib.Path) -> Original:
        documents: dict[str, dict[str, Document]] = {folder: {} for folder in FAMILY}
        texts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for document in read(content).documents:
            folder = document.file.split("/")[1]
            if folder not in FAMILY or "moved_to" in document.data:
                continue
            documents[folder][document.id] = document
            for key in (*LISTS, *TEXTS) if folder == "exercises" else ():
                value = document.data.get(key) or []
                texts[document.data["kind"], key] += value if isinstance(value, list) else [value]
        return cls(documents, {key: tuple(dict.fromkeys(values)) for key, values in texts.items()})


def make(
    content: pathlib.Path, out: pathlib.Path, number: int, *, seed: int = 1, figures: bool = True
) -> None:
    """Make `out` a content folder with `number` exercises; without figures, none of them is drawn.

    Raises:
        ValueError: the real content alone has more exercises.
    """
    original = Original.of(content)
    exercises = original.documents["exercises"]
    if number < len(exercises):
        raise ValueError(f"the number must be at least {len(exercises)}, which the content has, got {number}")
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(content, out)
    for document in exercises.values() if not figures else ():
        data = {key: value for key, value in document.data.items() if key != "figure"}
        _write(out / "exercises" / f"{document.id}.yml", data)
    done = len(exercises)
    for family in range(2, 2 + number):
        if done >= number:
            return
        chosen = _chosen(exercises, number - done)
        for folder, id, data, body in _family(original, chosen, family, random.Random(f"{seed}/{family}")):
            kept = {key: value for key, value in data.items() if figures or key != "figure"}
            _write(out / folder / f"{id}{'.md' if body else '.yml'}", kept, body)
        done += len(chosen)


def _chosen(exercises: Mapping[str, Document], most: int) -> tuple[str, ...]:
    """As many exercises as there is room for; a massage comes with the first stretch that it prepares."""
    chosen: dict[str, None] = {}
    # Once more, because a stretch that found no room for its massage may leave room for something alone.
    for id, document in [*exercises.items()] * 2:
        needed = {document.data.get("prepare", id): None, id: None}
        if document.data["kind"] != "self-massage" and len(chosen | needed) <= most:
            chosen |= needed
    return tuple(chosen)


def _family(
    original: Original, chosen: tuple[str, ...], family: int, chance: random.Random
) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Folder, id, values and body of each file of one family."""
    muscles = {id for one in chosen for id in original.documents["exercises"][one].data.get("muscles", ())}
    for id in chosen:
        yield "exercises", f"{id}-{family}", _exercise(original, id, family, chance), ""
    for id in sorted(muscles):
        data = _named(original.documents["muscles"][id], family)
        data.pop("map", None)
        yield "muscles", f"{id}-{family}", data, ""
    whole: set[str] = set()
    for id, document in original.documents["routines"].items():
        items = [_item(item) for item in document.data["exercises"]]
        if {item["exercise"] for item in items} <= set(chosen):
            whole.add(id)
            own = [item | {"exercise": f"{item['exercise']}-{family}"} for item in items]
            yield "routines", f"{id}-{family}", _named(document, family) | {"exercises": own}, ""
    for id, document in original.documents["articles"].items():
        yield (
            "articles",
            f"{id}-{family}",
            _named(document, family),
            _body(document, family, {*chosen, *whole}),
        )


def _exercise(original: Original, id: str, family: int, chance: random.Random) -> dict[str, Any]:
    data = _named(original.documents["exercises"][id], family)
    kind = data["kind"]
    data["muscles"] = [f"{muscle}-{family}" for muscle in data.get("muscles", ())]
    if "prepare" in data:
        data["prepare"] += f"-{family}"
    if "hold" in data["dose"] and "shorter hold because" not in data:
        data["dose"]["hold"] = chance.choice(HOLDS)
    for key in (key for key in LISTS if key in data):  # in this order: each takes the next of the chances
        data[key] = chance.sample(original.texts[kind, key], len(data[key]))
    for key in (key for key in TEXTS if key in data):
        data[key] = chance.choice(original.texts[kind, key])
    if "figure" in data:
        data["figure"] = bend(data["figure"], chance)
    return data


def _item(item: str | dict[str, Any]) -> dict[str, Any]:
    """An exercise of a routine, which may be written as its id alone."""
    return {"exercise": item} if isinstance(item, str) else item


def _named(document: Document, family: int) -> dict[str, Any]:
    data = copy.deepcopy(document.data)
    data["name"] += f" {family}"
    return data


def _body(document: Document, family: int, there: set[str]) -> str:
    """An article's text; what it embeds is of the same family where that has it."""

    def own(match: re.Match[str]) -> str:
        return f"{match[0]}-{family}" if match[2] in there else match[0]

    return _EMBED.sub(own, document.body)


def _write(path: pathlib.Path, data: Mapping[str, Any], body: str = "") -> None:
    text = yaml.dump(dict(data), Dumper=Dumper, sort_keys=False, allow_unicode=True, default_flow_style=None)
    path.write_text(f"---\n{text}---\n{body}" if body else text, encoding="utf-8", newline="\n")


def main() -> None:
    """Make the folder that is named on the command line."""
    parser = argparse.ArgumentParser(description="Make a content folder of any size.")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--number", type=int, required=True, help="how many exercises")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--content", type=pathlib.Path, default=ROOT / "content")
    parser.add_argument("--no-figures", action="store_true")
    given = parser.parse_args()
    make(given.content, given.out, given.number, seed=given.seed, figures=not given.no_figures)


if __name__ == "__main__":
    main()
