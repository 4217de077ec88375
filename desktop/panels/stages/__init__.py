"""Stages: what each stage did, column by column, and where the entropy goes."""

from desktop.panel import Panel
from sampling_core.trace import Trace


class StagesPanel(Panel):
    """To be filled."""

    name = "stages"
    title = "Stages"
    keys = "Ctrl+2"
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
