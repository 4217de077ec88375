"""``run``: one experiment, exact and sampled."""

import argparse
from typing import Any

from sampling_core.bounds import bounds
from sampling_core.commands.options import add_form, add_source, request, whole
from sampling_core.commands.output import (
    counted,
    finite,
    percent,
    plain,
    say,
    say_csv,
    say_json,
    say_table,
    signed,
)
from sampling_core.draw import Draws, draw
from sampling_core.measures import VIABLE, viable
from sampling_core.rows import Row, rows
from sampling_core.stage import Stage
from sampling_core.trace import Trace, run

NAME = "run"
HELP = "run one experiment: entropy, tokens kept, the likeliest tokens exact and drawn"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_source(parser)
    parser.add_argument("--draws", type=whole, default=10_000, metavar="N", help="10000")
    parser.add_argument("--seed", type=whole, default=42, metavar="N", help="42")
    parser.add_argument("--greedy", action="store_true", help="always take the likeliest")
    parser.add_argument("--top", type=whole, default=10, metavar="N", help="tokens shown: 10")
    add_form(parser)


def execute(arguments: argparse.Namespace) -> int:
    """Run, draw and print."""
    asked = request(arguments)
    pick = "greedy" if arguments.greedy else "sample"
    how = {"draws": arguments.draws, "seed": arguments.seed, "pick": pick}
    trace = run(asked.experiment(asked.chain(), **how))
    draws = draw(trace, arguments.draws, arguments.seed)
    shown = rows(trace, min(arguments.top, len(asked.source)))
    remarks = (*asked.remarks, *trace.experiment.chain.notes, *_limits(trace))
    if arguments.form == "json":
        say_json(_as_json(trace, draws, shown, remarks))
    elif arguments.form == "csv":
        say_csv(_as_row(row, draws) for row in shown)
    else:
        _say(trace, draws, shown, remarks)
    return 0


def _limits(trace: Trace) -> tuple[str, ...]:
    """What is certain where only the likeliest tokens are known."""
    found = bounds(trace.experiment)
    if found is None:
        return ()
    (low, high), (few, many) = found.entropy, found.kept
    kept = counted(many, "token") if few == many else f"{few:,} to {many:,} tokens"
    return (
        *(statement.text for statement in found.statements),
        f"Whatever they look like: entropy from {low:.3f} to {high:.3f} nats, {kept} kept.",
    )


def _say(trace: Trace, draws: Draws, shown: tuple[Row, ...], remarks: tuple[str, ...]) -> None:
    result, source = trace.result, trace.experiment.source
    say(f"{plain(source.name)}, {len(source):,} tokens, {trace.experiment.chain.engine}")
    say(f"Settings   {trace.experiment.settings()}")
    for remark in remarks:
        say(f"Note       {remark}")
    say(f"Entropy    {result.entropy:.3f} nats = {result.entropy_bits:.3f} bits")
    say(f"Effective  {result.effective:.2f} tokens")
    say(f"Kept       {counted(result.kept, 'token')}")
    say(f"Viable     {counted(viable(result.probabilities), 'token')} of {VIABLE:.0%} or more")
    drawn = f"{counted(draws.count, 'time')}, seed {draws.seed}"
    say(f"Drawn      {drawn}; entropy {draws.entropy:.3f} nats")
    if not shown:
        return
    say("")
    table = [
        (
            plain(row.token), logit(row.logit), percent(row.model), percent(row.probability),
            percent(draws.share(row.id)), _fate(row, trace.stages),
        )
        for row in shown
    ]  # fmt: skip
    say_table(("Token", "Logit", "Model", "Exact", "Drawn", ""), table)


def logit(score: float) -> str:
    """Return a logit as people read it."""
    return signed(f"{score:.3f}") if score > -float("inf") else "−∞"


def _fate(row: Row, stages: tuple[Stage, ...]) -> str:
    return "" if row.cut_by is None else f"removed by {stages[row.cut_by].title}"


def _as_row(row: Row, draws: Draws) -> dict[str, Any]:
    return {
        "id": row.id, "token": row.token, "logit": finite(row.logit), "model": row.model,
        "probability": row.probability, "drawn": draws.share(row.id),
    }  # fmt: skip


def _as_json(
    trace: Trace, draws: Draws, shown: tuple[Row, ...], remarks: tuple[str, ...]
) -> dict[str, Any]:
    experiment, result = trace.experiment, trace.result
    return {
        "source": experiment.source.name,
        "tokens": len(experiment.source),
        "engine": experiment.chain.engine,
        "settings": experiment.settings(),
        "notes": list(remarks),
        "entropy_nats": result.entropy,
        "entropy_bits": result.entropy_bits,
        "effective": result.effective,
        "kept": result.kept,
        "viable": viable(result.probabilities),
        "draws": draws.count,
        "seed": draws.seed,
        "drawn_entropy_nats": draws.entropy,
        "top": [_as_row(row, draws) for row in shown],
        "stages": [
            {
                "sampler": stage.name, "kept": stage.kept, "removed_mass": stage.removed_mass,
                "entropy_nats": stage.entropy, "effect": stage.effect,
            }
            for stage in trace.stages[1:]
            if stage.sampler is None or stage.sampler.on
        ],
    }  # fmt: skip
