"""Sweep: one or two parameters over many values."""

from desktop.panel import Panel
from sampling_core.trace import Trace


class SweepPanel(Panel):
    """To be filled."""

    name = "sweep"
    title = "Sweep"
    keys = "Ctrl+5"
    is_view = True
    is_tall = True
    waits = True
    place = "centre"
    opens = True
    least = (420, 120)

    def build(self) -> None:
        pass

    def show_trace(self, trace: Trace) -> None:
        pass
