"""Where a parameter of a lab's locks lives in a chain."""

from dataclasses import dataclass
from typing import Any

from sampling_core.chain import Chain
from sampling_core.engine import KINDS
from sampling_core.fields import Choice, Number, specs
from sampling_core.sampler import Sampler


@dataclass(frozen=True)
class Place:
    """Where a parameter lives: a field of a kind of sampler."""

    kind: type[Sampler]
    name: str

    @property
    def off(self) -> float | None:
        spec = specs(self.kind)[self.name]
        return spec.off if isinstance(spec, Number) else None

    def given(self, chain: Chain) -> tuple[Any, ...]:
        """Return its value in each sampler that has it, at work or not."""
        return tuple(getattr(sampler, self.name) for sampler in self._in(chain))

    def at_work(self, chain: Chain) -> tuple[Any, ...]:
        """Return its value, as it works, in each sampler that has it; ``off`` where it is none."""
        return tuple(
            getattr(sampler, self.name) if sampler.on else self.off for sampler in self._in(chain)
        )

    def rules(self, chain: Chain) -> tuple[Any, ...]:
        """Return the choices of each sampler that has it."""
        names = [name for name, spec in specs(self.kind).items() if isinstance(spec, Choice)]
        return tuple(tuple(getattr(s, name) for name in names) for s in self._in(chain))

    def order(self, chain: Chain) -> tuple[tuple[str, ...], ...]:
        """Return the names of the samplers above each sampler that has it."""
        names = [sampler.name for sampler in chain]
        return tuple(
            tuple(names[:step]) for step, each in enumerate(chain) if isinstance(each, self.kind)
        )

    def _in(self, chain: Chain) -> list[Sampler]:
        return [sampler for sampler in chain if isinstance(sampler, self.kind)]


def place_of(parameter: str) -> Place | None:
    """Return where a neutral parameter lives; None for one that no sampler has."""
    for kind in KINDS.values():
        for name, spec in specs(kind).items():
            if not isinstance(spec, Choice) and spec.parameter == parameter:
                return Place(kind, name)
    return None
