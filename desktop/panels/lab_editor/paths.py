"""Places in a lab, as paths: ``("cases", 0, "predict", 2, "ask")``; labs are values, never changed."""

from collections.abc import Callable
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
    """Return a lab in which a run or its data has another name, wherever it is named.

    ``kind`` is “runs” or “sources”.
    """
    plain = msgspec.to_builtins(lab)
    plain[kind] = {after if name == before else name: part for name, part in plain[kind].items()}
    change: Callable[[Any], Any] = lambda name: after if name == before else name  # noqa: E731  (two short lines for two places)
    keys = ("run", "runs", "recommended") if kind == "runs" else ("source",)
    for part in ("cases", "facts", "runs"):
        if part != kind or kind == "runs":
            plain[part] = _followed(plain.get(part), keys, change)
    return msgspec.convert(plain, Lab)


def _followed(value: Any, keys: tuple[str, ...], change: Callable[[Any], Any]) -> Any:
    if isinstance(value, list):
        return [_followed(part, keys, change) for part in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for name, part in value.items():
        if name in keys:
            found[name] = [change(each) for each in part] if isinstance(part, list) else change(part)
        elif name == "options" and value.get("kind") == "ranking" and "run" in keys:
            found[name] = [{**option, "name": change(option["name"])} for option in part]
        else:
            found[name] = _followed(part, keys, change)
    return found
