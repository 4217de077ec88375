"""Places in a lab, as paths such as ``("cases", 0, "predict", 2, "ask")``; labs are values."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from sampling_core.labs.lab import Lab

Path = tuple[str | int, ...]


def at(value: Any, path: Path) -> Any:
    """Return what stands at a path; raises LookupError or AttributeError where nothing does."""
    for step in path:
        value = getattr(value, str(step)) if isinstance(value, msgspec.Struct) else value[step]
    return value


def with_at(value: Any, path: Path, new: Any) -> Any:
    """Return a lab, or a part of one, with something else at a path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, msgspec.Struct):
        name = str(step)
        inside = with_at(getattr(value, name), rest, new)
        return msgspec.structs.replace(value, **{name: inside})
    if isinstance(value, dict):
        inside = with_at(value.get(step), rest, new) if rest else new
        return {**value, step: inside}
    place = int(step)
    return (*value[:place], with_at(value[place], rest, new), *value[place + 1 :])


def renamed(lab: Lab, kind: str, before: str, after: str) -> Lab:
    """Return a lab in which a run, data or a fact has another name, wherever it is named.

    ``kind`` is “runs”, “sources” or “facts”; texts name facts in braces.
    """
    plain = msgspec.to_builtins(lab)
    plain[kind] = {after if name == before else name: part for name, part in plain[kind].items()}
    if kind == "facts":
        return msgspec.convert(_reworded(plain, f"{{{before}}}", f"{{{after}}}"), Lab)
    keys = ("run", "runs", "recommended") if kind == "runs" else ("source",)
    change = partial(_changed, before, after)
    for part in ("cases", "facts", "runs"):
        if part in plain:
            plain[part] = _followed(plain[part], keys, change)
    return msgspec.convert(plain, Lab)


def _changed(before: str, after: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_changed(before, after, each) for each in value]
    return after if value == before else value


def _reworded(value: Any, before: str, after: str) -> Any:
    if isinstance(value, list | tuple):
        return [_reworded(part, before, after) for part in value]
    if isinstance(value, dict):
        return {name: _reworded(part, before, after) for name, part in value.items()}
    return value.replace(before, after) if isinstance(value, str) else value


def _followed(value: Any, keys: tuple[str, ...], change: Callable[[Any], Any]) -> Any:
    if isinstance(value, list | tuple):
        return [_followed(part, keys, change) for part in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for name, part in value.items():
        if name in keys:
            found[name] = (
                [change(each) for each in part] if isinstance(part, list) else change(part)
            )
        elif name == "options" and value.get("kind") == "ranking" and "run" in keys:
            found[name] = [{**option, "name": change(option["name"])} for option in part]
        else:
            found[name] = _followed(part, keys, change)
    return found
