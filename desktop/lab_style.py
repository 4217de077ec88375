"""Fusion with our tabs and our focus ring: what a style sheet cannot draw.

Options are Any: the type hints of PySide6 leave out their rect, state and text.
"""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QToolButton,
    QWidget,
)

from desktop.theme import BODY, MEDIUM, SEMIBOLD, Theme

MOVING = 200  # ms that docks and menus take to come and go


class LabStyle(QProxyStyle):
    """Draws tabs with a rounded top and an accent bar, and focus as a 2 px accent ring."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self.theme = theme
        self.moves: bool | None = None  # whether anything may move; None: as the system has it

    def drawControl(  # noqa: N802  (Qt's name)
        self,
        element: QStyle.ControlElement,
        option: Any,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_TabBarTabShape:
            self._draw_tab(option, painter)
        elif element == QStyle.ControlElement.CE_TabBarTabLabel:
            self._draw_tab_text(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(  # noqa: N802  (Qt's name)
        self,
        element: QStyle.PrimitiveElement,
        option: Any,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            if isinstance(widget, QPushButton | QToolButton):
                return  # their border is the ring
            ring = QRectF(option.rect).adjusted(1, 1, -1, -1)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, 4, 4)
            painter.restore()
        elif element != QStyle.PrimitiveElement.PE_FrameTabBarBase:  # the panel has its own edge
            super().drawPrimitive(element, option, painter, widget)

    def sizeFromContents(  # noqa: N802  (Qt's name)
        self,
        kind: QStyle.ContentsType,
        option: Any,
        size: QSize,
        widget: Any = None,
    ) -> QSize:
        if kind == QStyle.ContentsType.CT_TabBarTab:
            bold = self._text_width(option.text)
            return QSize(bold + self.theme.px(30), self.theme.px(33))
        return super().sizeFromContents(kind, option, size, widget)

    def styleHint(  # noqa: N802  (Qt's name)
        self,
        hint: QStyle.StyleHint,
        option: Any = None,
        widget: QWidget | None = None,
        returnData: Any = None,  # noqa: N803  (Qt's name)
    ) -> int:
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:  # letters show while Alt is held
            held = QGuiApplication.queryKeyboardModifiers()
            return int(bool(held & Qt.KeyboardModifier.AltModifier))
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0  # the platform's drawings are not in our style
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration and self.moves is not None:
            return MOVING if self.moves else 0
        return super().styleHint(hint, option, widget, returnData)

    def pixelMetric(  # noqa: N802  (Qt's name)
        self,
        metric: QStyle.PixelMetric,
        option: Any = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (
            QStyle.PixelMetric.PM_TabBarTabShiftVertical,
            QStyle.PixelMetric.PM_TabBarTabOverlap,
            QStyle.PixelMetric.PM_TabBarBaseOverlap,
        ):
            return 0
        if metric == QStyle.PixelMetric.PM_TabBarScrollButtonWidth:
            return self.theme.px(24)
        return super().pixelMetric(metric, option, widget)

    def _text_width(self, text: str) -> int:
        return QFontMetrics(self.theme.font(BODY, SEMIBOLD)).horizontalAdvance(text)

    def _draw_tab(self, option: Any, painter: QPainter) -> None:
        if not _is_current(option):
            return
        theme, px = self.theme, self.theme.px
        area = QRectF(option.rect)
        left, top, right, bottom = area.left() + 0.5, 0.5, area.right() - 0.5, area.bottom() + 1
        shape = QPainterPath()
        shape.moveTo(left, bottom)
        shape.lineTo(left, top + px(7))
        shape.quadTo(left, top, left + px(7), top)
        shape.lineTo(right - px(7), top)
        shape.quadTo(right, top, right, top + px(7))
        shape.lineTo(right, bottom)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawPath(shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        thickness = 2.5 * theme.zoom
        bar = QRectF(area.left() + px(12), 0.5, area.width() - px(24), thickness)
        painter.drawRoundedRect(bar, thickness / 2, thickness / 2)
        painter.restore()

    def _draw_tab_text(self, option: Any, painter: QPainter) -> None:
        theme = self.theme
        current = _is_current(option)
        painter.save()
        painter.setFont(theme.font(BODY, SEMIBOLD if current else MEDIUM))
        painter.setPen(theme.colour("text" if current else "muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(option.rect.adjusted(0, 2, 0, 0), int(flags), option.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(option.rect).adjusted(5, 6, -5, -4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(ring, 4, 4)
        painter.restore()


def _is_current(option: Any) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)
