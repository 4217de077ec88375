"""What the editor calls things: kinds of blocks and fields, measures, panels, steps of a lab."""

from PySide6.QtCore import QCoreApplication

from desktop.language import QT_TRANSLATE_NOOP
from sampling_core.engine import SPECS
from sampling_core.labs.locking.lock_words import title
from sampling_core.labs.measuring.measures import MEASURES

HEADINGS = {
    "lab": QT_TRANSLATE_NOOP("LabEditor", "The lab"),
    "sources": QT_TRANSLATE_NOOP("LabEditor", "Data"),
    "runs": QT_TRANSLATE_NOOP("LabEditor", "Runs"),
    "cases": QT_TRANSLATE_NOOP("LabEditor", "Cases"),
    "facts": QT_TRANSLATE_NOOP("LabEditor", "Facts in texts"),
    "locks": QT_TRANSLATE_NOOP("LabEditor", "Locks"),
    "reveal": QT_TRANSLATE_NOOP("LabEditor", "When results are shown"),
    "workspace": QT_TRANSLATE_NOOP("LabEditor", "Window"),
}
PARTS = {
    "source": QT_TRANSLATE_NOOP("LabEditor", "Data"),
    "run": QT_TRANSLATE_NOOP("LabEditor", "Run"),
    "case": QT_TRANSLATE_NOOP("LabEditor", "Case"),
    "fact": QT_TRANSLATE_NOOP("LabEditor", "Fact"),
}
FIELDS = {
    "number": QT_TRANSLATE_NOOP("LabEditor", "Prediction: a number"),
    "choice": QT_TRANSLATE_NOOP("LabEditor", "Prediction: a choice"),
    "ranking": QT_TRANSLATE_NOOP("LabEditor", "Prediction: a ranking"),
    "band": QT_TRANSLATE_NOOP("LabEditor", "Prediction: entropy low, medium or high"),
    "token": QT_TRANSLATE_NOOP("LabEditor", "Prediction: a token"),
    "sketch": QT_TRANSLATE_NOOP("LabEditor", "Prediction: a sketch"),
    "text": QT_TRANSLATE_NOOP("LabEditor", "Prediction: a free text"),
}
MEASURED = {
    "entropy": QT_TRANSLATE_NOOP("LabEditor", "Entropy in nats"),
    "bits": QT_TRANSLATE_NOOP("LabEditor", "Entropy in bits"),
    "effective": QT_TRANSLATE_NOOP("LabEditor", "Effective tokens"),
    "kept": QT_TRANSLATE_NOOP("LabEditor", "Kept tokens"),
    "viable": QT_TRANSLATE_NOOP("LabEditor", "Viable tokens"),
    "band": QT_TRANSLATE_NOOP("LabEditor", "Entropy band"),
    "first": QT_TRANSLATE_NOOP("LabEditor", "Likeliest token"),
    "first_share": QT_TRANSLATE_NOOP("LabEditor", "Share of the likeliest token"),
    "probability": QT_TRANSLATE_NOOP("LabEditor", "Probability of a token"),
    "sketch": QT_TRANSLATE_NOOP("LabEditor", "The whole distribution"),
    "ranking": QT_TRANSLATE_NOOP("LabEditor", "Runs by entropy, lowest first"),
    "idle": QT_TRANSLATE_NOOP("LabEditor", "Whether a stage has no effect"),
    "solve": QT_TRANSLATE_NOOP("LabEditor", "Value that gives an entropy in nats"),
    "wins": QT_TRANSLATE_NOOP("LabEditor", "Share of noisy greedy picks"),
}
PANELS = {
    "data": QT_TRANSLATE_NOOP("LabEditor", "Data"),
    "distribution": QT_TRANSLATE_NOOP("LabEditor", "Distribution"),
    "stages": QT_TRANSLATE_NOOP("LabEditor", "Stages"),
    "compare": QT_TRANSLATE_NOOP("LabEditor", "Compare"),
    "sweep": QT_TRANSLATE_NOOP("LabEditor", "Sweep"),
    "history": QT_TRANSLATE_NOOP("LabEditor", "History"),
}
# Measures of one run that a table shows without being told more: their titles in labs.
COLUMNS = {
    "entropy": ("H, nats", "H, Nat"),
    "bits": ("H, bits", "H, Bit"),
    "effective": ("Effective", "Effektiv"),
    "kept": ("Kept", "Behalten"),
    "viable": ("Viable", "Brauchbar"),
    "first": ("First", "Erstes"),
    "first_share": ("Its share", "Sein Anteil"),
}
USUAL = ("temperature", "top_k", "top_p", "min_p")  # parameters that come first in lists
Choices = list[tuple[object, str]]


def words(text: str) -> str:
    """Return a word of the editor in the language of the window."""
    return QCoreApplication.translate("LabEditor", text)


def measures() -> Choices:
    """Return the measures, the usual ones first."""
    usual: Choices = [(name, words(text)) for name, text in MEASURED.items()]
    return usual + [(name, name.replace("_", " ")) for name in MEASURES if name not in MEASURED]


def parameters() -> Choices:
    """Return the parameters that take one number, by their titles."""
    found: Choices = [(name, title(name)) for name, spec in SPECS.items() if hasattr(spec, "low")]
    return sorted(found, key=lambda pair: (pair[0] not in USUAL, pair[1].casefold()))
