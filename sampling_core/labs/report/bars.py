"""The picture of a result: a bar for each token, and what the student expected beside it."""

from sampling_core.draw import wilson
from sampling_core.labs.report import svg
from sampling_core.labs.report.bars_frame import (
    APART,
    LEFT,
    RIGHT,
    THICK,
    TOP,
    WIDTH,
    BarsPicture,
    legend,
    scale,
)
from sampling_core.labs.report.parts import Bar, Outcome
from sampling_core.labs.report.texts import percent, token
from sampling_core.stage import grouped
from sampling_core.words import say, say_count


def bars(picture: BarsPicture, name: str) -> str:
    """Return the picture as SVG."""
    drawing = svg.Drawing(name, WIDTH)
    step = (THICK * 2 if picture.beside else THICK) + APART
    bottom = TOP + step * len(picture.rows)
    legend(drawing, picture)
    scale(drawing, picture.greatest, bottom)
    more = picture.own.size - len(picture.rows)
    if more > 0:
        words = say_count("1 token more", "{count} tokens more", more, count=grouped(more))
        drawing.text(8.0, bottom + 32.0, words, 11.0, svg.MUTED)
    for place, bar in enumerate(picture.rows):
        _Row(drawing, picture, TOP + place * step + APART / 2, bar).draw()
    title = say("Result: {settings}", settings=picture.own.settings)
    return drawing.svg(bottom + 40.0, title, described(picture))


def described(picture: BarsPicture) -> str:
    """Return the picture in words."""
    return " ".join(_told(picture, bar) for bar in picture.rows)


def _told(picture: BarsPicture, bar: Bar) -> str:
    values = {
        "token": token(bar.token), "exact": percent(bar.exact), "model": percent(bar.model),
        "sampled": percent(bar.sampled or 0.0), "stage": bar.cut_by,
    }  # fmt: skip
    if bar.cut_by:
        told = say("{token}: cut by {stage}, {model} in the model.", **values)
    elif bar.sampled is None:
        told = say("{token}: {exact} exact, {model} in the model.", **values)
    else:
        told = say("{token}: {exact} exact, {sampled} sampled, {model} in the model.", **values)
    other = _same(picture.beside, bar.token)
    if other is not None:
        told += " " + say("Recommended: {share}.", share=percent(other.exact))
    return told


def _same(outcome: Outcome | None, name: str) -> Bar | None:
    if outcome is None:
        return None
    return next((bar for bar in outcome.bars if bar.token == name), None)


class _Row:
    """One token: its bar or bars, the tick of the model, the dot of the draws, its numbers."""

    def __init__(self, drawing: svg.Drawing, picture: BarsPicture, top: float, bar: Bar) -> None:
        self._drawing, self._picture, self._top, self._bar = drawing, picture, top, bar
        self._per_share = (WIDTH - LEFT - RIGHT) / picture.greatest

    def draw(self) -> None:
        bar, middle = self._bar, self._top + THICK / 2
        name = svg.fitted(token(bar.token), LEFT - 16.0, 12.0, mono=True)
        self._drawing.text(LEFT - 8.0, middle + 4.0, name, anchor="end", mono=True)
        if bar.exact > 0.0 or not bar.cut_by:
            self._drawing.rectangle(LEFT, self._top, self._long(bar.exact), THICK, svg.EXACT)
        else:
            self._drawing.hatched(LEFT, self._top, max(3.0, self._long(bar.model)), THICK)
        self._sketch()
        x, ends = self._x(bar.model), (self._top - 2.0, self._top + THICK + 2.0)
        for thick, colour in ((4.0, svg.PANEL), (1.6, svg.TEXT)):
            self._drawing.line(x, ends[0], x, ends[1], colour, thick)
        if bar.sampled is not None and bar.exact > 0.0:
            self._dot(bar.sampled, middle)
        self._numbers(middle)
        self._beside()

    def _x(self, share: float) -> float:
        return LEFT + self._long(share)

    def _long(self, share: float) -> float:
        return min(share, self._picture.greatest) * self._per_share

    def _dot(self, share: float, middle: float) -> None:
        low, high = wilson(share, max(1, self._picture.own.draws))
        for thick, colour in ((4.4, svg.PANEL), (1.6, svg.SAMPLE)):
            self._drawing.line(self._x(low), middle, self._x(high), middle, colour, thick)
        self._drawing.dot(self._x(share), middle, 3.6, svg.SAMPLE)

    def _numbers(self, middle: float) -> None:
        bar, x = self._bar, WIDTH - RIGHT + 8.0
        if bar.cut_by:
            words = svg.fitted(say("cut by {stage}", stage=bar.cut_by), RIGHT - 10.0)
            self._drawing.text(x, middle + 4.0, words, colour=svg.CUT_TEXT)
            return
        self._drawing.text(x + 54.0, middle + 4.0, percent(bar.exact), anchor="end", bold=True)
        if bar.sampled is not None:
            shown = percent(bar.sampled)
            self._drawing.text(x + 122.0, middle + 4.0, shown, colour=svg.SAMPLE_TEXT, anchor="end")

    def _sketch(self) -> None:
        if self._picture.sketch and self._bar.token in self._picture.sketch:
            long = self._long(self._picture.sketch[self._bar.token])
            self._drawing.rectangle(
                LEFT, self._top - 2.5, long, THICK + 5.0, stroke=svg.TEXT, dash="4 2", thick=1.4
            )

    def _beside(self) -> None:
        if self._picture.beside is None:
            return
        top, share = self._top + THICK, _share_in(self._picture.beside, self._bar.token)
        self._drawing.rectangle(
            LEFT, top + 2.0, self._long(share or 0.0), THICK - 4.0, svg.PANEL, svg.TEXT, thick=1.2
        )
        place = WIDTH - RIGHT + 62.0
        words = _words_in(self._picture.beside, share)
        self._drawing.text(place, top + 10.0, words, 11.0, svg.MUTED, "end")
        self._drawing.text(place + 6.0, top + 10.0, "B", 11.0, svg.MUTED)


def _share_in(outcome: Outcome, name: str) -> float | None:
    """Return the share of a token in another result; None: it is not among those that are kept."""
    bar = _same(outcome, name)
    if bar is not None:
        return bar.exact
    listed = sum(each.exact > 0.0 for each in outcome.bars)
    return 0.0 if listed == outcome.kept else None


def _words_in(outcome: Outcome, share: float | None) -> str:
    if share is None:  # the likeliest are listed: it has no more than the last of them
        listed = (each.exact for each in outcome.bars if each.exact > 0.0)
        return "≤ " + percent(min(listed, default=1.0))
    return percent(share) if share > 0.0 else say("cut")
