"""The style sheet of the window, written from a theme."""

from desktop.theme import LABEL, SMALL, Theme, contrast


def stylesheet(theme: Theme, arrows: str) -> str:
    """Return the style sheet of the application.

    ``arrows`` is the folder that holds "up.svg", "down.svg" and "check.svg", tinted for ``theme``.
    Of fonts it sets sizes only, so that family and digits of equal width stay those of the
    application.
    """
    parts = (_surfaces, _bars, _inputs, _buttons, _choices, _tables, _scroll_bars)
    return "\n".join(part(theme, arrows) for part in parts)


def _surfaces(theme: Theme, _arrows: str) -> str:
    radius = theme.px(7)
    line = f"1px solid {theme.border}"
    return f"""
QMainWindow, QDialog {{ background: {theme.window}; }}
QMainWindow::separator {{ width: {theme.px(8)}px; height: {theme.px(8)}px;
    background: {theme.window}; }}
QDockWidget {{ border: 0; }}
QFrame[surface] {{ background: {theme.panel}; border: {line}; border-radius: {radius}px; }}
QFrame[surface="canvas"] {{ border: 0; border-radius: 0; }}
QFrame[surface="raised"], QFrame[surface="card_off"], QFrame[surface="tile"] {{
    background: {theme.raised}; }}
QFrame[surface="note"] {{ background: {theme.note_bg}; border-color: {theme.note_border}; }}
QFrame[surface="title"] {{ background: {theme.raised};
    border-bottom-left-radius: 0; border-bottom-right-radius: 0; }}
QFrame[surface="body"] {{ border-top: 0; border-top-left-radius: 0; border-top-right-radius: 0; }}
QFrame[surface="view"] {{ border-top-left-radius: 0; }}
QFrame[surface="line"] {{ background: {theme.border}; border: 0; border-radius: 0; }}
QToolTip {{ background: {theme.raised}; color: {theme.text}; border: {line};
    padding: {theme.px(4)}px {theme.px(6)}px; font-size: {theme.px(LABEL)}px; }}
"""


def _bars(theme: Theme, _arrows: str) -> str:
    return f"""
QMenuBar {{ background: {theme.window}; border-bottom: 1px solid {theme.border};
    padding: 1px {theme.px(6)}px; }}
QMenuBar::item {{ padding: {theme.px(5)}px {theme.px(9)}px; background: transparent;
    color: {theme.text}; border-radius: {theme.px(4)}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {theme.accent_soft};
    color: {theme.accent_text}; }}
QMenu {{ background: {theme.panel}; border: 1px solid {theme.border_strong};
    padding: {theme.px(4)}px; color: {theme.text}; }}
QMenu::item {{ padding: {theme.px(5)}px {theme.px(26)}px; border-radius: {theme.px(4)}px; }}
QMenu::item:selected {{ background: {theme.accent_soft}; color: {theme.accent_text}; }}
QMenu::item:disabled {{ color: {theme.disabled}; }}
QMenu::icon {{ padding-left: {theme.px(6)}px; }}
QMenu::separator {{ height: 1px; background: {theme.border};
    margin: {theme.px(4)}px {theme.px(8)}px; }}
QToolBar {{ background: {theme.window}; border: 0; border-bottom: 1px solid {theme.border};
    spacing: {theme.px(6)}px; padding: {theme.px(5)}px {theme.px(10)}px; }}
QStatusBar {{ background: {theme.window}; font-size: {theme.px(LABEL)}px;
    border-top: 1px solid {theme.border};
    color: {theme.muted}; min-height: {theme.px(26)}px; }}
QStatusBar::item {{ border: 0; }}
"""


def _inputs(theme: Theme, arrows: str) -> str:
    fields = "QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit"
    spins = "QAbstractSpinBox"
    each = [field.strip() for field in fields.split(",")]
    focused = ", ".join(f"{field}:focus" for field in each)
    disabled = ", ".join(f"{field}:disabled" for field in each)
    fixed = ", ".join(f'{field}[readOnly="true"]' for field in each)
    low, high = theme.px(6), theme.px(6) - 1

    def sub(control: str) -> str:
        return ", ".join(f"{spin.strip()}::{control}" for spin in spins.split(","))

    button = f"subcontrol-origin: border; width: {theme.px(17)}px; border: 0;"
    small = theme.px(11)
    return f"""
{fields} {{ background: {theme.panel}; border: 1px solid {theme.border_strong};
    border-radius: {theme.px(5)}px; padding: 0 {low}px; min-height: {theme.px(26)}px;
    color: {theme.text}; selection-background-color: {theme.accent};
    selection-color: {theme.on_accent}; }}
{spins} {{ padding: 0; }}
QPlainTextEdit, QTextEdit {{ padding: {theme.px(3)}px {theme.px(5)}px; }}
{focused} {{ border: 2px solid {theme.accent}; padding: 0 {high}px;
    min-height: {theme.px(26) - 2}px; }}
{disabled}, {fixed} {{ background: {theme.raised}; border-color: {theme.border};
    color: {theme.muted}; }}
QAbstractSpinBox:focus {{ padding: 0; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {theme.px(3) - 1}px {theme.px(5) - 1}px; }}
{sub("up-button")} {{ {button} subcontrol-position: top right; }}
{sub("down-button")} {{ {button} subcontrol-position: bottom right; }}
{sub("up-arrow")} {{ image: url({arrows}/up.svg); width: {small}px; height: {small}px; }}
{sub("down-arrow")} {{ image: url({arrows}/down.svg); width: {small}px; height: {small}px; }}
QComboBox {{ background: {theme.panel}; border: 1px solid {theme.border_strong};
    border-radius: {theme.px(5)}px; padding: 0 {theme.px(26)}px 0 {theme.px(9)}px;
    min-height: {theme.px(28)}px; color: {theme.text}; }}
QComboBox:focus {{ border: 2px solid {theme.accent}; min-height: {theme.px(28) - 2}px;
    padding: 0 {theme.px(26) - 1}px 0 {theme.px(9) - 1}px; }}
QComboBox:disabled {{ background: {theme.raised}; border-color: {theme.border};
    color: {theme.disabled}; }}
QComboBox::drop-down {{ border: 0; width: {theme.px(24)}px; }}
QComboBox::down-arrow {{ image: url({arrows}/down.svg);
    width: {theme.px(16)}px; height: {theme.px(16)}px; }}
QComboBox QAbstractItemView {{ background: {theme.panel}; border: 1px solid {theme.border_strong};
    color: {theme.text}; selection-background-color: {theme.accent_soft};
    selection-color: {theme.accent_text}; padding: {theme.px(3)}px; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {theme.px(26)}px; padding: 0 {theme.px(6)}px;
    border: 0; }}
QComboBox QAbstractItemView::item:selected {{ background: {theme.accent_soft};
    color: {theme.accent_text}; }}
"""


def _buttons(theme: Theme, _arrows: str) -> str:
    pad = theme.px(11)
    readable = contrast(theme.text, theme.accent) >= 3  # a ring must be seen on the accent
    ring = theme.text if readable else theme.on_accent
    return f"""
QPushButton {{ background: {theme.panel}; border: 1px solid {theme.border_strong};
    border-radius: {theme.px(5)}px; padding: 0 {pad}px; min-height: {theme.px(28)}px;
    color: {theme.text}; }}
QPushButton:hover {{ background: {theme.raised}; }}
QPushButton:pressed {{ background: {theme.accent_soft}; }}
QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 0 {pad - 1}px;
    min-height: {theme.px(28) - 2}px; }}
QPushButton:disabled {{ background: {theme.raised}; border-color: {theme.border};
    color: {theme.disabled}; }}
QPushButton[kind="primary"]:enabled {{ background: {theme.accent};
    border-color: {theme.accent}; color: {theme.on_accent}; }}
QPushButton[kind="primary"]:enabled:hover {{ background: {theme.accent_text}; }}
QPushButton[kind="primary"]:enabled:focus {{ border-color: {ring}; }}
QPushButton[kind="flat"] {{ border: 2px solid transparent; background: transparent;
    color: {theme.accent_text}; padding: 0 {theme.px(4)}px; min-height: {theme.px(24)}px; }}
QPushButton[kind="flat"]:hover {{ background: {theme.accent_soft}; }}
QPushButton[kind="flat"]:focus {{ border-color: {theme.accent}; }}
QPushButton[kind="flat"]:disabled {{ color: {theme.disabled}; }}
QToolButton {{ border: 2px solid transparent; border-radius: {theme.px(5)}px; padding: 1px;
    background: transparent; color: {theme.text}; }}
QToolButton:hover {{ background: {theme.raised}; }}
QToolButton:pressed, QToolButton:checked {{ background: {theme.accent_soft}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""


def _choices(theme: Theme, arrows: str) -> str:
    side = theme.px(14)
    boxes = "QCheckBox::indicator, QRadioButton::indicator, QListView::indicator"
    on = ", ".join(f"{box}:checked" for box in boxes.split(", "))
    ring = "QCheckBox::indicator:focus, QRadioButton::indicator:focus"
    return f"""
QCheckBox, QRadioButton {{ color: {theme.text}; spacing: {theme.px(7)}px;
    min-height: {theme.px(24)}px; }}
{boxes} {{ width: {side}px; height: {side}px; border: 1px solid {theme.border_strong};
    border-radius: {theme.px(3)}px; background: {theme.panel}; }}
QRadioButton::indicator {{ border-radius: {side // 2 + 1}px; }}
{on} {{ background: {theme.accent}; border-color: {theme.accent}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    image: url({arrows}/check.svg); }}
{ring} {{ border: 2px solid {theme.accent}; }}
QProgressBar {{ background: {theme.track}; border: 0; border-radius: {theme.px(2)}px;
    max-height: {theme.px(4)}px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: {theme.px(2)}px; }}
"""


def _tables(theme: Theme, _arrows: str) -> str:
    views = ("QTableView", "QTreeView", "QListView")
    all_views = ", ".join(views)
    focused = ", ".join(f"{view}:focus" for view in views)
    rows = ", ".join(f"{view}::item" for view in views)
    chosen = ", ".join(f"{view}::item:selected" for view in views)
    small = theme.px(6)
    return f"""
{all_views} {{ background: {theme.panel}; alternate-background-color: {theme.raised};
    border: 2px solid transparent; gridline-color: {theme.grid}; color: {theme.text};
    selection-background-color: {theme.selection}; selection-color: {theme.text}; outline: 0; }}
QTableView, QTreeView {{ font-size: {theme.px(LABEL)}px; }}
{focused} {{ border-color: {theme.accent}; }}
{rows} {{ padding: 0 {small}px; border: 0; border-bottom: 1px solid {theme.grid}; }}
{chosen} {{ background: {theme.selection}; }}
QHeaderView {{ background: {theme.panel}; border: 0; font-size: {theme.px(SMALL)}px;
    font-weight: 500; }}
QHeaderView::section {{ background: {theme.panel}; border: 0; color: {theme.muted};
    border-bottom: 1px solid {theme.border}; padding: 0 {small}px;
    min-height: {theme.px(LABEL * 2)}px; }}
QTableCornerButton::section {{ background: {theme.panel}; border: 0; }}
"""


def _scroll_bars(theme: Theme, _arrows: str) -> str:
    thick, round_, least = theme.px(10), theme.px(5), theme.px(30)
    return f"""
QScrollArea {{ border: 0; background: transparent; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {thick}px; }}
QScrollBar:horizontal {{ height: {thick}px; }}
QScrollBar::handle {{ background: {theme.track}; border-radius: {round_ - 1}px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {theme.border_strong}; }}
QScrollBar::handle:vertical {{ min-height: {least}px; }}
QScrollBar::handle:horizontal {{ min-width: {least}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
