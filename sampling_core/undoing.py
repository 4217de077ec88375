"""Samplers of a chain with names of their own, and edits that bring one chain nearer to another."""

from dataclasses import replace
from typing import Any

from sampling_core.chain import Chain
from sampling_core.sampler import Sampler

Key = tuple[str, int]  # the name of a sampler, and which of several of that name
Items = list[tuple[Key, Sampler]]


def active(chain: Chain) -> Items:
    """Return the samplers of a chain that do something, each with a name of its own."""
    items: Items = []
    for sampler in chain:
        if not sampler.is_off:
            nth = sum(key[0] == sampler.name for key, _ in items)
            items.append(((sampler.name, nth), sampler))
    return items


def active_steps(chain: Chain) -> tuple[int, ...]:
    """Return the steps of a chain that do something."""
    return tuple(step for step, sampler in enumerate(chain) if not sampler.is_off)


def inserted(items: Items, key: Key, sampler: Sampler, like: Items) -> Items:
    """Put a sampler behind the nearest one that runs before it in ``like``."""
    order = [each for each, _ in like]
    before = set(order[: order.index(key)])
    place = max((i + 1 for i, (each, _) in enumerate(items) if each in before), default=0)
    return [*items[:place], (key, sampler), *items[place:]]


def without(items: Items, key: Key) -> Items:
    """Leave out a sampler."""
    return [item for item in items if item[0] != key]


def with_field(items: Items, key: Key, name: str, value: Any) -> Items:
    """Give one field of a sampler another value."""
    change: dict[str, Any] = {name: value}
    return [(k, replace(s, **change) if k == key else s) for k, s in items]


def moved(items: Items, key: Key, sampler: Sampler, like: Items) -> Items:
    """Put a sampler where it runs in ``like``."""
    current = dict(items).get(key, sampler)
    return inserted(without(items, key), key, current, like)


def in_order(items: Items, like: Items) -> Items:
    """Put the samplers that ``like`` has in its order, in the places that they hold together."""
    known = dict(items)
    ordered = iter([(key, known[key]) for key, _ in like if key in known])
    there = {key for key, _ in like}
    return [next(ordered) if item[0] in there else item for item in items]
