"""What a teacher does: write and hand out labs, collect reports, set the seed of a class."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.actions import Command
from desktop.asking import ask_for_folder, ask_to_open, ask_to_save
from desktop.notice import NoticeBar
from desktop.settings import Settings
from desktop.style import Look
from desktop.teach_names import file_name
from desktop.veiled import refusal
from sampling_core.errors import LabError
from sampling_core.labs.lab import USUAL_SEED, Lab, said
from sampling_core.model_view.session import Session

if TYPE_CHECKING:
    from desktop.collect_dialog import CollectDialog
    from desktop.labs import Labs
    from desktop.panels.lab_editor import LabEditorPanel
    from sampling_core.labs.key import Key

PAUSE = 700  # ms without an edit before a trial that is open is shown again


class Teach(QObject):
    """Owns no lab: the draft belongs to the editor, labs to the room of the session."""

    editor_wanted = Signal()  # the editor is to come to the front

    def __init__(
        self, window: QWidget, look: Look, session: Session, settings: Settings,
        notice: NoticeBar, labs: "Labs", editor: "LabEditorPanel",
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._look, self._session = window, look, session
        self._settings, self._notice = settings, notice
        self._labs, self._editor = labs, editor
        self.key: Key | None = None  # that is open
        self._tried: Lab | None = None  # the draft that is open as a trial
        self._again = QTimer(self, singleShot=True, interval=PAUSE)
        self._again.timeout.connect(self._try_again)
        self._follows = False
        editor.trial_wanted.connect(self.test)
        editor.hand_out_wanted.connect(self.hand_out)
        editor.built_in_wanted.connect(self.begin_from_built_in)
        editor.told.connect(notice.tell)

    # Writing a lab.

    def open_editor(self) -> None:
        self.editor_wanted.emit()

    def begin(self) -> None:
        """Begin a lab with the data and the settings of the window."""
        from desktop.panels.lab_editor.settings_row import first_lab

        self._try(lambda: self._edit(first_lab(self._session.experiment)))

    def begin_from_built_in(self) -> None:
        """Ask for a built-in lab and edit a copy of it."""
        from sampling_core.labs.built_in import built_in, heads

        words, language = self.tr("{number}: {title}"), self._session.lab.language
        names = {
            words.format(number=head.number, title=said(head.title, language)): head.name
            for head in heads()
        }
        ask, label = self.tr("New lab from a built-in one"), self.tr("Lab")
        chosen, is_given = QInputDialog.getItem(
            self._window, ask, label, list(names), editable=False
        )
        if is_given and chosen in names:
            self._try(lambda: self._edit(copied(built_in(names[chosen]))))

    def ask_to_edit(self) -> None:
        """Ask for a lab file and edit it."""
        from sampling_core.labs.reading.file import read_lab

        kinds = self.tr("Labs") + " (*.splab)"
        ask = self.tr("Edit a lab file")
        self._with_path(ask, "lab", kinds, lambda path: self._edit(read_lab(path)))

    def _edit(self, lab: Lab) -> None:
        self.editor_wanted.emit()
        self._editor.draft.put(lab, self.tr("Open {lab}").format(lab=lab.name))

    def test(self) -> None:
        """Open the draft as a student sees it; it follows what is edited from now on."""
        self._try(self._test)

    def _test(self) -> None:
        lab = self._editor.draft.sound
        self._labs.open_lab(lab, trial=True)
        self._tried = self._session.lab.lab
        if self._editor.case:
            self._session.lab.choose_case(self._editor.case)
        if not self._follows:
            self._follows = True
            self._editor.draft.changed.connect(self._again.start)

    def _try_again(self) -> None:
        """Show the trial again as the draft is now; a draft that is not sound waits."""
        room = self._session.lab
        if not room.is_trial or room.lab is not self._tried or room.case is None:
            return
        case, step = room.case.name, room.step
        try:
            lab = self._editor.draft.sound
            if step != "predict":
                return  # a prediction of the teacher is locked: it stays to be looked at
            room.open(lab, trial=True)
        except LabError:
            return
        self._tried = room.lab
        if case in [each.name for each in lab.cases]:
            self._try(partial(room.choose_case, case))

    # Handing out.

    def hand_out(self) -> None:
        """Ask how the lab in the editor is handed out, and write it."""
        from desktop.teach_hand_out import HandOutDialog

        def ask() -> None:
            self._check_hidden()
            draft, tell = self._editor.draft, self._notice.tell
            language = self._session.lab.language
            HandOutDialog(
                self._look, self._settings, draft, tell, self._window, language
            ).open()  # fmt: skip

        self._try(ask)

    def save_answers(self) -> None:
        """Write the key of the lab in the editor, a file of its own."""
        self._try(self._save_answers)

    def _save_answers(self) -> None:
        from sampling_core.labs.key import ENDING, key_of, write_key

        self._check_hidden()
        lab = self._editor.draft.sound
        title, kinds = self.tr("Save with answers"), self.tr("Answer keys") + f" (*{ENDING})"
        name = file_name(lab, self._session.lab.language)
        asked = ask_to_save(self._window, self._settings, "key", title, f"{name}{ENDING}", kinds)
        if asked is not None:
            path = asked[0] if asked[0].suffix.lower() == ENDING else Path(f"{asked[0]}{ENDING}")
            self._settings.policy.check(path)
            write_key(key_of(lab), path)
            words = self.tr("Wrote {names} to {folder}.")
            self._notice.tell(words.format(names=path.name, folder=path.parent))

    def ask_for_key(self) -> None:
        kinds = self.tr("Answer keys") + " (*.spkey)"
        self._with_path(self.tr("Open an answer key"), "key", kinds, self.open_key)

    def open_key(self, path: Path) -> None:
        """Open an answer key: collected reports then have a column Key. Raises FileError."""
        from sampling_core.labs.key import check_fits, read_key

        key = read_key(path)
        lab = self._session.lab.lab
        if lab is not None and lab.name == key.lab:
            check_fits(key, lab)
        self.key = key
        self._session.lab.use_key(key)
        words = self.tr("The key of “{lab}” is open: collected reports have a column Key now.")
        title = said(key.title, self._session.lab.language) or key.lab
        self._notice.tell(words.format(lab=title), self.tr("Put the key away"), self.close_key)

    def close_key(self) -> None:
        self.key = None
        self._session.lab.use_key(None)
        self._notice.hide()

    # Reports.

    def ask_for_reports(self) -> None:
        """Ask for a folder of hand-ins and show them as one table."""

        def ask() -> None:
            title = self.tr("Folder of the hand-ins")
            folder = ask_for_folder(self._window, self._settings, "reports", title)
            if folder is not None:
                self.collect(folder)

        self._try(ask)

    def collect(self, folder: Path) -> "CollectDialog":
        """Show the hand-ins of a folder; raises LabError while a lab hides results."""
        from desktop.collect_dialog import CollectDialog

        if self._session.veil.hides:
            raise LabError(refusal())  # they hold those of others
        dialog = CollectDialog(
            self._look, self._settings, folder, self.key, self.open_hand_in, self._window
        )
        dialog.show()
        return dialog

    def open_hand_in(self, path: Path) -> None:
        """Show a hand-in; raises LabError."""
        from desktop.report_dialog_reader import open_hand_in

        open_hand_in(self._look, self._session, path, self._window)

    def open_report(self) -> None:
        """Show the report of the lab that is open, with the others to tick; else of all."""
        from desktop.report_dialog import open_report
        from sampling_core.labs.reading.file import digest

        lab, tell = self._session.lab.lab, self._notice.tell
        alone = digest(lab) if lab is not None else ""
        self._try(
            lambda: open_report(
                self._look, self._session, self._settings, tell, self._window, alone
            )
        )

    # The seed of a class.

    def use_one_seed(self) -> None:
        """Let everybody draw the same: in the lab that is written, and here."""
        self._try(partial(self._use_seed, USUAL_SEED))

    def use_different_seeds(self) -> None:
        """Let everybody draw something else, so that a class sees the noise."""
        self._try(partial(self._use_seed, None))

    def _use_seed(self, seed: int | None) -> None:
        import secrets

        lab = self._editor.draft.lab
        own = 1 + secrets.randbelow(1_000_000) if seed is None else seed
        words = self.tr("Seed {seed}").format(seed=own)
        self._session.edit(self._session.experiment.with_(seed=own), words)
        if lab is None:
            self._notice.tell(words)
            return
        self._editor.draft.put(msgspec.structs.replace(lab, seed=seed), words)
        told = self.tr("One seed for all, {seed}: in the lab of the editor and in this window.")
        if seed is None:
            told = self.tr(
                "The lab of the editor gives everybody another seed; this window has {seed}."
            )
        self._notice.tell(told.format(seed=own))

    # For the menu.

    def commands(self) -> list[Command | None]:
        """Return the commands of the menu Teach; None is a line between them."""
        return [
            Command("teach_editor", self.tr("Lab &editor"), self.open_editor),
            Command("teach_new", self.tr("&New lab from this window"), self.begin),
            Command("teach_copy", self.tr("New lab from a &built-in one…"),
                    self.begin_from_built_in),
            Command("teach_edit", self.tr("Edit a lab &file…"), self.ask_to_edit),
            Command("teach_test", self.tr("&Test as student"), self.test),
            None,
            Command("teach_hand_out", self.tr("&Hand out lab…"), self.hand_out),
            Command("teach_answers", self.tr("Save with &answers…"), self.save_answers),
            Command("teach_key", self.tr("Open an answer &key…"), self.ask_for_key),
            Command("teach_collect", self.tr("&Collect reports…"), self.ask_for_reports),
            None,
            Command("teach_one_seed", self.tr("Class &seed 42"), self.use_one_seed),
            Command("teach_different_seeds", self.tr("&Different seeds"),
                    self.use_different_seeds),
        ]  # fmt: skip

    def enabled(self) -> dict[str, bool]:
        """Return which commands of the menu make sense now, by name."""
        has_draft = self._editor.has_draft
        return dict.fromkeys(("teach_test", "teach_hand_out", "teach_answers"), has_draft)

    def _check_hidden(self) -> None:
        """Raise LabError while somebody works on a lab that hides results: keys hold them."""
        from desktop.panels.lab_editor.settings_row import is_closed

        if is_closed(self._session):
            raise LabError(refusal())

    def _with_path(self, title: str, kind: str, kinds: str, run: Callable[[Path], object]) -> None:
        def ask() -> None:
            path = ask_to_open(self._window, self._settings, kind, title, kinds)
            if path is not None:
                run(path)

        self._try(ask)

    def _try(self, run: Callable[[], object]) -> None:
        try:
            run()
        except LabError as error:
            self._notice.tell(str(error))


def copied(lab: Lab) -> Lab:
    """Return a built-in lab as one of a teacher's: without its number, under another name."""
    return msgspec.structs.replace(lab, number=0, name=f"my-{lab.name}")
