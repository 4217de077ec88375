"""Compare: your prediction against the result, the runs side by side, and the note of the lab."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.charts.numbers import token_text
from desktop.panels.lab.page import LabPage
from desktop.panels.lab.results import Results, results_of
from desktop.panels.lab.verdicts import Verdicts
from desktop.theme import LABEL, SMALL
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.marked_label import PlainLabel, plain_text
from desktop.widgets.note_box import NoteBox
from desktop.widgets.sketch_bar import SketchBar
from sampling_core.labs.lab import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sampling_core.labs.judging.judge import Judgement

NAMES = 84  # px at 100 %: width of the tokens beside a sketch


class ComparePage(LabPage):
    """Built when the results may be seen: nothing of it is there before."""

    def build(self) -> None:
        case, text = self.room.case, self.room.text
        assert case is not None
        self.marked(text(case.task), "lab.task")
        self._results = QVBoxLayout()
        self._results.setSpacing(self.column.spacing())
        self.column.addLayout(self._results)
        if self.room.are_answers_known:
            self._show_results()
        else:
            wait = self.tr("Working out the results…")
            self._results.addWidget(PlainLabel(self.look, wait, token="muted"))
            self.room.answers.ready.connect(self._show_results)
            if not self.room.answers.are_awaited:
                self.room.work_out()
        note = text(case.note)
        if note:
            heading = text(case.note_title) or self.tr("Worth a second look")
            if case.is_warning and not text(case.note_title):
                heading = self.tr("The printed value disagrees")
            box = NoteBox(self.look, heading, note)
            box.setObjectName("lab.note")
            self.column.addSpacing(self.look.theme.px(2))
            self.column.addWidget(box)
        back = self.button("back", self.tr("Back"), partial(self.room.go, "run"))
        words = self.tr("Explain")
        on = self.button("next", words, partial(self.room.go, "explain"), kind="primary")
        self.foot(back, on)

    def _show_results(self) -> None:
        """Show what was worked out; the rest of the page stands already."""
        while (item := self._results.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        whole, self.column = self.column, self._results
        self.attempt(self._add_verdicts)
        self._add_key()
        self.attempt(self._add_results)
        self.column = whole

    def _add_verdicts(self) -> None:
        case = self.room.case
        judgements = self.room.judgements()
        if case is None or not judgements:
            return
        fields = {field.name: field for field in case.predict}
        self.heading(self.tr("Your prediction against the result"))
        rows = [
            (plain_text(self.room.text(fields[each.field].ask)), self._spread(fields, each))
            for each in judgements
            if each.field in fields
        ]
        self.column.addWidget(Verdicts(self.look, rows))
        for name, field in fields.items():
            if field.kind == "sketch":
                self._add_sketch(field, self._answer(name))

    def _add_key(self) -> None:
        """Show what a teacher's key says, where it is open."""
        key, case = self.room.key, self.room.case
        if key is None or case is None:
            return
        said = {field.name: key.answer(case.name, field.name) for field in case.predict}
        lines = [
            f"- {plain_text(self.room.text(field.ask))} **{answer.said}**"
            for field in case.predict
            if (answer := said[field.name]) is not None and answer.said
        ]
        if lines:
            box = NoteBox(self.look, self.tr("Key"), "\n".join(lines))
            box.setObjectName("lab.key")
            self.column.addWidget(box)

    def _spread(self, fields: "Mapping[str, Field]", judgement: "Judgement") -> "Judgement":
        """Return a judgement; of a ranking with a line for each place, of tokens with blanks."""
        field = fields[judgement.field]
        if field.kind == "token" and judgement.result:
            said, result = token_text(judgement.said), token_text(judgement.result)
            return replace(judgement, said=said, result=result)
        if field.kind != "ranking" or field.answer is None or not judgement.result:
            return judgement
        names = {one.name: self.room.text(one.text) or one.name for one in field.options}

        def lines(order: Any) -> str:
            each = [f"{place}  {names.get(name, name)}" for place, name in enumerate(order, 1)]
            return "\n" + "\n".join(each)

        said = lines(self._answer(field.name) or ())
        return replace(judgement, said=said, result=lines(self.room.apparatus.value(field.answer)))

    def _answer(self, field: str) -> Any:
        predictions = self.room.previous()
        return predictions[-1].answers.get(field) if predictions else None

    def _add_sketch(self, field: Field, sketched: Any) -> None:
        """Lay the sketch as an outline over the bars of the result."""
        if not sketched or field.answer is None:
            return
        stage = self.room.apparatus.trace(field.answer.run).result
        ids = {token: number for number, token in enumerate(stage.source.tokens)}
        shares = {
            token: (share, stage.probability(ids[token]))
            for token, share in sketched.items()
            if token in ids
        }
        self.column.addWidget(SketchOverResult(self, shares))

    def _add_results(self) -> None:
        table = results_of(self.room)
        if table is None:
            return
        own = any(run == "own" for run in table.runs)
        words = self.tr("Your settings beside the others") if own else self.tr("The results")
        if own and len(table.runs) == 1:
            words = self.tr("Your result")
        self.heading(words)
        results = Results(self.look, table)
        results.setObjectName("lab.results")
        self.column.addWidget(results)


class SketchOverResult(QWidget):
    """For each token: its name, the bar of the result with the sketch over it, both numbers."""

    def __init__(self, page: LabPage, shares: dict[str, tuple[float, float]]) -> None:
        from sampling_core.labs.measuring.shown import shown

        super().__init__()
        look, px = page.look, page.look.theme.px
        self.setObjectName("lab.sketch.result")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        whole = max((max(pair) for pair in shares.values()), default=1.0)
        for row, (token, (said, result)) in enumerate(shares.items()):
            name = ElidedLabel(look, token_text(token), LABEL, mono=True)
            name.setFixedWidth(px(NAMES))
            bar = SketchBar(look, fixed=True)
            bar.show_result(said, result, whole)
            words = self.tr("{said} % · {result} %")
            found = shown(result, "probability", 1).removesuffix(" %")
            text = words.format(said=f"{100 * said:.0f}", result=found)
            numbers = PlainLabel(look, text, SMALL, token="muted")
            numbers.setWordWrap(False)
            numbers.setMinimumWidth(0)
            spoken = self.tr("{token}: you said {said} %, the result is {result} %")
            numbers.setAccessibleName(
                spoken.format(token=token, said=f"{100 * said:.0f}", result=found)
            )
            for place, widget in enumerate((name, bar, numbers)):
                grid.addWidget(widget, row, place)
        key = PlainLabel(look, self.tr("Dashed: your sketch. Filled: the result."), SMALL)
        key.show_token("muted")
        grid.addWidget(key, len(shares), 0, 1, 3)
