"""JSON as people write it: a missing comma and “0.” are read, and told."""

import json
from typing import Any

from sampling_core.files import Pairs, Unreadable, parsed

DEEPEST = 24
REPAIRS = 16  # more than these and it is no JSON


def read_json(text: str) -> tuple[Any, tuple[str, ...], tuple[str, ...]]:
    """Return the value, names that come twice, and a sentence for each repair."""
    text, repairs = _repaired(text)
    twice: list[str] = []
    return plain(parsed(text), twice), tuple(dict.fromkeys(twice)), repairs


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Put in commas that are missing between entries, and take out points without digits."""
    said: list[str] = []
    for _ in range(REPAIRS):
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            where = f"Line {error.lineno:,}, column {error.colno:,}"
            at = text[error.pos : error.pos + 1]
            if not error.msg.startswith("Expecting ',' delimiter"):
                break
            if at == ".":
                said.append(f"{where}: a number ends in a point; it is read without it.")
                text = text[: error.pos] + " " + text[error.pos + 1 :]  # places stay the same
            elif at == '"' and text[: error.pos].rstrip()[-1:] not in ("{", "["):
                said.append(f"{where}: a comma is missing; it is read as if it stood there.")
                blank = text[error.pos - 1].isspace()  # its place can be the comma's
                text = text[: error.pos - blank] + "," + text[error.pos :]
            else:
                break
        except (RecursionError, ValueError):
            break
        else:
            return text, tuple(said)
    return text, tuple(said)


def plain(value: Any, twice: list[str], depth: int = 0) -> Any:
    """Return a value in what JSON knows; of names that come twice the last value counts."""
    if depth > DEEPEST:
        raise Unreadable("It is nested too deeply.")
    if isinstance(value, Pairs):
        found: dict[str, Any] = {}
        for name, inner in value:
            if name in found:
                twice.append(name)
            found[name] = plain(inner, twice, depth + 1)
        return found
    if isinstance(value, dict):  # of YAML and Python, whose names may be anything
        return {
            name if isinstance(name, str | int) else str(name): plain(inner, twice, depth + 1)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner, twice, depth + 1) for inner in value]
    known = value is None or isinstance(value, str | int | float | bool)
    return value if known else str(value)
