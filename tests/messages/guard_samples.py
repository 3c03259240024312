"""Screens of the privacy guard, with the words of `Words` wherever somebody's own stand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from domain import notices as n
from domain.privacy import Kind
from domain.privacy.asking import Answer, Fate, GuardView, Subject
from domain.views import View

AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


def guarded(name: str, said: str) -> Iterator[tuple[str, View, n.Notice]]:
    """What was found, how it was answered, what became of the message; too many messages."""
    found = (("06 12 34 56 78", Kind.PHONE), (name, Kind.NAME))
    view = GuardView(
        guarded=7,
        subject=Subject.REPORT,
        number=None,
        kinds=(Kind.PHONE, Kind.NAME),
        found=found,
        answer=None,
        until=AT.replace(day=24),
        now=AT,
        in_private=Fate.STAYS,
    )
    notice = n.PersonalDataFound(guarded_id=7)
    yield "guard", view, notice
    for subject in (Subject.REVIEW, Subject.CLOSURE, Subject.INCIDENT):
        yield f"guard, {subject}", replace(view, subject=subject, in_private=None), notice
    closed = replace(view, subject=Subject.INCIDENT, number="INC-2026-0042", in_private=None, in_group=Fate.REFUSED)
    yield "guard, closed incident", closed, notice
    long = replace(view, found=tuple((said, kind) for kind in Kind) * 2, kinds=tuple(Kind), in_group=Fate.DELETED)
    yield "guard, much", long, notice
    for answer in Answer:
        yield f"guard, {answer}", replace(view, found=(), answer=answer), notice
    gone = replace(view, found=(), answer=Answer.MASKED, in_group=Fate.DELETED, in_private=Fate.DELETED)
    yield "guard, messages gone", gone, notice
    yield "guard, too old", replace(gone, in_group=None, in_private=Fate.REFUSED), notice
    flood = n.TooManyMessages(limit=60)
    yield "too many messages", flood, flood
