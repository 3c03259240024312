"""One view of every state of an incident's cards, rings, menus and prompts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from domain import notices as n
from domain.incidents.types import Detail, Group, Place, Severity, Status, Step
from domain.incidents.views import (
    AlertView,
    Choices,
    GridView,
    GroupAnswerView,
    Hidden,
    IncidentNewsView,
    IncidentPromptView,
    IncidentReceiptView,
    IncidentReminderView,
    MayRead,
    OfferView,
    Reached,
    RingView,
    Standing,
    Taker,
    Told,
    Turn,
)
from domain.roles import Role
from domain.views import View

AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
"""14:02 in Paris."""
NUMBER = "INC-2026-0042"
LATER = AT + timedelta(minutes=3)


class Said(Protocol):
    """What people write, in a test's own words."""

    @property
    def name(self) -> str:
        """Somebody's name."""

    @property
    def comment(self) -> str:
        """Something long."""


def _told(w: Said) -> Told:
    return Told(
        "armed", False, "living_sites_calais", None, None, {}, "tirs au camp, deux blessés, on se replie", None, None
    )


def _standing() -> Standing:
    reached = (
        Reached(Role.COORDINATOR, True, 1),
        Reached(Role.COORDINATOR, False, 2),
        Reached(Role.SECURITY_ADVISER, False, 1),
    )
    return Standing(
        status=Status.OPEN,
        now=AT,
        reached=reached,
        opened=0,
        takers=(),
        declined=(),
        unreachable=(),
        declined_count=0,
        unreachable_count=0,
        step=Step.DUTY,
        next_at=LATER,
        late=False,
        sent_at=AT,
        lapsed=(),
    )


def _full(w: Said) -> Told:
    return Told(
        "armed",
        True,
        "living_sites_calais",
        Place(50.9513, 1.8587),
        AT - timedelta(minutes=15),
        {Group.STAFF: 2, Group.PARTNERS: 0, Group.ASSISTED: 1, Group.BYSTANDERS: 12},
        w.comment,
        w.comment,
        w.comment,
    )


def incidents(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    """Everything that is said of an incident."""
    yield from _cards(w)
    yield from _receipts(w)
    yield from _others(w)


def _cards(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice, group = n.IncidentAlert(incident_id=8), n.IncidentGroupCard(incident_id=8)
    standing = _standing()
    view = AlertView(
        incident=8,
        number=NUMBER,
        project="calais",
        severity=Severity.CRITICAL,
        severity_said=True,
        sos=False,
        reporter=w.name,
        raised_at=AT,
        told=_told(w),
        hidden=None,
        standing=standing,
        may_take=True,
        may_decline=True,
    )
    yield "incident alert", view, notice
    yield "incident alert, may call the roll", replace(view, may_call_roll=True), notice
    yield "incident alert, exercise", replace(view, may_end_drill=True, number="EX-2026-003"), notice
    taken = replace(standing, status=Status.TAKEN, takers=(Taker("Claire", LATER),), next_at=None)
    yield "incident alert, taken", replace(view, standing=taken), notice
    mine = replace(taken, takers=(Taker(None, LATER), Taker(w.name, LATER + timedelta(days=1))))
    yield "incident alert, mine", replace(view, standing=mine, may_take=False), notice
    waiting = replace(
        standing,
        step=Step.MISSION,
        declined=("Paul", None),
        unreachable=(w.name,),
        lapsed=("Claire",),
        late=True,
        declined_count=2,
        unreachable_count=1,
    )
    yield "incident alert, everything", replace(view, told=_full(w), severity_said=False, standing=waiting), notice
    assumed = replace(view, told=replace(_told(w), type=None, site=None), severity=Severity.HIGH, severity_said=False)
    yield "incident alert, little known", replace(assumed, project=None, reporter=None), notice
    low = replace(view, severity=Severity.LOW, standing=replace(standing, next_at=None, step=None))
    yield "incident alert, low", low, notice
    nobody = replace(standing, reached=())
    yield "incident alert, nobody reached", replace(view, standing=nobody), notice
    yield "incident alert, closed", replace(view, standing=replace(taken, status=Status.CLOSED), may_take=False), notice
    hidden = replace(view, told=None, hidden=Hidden.RESTRICTED, reporter=None, number="INC-2026-R003", may_open=True)
    yield "incident alert, restricted", hidden, notice
    read = replace(
        view, restricted=True, number="INC-2026-R003", protected=True, told=replace(_told(w), type="safeguarding")
    )
    yield "incident alert, restricted and read", read, notice
    yield (
        "incident alert, unclear",
        replace(view, told=None, hidden=Hidden.UNCLEAR, number=None, severity_said=False),
        notice,
    )
    yield "incident alert, in a group", replace(view, in_group=True, may_take=False, may_decline=False), group


def _receipts(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    standing = _standing()
    notice = n.IncidentReceipt(incident_id=8)
    view = IncidentReceiptView(
        incident=8,
        number=NUMBER,
        project="calais",
        severity=Severity.HIGH,
        severity_said=False,
        sos=False,
        restricted=False,
        raised_at=AT,
        told=replace(_told(w), type="police_operation"),
        standing=standing,
        asks_kind=False,
        choices=None,
    )
    yield "incident receipt", view, notice
    yield "incident receipt, exercise", replace(view, may_end_drill=True, number="EX-2026-003"), notice
    taken = replace(standing, status=Status.TAKEN, takers=(Taker("Claire", LATER),), opened=2, next_at=None)
    yield "incident receipt, taken", replace(view, standing=taken), notice
    two = replace(taken, takers=(*taken.takers, Taker(w.name, LATER)))
    yield "incident receipt, taken by two", replace(view, standing=two), notice
    worse = replace(standing, opened=1, declined_count=1, unreachable_count=1, late=True)
    yield "incident receipt, everything", replace(view, told=_full(w), standing=worse), notice
    sos = replace(view, sos=True, severity=Severity.CRITICAL, told=replace(view.told, type=None, narrative=None))
    yield "sos", sos, notice
    yield "sos, taken", replace(sos, standing=taken), notice
    yield "incident receipt, closed", replace(view, standing=replace(taken, status=Status.CLOSED)), notice
    yield from _restricted(view, taken, w)
    kinds = Choices(Detail.TYPE, types=("sexual_violence", "safeguarding", "assault", "other"))
    unclear = replace(view, restricted=None, number=None, asks_kind=True, choices=kinds, severity=Severity.CRITICAL)
    yield "incident receipt, unclear", unclear, notice
    yield "incident receipt, unclear, in a group", replace(unclear, in_group=True), notice
    for choices in (
        kinds,
        Choices(Detail.SEVERITY),
        Choices(Detail.SITE, sites=("living_sites_calais", "coast_calais", "coast_dunkerque")),
        Choices(Detail.WHEN, minutes=(0, 15, 60, 180, 1440)),
        Choices(Detail.AFFECTED),
    ):
        asking = n.IncidentReceipt(incident_id=8, detail=choices.detail)
        yield f"incident receipt, {choices.detail}", replace(view, choices=choices), asking
    hurt = replace(view, told=_full(w), choices=Choices(Detail.AFFECTED))
    yield "incident receipt, some affected", hurt, n.IncidentReceipt(incident_id=8, detail=Detail.AFFECTED)


def _restricted(view: IncidentReceiptView, taken: Standing, w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice = n.IncidentReceipt(incident_id=8)
    people = (
        MayRead(3, "Fatou", Role.SAFEGUARDING_FOCAL_POINT, Turn.FIRST, False, True),
        MayRead(4, "Maya", Role.MEDICAL_FOCAL_POINT, Turn.FIRST, False, False),
        MayRead(5, w.name, Role.HEAD_OF_MISSION, Turn.LAST, False, True),
        MayRead(6, "Claire", Role.COORDINATOR, Turn.NEVER, True, True),
    )
    told = replace(_told(w), type="sexual_violence")
    own = replace(view, restricted=True, number="INC-2026-R003", told=told, may_read=people, protected=True)
    yield "incident receipt, restricted", own, notice
    yield "incident receipt, restricted, taken", replace(own, standing=taken), notice
    unsent = replace(own.standing, reached=(), step=None, next_at=LATER)
    waits = replace(own, standing=unsent, sends_at=LATER)
    yield "incident receipt, waits", waits, notice
    yield (
        "incident receipt, waits, type",
        replace(waits, choices=Choices(Detail.TYPE, types=("theft", "other"))),
        notice,
    )
    last = (replace(people[0], excluded=True), people[2])
    yield "incident receipt, waits, head only", replace(waits, may_read=last), notice
    nobody = tuple(replace(one, excluded=True) for one in last)
    yield "incident receipt, waits, nobody", replace(waits, may_read=nobody), notice
    asking = n.IncidentReceipt(incident_id=8, readers=True)
    yield "incident receipt, leaving out", replace(waits, choosing=True), asking
    yield "incident receipt, leaving out, nobody", replace(own, choosing=True, may_read=nobody), asking
    for deleted in (True, False):
        fate = n.IncidentMessageFate(incident_id=8, deleted=deleted)
        yield f"incident message, deleted: {deleted}", fate, fate
    withdrawn = n.IncidentWithdrawn(incident_id=8)
    yield "incident withdrawn", withdrawn, withdrawn


def _others(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice: n.Notice = n.IncidentRing(incident_id=8, run=2)
    ring = RingView(8, NUMBER, Severity.CRITICAL, "armed", None, Step.PROJECT, 3, False, ())
    yield "ring", ring, notice
    yield "ring, at once", replace(ring, minutes=0, step=Step.DUTY), notice
    yield "ring, lapsed, late", replace(ring, lapsed=(w.name, None), late=True), notice
    yield "ring, restricted", replace(ring, hidden=Hidden.RESTRICTED, type=None, number="INC-2026-R003"), notice
    yield "ring, unclear", replace(ring, hidden=Hidden.UNCLEAR, type=None, number=None), notice
    notice = n.IncidentNews(incident_id=8)
    yield "incident news", IncidentNewsView(8, NUMBER, (Taker(w.name, AT),), AT), notice
    yield "incident news, nobody", IncidentNewsView(8, None, (), AT), notice
    notice = n.IncidentReminder(incident_id=8)
    asked = IncidentReminderView(8, NUMBER, Severity.CRITICAL, "armed", None, AT, AT + timedelta(minutes=15))
    yield "incident reminder", asked, notice
    yield "incident reminder, answered", replace(asked, waits=None), notice
    yield "incident reminder, over", replace(asked, waits=None, taken_at=None, number=None, type=None), notice
    for prompt, detail in (
        (n.IncidentPlacePrompt(incident_id=8), Detail.PLACE),
        (n.IncidentDonePrompt(incident_id=8), Detail.DONE),
        (n.IncidentHelpPrompt(incident_id=8), Detail.HELP),
    ):
        yield f"incident prompt, {detail}", IncidentPromptView(8, NUMBER, detail), prompt
    yield "incident place noted", IncidentPromptView(8, NUMBER, Detail.PLACE), n.IncidentPlaceNoted(incident_id=8)
    types = ("assault", "armed", "police_operation", "shipwreck", "road_accident", "sexual_violence", "other")
    yield "incident grid", GridView(types), n.IncidentGrid()
    yield "incident offer", OfferView(w.comment), n.IncidentOffer(said=w.comment, message_id=4, offered_at=AT)
    beside = n.IncidentOffer(said=w.comment, message_id=4, offered_at=AT, beside=True)
    yield "incident offer beside a report", OfferView(w.comment, True), beside
    over = n.IncidentOffer(said=None, message_id=4, offered_at=AT)
    yield "incident offer, over", OfferView(None), over
    answer = n.IncidentGroupAnswer(incident_id=8)
    yield "incident in the group", GroupAnswerView(False, NUMBER, people=3), answer
    yield "incident in the group, nobody", GroupAnswerView(False, NUMBER), answer
    taken = GroupAnswerView(False, NUMBER, Status.TAKEN, (Taker(w.name, AT),), 3)
    yield "incident in the group, taken", taken, answer
    yield "incident in the group, closed", replace(taken, status=Status.CLOSED), answer
    yield "incident in the group, neutral", GroupAnswerView(True), answer
    for number in (1, 2):
        stuck = n.IncidentsStuck(stuck=number)
        yield f"incidents stuck, {number}", stuck, stuck
