"""The picture of a class: what everybody predicted in one field, against the truth."""

from collections.abc import Callable, Mapping

from sampling_core.labs.collecting.class_answers import TOP, WIDTH, ClassAnswers, answers_of
from sampling_core.labs.collecting.class_counts import counts, orders
from sampling_core.labs.collecting.class_strips import numbers, sketches
from sampling_core.labs.collecting.collect import Collected
from sampling_core.labs.report.svg import MUTED, Drawing, fitted
from sampling_core.words import say, say_count

NAME = "class"  # begins the ids inside the picture


def class_picture(collected: Collected, lab: str, field: str, case: str = "") -> str:
    """Return the picture as SVG; raises DataError where nobody was asked that.

    ``lab`` is the stable name of a lab, ``field`` the name of a field; ``case`` is needed where
    several cases have a field of that name, else it is the first of them.
    """
    found = answers_of(collected, lab, field, case)
    drawing = Drawing(NAME, WIDTH)
    drawing.text(8.0, 20.0, fitted(found.first.ask or field, WIDTH - 16.0, 15.0), 15.0, bold=True)
    count = say_count("1 answer", "{count} answers", len(found.given))
    under = " · ".join(part for part in (found.lab, found.case, count) if part)
    drawing.text(8.0, 40.0, fitted(under, WIDTH - 16.0), colour=MUTED)
    bottom, words = PICTURES[found.first.kind](drawing, found)
    return drawing.svg(bottom + 14.0, found.first.ask or field, f"{under}. {words}")


def _text(drawing: Drawing, found: ClassAnswers) -> tuple[float, str]:
    words = say(
        "{given} of {asked} wrote an answer; nobody judges it.",
        given=len(found.given), asked=len(found.answers),
    )  # fmt: skip
    drawing.text(8.0, TOP + 8.0, words)
    return TOP + 16.0, words


# Each draws below the head, and returns where it ends and what it shows in words.
PICTURES: Mapping[str, Callable[[Drawing, ClassAnswers], tuple[float, str]]] = {
    "number": numbers, "choice": counts, "ranking": orders, "band": counts, "token": counts,
    "sketch": sketches, "text": _text,
}  # fmt: skip
