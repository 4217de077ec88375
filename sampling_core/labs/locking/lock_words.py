"""What sentences say of locks."""

from sampling_core.engine import SPECS
from sampling_core.labels import label
from sampling_core.labs.lab import Lock, Locks
from sampling_core.labs.locking.locked_place import place_of
from sampling_core.words import both, say, say_count


def title(parameter: str) -> str:
    """Return what sentences call a parameter, as they begin with it: ``Top-k``."""
    named = inside(parameter)
    return named[:1].upper() + named[1:]


def inside(parameter: str) -> str:
    """Return what sentences call a parameter: ``top-k``."""
    place = place_of(parameter)
    return parameter if place is None else label(place.kind(), SPECS[parameter])


def range_text(lock: Lock) -> str:
    """Return the range of a lock: ``0.5 to 1.5``."""
    low, high = (_number(bound) for bound in (lock.low, lock.high))
    if lock.low is None:
        return say("at most {high}", high=high)
    if lock.high is None:
        return say("at least {low}", low=low)
    return say("{low} to {high}", low=low, high=high)


def _number(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}".replace("-", "−")


def sentence(locks: Locks) -> str:
    """Return what is locked, in words that stand behind a colon; empty for nothing."""
    commands = {"export": say("export"), "presets": say("presets"), "data": say("the data")}
    locked = [*_in_state(locks, "locked"), *(commands[name] for name in locks.commands)]
    hidden = _in_state(locks, "hidden")
    parts = []
    if locked:
        parts.append(
            say_count("{names} is locked by the lab", "{names} are locked by the lab",
                      len(locked), names=both(locked))
        )  # fmt: skip
    if hidden:
        parts.append(
            say_count("{names} is hidden by the lab", "{names} are hidden by the lab",
                      len(hidden), names=both(hidden))
        )  # fmt: skip
    for name, lock in locks.parameters.items():
        if lock.state == "range":
            parts.append(
                say("{parameter} may be {range}", parameter=inside(name), range=range_text(lock))
            )
    return "; ".join(parts)


def _in_state(locks: Locks, state: str) -> list[str]:
    return [inside(name) for name, lock in locks.parameters.items() if lock.state == state]
