"""Turns the same settings under several engines into pictures."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.engines_picture import EngineRow, EnginesPicture, MatrixPicture
from desktop.comparisons.words import entropy_words, in_unit
from sampling_core.engines import ENGINES
from sampling_core.model_view.numbers import grouped
from sampling_core.rows import rows_of
from sampling_core.sameness import SAME
from sampling_core.side_by_side import Row, SideBySide
from sampling_core.words import say

translate = QCoreApplication.translate
SHAPE = 12  # tokens in the small picture of an engine
SMALL_NAMES = frozenset(engine.title for engine in ENGINES)
LN2 = math.log(2.0)  # nats: the largest Jensen–Shannon divergence


def engines_of(found: SideBySide, unit: str) -> EnginesPicture:
    """Return the picture of all engines, those with the same distribution side by side."""
    order = grouped_places(found)
    rows = tuple(_row(found, place, unit) for place in order)
    return EnginesPicture(rows, unit, _summary(found, unit))


def matrix_of(found: SideBySide, unit: str) -> MatrixPicture:
    """Return the distances between all engines, in the order of the other picture."""
    order = grouped_places(found)
    cells = tuple(tuple(_number(found.js[a, b], unit) for b in order) for a in order)
    titles = tuple(say(found.rows[place].engine.title) for place in order)
    told = translate("Compare", "{a} and {b} are furthest apart: {distance}.")
    summary = ""
    if np.isfinite(found.js).any():
        a, b = np.unravel_index(np.nanargmax(found.js), found.js.shape)
        summary = told.format(
            a=say(found.rows[a].engine.title),
            b=say(found.rows[b].engine.title),
            distance=entropy_words(float(found.js[a, b]), unit),
        )
    return MatrixPicture(titles, tuple(order), cells, unit, in_unit(LN2, unit), summary)


def grouped_places(found: SideBySide) -> list[int]:
    """Return the places of the engines so that those with one distribution follow one another."""
    first = [_alike(found, place)[0] for place in range(len(found.rows))]
    return sorted(range(len(found.rows)), key=lambda place: (first[place], place))


def _alike(found: SideBySide, place: int) -> list[int]:
    """Return the engines with the distribution of one, that one included."""
    same = np.flatnonzero(found.js[place] < SAME)  # NaN is never less
    return [int(each) for each in same] or [place]


def _row(found: SideBySide, place: int, unit: str) -> EngineRow:
    row = found.rows[place]
    engine, title = row.engine, say(row.engine.title)
    is_now = engine.name == found.experiment.chain.engine
    if row.is_refused:
        why = translate("Compare", "Refuses these settings: {reason}").format(reason=row.refusal)
        return EngineRow(
            place, title, engine.version, None, None, None, None, None,
            cause=why, group=place, is_now=is_now,
        )  # fmt: skip
    return EngineRow(
        place, title, engine.version, row.survivors, in_unit(row.entropy, unit),
        row.effective, row.top_probability, in_unit(row.distance, unit), _shape(found, row),
        _cause(found, place), tuple(_sentence(say(note)) for note in row.notes),
        _alike(found, place)[0], is_now,
    )  # fmt: skip


def _cause(found: SideBySide, place: int) -> str:
    """Return why an engine departs, and which engines do the same."""
    row = found.rows[place]
    others = [say(found.rows[each].engine.title) for each in _alike(found, place) if each != place]
    cause = _sentence(row.cause)
    if row.distance < SAME:
        return translate("Compare", "The same distribution as the settings now")
    if not others:
        return cause
    same = translate("Compare", "the same as {engines}").format(engines=_listed(others))
    return f"{cause} · {same}" if cause else _sentence(same)


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    joined = translate("Compare", "{names} and {last}")
    return joined.format(names=", ".join(most), last=last) if most else last


def _shape(found: SideBySide, row: Row) -> tuple[tuple[float, bool], ...]:
    """Return what an engine makes of the tokens that the model finds likeliest."""
    if row.trace is None:
        return ()
    ids = found.reference.stages[0].top(SHAPE)
    told = rows_of(row.trace, ids)
    return tuple((each.probability or each.at_cut, each.cut_by is not None) for each in told)


def _summary(found: SideBySide, unit: str) -> str:
    said = translate("Compare", "{engine}: {survivors} tokens, entropy {entropy}.")
    refused = translate("Compare", "{engine} refuses these settings.")
    told = []
    for row in found.rows:
        if row.is_refused:
            told.append(refused.format(engine=say(row.engine.title)))
            continue
        entropy = entropy_words(row.entropy, unit)
        numbers = {"survivors": grouped(row.survivors), "entropy": entropy}
        told.append(said.format(engine=say(row.engine.title), **numbers))
    return " ".join(told)


def _number(nats: float, unit: str) -> float | None:
    return None if math.isnan(nats) else in_unit(float(nats), unit)


def _sentence(text: str) -> str:
    """Return a text with a capital, but for names of engines and parameters."""
    first = text.partition(" ")[0].rstrip(":")
    is_name = "_" in first or first in SMALL_NAMES
    return text if is_name else text[:1].upper() + text[1:]
