"""A chain: samplers in the order in which they run, with the engine whose rules made them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from sampling_core.sampler import Sampler


@dataclass(frozen=True)
class Chain:
    """Samplers in order; editing a chain means making another."""

    samplers: tuple[Sampler, ...]
    engine: str = "lab"  # the name of a profile
    notes: tuple[str, ...] = ()  # what the engine did silently: defaults, clamps
    is_custom: bool = False  # whether the order departs from the engine's own

    def __len__(self) -> int:
        return len(self.samplers)

    def __iter__(self) -> Iterator[Sampler]:
        return iter(self.samplers)

    def __getitem__(self, step: int) -> Sampler:
        return self.samplers[step]

    def step_of(self, name: str) -> int | None:
        """Return the step of the first sampler called ``name`` (neutral name), if there is one."""
        return next((i for i, sampler in enumerate(self.samplers) if sampler.name == name), None)

    def parameters(self) -> dict[str, Any]:
        """Return the flat, neutral parameters of the samplers that are on.

        Fields that nobody changed are left out, but for the one that switches the sampler.
        """
        flat: dict[str, Any] = {}
        for sampler in self.samplers:
            if sampler.on:
                untouched = type(sampler)().parameters()
                given = sampler.parameters()
                switch = next(iter(given), "")
                flat |= {n: v for n, v in given.items() if n == switch or v != untouched[n]}
        return flat

    def settings(self) -> str:
        """Return the settings of the samplers that do something: ``T 0.60  top-p 0.95``."""
        return "  ".join(s.settings() for s in self.samplers if not s.is_off) or "all off"

    def with_sampler(self, step: int, sampler: Sampler) -> Self:
        """Return this chain with another sampler at ``step``."""
        samplers = (*self.samplers[:step], sampler, *self.samplers[step + 1 :])
        return replace(self, samplers=samplers)

    def moved(self, step: int, to: int) -> Self:
        """Return this chain with the sampler of ``step`` at place ``to``: a custom order."""
        samplers = list(self.samplers)
        samplers.insert(to, samplers.pop(step))
        return replace(self, samplers=tuple(samplers), is_custom=True)

    def inserted(self, step: int, sampler: Sampler) -> Self:
        """Return this chain with one sampler more, before ``step``."""
        samplers = (*self.samplers[:step], sampler, *self.samplers[step:])
        return replace(self, samplers=samplers)

    def removed(self, step: int) -> Self:
        """Return this chain without the sampler of ``step``."""
        return replace(self, samplers=self.samplers[:step] + self.samplers[step + 1 :])

    def neutralised(self) -> Self:
        """Return this chain with every sampler switched off; their values stay."""
        return replace(self, samplers=tuple(replace(s, on=False) for s in self.samplers))
