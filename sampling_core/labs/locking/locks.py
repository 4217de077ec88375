"""What a lab locks: parameters that stay, or stay within a range, and data that stays."""

from sampling_core.chain import Chain
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.labs.lab import Lock, Locks
from sampling_core.labs.locking.lock_words import range_text, title
from sampling_core.labs.locking.locked_place import Place, place_of
from sampling_core.words import say


def check(locks: Locks, before: Experiment, after: Experiment) -> None:
    """Raise LabError, in one sentence, for an edit that the locks of a lab do not allow.

    The sampler of a locked or hidden parameter keeps its value, its rules, whether it is on, and
    its place among the others; a value with a range stays within it. What an edit leaves as it
    is, is never refused.
    """
    if "data" in locks.commands and after.source is not before.source:
        raise LabError(say("The data is locked by the lab."))
    for parameter, lock in locks.parameters.items():
        place = place_of(parameter)
        if place is None:
            continue
        if lock.state == "range":
            _check_range(parameter, lock, place, before.chain, after.chain)
        else:
            _check_locked(parameter, place, before.chain, after.chain)


def _check_locked(parameter: str, place: Place, before: Chain, after: Chain) -> None:
    if place.given(before):
        facts = (place.given, place.at_work, place.rules)
        is_same = all(fact(before) == fact(after) for fact in facts)
    else:
        is_same = all(value == place.off for value in place.at_work(after))
    if not is_same:
        raise LabError(say("{parameter} is locked by the lab.", parameter=title(parameter)))
    if _common(place.order(before), after) != _common(place.order(after), before):
        raise LabError(
            say("{parameter} is locked by the lab, and so is its place in the chain.",
                parameter=title(parameter))
        )  # fmt: skip


def _common(above: tuple[tuple[str, ...], ...], other: Chain) -> list[list[str]]:
    """Return what stands above a sampler, sorted, without what the other chain has not."""
    there = {sampler.name for sampler in other}
    return [sorted({name for name in names if name in there}) for names in above]


def _check_range(
    parameter: str, lock: Lock, place: Place, before: Chain, after: Chain
) -> None:  # fmt: skip
    now = place.at_work(after) or (place.off,)
    if now == (place.at_work(before) or (place.off,)):
        return
    low = -float("inf") if lock.low is None else lock.low
    high = float("inf") if lock.high is None else lock.high
    if not all(value is None or low <= value <= high for value in now):
        raise LabError(
            say("{parameter} may be {range} in this lab.",
                parameter=title(parameter), range=range_text(lock))
        )  # fmt: skip
