"""A lab that is open: its head, the page of the step, and what was locked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.panels.lab.case_choice import CaseChoice
from desktop.panels.lab.compare import ComparePage
from desktop.panels.lab.earlier_text import EarlierText
from desktop.panels.lab.explain import ExplainPage
from desktop.panels.lab.head import LabHead
from desktop.panels.lab.page import LabPage
from desktop.panels.lab.page_area import PageArea
from desktop.panels.lab.predict import PredictPage
from desktop.panels.lab.run import RunPage
from desktop.panels.lab.stops import put_in_order, stops_in
from desktop.panels.lab.words import clock, seen_before
from desktop.style import Look
from desktop.theme import LABEL, SMALL
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.surface import Line

if TYPE_CHECKING:
    from sampling_core.model_view.lab_room import LabRoom
    from sampling_core.model_view.session import Session

MARGIN = 14  # px at 100 %
ASIDE = ("lab.back", "lab.again")  # buttons that a new page does not begin with
PAGES: dict[str, type[LabPage]] = {
    "predict": PredictPage, "run": RunPage, "compare": ComparePage, "explain": ExplainPage,
}  # fmt: skip


class LabBody(QWidget):
    """Only the page of the step that is open exists: nothing of a later one is there before."""

    report_wanted = Signal()
    leave_wanted = Signal()
    step_chosen = Signal(str)
    case_chosen = Signal(str)
    new_text_wanted = Signal()

    def __init__(self, look: Look, session: "Session", room: "LabRoom") -> None:
        super().__init__()
        self._look, self._session, self._room = look, session, room
        self._page: LabPage | None = None
        self._page_of: tuple[object, ...] = ()
        self._zoom = look.theme.zoom  # for which the page was built
        self._head = LabHead(look, room)
        self._head.step_chosen.connect(self.step_chosen)
        self._head.leave_wanted.connect(self.leave_wanted)
        self._cases = CaseChoice(look, room)
        self._cases.chosen.connect(self.case_chosen)
        self.inside = QWidget()
        self._column = QVBoxLayout(self.inside)
        self._earlier = EarlierText(look, room)
        self._earlier.wanted.connect(self.new_text_wanted)
        self._column.addWidget(self._earlier)
        self._column.addWidget(self._cases)
        self.area = PageArea(look, self.inside)
        self.area.setMinimumHeight(1)  # what scrolls gives way before the head does
        self.area.order_wanted.connect(lambda: put_in_order(self))
        self._lay_out()

    def refresh(self) -> None:
        """Show the room as it is; a page of another step, case or attempt is built anew."""
        room = self._room
        self._head.refresh()
        self._cases.refresh()
        self._earlier.refresh()
        key = (room.work.digest, room.case and room.case.name, room.attempt, room.step,
               room.language, room.step != "predict" and room.may_see(), room.key)  # fmt: skip
        if key != self._page_of:
            self._make_page(key)
        elif self._page is not None:
            self._page.refresh()
        self._show_foot()

    def finish(self) -> None:
        """Keep what was typed: the page may go away."""
        if self._page is not None:
            self._page.finish()

    def drop_page(self) -> None:
        """Take the page away, with all that it says."""
        if self._page is not None:
            page, self._page = self._page, None
            self._page_of = ()
            page.finish()
            page.hide()
            self._column.removeWidget(page)
            page.setParent(None)
            page.deleteLater()

    def first_widget(self) -> QWidget:
        """Return what gets the focus when one jumps to the lab: a field, a run, or the way on."""
        stops = [each for each in stops_in(self._page or self.inside) if each.isEnabled()]
        onwards = [each for each in stops if each.objectName() not in ASIDE]
        return next(iter(onwards or stops), self)

    def measure(self) -> None:
        """Take lengths from the theme; at another zoom the page is built anew."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(MARGIN), px(12), px(MARGIN), px(12))
        self._column.setSpacing(px(8))
        self._foot_row.setContentsMargins(px(MARGIN), px(4), px(8), px(4))
        if self._zoom != self._look.theme.zoom:
            self._zoom, self._page_of = self._look.theme.zoom, ()
            if self.isVisible() and self._room.lab is not None:
                self.refresh()

    def _make_page(self, key: tuple[object, ...]) -> None:
        """Build the page of the step; the keyboard goes to its beginning if it was in the old."""
        had_focus = self._has_keyboard()
        self.drop_page()
        self._page_of = key
        page = self._page = PAGES[self._room.step](self._look, self._session, self._room)
        page.report_wanted.connect(self.report_wanted)
        self._column.addWidget(page, 1)
        page.show()  # at once: the layout would do it later, and what is hidden takes no focus
        put_in_order(self)
        if had_focus:
            self.area.land(self.first_widget())
        else:
            self.area.verticalScrollBar().setValue(0)

    def _has_keyboard(self) -> bool:
        """Whether the page has the keyboard, or will have it when the window comes to the front."""
        here = self.window().focusWidget()
        in_page = here is not None and self._page is not None and self._page.isAncestorOf(here)
        return here is self.area or in_page

    def _show_foot(self) -> None:
        locked, words = self._room.previous(), ""
        if self._room.is_trial:
            words = self.tr("A trial: nothing is kept.")
        elif locked:
            words = self.tr("Prediction locked at {time}")
            if len(locked) > 1:
                words = self.tr("Prediction {number} locked at {time}")
            words = words.format(number=locked[-1].attempt, time=clock(locked[-1].made))
            words = "\n".join((words, *seen_before(locked[-1])))
        self._locked.setText(words)
        self._report.setVisible(bool(locked) and not self._room.is_trial)
        self._foot.setVisible(bool(words))
        self._foot_line.setVisible(bool(words))

    def _lay_out(self) -> None:
        self._foot, self._foot_line = QWidget(), Line(self._look)
        self._foot_row = QHBoxLayout(self._foot)
        self._locked = PlainLabel(self._look, "", SMALL, token="muted")
        self._locked.setObjectName("lab.locked")
        self._report = PushButton(self._look, self.tr("Report…"), "report", "flat", LABEL)
        self._report.setObjectName("lab.report")
        self._report.setAutoDefault(True)  # Enter presses it, as Space does
        self._report.clicked.connect(self.report_wanted)
        self._foot_row.addWidget(self._locked, 1)
        self._foot_row.addWidget(self._report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Line(self._look))
        column.addWidget(self.area, 1)
        column.addWidget(self._foot_line)
        column.addWidget(self._foot)
