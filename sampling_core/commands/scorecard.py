"""``scorecard``: one chain over every position of a captured answer, or of rows of logits."""

import argparse
from collections.abc import Sequence
from typing import Any

from sampling_core.capture import Capture
from sampling_core.commands.opened import positions
from sampling_core.commands.options import add_form, add_settings, add_vocabulary, chain_of
from sampling_core.commands.output import counted, percent, plain, say, say_csv, say_json, say_table
from sampling_core.scorecard import Scorecard, Spread, scorecard

NAME = "scorecard"
HELP = "one chain over every position of a captured answer: tokens kept, idle stages, extremes"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("file", metavar="FILE", help="a captured answer, or rows of logits")
    add_vocabulary(parser)
    parser.add_argument("--mark", metavar="TOKEN", help="watch a token: its id, or id:15043")
    add_settings(parser)
    add_form(parser)


def execute(arguments: argparse.Namespace) -> int:
    """Run the chain at every position and print."""
    chain = chain_of(arguments)
    capture = positions(arguments.file, arguments.vocabulary)
    mark = arguments.mark
    marked = int(mark) if mark is not None and mark.isascii() and mark.isdigit() else mark
    card = scorecard(capture.sources, chain, marked)
    if arguments.form == "json":
        say_json(_as_json(capture, card))
    elif arguments.form == "csv":
        say_csv(_rows(capture, card))
    else:
        _say(capture, card)
    return 0


def _say(capture: Capture, card: Scorecard) -> None:
    say(f"{plain(capture.name)}, {counted(len(card), 'position')}, {card.chain.engine}")
    say(f"Settings   {card.chain.settings()}")
    for remark in (*capture.warnings, *card.chain.notes):
        say(f"Note       {remark}")
    places = [position.place for position in capture.positions]
    say(f"Kept       {_kept(card, places)}")
    say(f"One left   {percent(card.single)} of positions")
    entropy = Spread.of(card.entropy)
    if entropy.least == entropy.most:
        say(f"Entropy    {entropy.least:.3f} nats")
    else:
        low, high, middle = (f"{n:.3f}" for n in (entropy.least, entropy.most, entropy.median))
        say(f"Entropy    {low} to {high} nats, median {middle}")
    unsure = int((~card.is_exact).sum())
    if unsure:
        say(f"Uncertain  {counted(unsure, 'position')} where tokens that are not known matter")
    if card.marked_survives is not None:
        say(f"Marked     survives at {percent(card.marked_survives)} of positions that list it")
    if card.stages:
        say("")
        table = [(each.title, percent(each.idle), percent(each.removed)) for each in card.stages]
        say_table(("Stage", "No effect at", "Cuts on average"), table)


def _kept(card: Scorecard, places: Sequence[int]) -> str:
    spread = card.survivors
    if spread.least == spread.most:
        return counted(int(spread.least), "token") + (" at each position" if len(card) > 1 else "")
    median = f"{spread.median:,.1f}".removesuffix(".0")  # of two in the middle it is the mean
    return (
        f"{spread.least:,.0f} to {spread.most:,.0f}, median {median}, "
        f"nine in ten at most {spread.p90:,.0f} tokens; "
        f"fewest at token {places[card.fewest]:,}, most at token {places[card.greatest]:,}"
    )


def _rows(capture: Capture, card: Scorecard) -> list[dict[str, Any]]:
    numbers = zip(
        capture.positions, card.kept.tolist(), card.entropy.tolist(), card.top.tolist(),
        card.is_exact.tolist(), strict=True,
    )  # fmt: skip
    return [
        {
            "token": position.place, "text": position.text, "kept": kept, "entropy_nats": entropy,
            "top": top, "exact": exact,
        }
        for position, kept, entropy, top, exact in numbers
    ]  # fmt: skip


def _as_json(capture: Capture, card: Scorecard) -> dict[str, Any]:
    spread = card.survivors
    places = [position.place for position in capture.positions]
    return {
        "source": capture.name, "engine": card.chain.engine, "settings": card.chain.settings(),
        "notes": [*capture.warnings, *card.chain.notes],
        "kept": {
            "least": spread.least, "median": spread.median, "p90": spread.p90,
            "most": spread.most, "fewest_at": places[card.fewest],
            "most_at": places[card.greatest],
        },
        "one_left": card.single,
        "marked_survives": card.marked_survives,
        "stages": [
            {"name": each.name, "idle": each.idle, "removed": each.removed}
            for each in card.stages
        ],
        "positions": _rows(capture, card),
    }  # fmt: skip
