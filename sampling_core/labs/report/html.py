"""A report as one HTML file: pictures inside, no script, nothing fetched from anywhere."""

from collections.abc import Collection

from sampling_core.labs.report import tags
from sampling_core.labs.report.html_case import case_of
from sampling_core.labs.report.html_lists import checklist, log, progress, versions
from sampling_core.labs.report.moments import moment
from sampling_core.labs.report.parts import SECTIONS, HandIn, LabPart, Student
from sampling_core.labs.report.style import STYLE
from sampling_core.labs.report.texts import escaped
from sampling_core.words import say

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(hand_in: HandIn, sections: Collection[str] | None = None) -> str:
    """Return a report as HTML; ``sections`` are those of ``SECTIONS`` that it has (None: all)."""
    kept = SECTIONS if sections is None else tuple(sections)
    parts = [
        _lab(lab, f"lab{place:02}", kept) for place, lab in enumerate(hand_in.labs, 1)
    ]  # fmt: skip
    ends = {"log": log, "checklist": checklist, "progress": progress, "versions": versions}
    parts += [made(hand_in) for name, made in ends.items() if name in kept]
    title = _title(hand_in)
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(hand_in.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"<header>{tags.heading(1, title)}{_student(hand_in)}</header>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _title(hand_in: HandIn) -> str:
    if not hand_in.student.name:
        return say("Report of the Sampling Lab")
    return say("Report of the Sampling Lab: {name}", name=hand_in.student.name)


def _student(hand_in: HandIn) -> str:
    student: Student = hand_in.student
    pairs = (
        (say("Name"), student.name), (say("Class"), student.class_name),
        (say("Partner"), student.partner), (say("Date"), student.date),
        (say("Exported"), moment(hand_in.made)),
    )  # fmt: skip
    return tags.facts((name, text) for name, text in pairs if text)


def _lab(lab: LabPart, name: str, sections: Collection[str]) -> str:
    title = lab.title
    if lab.number:
        title = say("Lab {number} · {title}", number=lab.number, title=lab.title)
    body = [tags.heading(2, title, name)]
    if "question" in sections and lab.question:
        body.append(tags.marked(lab.question))
    for number, section in enumerate(lab.sections, 1):
        body.append(case_of(section, f"{name}-case{number:02}", sections))
    return f'<section class="lab" aria-labelledby="{name}">{"".join(body)}</section>'
