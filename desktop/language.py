"""The language of the window: Qt's translators for the desktop, ``words`` for the core."""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sampling_core.words import read_words, speak

NAMES = {"en": "English", "de": "Deutsch"}  # each in its own words


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802  (lupdate looks for this name)
    """Return a constant that is translated where it is shown; Qt's own returns mere objects."""
    return text


def wanted_language(setting: str) -> str:
    """Return the language that a setting asks for; what we do not have is English."""
    if setting == "system":
        setting = QLocale.system().name()[:2]
    return setting if setting in NAMES else "en"


class Ours(QTranslator):
    """The translations of our own sentences."""

    def __init__(self, app: QCoreApplication, language: str) -> None:
        super().__init__(app)
        file = files("resources") / "translations" / f"desktop_{language}.qm"
        self._data = file.read_bytes()  # Qt reads them as long as the translator is installed
        self.load(self._data)


def speak_everywhere(app: QCoreApplication, language: str) -> None:
    """Make the application speak a language; windows that are there keep their words."""
    for known in app.findChildren(QTranslator):
        app.removeTranslator(known)
        known.deleteLater()
    speak(read_words(language))
    if language == "en":
        return
    qts = QTranslator(app)
    qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in (qts, Ours(app, language)):  # the last one is asked first
        app.installTranslator(translator)
