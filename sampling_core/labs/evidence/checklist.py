"""The tuning checklist: six points for a task of one's own, ticked by the runs that were kept."""

from collections.abc import Mapping, Sequence

import msgspec

from sampling_core.history.masked import is_masked
from sampling_core.history.record import Record
from sampling_core.labs.evidence.run_changes import Run, first_pair, runs_of, single_steps
from sampling_core.labs.evidence.ticked import Line, ticked
from sampling_core.labs.measuring.shown import number
from sampling_core.measures import bits
from sampling_core.samplers.temperature import Temperature
from sampling_core.words import Said, say

POINTS: Mapping[str, Said] = {
    "goal": Said("Name your entropy goal."),
    "baseline": Said("Start from the baseline: T 0.7, top-p 1."),
    "measure": Said("Choose one measure."),
    "sweep": Said("Sweep temperature first, then top-p."),
    "log": Said("Log everything."),
    "iterate": Said("Iterate: change one thing at a time."),
}
# A column of the history → what it is called; the one number by which runs are compared.
MEASURES: Mapping[str, Said] = {
    "entropy": Said("Entropy"),
    "effective": Said("Effective tokens"),
    "kept": Said("Kept tokens"),
    "first_share": Said("Share of the likeliest token"),
    "rating": Said("My rating"),
    "cost": Said("Cost"),
}
BASELINE = 0.7  # temperature
LARGEST_GOAL = 20.0  # nats: ln of 485 million tokens
LOGGED, ROUNDS = 3, 3  # runs with a note or a rating; runs in a row


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a session keeps of the checklist."""

    goal: float | None = None  # nats
    measure: str = ""
    by_hand: tuple[str, ...] = ()

    def with_tick(self, name: str, on: bool) -> "Kept":
        """Return it with a point ticked by hand, or no longer."""
        others = tuple(each for each in self.by_hand if each != name)
        return msgspec.structs.replace(self, by_hand=(*others, name) if on else others)


def kept_of(view: str) -> Kept:
    """Return what a session kept; nothing where a stranger wrote what cannot be."""
    try:
        kept = msgspec.json.decode(view, type=Kept)
    except (msgspec.MsgspecError, RecursionError):
        return Kept()
    has_goal = kept.goal is not None and 0.0 <= kept.goal <= LARGEST_GOAL
    return Kept(
        kept.goal if has_goal else None,
        kept.measure if kept.measure in MEASURES else "",
        tuple(name for name in POINTS if name in kept.by_hand),
    )


def view_of(kept: Kept) -> str:
    """Return what a session keeps, as JSON."""
    return msgspec.json.encode(kept).decode()


def checklist(numbered: Sequence[tuple[int, Record]], kept: Kept) -> tuple[Line, ...]:
    """Return the six points with their evidence.

    ``numbered`` are the runs, oldest first, each with the number that the history shows. A masked
    run, whose result a lab hides, counts only by its settings.
    """
    runs = runs_of(numbered)
    shown = {
        "goal": (kept.goal is not None, _goal(runs, kept.goal)),
        "baseline": _baseline(runs),
        "measure": (bool(kept.measure), _measure(kept.measure)),
        "sweep": _sweep(runs),
        "log": _log(runs),
        "iterate": _iterate(runs),
    }
    return tuple(
        ticked(name, say(words), *shown[name], kept.by_hand) for name, words in POINTS.items()
    )


Found = tuple[bool, str]  # whether the point is shown, and by what


def _goal(runs: Sequence[Run], goal: float | None) -> str:
    if goal is None:
        return ""
    words = say("{nats} nats = {bits} bits", nats=number(goal, 2), bits=number(bits(goal), 2))
    seen = [run for run in runs if not is_masked(run.record)]
    if not seen:
        return words
    best = min(seen, key=lambda run: abs(run.record.entropy - goal))
    return say(
        "{goal}; run {number} comes nearest with {nats} nats",
        goal=words, number=best.number, nats=number(best.record.entropy, 3),
    )  # fmt: skip


def _baseline(runs: Sequence[Run]) -> Found:
    for run in runs:
        if run.asked.stages == (Temperature(BASELINE),):
            return True, say("run {number} has T 0.7 and nothing else", number=run.number)
    return False, ""


def _measure(measure: str) -> str:
    return say(MEASURES[measure]) if measure in MEASURES else ""


def _sweep(runs: Sequence[Run]) -> Found:
    """Temperature was varied alone, and top-p alone after that."""
    degrees = first_pair(runs, "temperature")
    if degrees is None:
        return False, ""
    words = say("runs {runs} differ only in temperature", runs=_numbers(runs, degrees))
    masses = first_pair(runs, "top_p", degrees[1])
    if masses is None:
        return False, say("{first}; top-p comes next", first=words)
    then = say("runs {runs} only in top-p", runs=_numbers(runs, masses))
    return True, say("{first}, {then}", first=words, then=then)


def _log(runs: Sequence[Run]) -> Found:
    noted = [run for run in runs if run.record.note.strip() or run.record.rating]
    if not noted:
        return False, ""
    names = _listed(noted[-LOGGED:])
    if len(noted) == 1:
        return False, say("run {runs} carries a note or a rating", runs=names)
    words = say("runs {runs} carry a note or a rating", runs=names)
    return len(noted) >= LOGGED, words


def _iterate(runs: Sequence[Run]) -> Found:
    row = single_steps(runs)
    if len(row) < ROUNDS:
        return False, ""
    names = _listed(row[-ROUNDS:])
    return True, say("runs {runs} change one stage each", runs=names)


def _numbers(runs: Sequence[Run], pair: tuple[int, int]) -> str:
    return _listed([runs[place] for place in pair])


def _listed(runs: Sequence[Run]) -> str:
    """Return the numbers of runs: ``1, 2 and 4``."""
    *others, last = (str(run.number) for run in runs)
    if not others:
        return last
    return say("{several} and {last}", several=", ".join(others), last=last)
