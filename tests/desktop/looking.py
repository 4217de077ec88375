"""What can be told of a window without a picture: texts with room, places, names, sizes."""

from contextlib import contextmanager

from PySide6.QtCore import QThread, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDockWidget,
    QLabel,
    QMainWindow,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from desktop.language import speak_everywhere
from desktop.widgets.elided_label import ElidedLabel
from sampling_core.labs.built_in import built_in
from sampling_core.words import PSEUDO, pseudo, read_words, speak

SLACK = 2  # px: rounding of lengths at a zoom
CALM = 12  # turns of the event loop without work
PAGES = {
    "distribution": ("bars", "table", "curve"),
    "stages": ("",),
    "compare": ("runs", "engines", "orders"),
    "sweep": ("map", "curves", "fates"),
    "data": ("",),
    "history": ("",),
    "parameters": ("",),
    "checklist": ("",),
    "help": ("",),
}
LABS = {"lab": ("list", "predict", "run", "compare", "explain")}  # they change the others
ANSWERS = {"band": "medium", "number": 5, "text": "because"}


class Pseudo(QTranslator):
    """A made-up language: accents, brackets, 40 % longer."""

    def translate(self, _context, text, _disambiguation=None, _count=-1):
        return pseudo(text) if text else ""

    def isEmpty(self):  # noqa: N802  (Qt’s name)
        return False


@contextmanager
def speaking(app, language):
    """Speak a language while something is done, then English again."""
    speak_everywhere(app, "en")
    made_up = Pseudo(app) if language == PSEUDO else None
    if made_up is not None:
        speak(read_words(PSEUDO))
        app.installTranslator(made_up)
    elif language != "en":
        speak_everywhere(app, language)
    try:
        yield
    finally:
        if made_up is not None:
            app.removeTranslator(made_up)
        speak_everywhere(app, "en")


def seen(root):
    """Every widget that is on the screen, or would be after scrolling."""
    return [each for each in root.findChildren(QWidget) if each.isVisible() and each.width() > 1]


def called(widget):
    """A name for a message: the object names on the way to the window."""
    names = []
    place = widget
    while place is not None and len(names) < 3:
        names.append(place.objectName() or type(place).__name__)
        place = place.parentWidget()
    return " < ".join(names)


def cut_texts(root):
    """Texts that have less room than they need, unless the whole text is one hover away."""
    return [
        f"{called(each)}: “{text_of(each)[:50]}” needs {need} px, has {room}"
        for each in seen(root)
        if text_of(each).strip() and not isinstance(each, ElidedLabel) and not _tells_all(each)
        for need, room in [room_of(each)]
        if need > room + SLACK
    ]


def _tells_all(widget):
    """Whether a list, which holds names that people gave, says the whole name in its tip."""
    return isinstance(widget, QComboBox) and widget.currentText() in widget.toolTip()


def text_of(widget):
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def room_of(widget):
    """The pixels that the text of a widget needs, and those it has."""
    if isinstance(widget, QComboBox):
        return _room_of_combo(widget)
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()), widget.height()
        return widget.sizeHint().width(), widget.width()
    text = (
        widget.text().replace("&&", "&").replace("&", "") if "&" in widget.text() else widget.text()
    )
    lines = text.split("\n")
    need = max(QFontMetrics(widget.font()).horizontalAdvance(line) for line in lines)
    icon = 0 if widget.icon().isNull() else widget.iconSize().width()
    return need + icon, widget.width()


def _room_of_combo(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return QFontMetrics(box.font()).horizontalAdvance(box.currentText()), field.width()


def outside(root):
    """Widgets of which a part lies outside their parent, where nothing scrolls."""
    return [
        f"{called(each)}: {each.geometry().getRect()} in {each.parentWidget().rect().getRect()}"
        for each in seen(root)
        if not each.isWindow()
        and not _may_stick_out(each)
        and not each.parentWidget()
        .rect()
        .adjusted(-SLACK, -SLACK, SLACK, SLACK)
        .contains(each.geometry())
    ]


def _may_stick_out(widget):
    parent = widget.parentWidget()
    scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
    return scrolls or isinstance(parent, QTabBar | QMainWindow) or isinstance(widget, QDockWidget)


def at_rest(app, window, most=400):
    """Turn the event loop until no thread works and nothing waits to be laid out."""
    calm = 0
    for _ in range(most):
        app.processEvents()
        busy = any(thread.isRunning() for thread in window.findChildren(QThread))
        busy = busy or any(thread.isRunning() for thread in app.findChildren(QThread))
        calm = 0 if busy else calm + 1
        if calm > CALM:
            return
        if busy:
            QThread.msleep(5)
    raise AssertionError("The window does not come to rest.")


def views(window, labs=False):
    """Bring each view and each of its pages to the front in turn; yields its name and panel.

    With ``labs`` the steps of a lab come last: what they lock and run changes the other views.
    """
    for name, pages in (PAGES | LABS if labs else PAGES).items():
        window.area.focus(name)
        panel = window.area.docks[name].panel
        for place, page in enumerate(pages):
            if name == "distribution":
                panel.show_mode(place)
            elif name == "compare":
                panel.show_page(place)
            elif name == "sweep":
                panel.findChild(QAbstractButton, f"sweep.draw.{page}").click()
            elif name == "lab":
                _go(window.session.lab, page)
            yield f"{name}-{page}" if page else name, panel


def _go(room, step):
    """Bring the case of summaries in lab 6 to a step; “list” leaves it."""
    if step == "list":
        room.leave()
    elif step == "predict":
        room.open(built_in("use-cases"))
        room.choose_case("summarization")
        for field in room.case.predict:
            room.set_draft(field.name, ANSWERS.get(field.kind, "BENEFIT"))
    elif step == "run":
        room.lock()
    else:
        room.go(step)
