"""Where the data stands in a capture: the position, the text so far, and what is known there."""

from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.charts.numbers import token_text
from desktop.style import Look
from desktop.theme import LABEL, SMALL, Theme
from desktop.veiled import until_run
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface
from sampling_core.capture import ASSUMED_VOCABULARY
from sampling_core.experiment import LARGEST_VOCABULARY, Source
from sampling_core.model_view.captures import Spot
from sampling_core.model_view.numbers import grouped, short_percent

LONGEST = 72  # characters of the text in front of a token
POSITION_WIDTH, VOCABULARY_WIDTH = 76, 96  # px at 100 %


class WholeBox(QSpinBox):
    """A whole number; half-typed it is no edit, and scrolling past changes nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: int, most: int) -> None:
        """Show a value from 1 to ``most`` without announcing an edit."""
        with QSignalBlocker(self):
            self.setRange(1, most)
            self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CaptureBar(Surface):
    """Shows one position; hidden while the data comes from no capture."""

    go_wanted = Signal(int)  # index of a position, from 0
    vocabulary_wanted = Signal(int)  # tokens
    scorecard_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("raised")
        self._look = look
        self._spot: Spot | None = None
        self.setObjectName("capture")
        self._back = self._button("chevron-left", "back", self.tr("The position before"))
        self._on = self._button("chevron-right", "on", self.tr("The next position"))
        self._back.clicked.connect(lambda: self._go(-1))
        self._on.clicked.connect(lambda: self._go(1))
        self.place = WholeBox(self.tr("Position"))
        self.place.setObjectName("capture.place")
        self.place.valueChanged.connect(lambda place: self.go_wanted.emit(place - 1))
        self._of = Label(look, "", LABEL)
        self._of.setObjectName("capture.of")
        self._text = Label(look, "", LABEL, mono=True)
        self._text.setObjectName("capture.text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._tag = self._line("tag")
        self._known = self._line("known")
        self._listed = Label(look, "", LABEL)
        self._listed.setObjectName("capture.listed")
        self._are_known = Label(look, self.tr("known"), LABEL)
        self.vocabulary = WholeBox(self.tr("Tokens in the vocabulary"))
        self.vocabulary.setObjectName("capture.vocabulary")
        self.vocabulary.valueChanged.connect(self.vocabulary_wanted)
        self._assumed = Label(look, self.tr("assumed"), LABEL, token="note_text")
        self._assumed.setObjectName("capture.assumed")
        self._scorecard = PushButton(look, self.tr("Scorecard…"), size=LABEL)
        self._scorecard.setObjectName("capture.scorecard")
        self._scorecard.clicked.connect(self.scorecard_wanted)
        self._lay_out()
        look.changed.connect(self._dress)
        self.measure()
        self.hide()

    def show_spot(self, spot: Spot | None, source: Source, *, hidden: bool = False) -> None:
        """Show where the data stands; None hides the bar.

        ``hidden``: a lab asks for probabilities, that of the rest among them.
        """
        self._spot = spot
        self.setVisible(spot is not None)
        if spot is None:
            return
        count = len(spot.capture)
        self.place.show_value(spot.index + 1, count)
        words = self.tr("of {count}").format(count=grouped(count))
        if spot.position.place != spot.index + 1:
            words = self.tr("of {count}, token {place}").format(
                count=grouped(count), place=grouped(spot.position.place)
            )
        self._of.setText(words)
        self._back.setEnabled(spot.index > 0)
        self._on.setEnabled(spot.index < count - 1)
        self._show_text(spot)
        self._tag.setText(self._tag_words(source.tag))
        words = until_run() if hidden and source.tail else self._known_words(source)
        self._known.setText(words)
        self._show_vocabulary(spot, source)

    def measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(9), px(7), px(9), px(7))
        self._column.setSpacing(px(4))
        for row in (self._first, self._middle, self._last):
            row.setSpacing(px(5))
        self.place.setFixedWidth(px(POSITION_WIDTH))
        self.vocabulary.setFixedWidth(px(VOCABULARY_WIDTH))

    def _go(self, by: int) -> None:
        if self._spot is not None:
            self.go_wanted.emit(self._spot.index + by)

    def _dress(self) -> None:
        if self._spot is not None:
            self._show_text(self._spot)

    def _show_text(self, spot: Spot) -> None:
        before = spot.text_before
        shown = before if len(before) <= LONGEST else "…" + before[-LONGEST:]
        token = spot.position.text
        words = token_text(token) if token else self.tr("not reported")
        self._text.setText(_marked(shown, words, self._look.theme))
        said = self.tr("Text so far: {text}. Then came: {token}")
        self._text.setAccessibleName(said.format(text=shown, token=words))
        self._text.setToolTip(said.format(text=shown, token=words))

    def _tag_words(self, tag: str) -> str:
        return {
            "raw": self.tr("Raw: the model’s own distribution."),
            "processed": self.tr(
                "Processed: after the tool’s own sampler chain; temperature here comes on top "
                "of it."
            ),
        }.get(tag, self.tr("Unknown stage: nothing says whether settings had acted before."))

    def _known_words(self, source: Source) -> str:
        if source.tail is None:
            return self.tr("All {count} tokens are known.").format(count=grouped(len(source)))
        words = self.tr("The rest holds {mass}.")
        return words.format(mass=short_percent(source.tail.mass))

    def _show_vocabulary(self, spot: Spot, source: Source) -> None:
        tail = source.tail
        for part in (self._listed, self.vocabulary, self._are_known):
            part.setVisible(tail is not None)
        assumed = tail is not None and spot.capture.vocabulary is None
        self._assumed.setVisible(assumed)
        if tail is not None:
            self._listed.setText(self.tr("{known} of").format(known=grouped(tail.known)))
            self.vocabulary.show_value(tail.known + tail.count, LARGEST_VOCABULARY)
        words = self.tr("The file does not say how many tokens there are: {count} are assumed.")
        size = tail.known + tail.count if tail is not None else ASSUMED_VOCABULARY
        self._assumed.setToolTip(words.format(count=grouped(size)))

    def _line(self, name: str) -> Label:
        label = Label(self._look, "", SMALL, token="muted")
        label.setObjectName(f"capture.{name}")
        label.setWordWrap(True)
        return label

    def _button(self, icon: str, name: str, words: str) -> ToolButton:
        button = ToolButton(self._look, icon, words, 15)
        button.setObjectName(f"capture.{name}")
        return button

    def _lay_out(self) -> None:
        self._first, self._middle, self._last = (QHBoxLayout() for _ in range(3))
        parts: tuple[QWidget, ...] = (self._back, self.place, self._of, self._on)
        for part in parts:
            self._first.addWidget(part)
        self._first.addStretch(1)
        for part in (self._listed, self.vocabulary, self._are_known, self._assumed):
            self._middle.addWidget(part)
        self._middle.addStretch(1)
        self._last.addWidget(self._known, 1)
        self._last.addWidget(self._scorecard)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._first)
        self._column.addWidget(self._text)
        self._column.addWidget(self._tag)
        self._column.addLayout(self._middle)
        self._column.addLayout(self._last)


def _marked(before: str, token: str, theme: Theme) -> str:
    """Return the text as HTML, the token on a ground of its own."""
    text = escape(before.replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍"))
    ground, ink = theme.accent_soft, theme.accent_text
    mark = (
        f'<span style="background-color:{ground}; color:{ink};">&nbsp;{escape(token)}&nbsp;</span>'
    )
    return f"{text}{mark}"
