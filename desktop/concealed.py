"""What a lab keeps from its student besides results: settings, and ways to find them out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.veiled import refusal
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler

if TYPE_CHECKING:
    from sampling_core.labs.lab import Lock

translate = QCoreApplication.translate
UNKNOWN = "?"  # in place of a number


def lock_of(session: Session, parameter: str) -> "Lock | None":
    """Return what a lab does to a parameter; None: it is free."""
    return session.lab.lock_of(parameter)


def is_concealed(session: Session, sampler: Sampler) -> bool:
    """Whether a value of a sampler is hidden."""
    return any(map(session.lab.conceals, sampler.parameters()))


def is_mystery(session: Session) -> bool:
    """Whether any setting is hidden."""
    return any(is_concealed(session, sampler) for sampler in session.experiment.chain)


def settings_shown(session: Session, experiment: Experiment) -> str:
    """Return settings as the user may read them: ``T ?  top-p 0.95``."""
    return session.lab.settings_shown(experiment)


def why_closed(session: Session) -> str:
    """Return why nothing may be computed from other settings, in a sentence; empty: it may."""
    return refusal() if session.veil.hides else why_no_settings(session)


def closed_title(session: Session) -> str:
    """Return the heading over ``why_closed``."""
    hides = session.veil.hides
    words = translate("Veil", "Your prediction first")
    return words if hides else translate("Locks", "A hidden setting")


def why_no_settings(session: Session) -> str:
    """Return why settings may not be read, in a sentence; empty: they may."""
    if not is_mystery(session):
        return ""
    return translate("Locks", "A setting is hidden by the lab: this would tell what it is.")


def refuse_settings(session: Session) -> None:
    """Raise a LabError where the lab hides a setting: for what would write it down."""
    why = why_no_settings(session)
    if why:
        raise LabError(why)


def why_not(session: Session, command: str) -> str:
    """Return why a kind of command ("export", "presets", "data") is not allowed; empty: it is."""
    if session.lab.allows(command):
        return ""
    return {
        "export": translate("Locks", "Exporting is locked by the lab."),
        "presets": translate("Locks", "Presets are locked by the lab."),
        "data": translate("Locks", "The data is locked by the lab."),
    }[command]


def refuse_locked(session: Session, command: str) -> None:
    """Raise a LabError where the lab does not allow a kind of command."""
    why = why_not(session, command)
    if why:
        raise LabError(why)
