"""The editors of a sampler, made from its declared fields: a new field needs no code here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.concealed import lock_of
from desktop.panels.parameters.locked import show_lock
from desktop.panels.parameters.token_editor import TokenEditor
from desktop.style import Look
from desktop.theme import SMALL
from desktop.widgets.label import Label
from desktop.widgets.number_editor import NumberEditor
from sampling_core.fields import Biases, Choice, Number, Spec, Tokens, specs
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.trace import Trace
from sampling_core.words import say

MAIN = {  # samplers whose first field alone says too little
    "xtc": ("probability", "threshold_probability"),
    "mirostat": ("version", "target", "rate"),
    "adaptive_p": ("target", "decay"),
    "dry": ("multiplier", "base", "allowed"),
}
EVEN = 100  # tokens up to which the slider of top-k is linear


class FieldRows(QWidget):
    """One editor per main field; the others come when they are asked for."""

    space_pressed = Signal()

    def __init__(self, look: Look, session: Session, kind: type[Sampler]) -> None:
        super().__init__()
        self._look, self._session, self._kind = look, session, kind
        self.step = 0
        self._is_even: bool | None = None  # of the slider of top-k
        self._narrowed: set[str] = set()  # fields that a lab lets go within a range
        self._column = QVBoxLayout(self)
        self._numbers: dict[str, NumberEditor] = {}
        self._tokens: dict[str, TokenEditor] = {}
        self._labels: dict[str, Label] = {}
        self._main = main_fields(kind)
        for name in self._main:
            self._add(name, specs(kind)[name])
        look.changed.connect(self._measure)
        self._measure()

    @property
    def has_more(self) -> bool:
        """Whether there are fields besides the main ones."""
        return any(n not in self._main for n, s in self._declared() if _has_editor(s))

    @property
    def shows_all(self) -> bool:
        return len(self._numbers) + len(self._tokens) > len(self._main)

    def show_all(self, on: bool) -> None:
        """Show every field, or the main ones only."""
        for name, spec in self._declared():
            if not _has_editor(spec) or name in self._main:
                continue
            if on and name not in self._numbers:
                self._add(name, spec)
            elif not on and name in self._numbers:
                for widget in (self._numbers.pop(name), self._labels.pop(name)):
                    self._column.removeWidget(widget)
                    widget.deleteLater()
        self._label()
        self._session.trace_changed.emit(self._session.trace)

    def first_control(self) -> QWidget:
        return next(iter(self.controls()), self)

    def controls(self) -> list[QWidget]:
        numbers = [part for e in self._numbers.values() for part in (e.slider, e.box)]
        return [*numbers, *(c for e in self._tokens.values() for c in e.controls())]

    def show_sampler(self, sampler: Sampler, trace: Trace) -> None:
        self._fit_to(len(trace.experiment.source))
        for name, editor in self._numbers.items():
            value = getattr(sampler, name)
            self._show_lock(name, editor, value)
            editor.show_value(value)
        for name, tokens in self._tokens.items():
            tokens.show_tokens(getattr(sampler, name), trace)

    def _show_lock(self, name: str, editor: NumberEditor, value: float) -> None:
        """Let an editor do what a lab allows."""
        spec = specs(self._kind)[name]
        assert isinstance(spec, Number)
        lock = lock_of(self._session, spec.parameter)
        is_narrow = lock is not None and lock.state == "range"
        if name in self._narrowed and not is_narrow:
            editor.narrow(None)
        self._narrowed = self._narrowed - {name} | ({name} if is_narrow else set())
        show_lock(editor, lock, spec, value)

    def _declared(self) -> list[tuple[str, Spec]]:
        return list(specs(self._kind).items())

    def _add(self, name: str, spec: Spec) -> None:
        label = Label(self._look, say(spec.label), SMALL, token="muted")
        self._labels[name] = label
        self._column.addWidget(label)
        if isinstance(spec, Number):
            self._column.addWidget(self._number_editor(name, spec))
        elif isinstance(spec, Tokens | Biases):
            editor = TokenEditor(self._look, spec)
            editor.setObjectName(f"parameter.{spec.parameter}")
            editor.edited.connect(self._setter(name))
            self._tokens[name] = editor
            self._column.addWidget(editor)
        label.setContentsMargins(self._look.theme.px(13), 0, 0, 0)
        self._label()

    def _number_editor(self, name: str, spec: Number) -> NumberEditor:
        said = replace(spec, hint=say(spec.hint))
        editor = NumberEditor(self._look, say(spec.label), said)
        editor.setObjectName(f"parameter.{spec.parameter}")
        editor.slider.setObjectName(f"parameter.{spec.parameter}.slider")
        editor.box.setObjectName(f"parameter.{spec.parameter}.box")
        editor.edited.connect(self._setter(name))
        editor.drag_started.connect(self._session.begin_drag)
        editor.drag_ended.connect(self._session.end_drag)
        editor.space_pressed.connect(self.space_pressed)
        self._numbers[name] = editor
        px = self._look.theme.px
        editor.setContentsMargins(px(6), 0, px(9), 0)
        return editor

    def _setter(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._session.set_field(self.step, name, value)

    def _fit_to(self, size: int) -> None:
        """Let the slider of top-k end at the number of tokens."""
        spec = specs(self._kind).get("count")
        if not isinstance(spec, Number) or spec.parameter != "top_k":
            return
        is_even = size <= EVEN
        if is_even is not self._is_even:
            self._is_even = is_even
            old = self._numbers.pop("count")
            spec = replace(spec, logarithmic=not is_even, slider=(1, max(2, size)))
            self._column.replaceWidget(old, self._number_editor("count", spec))
            old.hide()
            old.deleteLater()
        self._numbers["count"].show_span(1, max(2, size))
        if is_even:
            words = self.tr("all {count}").format(count=size)
            self._numbers["count"].show_marks(((1, "1"), (max(2, size), words)))

    def _label(self) -> None:
        """Name the fields where there are several."""
        several = len(self._labels) > 1
        for label in self._labels.values():
            label.setVisible(several)

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        for label in self._labels.values():
            label.setContentsMargins(px(13), 0, 0, 0)
        for editor in self._numbers.values():
            editor.setContentsMargins(px(6), 0, px(9), 0)


def _has_editor(spec: Spec) -> bool:
    """Whether a field can be a row: choices are in the menu, runs of tokens have no editor."""
    return not isinstance(spec, Choice) and not getattr(spec, "nested", False)


def main_fields(kind: type[Sampler]) -> tuple[str, ...]:
    """Return the fields that a card always shows: those that switch it on, or MAIN."""
    if kind.name in MAIN:
        return MAIN[kind.name]
    declared = specs(kind)
    numbers = {n: s for n, s in declared.items() if isinstance(s, Number)}
    main = [n for n, s in numbers.items() if s.off not in (None, s.start)]
    main += [n for n, s in declared.items() if isinstance(s, Tokens | Biases)]
    return tuple(main or list(numbers)[:1])
