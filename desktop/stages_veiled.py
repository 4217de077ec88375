"""The stages while a lab hides the results: their settings, the tokens, and no number."""

from PySide6.QtCore import QCoreApplication

from desktop.charts.stages_picture import Cell, Column, Fate, Kind, StagesPicture, Token
from desktop.stages_of import Conceals, more_words, value_of
from desktop.stages_rows import SURVIVORS
from desktop.veiled import until_run
from sampling_core.model_view.lines import REST_ID, veiled_lines
from sampling_core.stage import Stage
from sampling_core.trace import Trace


def veiled_stages(
    trace: Trace, unit: str = "nats", mode: str = "probability", conceals: Conceals | None = None
) -> StagesPicture:
    """Return the stages with their settings and the tokens by logit: no number of a result."""
    rows = tuple(
        Token(line.id, line.rank, line.token, is_removed=False)
        for line in veiled_lines(trace, SURVIVORS)
        if line.id != REST_ID
    )
    blank = (Cell(Fate.KEPT),) * len(rows)
    columns = [
        _veiled_column(place, stage, blank, conceals) for place, stage in enumerate(trace.stages)
    ]
    words = QCoreApplication.translate("Stages", "Result")
    columns.append(Column(Kind.RESULT, words, until_run(), blank))
    size = len(trace.experiment.source)
    return StagesPicture(
        rows, tuple(columns), size, more_words(size - len(rows)), mode, unit, hidden=True,
        title=trace.experiment.source.name,
    )  # fmt: skip


def _veiled_column(
    place: int, stage: Stage, blank: tuple[Cell, ...], conceals: Conceals | None
) -> Column:
    step = place - 1 if stage.sampler is not None else None
    if stage.sampler is not None and stage.sampler.is_off:
        return Column(Kind.OFF, stage.title, "", step=step)
    kind = Kind.STAGE if place else Kind.MODEL
    return Column(kind, stage.title, value_of(stage, conceals), blank, step=step)
