"""Compare: runs beside each other, engines side by side, and orders of the chain."""

from desktop.panel import Panel
from sampling_core.trace import Trace


class ComparePanel(Panel):
    """To be filled."""

    name = "compare"
    title = "Compare"
    keys = "Ctrl+4"
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
