"""The stages chart in words: numbers of its cells and feet, rows as sentences, all as a table."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.charts.numbers import percent, token_text
from desktop.charts.stages_picture import Cell, Column, Fate, Kind, StagesPicture
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.words import say

NOTHING = "·"  # hidden by a lab
GONE = "—"
LARGE = 1000  # effective tokens from here on are whole numbers


def cell_text(picture: StagesPicture, cell: Cell) -> str:
    """Return the number of a cell: “26.4 %”, “+2.10”, “—” after a cut."""
    if picture.hidden:
        return NOTHING
    if cell.fate is Fate.GONE:
        return GONE
    if picture.mode == "logit":
        return logit_text(cell.logit)
    return percent(cell.share) if picture.mode == "log" else short_percent(cell.share)


def logit_text(logit: float) -> str:
    """Return a logit with two decimals and its sign."""
    if not math.isfinite(logit):
        return "−∞"
    return "0.00" if abs(logit) < 0.005 else f"{logit:+.2f}".replace("-", "−")


def amount_text(picture: StagesPicture, nats: float) -> str:
    """Return an entropy in the unit of the picture, without it."""
    return entropy_text(picture.amount(nats))


def change_text(picture: StagesPicture, nats: float) -> str:
    """Return a change of entropy with its sign: “−0.323”, “+0.120”, “0.000”."""
    change = picture.amount(nats)
    return "0.000" if abs(change) < 0.0005 else f"{change:+.3f}".replace("-", "−")


def foot_texts(
    picture: StagesPicture, column: Column, *, short: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return what stands under a column: names with their values; ``short`` without "of 10"."""
    effective = column.effective
    of_all = QCoreApplication.translate("Stages", "{kept} of {size}")
    values = (
        f"{amount_text(picture, column.entropy)} {picture.unit}",
        f"{effective:.2f}" if effective < LARGE else grouped(round(effective)),
        grouped(column.kept)
        if short
        else of_all.format(kept=grouped(column.kept), size=grouped(picture.size)),
    )
    if picture.hidden:
        values = (NOTHING, NOTHING, NOTHING)
    names = (
        QCoreApplication.translate("Stages", "Entropy"),
        QCoreApplication.translate("Stages", "Effective"),
        QCoreApplication.translate("Stages", "Kept"),
    )
    return tuple(zip(names, values, strict=True))


def row_sentence(picture: StagesPicture, row: int) -> str:
    """Return a token's way through the columns, for screen readers."""
    token = token_text(picture.rows[row].token)
    if picture.hidden:
        return token
    parts = []
    for place in picture.active:
        column = picture.columns[place]
        cell = column.cells[row]
        if cell.fate is Fate.GONE:
            continue
        text = f"{say(column.title)} {cell_text(picture, cell)}"
        parts.append(f"{text}, {cell.note}" if cell.is_cut else text)
    return f"{token}: {'; '.join(parts)}."


def column_sentence(picture: StagesPicture, column: Column) -> str:
    """Return a stage with what stands under it, for screen readers."""
    if picture.hidden:
        return _name(column, say(column.title))
    feet = "; ".join(f"{name} {value}" for name, value in foot_texts(picture, column))
    return f"{_name(column, say(column.title))}: {feet}."


def table_of(picture: StagesPicture) -> Sequence[Sequence[object]]:
    """Return the shares after each stage as rows, the header first, and the feet below."""
    columns = [picture.columns[place] for place in picture.active]
    head: list[object] = [
        "Token",
        *(f"{_name(column, column.title)} (probability)" for column in columns),
    ]
    if picture.hidden:
        return [head, *([row.token, *[""] * len(columns)] for row in picture.rows)]
    rows: list[list[object]] = [
        [row.token, *(column.cells[place].left for column in columns)]
        for place, row in enumerate(picture.rows)
    ]
    feet: list[list[object]] = [  # in English, as in every file
        [f"Entropy ({picture.unit})", *(picture.amount(column.entropy) for column in columns)],
        ["Effective tokens", *(column.effective for column in columns)],
        ["Kept tokens", *(column.kept for column in columns)],
    ]
    return [head, *rows, *feet]


def _name(column: Column, title: str) -> str:
    """Return a stage with its setting: “Top-p 0.95”."""
    with_value = column.kind is Kind.STAGE and column.step is not None
    return f"{title} {column.value}" if with_value else title
