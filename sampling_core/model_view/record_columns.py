"""What the columns of the history are called and show of a record."""

import time
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt

from sampling_core.engines import engine
from sampling_core.errors import DataError, LabError, shown
from sampling_core.history import Record
from sampling_core.history.masked import is_masked
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.model_view.presets import words_of
from sampling_core.words import both, say, say_count

Role = Qt.ItemDataRole

NUMBER, BADGE, DATA, SHAPE, SETTINGS, EXACT, SAMPLED, EFFECTIVE, KEPT, FIRST, NOTE = range(11)
RATING, DRAWS, SEED, ENGINE, MADE, DURATION, DISTANCE, COST = range(11, 19)
TITLES = (
    "", "", "Data", "Shape", "Settings", "H exact", "H sampled", "Effective", "Kept",
    "Most likely", "Note", "Rating", "Draws", "Seed", "Engine", "Made", "Duration", "Distance",
    "Cost",
)  # fmt: skip
NAMES = (
    "Number", "Pinned as", *TITLES[2:11], "Rating from 1 to 5", "Draws", "Seed", "Engine",
    "When it was made", "What drawing took", "Distance of the shares to the exact result",
    "Cost, as you write it",
)  # fmt: skip
CHOSEN = {  # columns that a user adds, by the name that the settings remember
    "note": NOTE, "rating": RATING, "draws": DRAWS, "seed": SEED, "engine": ENGINE, "made": MADE,
    "duration": DURATION, "distance": DISTANCE, "cost": COST,
}  # fmt: skip
EDITED = frozenset({NOTE, RATING, COST})
RIGHT = frozenset({NUMBER, EXACT, SAMPLED, EFFECTIVE, KEPT, DRAWS, SEED, DURATION, DISTANCE, COST})
SORT_ROLE = int(Role.UserRole)
RECORD_ROLE = int(Role.UserRole) + 1  # the Record of the row
SEARCH_ROLE = int(Role.UserRole) + 2  # the words in which a search looks
UNKNOWN = "–"
BY_NUMBER = attrgetter("id")
SORTED_BY = {
    EXACT: attrgetter("entropy"), SAMPLED: attrgetter("sampled"), KEPT: attrgetter("kept"),
    EFFECTIVE: attrgetter("effective"), FIRST: attrgetter("first_share"),
    DATA: attrgetter("data"), SETTINGS: attrgetter("settings"), NOTE: attrgetter("note"),
    BADGE: attrgetter("pin"), RATING: attrgetter("rating"), DRAWS: attrgetter("draws"),
    SEED: attrgetter("seed"), ENGINE: attrgetter("engine"), MADE: attrgetter("made"),
    DURATION: attrgetter("seconds"), DISTANCE: attrgetter("distance"), COST: attrgetter("cost"),
}  # fmt: skip
RESULTS = frozenset({EXACT, SAMPLED, EFFECTIVE, KEPT, FIRST, DISTANCE})  # what a lab may hide
BEST = 5  # the highest rating
LARGEST_COST = 1e12


def texts(record: Record, unit: float) -> tuple[str, ...]:
    """Return the texts of the columns from DATA on; ``unit`` turns nats into what is shown."""
    return (
        ("★ " if record.star else "") + record.data,
        "",
        words_of(record),
        *_results(record, unit),
        record.note,
        rating_text(record.rating),
        grouped(record.draws),
        str(record.seed),
        _engine(record.engine),
        time.strftime("%Y-%m-%d %H:%M", time.localtime(record.made)),
        UNKNOWN if record.seconds is None else duration(record.seconds),
        _distance(record),
        UNKNOWN if record.cost is None else f"{record.cost:g}".replace("-", "−"),
    )


def hidden_word() -> str:
    """Return what stands in place of one number that a lab hides."""
    return say("hidden")


def _results(record: Record, unit: float) -> tuple[str, ...]:
    """Return the texts of the columns from EXACT to FIRST."""
    if is_masked(record):
        return (hidden_word(),) * 5
    return (
        entropy_text(record.entropy * unit),
        entropy_text(record.sampled * unit),
        f"{record.effective:.2f}",
        say("{kept} of {size}", kept=grouped(record.kept), size=grouped(record.size)),
        f"{record.first} {short_percent(record.first_share)}",
    )


def _distance(record: Record) -> str:
    if is_masked(record):
        return hidden_word()
    return UNKNOWN if record.distance is None else f"{100.0 * record.distance:.1f} %"


def rating_text(rating: int) -> str:
    """Return a rating as dots, which a screen reader says as “3 of 5”."""
    return say("{rating} of {best}", rating=rating, best=BEST) if rating else UNKNOWN


def duration(seconds: float) -> str:
    """Return a time as people read it: ``0.2 ms``, ``1.3 s``."""
    if seconds < 1.0:
        return f"{max(0.1, 1000.0 * seconds):.1f} ms"
    return f"{seconds:.1f} s"


def value_of(record: Record, column: int) -> Any:
    """Return what a column sorts by; what is not known comes before everything."""
    value = SORTED_BY.get(column, BY_NUMBER)(record)
    return float("-inf") if value is None else value


def edited_value(record: Record, column: int) -> Any:
    """Return what an editor of a column begins with."""
    if column == COST:
        return "" if record.cost is None else f"{record.cost:g}"
    return {NOTE: record.note, RATING: record.rating}.get(column)


def cost_of(text: str) -> float | None:
    """Return a number that a user wrote, None for nothing; raises DataError for anything else."""
    plain = text.strip().replace("−", "-").replace(",", ".")
    try:
        cost = float(plain) if plain else None
    except ValueError:
        raise DataError(
            say("{text} is not a number: the cost stays as it was.", text=shown(text))
        ) from None
    if cost is not None and not abs(cost) < LARGEST_COST:
        raise DataError(say("A cost is a number below {largest:.0e}.", largest=LARGEST_COST))
    return cost


def common_facts(records: Sequence[Record]) -> str:
    """Return what holds for all records: ``5 runs, all with 10 000 draws and seed 42``."""
    count = len(records)
    if not count:
        return say("no runs yet")
    facts = []
    draws, seeds = {r.draws for r in records}, {r.seed for r in records}
    if len(draws) == 1:
        facts.append(say("{count} draws", count=grouped(draws.pop())))
    if len(seeds) == 1:
        facts.append(say("seed {seed}", seed=seeds.pop()))
    if not facts:
        return say_count("{count} run", "{count} runs", count)
    return say_count("{count} run, with {facts}", "{count} runs, all with {facts}", count,
                     facts=both(facts))  # fmt: skip


def for_views(record: Record, column: int, role: int) -> Any:
    """Return what delegates, sorting and search need; None for every other role."""
    if role == SORT_ROLE:
        return value_of(record, column)
    if role == RECORD_ROLE:
        return record
    return search_words(record) if role == SEARCH_ROLE else None


def search_words(record: Record) -> str:
    return " ".join((record.data, words_of(record), record.first, record.note)).lower()


def _engine(name: str) -> str:
    try:
        return engine(name).title
    except LabError:
        return name  # of a later version
