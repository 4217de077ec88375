"""My progress: a can-do line for each lab, ticked by the predictions that were locked in it."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from sampling_core.errors import LabError
from sampling_core.history import History
from sampling_core.labs.evidence.ticked import Line, ticked
from sampling_core.labs.judging.judge import judge
from sampling_core.labs.lab import Field
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.labs.work import Prediction, Work
from sampling_core.words import Said, say

if TYPE_CHECKING:
    from sampling_core.experiment import Source

VIEW = "progress"  # under this name a session keeps what was ticked by hand


@dataclass(frozen=True)
class Skill:
    """What a lab teaches, and which of its predictions show it."""

    lab: str
    number: int
    sentence: Said
    asked: Mapping[str, tuple[str, ...]]  # fields by case
    least: int  # how many of them are to be right
    within: float | None = None  # a number that misses by no more is right; None: as the lab says

    @property
    def count(self) -> int:
        return sum(map(len, self.asked.values()))


SKILLS: tuple[Skill, ...] = (
    Skill("temperature", 1,
          Said("I can predict what temperature does to the likeliest token, and what it leaves."),
          {"shape": ("half", "first"), "steps": ("growth",)}, 2),
    Skill("top-p", 2, Said("I can predict within one token how many top-p keeps."),
          {"four": ("kept20", "kept50", "kept80", "kept95")}, 3, 1.0),
    Skill("top-k", 3,
          Said("I can tell when a fixed number of tokens is too many and when it is too few."),
          {"peaked": ("share", "kept"), "flat": ("share", "kept")}, 3),
    Skill("combined", 4, Said("I can tell which of several stages changes the result."),
          {"presets": ("idle_safety", "idle_balanced", "idle_creative", "idle_diverse",
                       "idle_broad"), "puzzle": ("together", "moved")}, 5),
    Skill("penalties", 5, Said("I can predict how far a penalty pushes a token down."),
          {"strength": ("left", "overtakes"), "signs": ("times", "divided"),
           "counts": ("presence", "frequency", "first")}, 4),
    Skill("use-cases", 6, Said("I can name the entropy band of a task before I run it."),
          {"classification": ("band",), "summarization": ("band",), "code": ("band",),
           "creative": ("band",)}, 3),
    Skill("min-p", 7,
          Said("I can predict within one token how many min-p keeps at a high temperature."),
          {"peaked": ("min_after", "min_before"), "flat": ("min_after",)}, 2, 1.0),
    Skill("engines", 8, Said("I can say what the order of stages and the rule of top-p change."),
          {"requests": ("first", "last", "drop"), "summarization": ("first", "last")}, 3),
    Skill("determinism", 9,
          Said("I can tell how often a token that is nearly as likely wins at temperature 0."),
          {"near": ("still", "little", "more"), "tie": ("little",)}, 2),
    Skill("beam", 10, Said("I can find the text that greedy writes, and the likeliest one."),
          {"greeting": ("greedy", "best", "share")}, 2),
    Skill("target", 11, Said("I can choose a temperature for a target entropy."),
          {"goals": ("goal_10", "goal_15", "goal_20"),
           "four": ("classification", "summarization", "code", "creative")}, 4),
    Skill("real-model", 12, Said("I can tell what a prompt changes and what settings cannot."),
          {"prompts": ("h_one", "h_three", "h_role", "kept_three", "first_bare"),
           "temperature": ("degree", "first", "rome")}, 4),
)  # fmt: skip


def progress(
    works: Iterable[Work], history: History, now: float, by_hand: Collection[str] = ()
) -> tuple[Line, ...]:
    """Return the twelve lines with their evidence.

    ``works`` are what was done in labs; what a lab hides at ``now`` (seconds since 1970) is no
    evidence yet. ``by_hand`` names the lines that the student ticked.
    """
    steps = progressing(works, history, now, by_hand)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            lines: tuple[Line, ...] = end.value
            return lines


def progressing(
    works: Iterable[Work], history: History, now: float, by_hand: Collection[str] = ()
) -> Generator[float, None, tuple[Line, ...]]:
    """Return the work of ``progress``, which yields the share done; no step reads the history."""
    known = [work for work in works if work.lab.name in {skill.lab for skill in SKILLS}]
    return _judging(tuple(_tasks(known, history, now)), tuple(by_hand))


def ticked_by_hand(view: str) -> tuple[str, ...]:
    """Return the lines that a session keeps as ticked by hand; none where a stranger wrote."""
    try:
        names = msgspec.json.decode(view, type=tuple[str, ...])
    except (msgspec.MsgspecError, RecursionError):
        return ()
    return tuple(skill.lab for skill in SKILLS if skill.lab in names)


def view_of(names: Collection[str]) -> str:
    """Return what a session keeps, as JSON."""
    return msgspec.json.encode([skill.lab for skill in SKILLS if skill.lab in names]).decode()


@dataclass(frozen=True)
class _Task:
    """One answer to be judged."""

    skill: Skill
    field: Field
    prediction: Prediction
    apparatus: Apparatus

    def is_right(self) -> bool:
        field, within = self.field, self.skill.within
        if within is not None and field.kind == "number":
            field = msgspec.structs.replace(field, near=max(field.near, within))
        answer = self.prediction.answers[field.name]
        return judge(field, answer, self.apparatus).right is True


def _tasks(works: Sequence[Work], history: History, now: float) -> Iterator[_Task]:
    """Yield every answer that counts and may be seen, the first attempts first."""
    skills = {skill.lab: skill for skill in SKILLS}
    for work in works:
        skill, shared = skills[work.lab.name], Apparatus(work.lab)
        for case, names in skill.asked.items():
            fields = [field for field in work.lab.case(case).predict if field.name in names]
            locked = work.locked(case) if work.may_reveal(case, now) else ()
            for prediction in locked:
                apparatus = _apparatus(work, prediction, shared, history)
                for field in fields:
                    if prediction.answers.get(field.name) is not None:
                        yield _Task(skill, field, prediction, apparatus)


def _apparatus(
    work: Work, prediction: Prediction, shared: Apparatus, history: History
) -> Apparatus:  # fmt: skip
    """Return the measures of a prediction: where settings are proposed, with those it has."""
    case = work.lab.case(prediction.case)
    if not case.propose:
        return shared
    own: Source | None = None
    with suppress(LabError):
        own = history.from_document(prediction.document).source
    with suppress(LabError):
        own = own or shared.source(case.source)
    return Apparatus(work.lab, prediction.settings, own)


def _judging(
    tasks: Sequence[_Task], by_hand: Collection[str]
) -> Generator[float, None, tuple[Line, ...]]:
    right: dict[str, dict[tuple[str, str], int]] = {}  # by lab and field: the attempt
    for done, task in enumerate(tasks):
        found = right.setdefault(task.skill.lab, {})
        key = task.prediction.case, task.field.name
        if key not in found and task.is_right():
            found[key] = task.prediction.attempt
        yield (done + 1) / len(tasks)
    return tuple(_line(skill, right.get(skill.lab), by_hand) for skill in SKILLS)


def _line(
    skill: Skill, right: Mapping[tuple[str, str], int] | None, by_hand: Collection[str]
) -> Line:
    """Return a line; ``right`` is None where nothing was judged."""
    words = "" if right is None else _words(skill, right)
    is_shown = len(right or {}) >= skill.least
    return ticked(skill.lab, say(skill.sentence), is_shown, words, by_hand)


def _words(skill: Skill, right: Mapping[tuple[str, str], int]) -> str:
    told = Said("lab {lab}: {right} of {count} predictions right")
    if skill.within is not None:  # wider than what the lab itself calls right
        told = Said("lab {lab}: {right} of {count} within one token")
    words = say(told, lab=skill.number, right=len(right), count=skill.count)
    if len(right) < skill.least:
        return say("{found}, {least} are needed", found=words, least=skill.least)
    if any(attempt > 1 for attempt in right.values()):
        return say("{found}, later attempts included", found=words)
    return words
