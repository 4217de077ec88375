"""The lines of words around the map: what was computed, and what its marks mean."""

from PySide6.QtCore import QCoreApplication

from desktop.charts.heat_picture import HeatPicture
from desktop.panels.sweep.study import MAP
from desktop.panels.sweep.view import View
from sampling_core.model_view.numbers import grouped

translate = QCoreApplication.translate


def facts_of(view: View) -> str:
    """Say how many settings were computed, and how long that took."""
    plan, swept = view.study.plan, view.swept()
    if plan is None or view.study.mode != MAP or swept is None or swept.values.ndim != 2:
        return ""
    count = grouped(int(swept.values.size))
    if swept.is_coarse:
        words = translate("Sweep", "{count} of {whole} settings so far")
        return words.format(count=count, whole=grouped(plan.settings))
    took = max(1, round(1000 * swept.seconds))
    time = translate("Sweep", "{time} ms").format(time=took)
    if took >= 1000:
        time = translate("Sweep", "{time} s").format(time=f"{swept.seconds:.1f}")
    words = translate("Sweep", "{count} settings, computed exactly in {time}")
    return words.format(count=count, time=time)


def legend_of(view: View, picture: HeatPicture | None) -> str:
    """Say what can be done, then what letters, dots, lines and hatches mean.

    ``picture`` is None where no map is shown. The end may be cut in a narrow window.
    """
    parts = [translate("Sweep", "B: the setting now.")]
    if picture is not None:
        parts.insert(0, translate("Sweep", "Click the map; Enter uses the setting."))
        if picture.idle_text:
            parts.append(picture.idle_text)
        if view.measure.bands is not None:
            parts.append(
                translate("Sweep", "White lines: where low turns to medium and medium to high.")
            )
    sampled = view.study.sampled
    if sampled is not None and view.study.wants_sampled:
        words = translate("Sweep", "Orange: {draws} draws at each value, with 95 % intervals.")
        parts.append(words.format(draws=grouped(sampled.draws)))
    parts.append(translate("Sweep", "Dots: the temperature of each preset."))
    return " ".join(parts)
