"""Data: what the model says: built-in, typed in, or opened from a file."""

from desktop.panel import Panel
from sampling_core.trace import Trace


class DataPanel(Panel):
    """To be filled."""

    name = "data"
    title = "Data"
    keys = "Alt+2"
    is_view = False
    waits = True
    place = "left"
    opens = False
    least = (272, 120)

    def build(self) -> None:
        pass

    def show_trace(self, trace: Trace) -> None:
        pass
