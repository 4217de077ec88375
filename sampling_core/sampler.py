"""What a sampler is: a frozen dataclass with declared fields and ``apply(candidates, context)``."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar

from sampling_core.candidates import Candidates
from sampling_core.fields import Choice, Number, number, specs
from sampling_core.words import Said, say

SCOPES = ("prompt and output", "output")  # the texts that a rule can look at


@dataclass(frozen=True, eq=False)
class Context:
    """What a sampler may look at besides the candidates."""

    prompt_ids: tuple[int, ...] = ()
    output_ids: tuple[int, ...] = ()
    memory: Mapping[str, Any] = field(default_factory=dict)  # by sampler name

    def text(self, scope: str, window: int) -> tuple[int, ...]:
        """Return the token ids that ``scope`` names, the last ``window`` of them (0: all)."""
        ids = self.output_ids if scope == "output" else self.prompt_ids + self.output_ids
        return ids[-window:] if window else ids


def minimum(default: int = 1) -> Any:
    """Declare how many tokens a cut leaves in any case: engines call it min_keep."""
    return number(
        default, low=0, high=2**31 - 1, box=(0, 1000), step=1, parameter="min_keep",
        label="At least", hint="As many tokens stay in any case.",
    )  # fmt: skip


@dataclass(frozen=True)
class Threshold:
    """The test that decided a cut, in the unit of the sampler."""

    value: float
    unit: str
    text: Said  # without the token at which it happened
    token: int | None = None  # the last token kept, where that explains the cut


@dataclass(frozen=True)
class Sampler(ABC):
    """Base of all samplers; a subclass adds its fields and ``apply``.

    A sampler is a value: equal fields make equal samplers, and an invalid one cannot exist.
    """

    name: ClassVar[str]  # the neutral name, as engines and files use it
    title: ClassVar[str]
    group: ClassVar[str]  # Reshape, Cut, Penalise or Pick
    summary: ClassVar[str]
    formula: ClassVar[str]  # rich text
    keeps_best: ClassVar[bool] = True  # the most likely token always survives
    is_random: ClassVar[bool] = False  # acts in some draws only
    reorders: ClassVar[bool] = False  # may change which token is likelier than which

    on: bool = field(default=True, kw_only=True)

    def __post_init__(self) -> None:
        """Check every declared field; raises ParameterError naming the neutral parameter."""
        for name, spec in specs(self).items():
            known_as = name if isinstance(spec, Choice) else spec.parameter
            object.__setattr__(self, name, spec.clean(known_as, getattr(self, name)))

    @abstractmethod
    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        """Return what is left in play; the candidates given stay as they are."""

    @property
    def is_neutral(self) -> bool:
        """Whether a field stands at the value at which the sampler changes nothing."""
        return any(getattr(self, name) == off for name, off in switches(type(self)))

    @property
    def is_off(self) -> bool:
        """Whether the sampler is switched off or stands at a neutral value."""
        return not self.on or self.is_neutral

    def parameters(self) -> dict[str, Any]:
        """Return the fields by neutral parameter name; choices belong to the engine."""
        return {
            spec.parameter: getattr(self, name)
            for name, spec in specs(self).items()
            if not isinstance(spec, Choice)
        }

    # What the sampler says of itself.

    def explain(self) -> str:
        """Return one sentence on what it does, with the current number in it."""
        return say(self.summary)

    def settings(self) -> str:
        """Return its settings in a few characters: ``top-p 0.95``."""
        return self.title

    def neutral(self) -> str:
        """Return its off value as the card shows it: ``1``."""
        return next((f"{off:g}" for _, off in switches(type(self))), say("empty"))

    def threshold(
        self, before: Candidates, after: Candidates, context: Context
    ) -> Threshold | None:
        """Return the test that decided the cut, None where there is no such test."""
        return None

    def idle(self, before: Candidates, context: Context) -> str:
        """Say why it changed nothing although it is on and not neutral."""
        return say("every token passes")

    def why_neutral(self) -> str:
        """Say why it can do nothing at these values."""
        return say("{value} = off", value=self.neutral())

    def warning(self) -> Said | None:
        """Return what a reader of its stage must know; None: nothing."""
        return None

    # A memory from step to step, for the few samplers that have one.

    def start(self) -> Any:
        """Return the memory before the first step; None: the sampler has no memory."""
        return None

    @property
    def chance(self) -> float:
        """How often it acts, from 0 to 1; always unless it ``is_random``."""
        return 1.0

    def remember(self, memory: Any, before: Candidates, after: Candidates, selected: int) -> Any:
        """Return the memory after ``selected`` was picked; ``apply`` made after of before."""
        return memory


@cache
def switches(kind: type[Sampler]) -> tuple[tuple[str, float], ...]:
    """Return the numeric fields that have a neutral value, with that value."""
    return tuple(
        (name, spec.off)
        for name, spec in specs(kind).items()
        if isinstance(spec, Number) and spec.off is not None
    )
