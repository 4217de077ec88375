"""Turns a study into the pictures of sections, curves and families of curves."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.section_picture import COLOURS, DASHES, Curve, Dot, SectionPicture
from desktop.panels.sweep.view import (
    View,
    in_sentence,
    pinned_of,
    shown,
    summary_of,
    title_of,
    value_now_of,
)
from sampling_core.model_view.sweep_work import Section

translate = QCoreApplication.translate

FEW = 64  # tokens: among so few each step of a cut is seen
STEPPED = 0.6  # share of neighbours that are equal where a section goes in steps
SAME = 1e-12


def section_pictures(view: View) -> tuple[SectionPicture, ...]:
    """Return a section along each field, through the crosshair."""
    study, plan = view.study, view.study.plan
    assert plan is not None
    cross = study.cross
    fits = cross is not None and tuple(s.parameter for s in cross.sections) == plan.parameters
    if cross is None or not fits:
        blank = view.measure.upright(1.0)
        return tuple(SectionPicture(view.axis(each), blank, hidden=True) for each in plan.ranges)
    return tuple(section_of(view, place) for place in range(len(plan.ranges)))


def section_of(view: View, place: int) -> SectionPicture:
    """Return the section along one field, with the setting at which it is cut."""
    study, measure, plan = view.study, view.measure, view.study.plan
    assert plan is not None
    assert study.cross is not None
    section = study.cross.sections[place]
    others = [
        view.at_words(name, value)
        for name, value in zip(plan.parameters, study.cross.at, strict=True)
        if name != section.parameter
    ]
    label = study.field(section.parameter).label
    words = translate("Sweep", "{field}, at {others}")
    title = words.format(field=label, others=others[0]) if others else label
    ys = section.values * measure.factor
    curves: tuple[Curve, ...] = (Curve(section.at, ys),)
    if place == 0 and study.sampled is not None:
        curves = (*curves, *sampled_curve(view))
    largest = max(
        float(np.nanmax(curve.ys if curve.high is None else curve.high)) for curve in curves
    )
    at, value = study.cross.at[place], study.cross.value * measure.factor
    dots = [Dot(at, value, "sample", stem=True)]
    dots += solved_dots(view, section.parameter)
    say = translate("Sweep", "{title}: {measure} from {low} to {high}, {value} at {at}.").format(
        title=title, measure=measure.name, low=measure.text(float(np.nanmin(section.values))),
        high=measure.said(float(np.nanmax(section.values))), value=measure.said(study.cross.value),
        at=view.at_words(section.parameter, at),
    )  # fmt: skip
    return SectionPicture(
        view.axis(plan.ranges[place], title), measure.upright(largest), curves, tuple(dots),
        limit=measure.limit if measure.reaches(largest) else None,
        limit_text=measure.most_text, note=_note(view, section), summary=say, title=title_of(view),
    )  # fmt: skip


def sampled_curve(view: View) -> tuple[Curve, ...]:
    """Return what draws gave along the first field, with 95 % intervals."""
    sampled, plan, measure = view.study.sampled, view.study.plan, view.measure
    if sampled is None or plan is None or plan.parameters[0] not in sampled.fields:
        return ()
    if sampled.measure != plan.measure:
        return ()
    xs = np.asarray(sampled.fields[plan.parameters[0]], dtype=float)
    ys, low, high = (
        np.asarray(each, dtype=float).reshape(-1) * measure.factor
        for each in (sampled.values, sampled.low, sampled.high)
    )
    return (Curve(xs, ys, "sample", low=low, high=high),)


def solved_dots(view: View, parameter: str) -> list[Dot]:
    """Return the answers of the search as points of a section."""
    solution = view.study.solution
    if solution is None or solution.parameter != parameter or not solution.reached:
        return []
    if view.study.plan is None or solution.measure != view.study.plan.measure:
        return []
    if _is_moved_beside(view, parameter):
        return []  # the answer is on another curve than the one through the crosshair
    middles = [(low + high) / 2 for low, high in solution.intervals]
    y = solution.target * view.measure.factor
    return [Dot(x, y, "ok", name="solved") for x in sorted((*solution.values, *middles))]


def _is_moved_beside(view: View, parameter: str) -> bool:
    """Whether the crosshair stands at another value of another field than the settings."""
    study = view.study
    assert study.plan is not None
    at = study.cross.at if study.cross is not None else study.at
    stands = zip(study.plan.parameters, at, study.now, strict=False)
    return any(name != parameter and here != now for name, here, now in stands)


def _note(view: View, section: Section) -> str:
    """Say what the steps are, where a section goes in steps."""
    if len(view.experiment.source) > FEW or len(section.values) < 3:
        return ""
    steps = np.diff(section.values)
    moving = np.abs(steps) > SAME
    if not moving.any() or 1.0 - moving.mean() < STEPPED:
        return ""
    if (steps[moving] > 0).all():
        return translate("Sweep", "each step lets one more token in")
    if (steps[moving] < 0).all():
        return translate("Sweep", "each step takes one token out")
    return ""


def curves_picture(view: View) -> SectionPicture:
    """Return one large curve, or a family of them for a few values of the second field."""
    study, plan, measure = view.study, view.study.plan, view.measure
    assert plan is not None
    if len(plan.ranges) == 1 or not _family_fits(view):
        return section_pictures(view)[0] if len(plan.ranges) == 1 else _blank(view)
    field = study.field(plan.parameters[1])
    own = _own_curve(view)
    curves = own + tuple(
        Curve(
            each.at, each.values * measure.factor, COLOURS[1 + place % (len(COLOURS) - 1)],
            DASHES[1 + place % (len(DASHES) - 1)], f"{in_sentence(field)} {shown(field, value)}",
        )
        for place, (value, each) in enumerate(study.family)
        if value != study.at[1]
    )  # fmt: skip
    largest = max(float(np.nanmax(curve.ys)) for curve in curves)
    dots = _letters(view) + solved_dots(view, plan.parameters[0])
    return SectionPicture(
        view.axis(plan.ranges[0]), measure.upright(largest), (*curves, *sampled_curve(view)),
        tuple(dots), limit=measure.limit if measure.reaches(largest) else None,
        limit_text=measure.most_text, summary=summary_of(view), title=title_of(view),
    )  # fmt: skip


def _own_curve(view: View) -> tuple[Curve, ...]:
    """Return the curve at the crosshair, with the second field as its label."""
    cross = view.study.cross
    if cross is None or cross.sections[0].parameter != view.parameters[0] or len(cross.at) < 2:
        return ()
    label = view.at_words(view.parameters[1], cross.at[1])
    section = cross.sections[0]
    return (Curve(section.at, section.values * view.measure.factor, label=label),)


def _family_fits(view: View) -> bool:
    family, plan = view.study.family, view.study.plan
    return bool(family) and plan is not None and family[0][1].parameter == plan.parameters[0]


def _blank(view: View) -> SectionPicture:
    plan = view.study.plan
    assert plan is not None
    return SectionPicture(view.axis(plan.ranges[0]), view.measure.upright(1.0), hidden=True)


def _letters(view: View) -> list[Dot]:
    """Return A and B as points over the first field."""
    found = []
    pinned, now = pinned_of(view), value_now_of(view)
    factor = view.measure.factor
    if pinned is not None and view.study.reference is not None:
        value = view.value_of(view.study.reference) * factor
        if np.isfinite(value):
            found.append(Dot(pinned[1][0], value, "text", f"{pinned[0]}  {pinned[2]}", "A"))
    if now is not None:
        text = f"B  {view.measure.text(now)}"
        found.append(Dot(view.study.now[0], now * factor, "sample", text, "B", stem=True))
    return found


def with_letters(view: View, picture: SectionPicture) -> SectionPicture:
    """Return a single curve with A and B in place of the crosshair that stands on B."""
    if picture.hidden:
        return picture
    dots = [dot for dot in picture.dots if not dot.stem or view.study.held is not None]
    return replace(picture, dots=(*_letters(view), *dots))
