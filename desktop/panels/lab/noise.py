"""The apparatus of noise: how often each token wins a greedy pick when logits are rounded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desktop.charts.numbers import token_text
from desktop.panels.lab.editor import number_spec
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD, SMALL
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.number_editor import NumberEditor
from desktop.widgets.surface import Surface
from sampling_core.labs.measuring.instruments import noisy_picks
from sampling_core.labs.measuring.with_noise import shares_with_noise

if TYPE_CHECKING:
    from sampling_core.experiment import Source
    from sampling_core.labs.lab import Case
    from sampling_core.model_view.lab_room import LabRoom
    from sampling_core.model_view.session import Session

MOST = 0.05  # σ
ROWS = 6  # tokens that are shown
PAUSE = 60  # ms between the last move of the slider and the simulation


class NoiseBench(Surface):
    """A slider for σ; for each token the exact share and that of simulated picks."""

    def __init__(self, look: Look, session: "Session", room: "LabRoom", case: "Case") -> None:
        super().__init__("tile")
        self.setObjectName("lab.noise")
        self._look, self._session, self._room, self._case = look, session, room, case
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(11), px(9), px(11), px(10))
        column.setSpacing(px(5))
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._show)
        name = self.tr("Noise on each logit, σ")
        column.addWidget(PlainLabel(look, name, LABEL, SEMIBOLD))
        self.editor = NumberEditor(look, name, number_spec(0.0, MOST, 0.001))
        self.editor.box.setObjectName("lab.noise.sigma")
        self.editor.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab circles: see stops.py
        self.editor.edited.connect(lambda _value: self._timer.start())
        column.addWidget(self.editor)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(3))
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        self._tokens = self._likeliest()
        self._cells: list[tuple[PlainLabel, PlainLabel]] = []
        self._lay_out()
        self.show_noise(self._first_noise())

    def show_noise(self, sigma: float) -> None:
        """Show what noise of a strength does."""
        self.editor.show_value(sigma)
        self._show()

    def _source(self) -> "Source":
        if self._case.source:
            return self._room.apparatus.source(self._case.source)
        return self._session.experiment.source

    def _likeliest(self) -> list[int]:
        from desktop.panels.lab.predict import likeliest

        source = self._source()
        names = likeliest(source, ROWS) if len(source) > ROWS else source.tokens
        ids = {token: number for number, token in enumerate(source.tokens)}
        return [ids[name] for name in names]

    def _first_noise(self) -> float:
        """Return the first σ that a run of the case has."""
        lab = self._room.lab
        runs = [lab.runs[name] for name in self._case.runs if lab and name in lab.runs]
        return next((run.settings.noise for run in runs if run.settings.noise), 0.005)

    def _lay_out(self) -> None:
        heads = (self.tr("Token"), self.tr("Exact"), self.tr("Simulated"))
        for place, head in enumerate(heads):
            colour = "sample_text" if place == 2 else "muted"
            label = PlainLabel(self._look, head, SMALL, MEDIUM, colour)
            label.setMinimumWidth(self._look.theme.px(60) if place else 1)
            self._grid.addWidget(label, 0, place)
        source = self._source()
        for row, token in enumerate(self._tokens, 1):
            shown = token_text(source.token(token))
            name = PlainLabel(self._look, shown, LABEL, mono=True)
            exact = PlainLabel(self._look, "", LABEL, SEMIBOLD)
            simulated = PlainLabel(self._look, "", LABEL, token="sample_text")
            self._cells.append((exact, simulated))
            for place, label in enumerate((name, exact, simulated)):
                self._grid.addWidget(label, row, place)

    def _show(self) -> None:
        source, sigma = self._source(), self.editor.value_shown()
        experiment = self._session.experiment
        exact = shares_with_noise(source.logits, sigma, self._tokens)
        picks = noisy_picks(source, sigma, experiment.draws, experiment.seed)
        for token, share, (first, second) in zip(self._tokens, exact, self._cells, strict=True):
            exactly, drawn = f"{100 * float(share):.1f}", f"{100 * picks.share(token):.1f}"
            first.setText(f"{exactly} %")
            second.setText(f"{drawn} %")
            told, also = (
                self.tr("{token}: exact {share} %"),
                self.tr("{token}: simulated {share} %"),
            )
            name = source.token(token)
            first.setAccessibleName(told.format(token=name, share=exactly))
            second.setAccessibleName(also.format(token=name, share=drawn))
