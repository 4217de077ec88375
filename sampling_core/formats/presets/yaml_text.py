"""YAML of presets: plain mappings, without anchors, aliases or tags; bounded."""

import re
from typing import Any

import yaml

from sampling_core.files import Unreadable
from sampling_core.formats.presets.json_text import plain

DEEPEST, MOST = 16, 5_000  # levels and events: the parser takes 20 µs for each
OPEN = 64  # brackets at a time: the parser's time grows with their square, in quoted texts too


def read_yaml(text: str) -> Any:
    """Return the value of a YAML text; raises Unreadable naming the line and column."""
    try:
        _check(text)
        return plain(yaml.safe_load(text), [])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 1:,}, column {mark.column + 1:,}" if mark else ""
        raise Unreadable(f"It is not YAML{where}: {error.problem}.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(f"It is not YAML that can be used ({type(error).__name__}).") from None


def _check(text: str) -> None:
    """Refuse what a preset never needs and what could grow without end."""
    _check_brackets(text)
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise Unreadable(f"Line {line:,}: anchors and aliases are not read.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise Unreadable("It is nested too deeply.")
        if count > MOST:
            raise Unreadable("It holds far more values than a preset.")


def _check_brackets(text: str) -> None:
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        if depth > OPEN:
            raise Unreadable("It is nested too deeply.")
