"""Frames with the ground, border and corners of a surface, and quiet lines."""

from PySide6.QtWidgets import QFrame, QWidget

from desktop.style import Look

KINDS = frozenset(
    {"panel", "body", "title", "view", "card", "card_off", "tile", "note", "canvas", "raised"}
)


class Surface(QFrame):
    """A frame drawn by the style sheet as one of ``KINDS``."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_kind(kind)

    def show_kind(self, kind: str) -> None:
        """Look like another surface, for example "card_off" for a stage that is off."""
        if kind not in KINDS:
            raise ValueError(kind)
        if self.property("surface") != kind:
            self.setProperty("surface", kind)
            self.style().unpolish(self)
            self.style().polish(self)


class Line(QFrame):
    """A line of one pixel between surfaces; ``length`` in pixels at 100 %, 0 for all there is."""

    def __init__(self, look: Look, *, vertical: bool = False, length: int = 0) -> None:
        super().__init__()
        self._look, self._vertical, self._length = look, vertical, length
        self.setProperty("surface", "line")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        if length:
            look.changed.connect(self._resize)
            self._resize()

    def _resize(self) -> None:
        length = self._look.theme.px(self._length)
        if self._vertical:
            self.setFixedHeight(length)
        else:
            self.setFixedWidth(length)
