"""What single hosted models refuse: dated data, as it changes without notice."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

MARGIN = " (as of {date}; it may have changed)."


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some models of a provider refuse."""

    provider: str
    models: tuple[str, ...]  # patterns such as ``o3*``
    only: dict[str, float] = {}  # the one value that they take
    at_least: dict[str, float] = {}
    refuses: tuple[str, ...] = ()
    together: tuple[str, ...] = ()  # names that they refuse together
    source: str = ""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules, with the day on which they were gathered."""

    format: str
    version: int
    date: str
    note: str
    rules: tuple[Rule, ...]


@cache
def model_rules() -> Rules:
    """Return the rules that come with the lab."""
    data = files("resources").joinpath("presets", "models.json").read_bytes()
    return msgspec.json.decode(data, type=Rules)


def refusals(provider: str, model: str, given: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each thing in a request that a model refuses."""
    if not model:
        return []
    known = model_rules()
    end = MARGIN.format(date=known.date)
    told: list[str] = []
    for rule in known.rules:
        if rule.provider == provider and any(fnmatchcase(model, each) for each in rule.models):
            told += [f"{model[:60]} {text}{end}" for text in _broken(rule, given)]
    return list(dict.fromkeys(told))


def _broken(rule: Rule, given: Mapping[str, Any]) -> list[str]:
    texts = [
        f"takes {name} {value:g} only"
        for name, value in rule.only.items()
        if given.get(name) is not None and given[name] != value
    ]
    texts += [
        f"takes {name} from {least:g} on only"
        for name, least in rule.at_least.items()
        if isinstance(given.get(name), int | float) and given[name] < least
    ]
    texts += [f"refuses {name}" for name in rule.refuses if given.get(name) is not None]
    if rule.together and all(given.get(name) is not None for name in rule.together):
        texts.append(f"refuses {' and '.join(rule.together)} together")
    return texts
