"""The scale of entropy with its three bands: where the prediction was, and where the result is."""

import math
from dataclasses import dataclass

from sampling_core.labs.report import svg
from sampling_core.labs.report.texts import entropy, number
from sampling_core.measures import bits
from sampling_core.words import say

WIDTH, LEFT, TOP, HIGH = 660.0, 20.0, 44.0, 26.0
NAMES = ("low", "medium", "high")
FILLS = ("#FFFFFF", "#EEF1F5", "#DDE3EA")


@dataclass(frozen=True)
class BandPicture:
    """An entropy on its scale, from 0 to the most that so many tokens can have; in nats."""

    entropy: float
    low: float
    high: float
    most: float  # nats
    predicted: str = ""  # a band; empty: nobody asked for one
    beside: float | None = None  # the entropy of the recommended settings

    @property
    def end(self) -> float:
        """Where the scale ends, in nats."""
        return max(self.most, self.high * 1.15, self.entropy, self.beside or 0.0, 0.1)

    @property
    def edges(self) -> tuple[tuple[float, float], ...]:
        low = min(self.low, self.high)
        return (0.0, low), (low, self.high), (self.high, self.end)


def most_of(size: int) -> float:
    """Return the most entropy that so many tokens can have, in nats."""
    return math.log(max(1, size))


def named(band: str) -> str:
    """Return the name of a band in the language spoken."""
    return {"low": say("low"), "medium": say("medium"), "high": say("high")}.get(band, band)


def band(picture: BandPicture, name: str) -> str:
    """Return the picture as SVG."""
    drawing = svg.Drawing(name, WIDTH)
    per_nat = (WIDTH - 2 * LEFT) / picture.end
    for kind, fill, (start, end) in zip(NAMES, FILLS, picture.edges, strict=True):
        x, width = LEFT + start * per_nat, (end - start) * per_nat
        chosen = kind == picture.predicted
        drawing.rectangle(x, TOP, width, HIGH, fill, svg.BORDER)
        if width > svg.wide(named(kind)) + 12.0:
            drawing.text(x + 8.0, TOP + 17.0, named(kind), bold=chosen)
        if chosen:
            drawing.rectangle(
                x + 2.0, TOP + 2.0, width - 4.0, HIGH - 4.0, stroke=svg.TEXT, dash="4 2", thick=1.6
            )
    _limits(drawing, picture, per_nat)
    _marks(drawing, picture, per_nat)
    return drawing.svg(TOP + HIGH + 46.0, say("Entropy"), described(picture))


def described(picture: BandPicture) -> str:
    """Return the picture in words."""
    said = say("The result has {entropy}.", entropy=entropy(picture.entropy))
    if picture.predicted:
        said += " " + say("Predicted: {band}.", band=named(picture.predicted))
    if picture.beside is not None:
        said += " " + say("Recommended: {entropy}.", entropy=entropy(picture.beside))
    return said


def _limits(drawing: svg.Drawing, picture: BandPicture, per_nat: float) -> None:
    y = TOP + HIGH + 16.0
    for nats in (0.0, picture.low, picture.high):
        drawing.text(LEFT + nats * per_nat, y, f"{nats:g}", 11.0, svg.MUTED, "middle")
    words = say(
        "at most {nats} nats = {bits} bits",
        nats=number(picture.most), bits=number(bits(picture.most)),
    )  # fmt: skip
    drawing.text(WIDTH - LEFT, y + 20.0, words, 11.0, svg.MUTED, "end")
    legend = [say("◆ result")]
    if picture.beside is not None:
        legend.append(say("◇ recommended"))
    if picture.predicted:
        legend.append(say("dashed: your prediction"))
    drawing.text(LEFT, y + 20.0, " · ".join([*legend, say("scale in nats")]), 11.0, svg.MUTED)


def _marks(drawing: svg.Drawing, picture: BandPicture, per_nat: float) -> None:
    if picture.beside is not None:
        x = LEFT + picture.beside * per_nat
        points = ((x, TOP - 6.0), (x + 6.0, TOP), (x, TOP + 6.0), (x - 6.0, TOP))
        drawing.shape(points, svg.PANEL, svg.TEXT)
    x = LEFT + picture.entropy * per_nat
    drawing.line(x, TOP - 6.0, x, TOP + HIGH + 4.0, svg.EXACT, 2.0)
    drawing.diamond(x, TOP - 8.0, 7.0)
    words = entropy(picture.entropy)
    half = svg.wide(words, 13.0) / 2
    place = min(max(x, LEFT + half), WIDTH - LEFT - half)
    drawing.text(place, TOP - 22.0, words, 13.0, anchor="middle", bold=True)
