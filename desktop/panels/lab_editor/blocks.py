"""The blocks of a lab: what the outline lists, and how blocks are added, moved and taken away."""

from dataclasses import dataclass
from typing import Any

import msgspec

from desktop.panels.lab_editor.paths import Path, at, with_at
from sampling_core.labs.lab import (
    Case,
    Fact,
    Field,
    Lab,
    LabSource,
    Measure,
    Option,
    Run,
    Text,
    said,
)
from sampling_core.labs.reading import places
from sampling_core.words import say

LISTS = {"source": "sources", "run": "runs", "fact": "facts"}  # dicts by name
KINDS = ("lab", "sources", "runs", "facts", "cases", "locks", "reveal", "workspace")


@dataclass(frozen=True)
class Block:
    """One block: where it stands, what kind it is, what the outline and findings call it."""

    path: Path
    kind: str  # "lab", "source", "run", "fact", "case", "field", or the heading of a list
    title: str
    place: str = ""  # as findings begin
    depth: int = 0


def blocks_of(lab: Lab, language: str) -> tuple[Block, ...]:
    """Return the blocks in the order of the outline; headings are blocks too."""
    found = [Block((), "lab", said(lab.title, language) or lab.name, say("The lab"))]
    found.append(Block(("sources",), "sources", ""))
    found += [
        Block(("sources", name), "source", name, places.of_source(name), 1) for name in lab.sources
    ]
    found.append(Block(("runs",), "runs", ""))
    for name, run in lab.runs.items():
        title = said(run.title, language) or name
        found.append(Block(("runs", name), "run", title, places.of_run(name), 1))
    found.append(Block(("cases",), "cases", ""))
    for number, case in enumerate(lab.cases):
        found += _of_case(number, case, language)
    found.append(Block(("facts",), "facts", ""))
    found += [Block(("facts", name), "fact", name, places.of_fact(name), 1) for name in lab.facts]
    found.append(Block(("locks",), "locks", "", say("Lock “{name}”", name="\0").partition("\0")[0]))
    found.append(Block(("reveal",), "reveal", "", say("Reveal")))
    found.append(Block(("workspace",), "workspace", ""))
    return tuple(found)


def _of_case(number: int, case: Case, language: str) -> list[Block]:
    path: Path = ("cases", number)
    title = said(case.title, language) or case.name
    found = [Block(path, "case", title, places.of_case(number + 1), 1)]
    for place, field in enumerate(case.predict):
        name = said(field.ask, language) or field.name
        where = places.of_field(number + 1, field.name)
        found.append(Block((*path, "predict", place), "field", name, where, 2))
    return found


def block_at(blocks: tuple[Block, ...], sentence: str) -> Block | None:
    """Return the block that a finding is about: the one whose place is the longest beginning."""
    fitting = [each for each in blocks if each.place and sentence.startswith(each.place)]
    return max(fitting, key=lambda block: len(block.place), default=None)


# What is new.


def new_text(lab: Lab, english: str, german: str) -> Text:
    """Return a text in the languages of a lab."""
    words = {"de": german}
    return {language: words.get(language, english) for language in lab.languages}


def new_part(lab: Lab, kind: str, path: Path, field_kind: str = "number") -> Any:
    """Return a part that can be added, sound as far as can be."""
    source, run = next(iter(lab.sources), ""), next(iter(lab.runs), "")
    if kind == "source":
        return LabSource(name="Four tokens", tokens=("a", "b", "c", "d"),
                         logits=(2.0, 1.0, 0.0, -1.0))  # fmt: skip
    if kind == "run":
        return Run(source)
    if kind == "fact":
        return Fact("0", Measure("entropy", run=run))
    if kind == "case":
        task = new_text(lab, "What to do.", "Was zu tun ist.")
        title = new_text(lab, "New case", "Neuer Fall")
        return Case(_free("case", [case.name for case in lab.cases]), title, task, source)
    case = at(lab, path[:2])
    name = _free(field_kind, [field.name for field in case.predict])
    return new_field(lab, name, field_kind)


def new_field(lab: Lab, name: str, kind: str) -> Field:
    """Return a field of a kind with the answer that fits it best."""
    asks = {
        "number": ("How many tokens stay?", "Wie viele Token bleiben?"),
        "choice": ("Which one?", "Welches?"),
        "ranking": ("Which order?", "Welche Reihenfolge?"),
        "band": ("What will the entropy be?", "Wie hoch ist die Entropie?"),
        "token": ("Which token is first?", "Welches Token ist das erste?"),
        "sketch": ("What do you expect?", "Was erwartest du?"),
        "text": ("Why do you think so?", "Warum denkst du das?"),
    }
    whats = {"number": "kept", "band": "band", "token": "first", "sketch": "sketch"}
    options: tuple[Option, ...] = ()
    answer = Measure(whats[kind]) if kind in whats else None
    if kind == "choice":
        options = tuple(Option(each, new_text(lab, each, each)) for each in ("yes", "no"))
    if kind == "ranking":
        options = tuple(Option(each) for each in (list(lab.runs) or ["a", "b"])[:4])
        answer = Measure("ranking", runs=tuple(each.name for each in options))
    field = Field(name, kind, new_text(lab, *asks[kind]), options=options, answer=answer,  # type: ignore[arg-type]  # one of KINDS, which a lab checks
                  optional=kind == "text")  # fmt: skip
    if kind == "number":
        return msgspec.structs.replace(field, low=0.0, unit="tokens")
    return field


# Adding, doubling, moving, deleting: each returns the lab and where the keyboard goes on.


def added(lab: Lab, block: Block, kind: str, field_kind: str = "number") -> tuple[Lab, Path]:
    """Add a part of a kind, behind the block where it can stand there."""
    part = new_part(lab, kind, block.path, field_kind)
    if kind in LISTS:
        return _put(lab, kind, part, _free(kind, list(getattr(lab, LISTS[kind]))))
    if kind == "case":
        place = int(block.path[1]) + 1 if block.kind in ("case", "field") else len(lab.cases)
        return _inserted(lab, ("cases",), place, part)
    container = (*block.path[:2], "predict")
    place = int(block.path[3]) + 1 if block.kind == "field" else len(at(lab, container))
    return _inserted(lab, container, place, part)


def doubled(lab: Lab, block: Block) -> tuple[Lab, Path]:
    """Add a copy behind a block."""
    part = at(lab, block.path)
    if block.kind in LISTS:
        names = list(getattr(lab, LISTS[block.kind]))
        return _put(lab, block.kind, part, _free(str(block.path[-1]), names))
    container, place = block.path[:-1], int(block.path[-1])
    names = [each.name for each in at(lab, container)]
    copy = msgspec.structs.replace(part, name=_free(part.name, names))
    return _inserted(lab, container, place + 1, copy)


def moved(lab: Lab, block: Block, by: int) -> tuple[Lab, Path] | None:
    """Move a block among its own; None where it is at the end."""
    if not can_move(lab, block):
        return None
    container, place = block.path[:-1], int(block.path[-1])
    parts = list(at(lab, container))
    if not 0 <= place + by < len(parts):
        return None
    parts[place], parts[place + by] = parts[place + by], parts[place]
    return with_at(lab, container, tuple(parts)), (*container, place + by)


def without(lab: Lab, block: Block) -> tuple[Lab, Path]:
    """Delete a block; the last case stays, for a lab has one."""
    container, last = block.path[:-1], block.path[-1]
    parts = at(lab, container)
    if isinstance(parts, dict):
        left = {name: part for name, part in parts.items() if name != last}
        return with_at(lab, container, left), container
    place = int(last)
    left_over = (*parts[:place], *parts[place + 1 :])
    above = container[:-1] if container[-1] == "predict" else container
    near = (*container, min(place, len(left_over) - 1)) if left_over else above
    return with_at(lab, container, left_over), near


def can_change(lab: Lab, block: Block) -> bool:
    """Whether a block can be doubled, moved and deleted."""
    if block.kind == "case":
        return len(lab.cases) > 1
    return block.kind in ("source", "run", "fact", "field")


def can_move(lab: Lab, block: Block) -> bool:
    """Whether a block has a place among its own; data, runs and facts stand by name."""
    if block.kind not in ("case", "field"):
        return False
    return len(at(lab, block.path[:-1])) > 1


def _put(lab: Lab, kind: str, part: Any, name: str) -> tuple[Lab, Path]:
    path: Path = (LISTS[kind], name)
    return with_at(lab, path, part), path


def _inserted(lab: Lab, container: Path, place: int, part: Any) -> tuple[Lab, Path]:
    parts = at(lab, container)
    whole = (*parts[:place], part, *parts[place:])
    return with_at(lab, container, whole), (*container, place)


def _free(name: str, taken: list[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
