"""One call dresses the application; icons are tinted and sharp."""

from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QSpinBox,
    QStyle,
    QStyleOptionFocusRect,
    QTabBar,
    QTableWidget,
    QToolBar,
    QWidget,
)

from desktop.icons import icon, pixmap, svg
from desktop.theme import DARK, LIGHT
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.label import Label
from desktop.widgets.number_editor import NumberEditor
from desktop.widgets.surface import Surface

NAMES = sorted(entry.name[:-4] for entry in (files("resources") / "icons").iterdir())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_drawing_is_tinted_and_sharp(look, name, ratio):
    drawn = pixmap(name, QColor("#ff0000"), 18, ratio)
    assert drawn.width() == round(18 * ratio)
    image = drawn.toImage()
    inked = [
        QColor(image.pixelColor(x, y))
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 120
    ]
    assert inked
    assert all(colour.red() > 240 and colour.green() < 15 for colour in inked)
    assert "currentColor" not in svg(name, QColor("#ff0000"))


def test_an_icon_has_a_drawing_for_each_density(look):
    undo = icon("undo", QColor("#171B21"), 18)
    for ratio in (1.0, 1.5, 2.0):
        assert undo.pixmap(undo.availableSizes()[0], ratio).width() == round(18 * ratio)


def test_an_unknown_icon_is_an_error(look):
    with pytest.raises(KeyError):
        icon("nothing of that name", QColor("#000"), 18)


def test_a_theme_reaches_palette_and_widgets_live(look, qtbot):
    label = Label(look, "Entropy", token="muted")
    qtbot.addWidget(label)
    look.show(DARK)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.muted)
    assert look._app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    look.show(LIGHT.zoomed(2))
    assert label.font().pixelSize() == 26


def test_zoom_reaches_the_text_in_a_number_box(look, qtbot, temperature):
    editor = NumberEditor(look, "Temperature", temperature)
    qtbot.addWidget(editor)
    editor.show()
    look.show(LIGHT.zoomed(2))
    assert editor.box.lineEdit().font().pixelSize() == 26
    assert editor.slider.sizeHint().height() == 72


def test_a_label_keeps_its_colour_in_a_tool_bar(look, qtbot):
    bar = QToolBar()
    qtbot.addWidget(bar)
    label = Label(look, "Seed", token="muted")
    bar.addWidget(label)
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.muted)


def test_arrows_of_the_style_sheet_are_files_that_exist(look):
    sheet = look._app.styleSheet()
    paths = [part.split(")")[0] for part in sheet.split("url(")[1:]]
    assert paths
    assert all(Path(path).is_file() for path in paths)


def test_tables_have_the_small_fonts_and_equal_digits(look, qtbot):
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    table.show()
    assert table.font().pixelSize() == 12
    assert table.horizontalHeader().font().pixelSize() == 11
    assert table.font().featureTags()


def test_standard_controls_show_their_focus_in_the_accent(look, qtbot, share_of):
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    controls = [QComboBox(), QSpinBox(), PushButton(look, "Pin"), ToolButton(look, "pin", "Pin")]
    for control in controls:
        row.addWidget(control)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    for control in controls:
        control.clearFocus()
        before = share_of(control, LIGHT.accent)
        control.setFocus()
        assert share_of(control, LIGHT.accent) > before + 0.03


def test_the_current_tab_has_an_accent_bar(look, qtbot, share_of):
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    for name in ("Distribution", "Stages"):
        tabs.addTab(name)
    tabs.resize(tabs.sizeHint())
    image = tabs.grab().toImage()
    middles = [tabs.tabRect(place).center().x() for place in (0, 1)]
    assert image.pixelColor(middles[0], 1) == QColor(LIGHT.accent)
    assert image.pixelColor(middles[1], 1) != QColor(LIGHT.accent)
    assert tabs.tabRect(0).height() == 33


def test_a_surface_changes_its_ground(look, qtbot, share_of):
    card = Surface("card")
    qtbot.addWidget(card)
    card.resize(60, 40)
    assert share_of(card, LIGHT.panel) > 0.8
    card.show_kind("card_off")
    assert share_of(card, LIGHT.raised) > 0.8
    with pytest.raises(ValueError, match="table"):
        card.show_kind("table")


def test_a_button_with_the_keyboard_has_one_ring_and_no_drawing_of_the_platform(look, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    qtbot.addWidget(box)
    box.show()
    button = box.buttons()[0]
    assert button.icon().isNull()
    button.resize(120, 40)
    image = QImage(button.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    painter, option = QPainter(image), QStyleOptionFocusRect()
    option.initFrom(button)
    look._style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, button)
    painter.end()
    ring = QColor(LIGHT.accent).rgb()
    assert not any(image.pixel(x, y) == ring for x in range(120) for y in range(40))
