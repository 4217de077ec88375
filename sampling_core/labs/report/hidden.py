"""Settings that a lab does not show: what a report says instead of their values."""

from sampling_core.labs.lab import Lab
from sampling_core.labs.locking.lock_words import title
from sampling_core.labs.locking.locked_place import place_of
from sampling_core.words import say


def hidden_settings(lab: Lab) -> dict[str, str]:
    """Return the samplers whose values a lab does not show, with what is said instead."""
    found = {}
    for parameter, lock in lab.locks.parameters.items():
        place = place_of(parameter)
        if lock.state == "hidden" and place is not None:
            words = say("{parameter}: hidden by the lab", parameter=title(parameter))
            found[place.kind.name] = words
    return found
