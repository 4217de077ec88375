"""Turns a trace into the picture that the stages chart shows, on screen and on paper."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from desktop.charts.stages_picture import Cell, Column, Fate, Kind, StagesPicture, Token
from desktop.concealed import UNKNOWN
from desktop.pictures import caption_of, summary_of, title_of
from desktop.stages_rows import chosen_rows
from sampling_core.candidates import Candidates
from sampling_core.model_view.numbers import entropy_text, grouped
from sampling_core.ranking import Logits, Probabilities, TokenIds
from sampling_core.sampler import Sampler
from sampling_core.stage import Stage, percent
from sampling_core.trace import Trace
from sampling_core.words import say

Conceals = Callable[[Sampler], bool]
Facts = NDArray[np.bool_]  # one for each token shown, shape (m,)

SAME = 1e-12  # logits nearer than this were not changed by a stage
PREFIXES = ("t",)  # how settings call a sampler otherwise than by its title


def stages_of(
    trace: Trace, unit: str = "nats", mode: str = "probability", conceals: Conceals | None = None
) -> StagesPicture:
    """Return the picture of a trace; ``unit`` is “nats” or “bits”, ``mode`` one of MODES.

    The settings of samplers that ``conceals`` are question marks.
    """
    chosen, source = chosen_rows(trace), trace.experiment.source
    ids = np.array(chosen.ids, dtype=np.intp)
    gone = trace.result.candidates.probabilities_of(ids) == 0.0
    rows = tuple(
        Token(token, rank, source.token(token), bool(lost))
        for token, rank, lost in zip(chosen.ids, chosen.ranks, gone, strict=True)
    )
    return StagesPicture(
        rows,
        _columns(trace, ids, mode, conceals),
        len(source),
        more_words(len(source) - len(rows)),
        mode,
        unit,
        title=title_of(trace),
        caption=caption_of(trace, None),
        summary=_summary(trace, conceals),
    )


def more_words(rest: int) -> str:
    """Return how many tokens have no row."""
    words = QCoreApplication.translate("Stages", "and {count} more")
    return words.format(count=grouped(rest)) if rest else ""


@dataclass(frozen=True)
class _Shares:
    """What some tokens have at one stage; shapes (m,)."""

    shares: Probabilities
    logits: Logits

    @classmethod
    def of(cls, candidates: Candidates, ids: TokenIds) -> "_Shares":
        logits = candidates.logits_of(ids)
        return cls(np.exp(logits - candidates.log_total), logits)


def _columns(
    trace: Trace, ids: TokenIds, mode: str, conceals: Conceals | None
) -> tuple[Column, ...]:
    shares = [_Shares.of(stage.candidates, ids) for stage in trace.stages]
    alive = np.array([each.shares > 0.0 for each in shares])
    columns = [_column(trace.stages[0], None, _model_cells(shares[0]), conceals)]
    for place, stage in enumerate(trace.stages[1:], 1):
        step = place - 1 if stage.sampler is not None else None
        if stage.sampler is not None and stage.sampler.is_off:
            columns.append(Column(Kind.OFF, stage.title, "", step=step))
        else:
            back = np.logical_or.reduce(alive[place + 1 :], axis=0)
            cells = _cells(stage, shares[place - 1], shares[place], alive[place - 1], back)
            columns.append(_column(stage, step, cells, conceals))
    words = QCoreApplication.translate("Stages", "Result")
    rescaled = QCoreApplication.translate("Stages", "rescaled to 100 %")
    if mode == "logit":
        rescaled = QCoreApplication.translate("Stages", "what is left")
    cells = tuple(_kept_or_gone(s, z) for s, z in _pairs(shares[-1]))
    columns.append(_numbers(trace.result, Kind.RESULT, words, rescaled, None, cells))
    return tuple(columns)


def _column(
    stage: Stage, step: int | None, cells: tuple[Cell, ...], conceals: Conceals | None
) -> Column:
    kind = Kind.STAGE if stage.before else Kind.MODEL
    return _numbers(stage, kind, stage.title, value_of(stage, conceals), step, cells)


def _numbers(
    stage: Stage, kind: Kind, title: str, value: str, step: int | None, cells: tuple[Cell, ...]
) -> Column:
    cuts = kind is Kind.STAGE and stage.lost.tokens > 0
    return Column(
        kind, title, value, cells, stage.entropy, stage.effective, stage.kept, step, cuts
    )  # fmt: skip


def _model_cells(model: _Shares) -> tuple[Cell, ...]:
    return tuple(_kept_or_gone(share, logit) for share, logit in _pairs(model))


def _cells(
    stage: Stage, before: _Shares, after: _Shares, entered: Facts, back: Facts
) -> tuple[Cell, ...]:
    """Return the cells of a stage at work: bars with ticks, or as they came in where it cuts."""
    stay = after.shares > 0.0
    both = stay & entered
    moved = np.abs(after.logits[both] - before.logits[both])
    only_cuts = stage.lost.tokens > 0 and not bool(np.any(moved > SAME))
    acts = stage.sampler is not None and bool(np.any(moved > SAME))
    cells = []
    for place, (left, logit) in enumerate(_pairs(after)):
        share, score = float(before.shares[place]), float(before.logits[place])
        if left == 0.0:
            cells.append(_lost(share, score, comes_back=bool(back[place])))
        elif only_cuts:
            cells.append(Cell(Fate.KEPT, share, score, left=left))
        else:
            tick = share if acts and share > 0.0 else None
            cells.append(Cell(Fate.KEPT, left, logit, tick, score if tick else None, left))
    return tuple(cells)


def _lost(share: float, logit: float, *, comes_back: bool) -> Cell:
    if share == 0.0:
        return Cell(Fate.GONE)
    words = QCoreApplication.translate("Stages", "cut")
    return Cell(Fate.SELDOM if comes_back else Fate.CUT, share, logit, note=words)


def _kept_or_gone(share: float, logit: float) -> Cell:
    if share == 0.0:
        return Cell(Fate.GONE)
    return Cell(Fate.KEPT, share, logit, left=share)


def _pairs(shares: _Shares) -> list[tuple[float, float]]:
    return list(zip(shares.shares.tolist(), shares.logits.tolist(), strict=True))


def value_of(stage: Stage, conceals: Conceals | None = None) -> str:
    """Return what stands under the title: the settings without the name, “?” where concealed."""
    if stage.sampler is not None and conceals is not None and conceals(stage.sampler):
        return UNKNOWN
    if stage.before is None:
        return QCoreApplication.translate("Stages", "softmax of the logits")
    if stage.sampler is None:
        greedy = QCoreApplication.translate("Stages", "the likeliest token")
        mixture = QCoreApplication.translate("Stages", "all outcomes")
        return greedy if stage.name == "greedy" else mixture
    if stage.sampler.chance < 1.0:
        words = QCoreApplication.translate("Stages", "in {share} % of draws")
        return words.format(share=f"{100.0 * stage.sampler.chance:.0f}")
    text = stage.sampler.settings()
    for name in (stage.title.lower(), *PREFIXES):
        if text.lower().startswith(f"{name} "):
            return text[len(name) + 1 :]
    return text


def _summary(trace: Trace, conceals: Conceals | None) -> str:
    """Return the result and what each stage did, as sentences."""
    sentences = [summary_of(trace)]
    for stage in trace.stages[1:]:
        if stage.sampler is None or stage.sampler.is_off:
            continue
        start, end = (stage.before or stage).entropy, stage.entropy
        if stage.lost.tokens:
            words = QCoreApplication.translate("Stages", "{stage} keeps {kept} and cuts {share}.")
        else:
            words = QCoreApplication.translate(
                "Stages", "{stage} takes the entropy from {start} to {end} nats."
            )
        sentences.append(
            words.format(
                stage=f"{say(stage.title)} {value_of(stage, conceals)}",
                kept=grouped(stage.kept),
                share=percent(stage.removed_mass),
                start=entropy_text(start),
                end=entropy_text(end),
            )
        )
    return " ".join(sentences)
