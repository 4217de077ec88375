"""A line of a list that ticks itself: what is said, whether it is done, and what shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sampling_core.labs.report.parts import LONGEST_WORD, Progress, Tick
from sampling_core.words import say

How = Literal["", "lab", "hand"]


@dataclass(frozen=True)
class Line:
    """A sentence with its tick: by evidence (“lab”), by hand, or none yet."""

    name: str  # stable and short
    sentence: str
    how: How = ""
    evidence: str = ""  # in a sentence; may be there before the tick is

    @property
    def is_done(self) -> bool:
        return bool(self.how)


def ticked(name: str, sentence: str, shown: bool, evidence: str, by_hand: Iterable[str]) -> Line:
    """Return a line; what evidence shows counts before what was ticked by hand."""
    how: How = "lab" if shown else "hand" if name in by_hand else ""
    return Line(name, sentence, how, evidence)


def ticks(lines: Sequence[Line]) -> tuple[Tick, ...]:
    """Return a checklist as a hand-in holds it, with its evidence."""
    return tuple(Tick(text=_with_evidence(line), is_done=line.is_done) for line in lines)


def progress_part(lines: Sequence[Line]) -> tuple[Progress, ...]:
    """Return can-do lines as a hand-in holds them: done, begun where evidence is short, or new."""
    return tuple(
        Progress(
            title=_with_evidence(line)[:LONGEST_WORD],
            state="done" if line.is_done else "begun" if line.evidence else "new",
        )
        for line in lines
    )


def _with_evidence(line: Line) -> str:
    if line.how == "hand":
        return say("{sentence} (by hand)", sentence=line.sentence)
    if not line.evidence:
        return line.sentence
    return say("{sentence} ({evidence})", sentence=line.sentence, evidence=line.evidence)
