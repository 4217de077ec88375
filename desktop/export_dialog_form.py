"""The questions of the export dialog: form, size, theme, texts, parts."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop.charts.export_page import PageTexts
from desktop.charts.figure import LEGEND, NUMBERS, REMOVED, SAMPLED, TICKS
from desktop.export_dialog_choices import (
    BOUNDS,
    DENSITIES,
    FORMATS,
    SETTINGS_LINE,
    SIZES,
    THEMES,
    UNITS,
    Choices,
)
from desktop.style import Look
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.segmented import Segmented

FIELDS = ("title", "subtitle", "caption")
COLUMNS = 2  # of check boxes


class ExportForm(QWidget):
    """Shows choices and texts and announces that the user changed some."""

    edited = Signal()

    def __init__(
        self, look: Look, choices: Choices, texts: PageTexts, parts: frozenset[str]
    ) -> None:
        super().__init__()
        self._look, self._texts, self._before = look, texts, choices
        self._form = QFormLayout(self)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_form_and_size(choices)
        self._add_custom(choices)
        self._add_look(choices)
        self._add_texts(texts)
        self._add_parts(choices, parts)
        self._show_custom()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def choices(self) -> Choices:
        """What is chosen now; parts that this figure does not have stay as they were."""
        ours = set(self._parts)
        hidden = {part for part, box in self._parts.items() if not box.isChecked()}
        kept = {part for part in self._before.hidden if part not in ours}
        return Choices(
            FORMATS[self.format.index()],
            SIZES[self.size_.currentIndex()],
            self.width_.value(),
            self.height_.value(),
            UNITS[self.unit.currentIndex()],
            DENSITIES[self.density.currentIndex()],
            tuple(THEMES)[self.theme.index()],
            self.text.value(),
            tuple(sorted(hidden | kept)),
            not self.clear.isChecked(),
            self.provenance.isChecked(),
        )

    @property
    def texts(self) -> PageTexts:
        """What is written around the figure."""
        words = {name: self.fields[name].text().strip() for name in FIELDS}
        return replace(self._texts, alternative=self.alternative.toPlainText().strip(), **words)

    # Rows.

    def _add_form_and_size(self, choices: Choices) -> None:
        names = ("PNG", "SVG", "PDF", "CSV", self.tr("All four"))
        self.format = Segmented(self._look, self.tr("Format"), names)
        self.format.show_index(FORMATS.index(choices.format))
        self.format.edited.connect(self._announce)
        self._row("format", self.tr("Format"), self.format)
        words = (
            self.tr("Slide, 1920 × 1080 pixels"),
            self.tr("Page width, 160 mm"),
            self.tr("Column, 85 mm"),
            self.tr("As on the screen"),
            self.tr("Custom"),
        )
        self.size_ = self._choice("size", self.tr("Size"), words, SIZES.index(choices.size))

    def _add_custom(self, choices: Choices) -> None:
        """Add width, height, unit and density in one row."""
        self.width_ = self._length("width", self.tr("Width"))
        self.height_ = self._length("height", self.tr("Height"))
        self.unit = self._combo("unit", self.tr("Unit"), ("px", "mm"))
        self.unit.setCurrentIndex(UNITS.index(choices.unit))
        self.density = self._combo(
            "density", self.tr("Dots per inch"), tuple(f"{dots} dpi" for dots in DENSITIES)
        )
        self.density.setCurrentIndex(DENSITIES.index(choices.density))
        self._bound(choices.unit)
        self.width_.setValue(choices.width)
        self.height_.setValue(choices.height)
        self._custom = QWidget()
        row = QHBoxLayout(self._custom)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.width_, self.height_, self.unit, self.density):
            row.addWidget(part)
        row.addStretch(1)
        self._form.addRow("", self._custom)
        self.unit.currentIndexChanged.connect(self._follow_unit)
        for box in (self.width_, self.height_):
            box.valueChanged.connect(self._announce)
        self.density.currentIndexChanged.connect(self._announce)

    def _add_look(self, choices: Choices) -> None:
        names = (self.tr("Light"), self.tr("Dark"), self.tr("Print"))
        self.theme = Segmented(self._look, self.tr("Theme"), names)
        self.theme.button(2).setToolTip(self.tr("Black, grey and hatches"))
        self.theme.show_index(tuple(THEMES).index(choices.theme))
        self.theme.edited.connect(self._announce)
        self._row("theme", self.tr("Theme"), self.theme)
        self.text = QSpinBox()
        self.text.setRange(80, 200)
        self.text.setSingleStep(10)
        self.text.setSuffix(" %")
        self.text.setValue(choices.text)
        self.text.setAccessibleName(self.tr("Text size"))
        self.text.valueChanged.connect(self._announce)
        self._row("text", self.tr("Text size"), self.text)

    def _add_texts(self, texts: PageTexts) -> None:
        names = (self.tr("Title"), self.tr("Subtitle"), self.tr("Caption"))
        self.fields = {name: QLineEdit(getattr(texts, name)) for name in FIELDS}
        for name, words in zip(FIELDS, names, strict=True):
            field = self.fields[name]
            field.setAccessibleName(words)
            field.setCursorPosition(0)
            field.textChanged.connect(self._announce)
            self._row(name, words, field)
        self.alternative = QPlainTextEdit(texts.alternative)
        self.alternative.setAccessibleName(self.tr("Alternative text"))
        self.alternative.setToolTip(self.tr("For people who do not see the picture"))
        self.alternative.setTabChangesFocus(True)
        self.alternative.textChanged.connect(self._announce)
        self._row("alternative", self.tr("Alternative text"), self.alternative)

    def _add_parts(self, choices: Choices, parts: frozenset[str]) -> None:
        """Add a check box for each part that this figure has, and for what all have."""
        names = {
            LEGEND: self.tr("Legend"),
            NUMBERS: self.tr("Numbers"),
            REMOVED: self.tr("Removed tokens"),
            TICKS: self.tr("Ticks of the reference"),
            SAMPLED: self.tr("Sampled dots"),
            SETTINGS_LINE: self.tr("Line with the settings"),
        }
        self._parts: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for part, words in names.items():
            if part in parts or part == SETTINGS_LINE:
                box = self._check(part, words, part not in choices.hidden)
                grid.addWidget(box, *divmod(len(self._parts), COLUMNS))
                self._parts[part] = box
        self._grid = grid
        self._form.addRow(self.tr("Show"), grid)
        self.clear = self._check("transparent", self.tr("Transparent"), not choices.solid)
        self._form.addRow(self.tr("Background"), self.clear)
        words = self.tr("Carry the settings inside the file")
        self.provenance = self._check("provenance", words, choices.provenance)
        self._form.addRow(self.tr("Provenance"), self.provenance)
        self.provenance.setToolTip(
            self.tr("Dropping the file on the window then brings this experiment back.")
        )

    # Parts of rows.

    def _row(self, name: str, words: str, field: QWidget) -> None:
        field.setObjectName(f"export.{name}")
        self._form.addRow(words, field)

    def _check(self, name: str, words: str, on: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(f"export.{name}")
        box.setChecked(on)
        box.toggled.connect(self._announce)
        return box

    def _combo(self, name: str, words: str, entries: tuple[str, ...]) -> QComboBox:
        box = ElidedBox()
        box.setObjectName(f"export.{name}")
        box.setAccessibleName(words)
        box.addItems(entries)
        return box

    def _choice(self, name: str, words: str, entries: tuple[str, ...], index: int) -> QComboBox:
        box = self._combo(name, words, entries)
        box.setCurrentIndex(index)
        box.currentIndexChanged.connect(self._announce)
        self._row(name, words, box)
        return box

    def _length(self, name: str, words: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName(f"export.{name}")
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.setDecimals(0)
        box.setKeyboardTracking(False)
        return box

    def _announce(self) -> None:
        self._show_custom()
        self.edited.emit()

    def _show_custom(self) -> None:
        """Show the row of a custom size where it applies, and of it what applies."""
        size = SIZES[self.size_.currentIndex()]
        custom = size == "custom"
        for part in (self.width_, self.height_, self.unit):
            part.setVisible(custom)
        on_paper = size in ("page", "column") or (custom and self.unit.currentIndex() == 1)
        self.density.setVisible(on_paper)
        self._form.setRowVisible(self._custom, custom or on_paper)

    def _follow_unit(self, index: int) -> None:
        """Keep the size on paper when the unit changes."""
        factor = 25.4 / 96 if UNITS[index] == "mm" else 96 / 25.4
        sides = [(box, box.value() * factor) for box in (self.width_, self.height_)]
        self._bound(UNITS[index])
        for box, side in sides:
            with QSignalBlocker(box):
                box.setValue(side)
        self._announce()

    def _bound(self, unit: str) -> None:
        for box in (self.width_, self.height_):
            with QSignalBlocker(box):
                box.setRange(*BOUNDS[unit])

    def _measure(self) -> None:
        px = self._look.theme.px
        self._form.setContentsMargins(px(4), px(4), px(10), px(4))
        self._form.setHorizontalSpacing(px(10))
        self._form.setVerticalSpacing(px(6))
        self._grid.setHorizontalSpacing(px(14))
        self.alternative.setFixedHeight(px(64))
        for box in (self.text, self.width_, self.height_):
            box.lineEdit().setTextMargins(px(6), 0, 0, 0)  # Qt versions differ in padding
