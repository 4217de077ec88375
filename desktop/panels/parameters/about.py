"""Everything the lab knows of one sampler: summary, formula, fields and their other names."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.widgets.label import Label
from sampling_core.engines import ENGINES
from sampling_core.fields import Biases, Choice, Number, Spec, Tokens, specs
from sampling_core.model_view.session import spec_text
from sampling_core.sampler import Sampler
from sampling_core.words import say

translate = QCoreApplication.translate

WIDTH = 460  # px at 100 %


class AboutStage(QDialog):
    """A window to read and close; it deletes itself."""

    def __init__(
        self, look: Look, sampler: Sampler, parent: QWidget, *, concealed: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.about_stage")
        self.setWindowTitle(say(sampler.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text: QLabel = Label(look, description(sampler, concealed=concealed))
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setMinimumWidth(look.theme.px(WIDTH))
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(say(sampler.title))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)


def description(sampler: Sampler, *, concealed: bool = False) -> str:
    """Return a sampler as rich text; ``concealed`` without the numbers that it has now."""
    lines = [f"<p>{escape(say(sampler.summary))}</p>", f"<p><b>{sampler.formula}</b></p>"]
    lines.append("<ul>" if concealed else f"<p>{escape(sampler.explain())}</p><ul>")
    field = _plain_field if concealed else _field
    lines += [f"<li>{field(sampler, name, spec)}</li>" for name, spec in specs(sampler).items()]
    having = [say(engine.title) for engine in ENGINES if sampler.name in engine.order]
    chains = translate("AboutStage", "In the chains of: {engines}.")
    lines.append(f"</ul><p>{escape(chains.format(engines=', '.join(having)))}</p>")
    return "".join(lines)


def _field(sampler: Sampler, name: str, spec: Spec) -> str:
    words = f"<b>{escape(say(spec.label))}</b>: {escape(say(spec.hint))}"
    if isinstance(spec, Choice):
        now = translate("AboutStage", "Now: {option}.").format(option=say(getattr(sampler, name)))
        return f"{words} {escape(now)}"
    if isinstance(spec, Number):
        now = translate("AboutStage", "Now {value}.")
        off = "" if spec.off is None else say(spec_text(spec, spec.off))
        if off:
            now = translate("AboutStage", "Now {value}, off at {off}.")
        value = say(spec_text(spec, getattr(sampler, name)))
        words = f"{words} {escape(now.format(value=value, off=off))}"
    return f"{words} {_called(spec)}"


def _plain_field(_sampler: Sampler, _name: str, spec: Spec) -> str:
    """Return a field without the value that it has."""
    words = f"<b>{escape(say(spec.label))}</b>: {escape(say(spec.hint))}"
    return words if isinstance(spec, Choice) else f"{words} {_called(spec)}"


def _called(spec: Number | Tokens | Biases) -> str:
    called = escape(translate("AboutStage", "Called {name}."))
    return called.format(name=f"<code>{escape(spec.parameter)}</code>")
