"""What sampling does to a next-token distribution, in the exact semantics of each engine."""

from sampling_core.chain import Chain
from sampling_core.draw import Draws, draw, draw_with_history
from sampling_core.engines import ENGINES, engine
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.solve import Solution, solve
from sampling_core.stage import Stage
from sampling_core.sweep import sweep
from sampling_core.trace import Trace, run

__all__ = [
    "ENGINES",
    "Chain",
    "Draws",
    "Experiment",
    "LabError",
    "Solution",
    "Source",
    "Stage",
    "Trace",
    "draw",
    "draw_with_history",
    "engine",
    "run",
    "solve",
    "sweep",
]
