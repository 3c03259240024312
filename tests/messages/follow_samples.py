"""One view of everything that follows an alert."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from domain import notices as n
from domain.incidents.follow_views import (
    Addition,
    Ended,
    FollowPromptView,
    FollowUpView,
    IncidentListView,
    Line,
    Listed,
    NotFoundView,
    Opened,
    Other,
    Part,
    ReportDueView,
    SharedView,
    Written,
)
from domain.incidents.types import Act, Advice, Outcome, Place, Severity, Status
from domain.incidents.views import AlertView, GroupAnswerView, IncidentNewsView, IncidentReceiptView, Taker
from domain.views import View
from tests.messages.incident_samples import AT, LATER, NUMBER, Said, incidents

_PLACE = Place(50.9513, 1.8587)
_OTHER = Other(9, "INC-2026-0043")
_DUE = AT + timedelta(hours=24)


def follow_ups(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    """Everything that is said of what follows an alert."""
    yield from _cards(w)
    yield from _open_cards(w)
    yield from _messages(w)
    yield from _lists(w)


def _sample(w: Said, name: str) -> View:
    return next(view for other, view, _ in incidents(w) if other == name)


def _cards(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice = n.IncidentAlert(incident_id=8)
    view = _sample(w, "incident alert, taken")
    assert isinstance(view, AlertView)
    view = replace(view, may_more=True)
    added = (
        Addition(w.name, LATER, w.comment),
        Addition(None, LATER, photo=True, text="le portail"),
        Addition("Claire", LATER, place=_PLACE),
    )
    followed = replace(
        view, additions=added, earlier=2, also=("Bruno",), written=Written(_DUE, name="Claire"), same=(_OTHER,)
    )
    yield "incident alert, followed", followed, notice
    ended = replace(view.standing, status=Status.CLOSED, ended=Ended("Claire", LATER, Outcome.RESOLVED))
    late = replace(view, standing=ended, written=Written(_DUE, late=True, name=""), may_take=False, may_decline=False)
    yield "incident alert, ended", late, notice
    mine = replace(ended, ended=Ended(None, LATER, Outcome.OTHER, w.comment))
    yield "incident alert, ended in words", replace(late, standing=mine, written=Written(_DUE, False, LATER)), notice
    joined = replace(late, standing=replace(ended, ended=None), joined_to="INC-2026-0041", told=None, may_more=False)
    yield "incident alert, joined", joined, notice
    receipt = _sample(w, "incident receipt, taken")
    assert isinstance(receipt, IncidentReceiptView)
    yield (
        "incident receipt, followed",
        replace(receipt, additions=added[:1], also=("Bruno",)),
        n.IncidentReceipt(incident_id=8),
    )
    own = replace(receipt, additions=added[1:2], also=("Bruno",), joined=True, standing=ended)
    yield "incident receipt, joined", own, n.IncidentReceipt(incident_id=8)
    quiet = replace(receipt.standing, status=Status.OPEN, takers=(), reached=(), quiet=True, next_at=LATER, step=None)
    low = replace(receipt, standing=quiet, severity=Severity.LOW, severity_said=True)
    yield "incident receipt, low", low, n.IncidentReceipt(incident_id=8)
    answer = n.IncidentGroupAnswer(incident_id=8)
    yield "incident in the group, low", GroupAnswerView(False, NUMBER, quiet_until=LATER), answer
    yield "incident in the group, joined", GroupAnswerView(False, NUMBER, joined_to="INC-2026-0041"), answer
    news = IncidentNewsView(8, NUMBER, (Taker("Claire", AT),), AT, Ended(w.name, AT, Outcome.FALSE_ALARM))
    yield "incident news, closed", news, n.IncidentNews(incident_id=8)
    yield "incident news, reopened", IncidentNewsView(8, NUMBER, (), AT, None, True), n.IncidentNews(incident_id=8)


def _open_cards(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    view = _sample(w, "incident alert, taken")
    assert isinstance(view, AlertView)
    view = replace(view, may_more=True, written=Written(_DUE, name=None))
    closed = replace(view, standing=replace(view.standing, status=Status.CLOSED))
    told = (
        Line(AT, w.name, Act.RAISED, None, w.comment),
        Line(AT, "", None, None, "1"),
        Line(LATER, None, Act.TAKEN, None, None),
        Line(LATER, w.name, Act.DETAIL, "severity", "3"),
        Line(LATER, "Claire", Act.SAID, None, w.comment, LATER),
        Line(LATER, "Claire", Act.PHOTO, None, None),
        Line(LATER, "Claire", Act.CLOSED, "resolved", None),
    )
    for name, shown, opened in (
        ("more", view, Opened(Part.MORE, may_share=True, shared=3, photos=2, apart=(_OTHER,))),
        ("more, closed", closed, Opened(Part.MORE)),
        ("closing", view, Opened(Part.CLOSING)),
        ("sharing", view, Opened(Part.SHARING, may_share=True)),
        ("timeline", view, Opened(Part.TIMELINE, page=1, pages=3, lines=told)),
        ("report", view, Opened(Part.REPORT)),
        ("report, written", view, Opened(Part.REPORT, text=w.comment, pages=2)),
    ):
        notice = n.IncidentAlert(incident_id=8, shows=opened.part, page=opened.page)
        yield f"incident alert, open: {name}", replace(shown, opened=opened), notice


def _messages(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    said = n.IncidentFollowUp(incident_id=8, entry=3)
    yield "follow-up", FollowUpView(NUMBER, LATER, Addition(w.name, LATER, w.comment)), said
    yield "follow-up, corrected", FollowUpView(NUMBER, LATER, Addition(w.name, AT, w.comment, corrected_at=LATER)), said
    yield "follow-up, place", FollowUpView(NUMBER, LATER, Addition(None, LATER, place=_PLACE)), said
    yield "follow-up, hidden", FollowUpView(None, LATER, None), said
    photo = Addition(w.name, LATER, w.comment, photo=True)
    yield "follow-up, photo", FollowUpView(NUMBER, LATER, photo, "AgAC"), n.IncidentPhoto(incident_id=8, entry=3)
    shared = SharedView(NUMBER, "armed", Severity.HIGH, "calais", Status.TAKEN, AT, LATER, Advice.AVOID, None)
    notice = n.IncidentShared(incident_id=8)
    yield "incident shared", shared, notice
    words = replace(shared, type=None, project=None, number=None, advice=Advice.OTHER, words=w.comment)
    yield "incident shared, in words", words, notice
    yield "incident shared, closed", replace(shared, status=Status.CLOSED, advice=Advice.NONE), notice
    due = n.IncidentReportDue(incident_id=8)
    asked = ReportDueView(8, NUMBER, "armed", AT, Written(_DUE))
    yield "report due", asked, due
    yield "report late", replace(asked, now=_DUE, written=Written(_DUE, late=True)), due
    yield "report received", replace(asked, number=None, type=None, written=Written(_DUE, False, AT)), due
    for prompt in (
        n.IncidentPhotoPrompt(incident_id=8),
        n.IncidentPhotoNoted(incident_id=8),
        n.IncidentNoPhoto(incident_id=8),
        n.IncidentOutcomePrompt(incident_id=8),
        n.IncidentAdvicePrompt(incident_id=8),
        n.IncidentReportPrompt(incident_id=8),
    ):
        yield f"follow prompt, {prompt.kind}", FollowPromptView(8, NUMBER), prompt
    moved = n.IncidentCardMoved(incident_id=8)
    yield "incident card moved", moved, moved


def _lists(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice = n.IncidentList(project="calais")
    row = Listed(8, NUMBER, Severity.CRITICAL, Status.OPEN, "armed", False, "living_sites_calais", AT, ())
    rows = (
        row,
        replace(row, incident=9, number="INC-2026-0041", status=Status.TAKEN, takers=(None, w.name), report_late=True),
        replace(row, incident=7, number="INC-2026-R003", type=None, site=None, hidden=True),
        replace(row, incident=6, number="INC-2026-0039", status=Status.CLOSED, raised_at=AT - timedelta(days=3)),
        replace(row, incident=5, number=None, type=None, site=None, severity=Severity.HIGH),
    )
    full = IncidentListView("calais", ("calais", "dunkerque", None), rows, 4, 1, 3, AT)
    yield "incident list", full, notice
    one = replace(full, projects=("calais",), rows=rows[3:4], open=0, page=0, pages=1)
    yield "incident list, none open", one, notice
    yield "incident list, empty", replace(one, project=None, projects=(), rows=()), notice
    yield "incident not found", NotFoundView(w.comment), n.IncidentNotFound(said=w.comment)
