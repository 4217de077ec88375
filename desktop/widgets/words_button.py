"""A button whose words go on in a second line where there is no room for them in one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from desktop.style import Look
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel

ICON = 16  # px at 100 %


class WordsButton(PushButton):
    """A drawing, and words beside it that are never cut."""

    def __init__(self, look: Look, words: str, icon: str) -> None:
        super().__init__(look, "")
        self._picture, self._icon_name = QLabel(), icon
        self._words = PlainLabel(look, words)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._picture, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._measure)
        self._measure()

    def words(self) -> str:
        return self._words.text()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._look.theme.px(30), self._line.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        margins = self._line.contentsMargins()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        around = margins.left() + margins.right() + self._line.spacing()
        width = words + self._look.theme.px(ICON) + around + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(96), px(30))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._line.setContentsMargins(px(9), px(5), px(9), px(5))
        self._line.setSpacing(px(6))
        icon = self._look.icon(self._icon_name, "text", ICON)
        size = QSize(px(ICON), px(ICON))
        self._picture.setPixmap(icon.pixmap(size, self.devicePixelRatioF()))
        self._picture.setFixedSize(size.width(), self._words.fontMetrics().lineSpacing())
        self.updateGeometry()
