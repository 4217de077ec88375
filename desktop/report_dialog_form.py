"""The questions of the report dialog: whose it is, what is left out, and in which form."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import QT_TRANSLATE_NOOP
from desktop.paper import PAPERS
from desktop.report_dialog_content import today
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.label import Label
from desktop.widgets.segmented import Segmented
from sampling_core.labs.report.hand_in import Student
from sampling_core.labs.report.parts import SECTIONS

FORMATS = (".html", ".pdf", ".spreport")
NAMES = {
    "name": QT_TRANSLATE_NOOP("Report", "Name"),
    "class_name": QT_TRANSLATE_NOOP("Report", "Class"),
    "partner": QT_TRANSLATE_NOOP("Report", "Partner"),
    "date": QT_TRANSLATE_NOOP("Report", "Date"),
}
TITLES = {
    "question": QT_TRANSLATE_NOOP("Report", "Question"),
    "predictions": QT_TRANSLATE_NOOP("Report", "Predictions"),
    "settings": QT_TRANSLATE_NOOP("Report", "Settings as a picture"),
    "results": QT_TRANSLATE_NOOP("Report", "Results"),
    "chart": QT_TRANSLATE_NOOP("Report", "Chart"),
    "judgement": QT_TRANSLATE_NOOP("Report", "Prediction beside the result"),
    "explanation": QT_TRANSLATE_NOOP("Report", "Explanation"),
    "log": QT_TRANSLATE_NOOP("Report", "Run log"),
    "checklist": QT_TRANSLATE_NOOP("Report", "Tuning checklist"),
    "progress": QT_TRANSLATE_NOOP("Report", "Progress"),
    "versions": QT_TRANSLATE_NOOP("Report", "Versions and check code"),
}


class ReportForm(QWidget):
    """Remembers what was chosen; the date is always today's."""

    named = Signal()  # another name, class, partner or date
    chosen = Signal()  # other labs or sections
    format_chosen = Signal()

    def __init__(
        self, look: Look, settings: Settings, labs: Sequence[tuple[str, str]], digest: str = ""
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._settings = look, settings
        self._column = QVBoxLayout(self)
        self.fields = {name: self._field(name) for name in NAMES}
        self._add_format()
        self._add_fields()
        left_out = settings.remembered("report/left_out").split(",")
        alone = digest if digest in dict(labs) else ""
        self.labs = {
            each: self._check("lab", title, on=alone in ("", each)) for each, title in labs
        }  # fmt: skip
        if len(self.labs) > 1:
            self._add_boxes(self.tr("Labs"), tuple(self.labs.values()))
        self.sections = {
            name: self._check(name, _said(TITLES[name]), on=name not in left_out)
            for name in SECTIONS
        }
        self._add_boxes(self.tr("Sections"), tuple(self.sections.values()))
        self._column.addStretch(1)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def student(self) -> Student:
        return Student(**{name: field.text().strip() for name, field in self.fields.items()})

    @property
    def kept(self) -> tuple[str, ...]:
        """The sections that are in the report."""
        return tuple(name for name, box in self.sections.items() if box.isChecked())

    @property
    def digests(self) -> tuple[str, ...]:
        """The labs that are in the report."""
        return tuple(digest for digest, box in self.labs.items() if box.isChecked())

    @property
    def ending(self) -> str:
        return FORMATS[self.format.index()]

    @property
    def paper_size(self) -> str:
        """The paper of a PDF."""
        return tuple(PAPERS)[self.paper.index()]

    def remember(self) -> None:
        """Keep what was chosen for the next report."""
        for name, field in self.fields.items():
            if name != "date":
                self._settings.remember(f"report/{name}", field.text().strip())
        left_out = [name for name in SECTIONS if name not in self.kept]
        self._settings.remember("report/left_out", ",".join(left_out))
        self._settings.remember("report/format", self.ending)
        self._settings.remember("report/paper", self.paper_size)

    def _field(self, name: str) -> QLineEdit:
        text = today() if name == "date" else self._settings.remembered(f"report/{name}")
        field = QLineEdit(text)
        field.setMaxLength(200)
        field.setObjectName(f"report.{name}")
        field.setAccessibleName(_said(NAMES[name]))
        field.textEdited.connect(self.named)
        return field

    def _add_fields(self) -> None:
        self._form = QFormLayout()
        for name, field in self.fields.items():
            self._form.addRow(_said(NAMES[name]), field)
        self._column.addLayout(self._form)

    def _check(self, name: str, words: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(words.replace("&", "&&"))
        box.setObjectName(f"report.{name}")
        box.setChecked(on)
        box.toggled.connect(self.chosen)
        return box

    def _add_boxes(self, title: str, boxes: Sequence[QCheckBox]) -> None:
        self._column.addWidget(Label(self._look, title, LABEL, SEMIBOLD))
        for box in boxes:
            self._column.addWidget(box)

    def _add_format(self) -> None:
        names = ("HTML", "PDF", self.tr("File to hand in"))
        self.format = Segmented(self._look, self.tr("Format"), names, pad=8)
        self.format.setObjectName("report.format")
        self.format.button(2).setToolTip(self.tr("A .spreport file, for Collect reports"))
        self.paper = Segmented(self._look, self.tr("Paper"), tuple(PAPERS), pad=8)
        self.paper.setObjectName("report.paper")
        format_, paper = (self._settings.remembered(f"report/{name}") for name in CHOICES)
        self.format.show_index(FORMATS.index(format_) if format_ in FORMATS else 0)
        self.paper.show_index(tuple(PAPERS).index(paper) if paper in PAPERS else 0)
        self.format.edited.connect(lambda _: self.format_chosen.emit())
        title = Label(self._look, self.tr("Format"), LABEL, SEMIBOLD)
        self._column.addWidget(title)
        self._column.addWidget(self.format)
        words = self.tr("Paper of the PDF and of the printer")
        self._column.addWidget(Label(self._look, words, LABEL, token="muted"))
        self._column.addWidget(self.paper)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(2), px(2), px(10), px(2))
        self._column.setSpacing(px(4))
        self._form.setHorizontalSpacing(px(8))
        self._form.setVerticalSpacing(px(6))


CHOICES = ("format", "paper")


def _said(words: str) -> str:
    return QCoreApplication.translate("Report", words)
