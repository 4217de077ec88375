"""Turns all orders of the chain into a picture."""

from PySide6.QtCore import QCoreApplication

from desktop.charts.orders_picture import OrderRow, OrdersPicture
from desktop.comparisons.words import in_unit
from sampling_core.model_view.numbers import grouped
from sampling_core.orders import OrderClass, Orders
from sampling_core.words import say

translate = QCoreApplication.translate
MOST = 40  # rows that a picture shows


def orders_of(found: Orders, unit: str) -> OrdersPicture:
    """Return the picture of the classes, the one of the order now always among them."""
    places = list(range(min(MOST, len(found.classes))))
    if found.current is not None and found.current not in places:
        places[-1] = found.current
    left = len(found.classes) - len(places)
    more = translate("Compare", "{count} more results").format(count=left) if left else ""
    rows = tuple(_row(found, place, unit) for place in places)
    return OrdersPicture(rows, unit, more, summary_of(found))


def summary_of(found: Orders) -> str:
    """Return how many orders there are and how many results, in a sentence."""
    count, results = grouped(found.tried), grouped(len(found.classes))
    if len(found.classes) == 1:
        said = translate("Compare", "All {count} orders of {stages} stages give the same result.")
    else:
        said = translate("Compare", "{count} orders of {stages} stages give {results} results.")
    told = said.format(count=count, stages=len(found.steps), results=results)
    if found.refused:
        refused = translate("Compare", "In {count} orders a stage refuses what it gets.")
        told = f"{told} {refused.format(count=grouped(found.refused))}"
    return told


def example_of(found: Orders, place: int) -> tuple[int, ...]:
    """Return one order of a class: the one now where it is among them."""
    each = found.classes[place]
    return found.steps if place == found.current else each.orders[0]


def _row(found: Orders, place: int, unit: str) -> OrderRow:
    each = found.classes[place]
    order = example_of(found, place)
    titles = dict(zip(found.steps, found.titles, strict=True))
    said = translate("Compare", "{size} of {count} orders")
    return OrderRow(
        place,
        said.format(size=grouped(each.size), count=grouped(found.tried)),
        each.size, each.survivors, in_unit(each.entropy, unit), each.effective,
        each.top_probability, tuple(say(titles[step]) for step in order),
        _marks(found, each), place == found.current,
    )  # fmt: skip


def _marks(found: Orders, each: OrderClass) -> tuple[str, ...]:
    """Return which extremes a class is; none where all are alike."""
    classes = found.classes
    if len(classes) < 2:
        return ()
    fewest, most = classes[found.fewest].survivors, classes[found.most].survivors
    marks = {
        translate("Compare", "lowest entropy"): each is classes[found.lowest_entropy],
        translate("Compare", "highest entropy"): each is classes[found.highest_entropy],
        translate("Compare", "fewest tokens"): fewest < most and each.survivors == fewest,
        translate("Compare", "most tokens"): fewest < most and each.survivors == most,
    }
    return tuple(words for words, holds in marks.items() if holds)
