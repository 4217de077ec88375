"""What stands at the end of a report: the log of runs, the lists, and how it was made."""

from sampling_core.labs.report import tags
from sampling_core.labs.report.moments import moment
from sampling_core.labs.report.parts import HandIn, Line
from sampling_core.labs.report.texts import number, percent, token
from sampling_core.words import say

# Per cent of the width, for the columns of the log: with notes, and without.
SHARES = {True: (18, 17, 11, 8, 10, 10, 14), False: (18, 23, 11, 8, 10, 10)}


def log(hand_in: HandIn) -> str:
    """Return every run that the student made, oldest first."""
    if not hand_in.runs:
        return ""
    header = (
        say("Time"), say("Run"), say("Draws"), say("Exact H, nats"), say("Sampled H, nats"),
        say("Kept"), say("Likeliest"), say("Note"),
    )  # fmt: skip
    is_noted = any(run.note for run in hand_in.runs)
    columns = len(header) - (not is_noted)
    rows = [_line(run)[:columns] for run in hand_in.runs]
    table = tags.table(say("All runs"), header[:columns], rows, SHARES[is_noted])
    return _end("log", say("Run log"), table)


def _line(run: Line) -> tuple[str, ...]:
    words = say("{run}: {settings}", run=run.data, settings=run.settings)
    asked = moment(run.made), words, f"{run.draws:,}".replace(",", "\u202f")
    if run.entropy is None or run.sampled is None or run.first_share is None:
        hidden = say("hidden")
        return (*asked, hidden, hidden, hidden, hidden, run.note)
    first = f"{token(run.first)} {percent(run.first_share)}"
    return (*asked, number(run.entropy), number(run.sampled), str(run.kept), first, run.note)


def checklist(hand_in: HandIn) -> str:
    if not hand_in.checklist:
        return ""
    header = say("Point"), say("State")
    rows = [
        (point.text, say("✓ done") if point.is_done else say("○ open"))
        for point in hand_in.checklist
    ]
    table = tags.table(say("Points of the checklist"), header, rows)
    return _end("checklist", say("Tuning checklist"), table)


def progress(hand_in: HandIn) -> str:
    if not hand_in.progress:
        return ""
    words = {"new": say("○ not yet"), "begun": say("◐ begun"), "done": say("● done")}
    rows = [(each.title, words[each.state]) for each in hand_in.progress]
    table = tags.table(say("What was reached"), (say("Line"), say("State")), rows)
    return _end("progress", say("Progress"), table)


def versions(hand_in: HandIn) -> str:
    """Return versions, seed, and the check code with what it is worth."""
    seed = say("a different one for everybody") if hand_in.seed is None else str(hand_in.seed)
    pairs = (
        (say("Sampling Lab"), hand_in.app), (say("Python"), hand_in.python),
        (say("numpy"), hand_in.numpy), (say("Seed"), seed), (say("Check code"), hand_in.code),
    )  # fmt: skip
    words = say("The check code shows if the file was edited after export; it is not a signature.")
    return _end("versions", say("Versions"), tags.facts(pairs) + tags.paragraph(words, "quiet"))


def _end(name: str, title: str, body: str) -> str:
    head = tags.heading(2, title, f"end-{name}")
    kind = ' class="end"' if name == "log" else ""
    return f'<section{kind} aria-labelledby="end-{name}">{head}{body}</section>'
