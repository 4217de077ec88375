"""The running total that top-p looks at, for the tokens that a view shows."""

from dataclasses import dataclass

import numpy as np

from sampling_core.labels import low
from sampling_core.model_view.lines import Line
from sampling_core.stage import Stage
from sampling_core.trace import Trace
from sampling_core.words import say


@dataclass(frozen=True)
class Totals:
    """How much the tokens hold together, from the first on."""

    shares: tuple[float, ...]  # one for each line, rising, 0 to 1
    reaches: Stage | None  # the stage whose input this is; None: it is the result
    limit: float | None  # the share at which an active top-p stops

    @property
    def title(self) -> str:
        """Return what is summed up: “Running total on the way into top-p”."""
        if self.reaches is None:
            return say("Running total after the chain")
        return say("Running total on the way into {stage}", stage=low(self.reaches.title))

    @property
    def limit_text(self) -> str:
        """Return the setting that is the limit: “top-p 0.95”."""
        sampler = self.reaches.sampler if self.reaches else None
        return sampler.settings() if sampler is not None and self.limit is not None else ""


def totals_of(trace: Trace, shown: tuple[Line, ...]) -> Totals:
    """Return the running total before the cut: of top-p, else of the first stage that cut."""
    nucleus = [s for s in trace.of_samplers if s.name == "top_p" and s.sampler and s.sampler.on]
    nucleus = [s for s in nucleus if s.sampler and not s.sampler.is_off]
    cutting = [s for s in trace.stages[1:] if s.lost.tokens]
    found = next(iter((*nucleus, *cutting)), None)
    entering = found.before if found is not None and found.before is not None else trace.result
    ids = np.array([line.id for line in shown], dtype=np.intp)
    reached = np.cumsum(entering.candidates.probabilities_of(ids))
    limit = getattr(found.sampler, "mass", None) if nucleus and found else None
    return Totals(tuple(np.minimum(reached, 1.0).tolist()), found, limit)
