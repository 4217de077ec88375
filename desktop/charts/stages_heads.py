"""All heads of the stages chart: they follow the columns, and say where a stage is to go."""

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRectF, Signal
from PySide6.QtWidgets import QWidget

from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_head import StageHead
from desktop.charts.stages_picture import Column, StagesPicture
from desktop.style import Look
from sampling_core.words import say


class StageHeads(QObject):
    """One button over the head of each sampler's column."""

    chosen = Signal(int)  # step of the chain
    placed = Signal(int, int)  # step, and the step at which it is to stand
    dragging = Signal(object)  # float: where the stage would go, px of the chart; None: nowhere
    focused = Signal(int)  # place of the column

    def __init__(self, look: Look, chart: QWidget) -> None:
        super().__init__(chart)
        self._look, self._chart = look, chart
        self._heads: dict[int, StageHead] = {}  # by step
        self._rooms: dict[int, QRectF] = {}  # the columns, by step

    def head(self, step: int) -> StageHead:
        """Return the head of a stage; a KeyError says that it has no column."""
        return self._heads[step]

    def show_columns(self, picture: StagesPicture, frame: StagesFrame) -> None:
        """Lie over the columns of the picture; of those out of sight a line is left for Tab."""
        self._rooms = {}
        for place, column in enumerate(picture.columns):
            if column.step is None:
                continue
            head = self._head(column.step, place)
            self._rooms[column.step] = frame.columns[place]
            head.show_stage(column.step, _name(column), _help())
            head.setGeometry(_within(frame.head(place), frame.columns_room).toRect())
            head.setVisible(True)
        gone = [self._heads.pop(step) for step in set(self._heads) - set(self._rooms)]
        for head in gone:  # hiding hands the focus on, which may scroll and come back here
            head.hide()
            head.deleteLater()

    def _head(self, step: int, place: int) -> StageHead:
        head = self._heads.get(step)
        if head is None:
            head = self._heads[step] = StageHead(self._look, self._chart)
            head.clicked.connect(lambda: self.chosen.emit(step))
            head.moved.connect(lambda distance: self._move(step, distance))
            head.dragged.connect(lambda at: self.dragging.emit(self._edge(step, at)))
            head.dropped.connect(lambda at: self._drop(step, at))
            head.given_up.connect(lambda: self.dragging.emit(None))
            head.focused.connect(lambda: self.focused.emit(place))
        return head

    def _move(self, step: int, distance: int) -> None:
        to = step + distance
        if to in self._heads:
            self.placed.emit(step, to)
            if to in self._heads:
                self._heads[to].setFocus()

    def _drop(self, step: int, at: QPoint) -> None:
        self.dragging.emit(None)
        self.placed.emit(step, self._target(step, at))

    def _target(self, step: int, at: QPoint) -> int:
        """Return the step at which a stage let go at ``at`` (on the screen) would stand."""
        x = self._chart.mapFromGlobal(at).x()
        others = [room for other, room in self._rooms.items() if other != step]
        return sum(room.center().x() < x for room in others)

    def _edge(self, step: int, at: QPoint) -> float:
        """Return the edge between two columns at which it would stand."""
        others = [room for other, room in sorted(self._rooms.items()) if other != step]
        target = self._target(step, at)
        if not others:
            return self._rooms[step].left()
        return others[target].left() if target < len(others) else others[-1].right()


def _within(area: QRectF, room: QRectF) -> QRectF:
    """Return what of ``area`` lies in a room, at least one pixel of its width."""
    left = min(max(area.left(), room.left()), room.right() - 1.0)
    right = max(min(area.right(), room.right()), left + 1.0)
    return QRectF(left, area.top(), right - left, area.height())


def _name(column: Column) -> str:
    off = QCoreApplication.translate("Stages", "{stage}, off")
    on = QCoreApplication.translate("Stages", "{stage} {value}")
    return (off if column.is_off else on).format(stage=say(column.title), value=column.value)


def _help() -> str:
    return QCoreApplication.translate(
        "Stages",
        "Press to see the stage in Parameters; drag it, or press Alt and ← or →, to move it.",
    )
