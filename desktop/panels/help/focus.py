"""Which page explains a widget: its own, else that of whatever it stands in."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.panel import Panel
from desktop.panels.help.catalogue import START, is_page
from sampling_core.engine import KINDS
from sampling_core.fields import Choice, specs

CONTROLS: Mapping[str, str] = {
    "parameter.draws": "control.draws",
    "parameter.seed": "control.seed",
    "parameter.pick": "control.pick",
    "toolbar.unit": "control.unit",
    "toolbar.draw": "control.draws",
    "toolbar.new_seed": "control.seed",
    "toolbar.pin": "panel.compare",
    "parameters.engine": "control.engine",
    "parameters.text": "sampler.penalties",
}


def page_of(widget: QWidget | None) -> str:
    """Return the name of the page for a widget; the start where nothing fits."""
    place = widget
    while place is not None:
        page = _page_of(place)
        if page:
            return page
        place = place.parentWidget()
    return START


def _page_of(widget: QWidget) -> str:
    name = widget.objectName()
    for start, page in CONTROLS.items():
        if name == start or name.startswith(f"{start}."):
            return page
    kind, _, rest = name.partition(".")
    if kind == "tile" and is_page(name):
        return name
    if kind == "stage" and rest.partition(".")[0] in KINDS:
        return f"sampler.{rest.partition('.')[0]}"
    if kind == "parameter":
        return _page_of_parameter(rest.partition(".")[0])
    if isinstance(widget, Panel) and is_page(f"panel.{widget.name}"):
        return f"panel.{widget.name}"
    return ""


def _page_of_parameter(parameter: str) -> str:
    """Return the page of the only sampler that has a parameter; none where several have it."""
    having = [
        kind.name
        for kind in KINDS.values()
        for spec in specs(kind).values()
        if not isinstance(spec, Choice) and spec.parameter == parameter
    ]
    return f"sampler.{having[0]}" if len(having) == 1 else ""
