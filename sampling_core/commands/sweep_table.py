"""What ``sweep`` writes for people: its first lines, and the cells of its tables."""

from collections.abc import Iterable
from typing import Any

from sampling_core.commands.limits import BOUNDED, Limits, between, told
from sampling_core.commands.options import NUMBERS, Request
from sampling_core.commands.output import percent, plain, say, signed


def say_notes(asked: Request, notes: Iterable[str], rest: str) -> None:
    """Say what is swept; ``rest`` tells what is true of tokens that are not known."""
    say(f"{plain(asked.source.name)}, {asked.size:,} tokens, {asked.engine}")
    for note in notes:
        say(f"Note: {note}")
    if asked.source.tail is not None:
        say(told(asked.source, rest))
    say("")


def within(name: str, found: Any, end: Limits) -> str:
    """Return a cell of the table, between its limits where there are some."""
    if name not in BOUNDED or not end.is_bounded:
        return cell(name, found)
    if name == "kept":
        return between(end.kept, "{:,.0f}".format)
    return between(end.of(name), lambda number: cell(name, number))


def cell(name: str, found: Any) -> str:
    """Return a value as its column shows it."""
    if found is None:
        return "off"
    if name in NUMBERS:
        return "off" if name == "top_k" and found == 0 else signed(f"{found:g}")
    if name == "top_probability":
        return percent(found)
    if isinstance(found, float):
        return f"{found:.2f}" if name == "effective" else f"{found:.3f}"
    return f"{found:,}" if isinstance(found, int) else plain(found)
