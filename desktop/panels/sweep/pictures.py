"""Turns a study into the picture of the map."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.heat_picture import HeatCells, HeatPicture, Mark
from desktop.charts.sweep_axis import SweepAxis
from desktop.panels.sweep.view import (
    View,
    in_sentence,
    pinned_of,
    say_at,
    summary_of,
    title_of,
    value_now_of,
)
from sampling_core.model_view.sweep_work import Swept

translate = QCoreApplication.translate


def cells_of(view: View, last: HeatCells | None = None) -> HeatCells | None:
    """Return the colours of the map; ``last`` where they are the same; None: no map yet."""
    swept, measure = view.swept(), view.measure
    if swept is None or swept.values.ndim != 2:
        return None
    scale = measure.scale(float(np.nanmax(swept.values)) * measure.factor)
    if last is not None and last.scale == scale and last.given is swept.values:
        return last
    return HeatCells(
        scale, swept.axes[0], swept.axes[1], swept.values * measure.factor, measure.bands,
        swept.values,
    )  # fmt: skip


def heat_picture(view: View, cells: HeatCells | None) -> HeatPicture:
    """Return the map with its crosshair and marks; without ``cells`` its axes only."""
    study, measure, swept = view.study, view.measure, view.swept()
    assert study.plan is not None
    first, second = study.plan.ranges[:2]
    x, y = view.axis(first), view.axis(second)
    if cells is None or swept is None:
        return HeatPicture(x, y, HeatCells(SweepAxis(0.0, 1.0)), hidden=True)
    reaches = measure.reaches(float(np.nanmax(cells.values)))
    picture = HeatPicture(
        x, y, cells, limit_text=measure.limit_text if reaches else "",
        cross=(x.inside(study.at[0]), y.inside(study.at[1])), marks=marks_of(view, x, y),
        say=lambda value: measure.said(value / measure.factor),
        say_at=lambda a, b: say_at(view, (a, b)),
        title=title_of(view), summary=summary_of(view),
    )  # fmt: skip
    return _with_idle(view, swept, picture)


def _with_idle(view: View, swept: Swept, picture: HeatPicture) -> HeatPicture:
    """Hatch where a field has no effect, and say which."""
    idle = {name: mask for name, mask in (swept.idle or {}).items() if mask.any()}
    if not idle or picture.cells.values.shape != next(iter(idle.values())).shape:
        return picture
    names = [in_sentence(view.study.field(name)) for name in idle]
    if len(names) == 1:
        words = translate("Sweep", "Hatched: {field} changes nothing.").format(field=names[0])
    else:
        words = translate("Sweep", "Hatched: {first} or {second} changes nothing.")
        words = words.format(first=names[0], second=names[1])
    mask = np.logical_or.reduce(list(idle.values()))
    return replace(picture, idle=mask, idle_text=words)


def marks_of(view: View, x: SweepAxis, y: SweepAxis) -> tuple[Mark, ...]:
    """Return A where it is pinned, B where the settings stand, and the crosshair moved away."""
    study, measure = view.study, view.measure
    marks = []
    now = study.now
    pinned = pinned_of(view)
    if pinned is not None:
        name, at, words = pinned
        marks.append(Mark(name, x.inside(at[0]), y.inside(at[1]), words))
    value = value_now_of(view)
    text = "" if value is None else measure.text(value)
    marks.append(Mark("B", x.inside(now[0]), y.inside(now[1]), text))
    if study.held is not None and study.held != now:
        cross = study.cross
        text = measure.text(cross.value) if cross and cross.at == study.at else "…"
        marks.append(Mark("", x.inside(study.held[0]), y.inside(study.held[1]), text))
    return tuple(marks)
