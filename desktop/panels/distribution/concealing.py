"""The pictures of the distribution without the settings that a lab hides."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.charts.curve_picture import CurvePicture
from desktop.charts.picture import DistributionPicture
from desktop.concealed import is_concealed
from sampling_core.model_view.lines import lower
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace
from sampling_core.words import say


def without_tests(
    session: Session, trace: Trace, picture: DistributionPicture
) -> DistributionPicture:
    """Return the picture with who cut, and nothing of the test that decided."""
    hidden = _hidden(session, trace)
    if not hidden:
        return picture
    words = QCoreApplication.translate("Chart", "cut by {stage}")
    cuts = tuple(
        replace(cut, text=words.format(stage=say(cut.label))) if cut.label in hidden else cut
        for cut in picture.cuts
    )
    return replace(picture, cuts=cuts)


def without_limit(session: Session, trace: Trace, curve: CurvePicture) -> CurvePicture:
    """Return the curve without the line at which a hidden top-p stops."""
    return replace(curve, limit=None, limit_text="") if _hidden(session, trace) else curve


def _hidden(session: Session, trace: Trace) -> set[str]:
    """Return what cuts call the stages whose settings are hidden."""
    stages = (stage for stage in trace.of_samplers if stage.sampler is not None)
    return {lower(s) for s in stages if s.sampler and is_concealed(session, s.sampler)}
