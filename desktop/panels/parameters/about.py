"""Everything the lab knows of one sampler: summary, formula, fields and their other names."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.widgets.label import Label
from sampling_core.engines import ENGINES
from sampling_core.fields import Choice, Number, Spec, specs
from sampling_core.model_view.session import spec_text
from sampling_core.sampler import Sampler

WIDTH = 460  # px at 100 %


class AboutStage(QDialog):
    """A window to read and close; it deletes itself."""

    def __init__(self, look: Look, sampler: Sampler, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.about_stage")
        self.setWindowTitle(sampler.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text: QLabel = Label(look, description(sampler))
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setMinimumWidth(look.theme.px(WIDTH))
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(sampler.title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)


def description(sampler: Sampler) -> str:
    """Return a sampler as rich text."""
    lines = [f"<p>{escape(sampler.summary)}</p>", f"<p><b>{sampler.formula}</b></p>"]
    lines.append(f"<p>{escape(sampler.explain())}</p><ul>")
    lines += [f"<li>{_field(sampler, name, spec)}</li>" for name, spec in specs(sampler).items()]
    having = [engine.title for engine in ENGINES if sampler.name in engine.order]
    lines.append(f"</ul><p>In the chains of: {escape(', '.join(having))}.</p>")
    return "".join(lines)


def _field(sampler: Sampler, name: str, spec: Spec) -> str:
    words = f"<b>{escape(spec.label)}</b>: {escape(spec.hint)}"
    if isinstance(spec, Choice):
        return f"{words} Now: {escape(getattr(sampler, name))}."
    if isinstance(spec, Number):
        words += f" Now {spec_text(spec, getattr(sampler, name))}"
        words += "" if spec.off is None else f", off at {spec_text(spec, spec.off)}"
        words += "."
    return f"{words} Called <code>{escape(spec.parameter)}</code>."
