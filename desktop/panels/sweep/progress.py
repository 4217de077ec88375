"""How far long work is, and a button to cancel it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.panels.sweep.study import Study
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.label import Label
from sampling_core.model_view.numbers import grouped

SURE = 0.02  # share done from which the rest can be guessed


class Progress(QWidget):
    """Appears when work takes longer than a moment: “34 000 of 90 000 settings, about 3 s”."""

    def __init__(self, look: Look, study: Study) -> None:
        super().__init__()
        self._look, self._study = look, study
        self.setObjectName("sweep.progress")
        self.setAccessibleName(self.tr("Progress of the sweep"))
        self._bar, self._words = QProgressBar(), Label(look, "", LABEL, token="muted")
        self._words.setObjectName("sweep.progress.words")
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Share done"))
        self._button = PushButton(look, self.tr("Cancel"), size=LABEL)
        self._button.setObjectName("sweep.cancel")
        self._button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(self._words)
        row.addWidget(self._button)
        study.maps.told.connect(self._tell_settings)
        for runner in (study.others, study.draws):
            runner.told.connect(self._tell_share)
        for runner in (study.maps, study.others, study.draws):
            runner.ended.connect(self._end)
        study.changed.connect(self._show_stopped)
        look.changed.connect(self._measure)
        self._measure()
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether there is work that Esc would cancel."""
        return not self.isHidden() and not self._study.is_stopped

    def _tell_share(self, share: float, seconds: float) -> None:
        words = self.tr("{share} % done")
        if share > SURE:
            words = self.tr("{share} % done, about {seconds} s")
        left = max(1, round(seconds * (1.0 - share) / max(share, SURE)))
        self._tell(share, words.format(share=round(100 * share), seconds=left))

    def _tell_settings(self, share: float, seconds: float) -> None:
        plan = self._study.plan
        if plan is None:
            return
        done, whole = grouped(_rounded(share * plan.settings)), grouped(plan.settings)
        words = self.tr("{done} of {whole} settings").format(done=done, whole=whole)
        if share > SURE:
            left = max(1, round(seconds * (1.0 - share) / share))
            words = self.tr("{done} of {whole} settings, about {seconds} s").format(
                done=done, whole=whole, seconds=left
            )
        self._tell(share, words)

    def _tell(self, share: float, words: str) -> None:
        self._bar.setValue(round(1000 * share))
        self._words.setText(words)
        self._button.setText(self.tr("Cancel"))
        self.show()

    def _end(self) -> None:
        if not self._study.is_busy:
            self.hide()

    def _show_stopped(self) -> None:
        if self._study.is_stopped:
            self._words.setText(self.tr("Stopped. What is finished stays."))
            self._button.setText(self.tr("Go on"))
            self.show()
        elif not self._study.is_busy:
            self.hide()

    def _press(self) -> None:
        if self._study.is_stopped:
            self._study.go_on()
        else:
            self._study.stop()

    def _measure(self) -> None:
        self._bar.setFixedHeight(self._look.theme.px(6))


def _rounded(count: float) -> int:
    """Return a count to two figures: 34 127 → 34 000."""
    digits = len(str(int(count)))
    grain = 10 ** max(0, digits - 2)
    return int(count // grain * grain)
