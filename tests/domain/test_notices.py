"""Notices are kept as JSON until they are sent: every one of them comes back as it was."""

import json
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from domain import notices as n
from domain.notices import AboutIncident, AboutReport, BaseNotice, Lane, Notice, read_notice

KINDS: tuple[type[BaseNotice], ...] = get_args(get_args(Notice)[0])
AT = datetime(2026, 11, 23, 17, 30, 12, 345678, tzinfo=UTC)
VALUES: dict[str, Any] = {
    "report_id": 2**40, "message_id": 7, "sign": "stored", "project": "calais", "day": date(2026, 11, 23),
    "form_id": 3, "edition_id": 4, "activity": "clinic",
    "said": "« l'été » \u0000 🚑\n", "nearest": "rapport", "voice": True, "use_case": "report_shift",
    "site": "coast_calais",
    "menu": "site", "role": "team_member", "code": "K7M2-PQ9R", "expires_at": AT, "minutes": 10, "command": "settings",
    "seq": 3, "parked": 2, "since": AT, "until": AT,
    "page": 2, "named": "Amina", "person_id": 4, "theirs": True,
    "choosing": True, "revision": 3,
    "board_id": 3, "person": 4, "by": 5, "offer_id": 6, "part": "who",
    "roll_call_id": 9, "entry_id": 10, "but_last": True,
    "incident_id": 8, "beside": True, "detail": "affected", "group": "assisted", "run": 4, "stuck": 2,
    "readers": True, "deleted": True, "offered_at": AT,
    "language": "en", "late_at": AT, "summary": "weekly", "first": date(2026, 11, 16),
    "last": date(2026, 11, 22), "count": 3, "subscription_id": 12, "showing": "half", "hour": 19,
    "hold_id": 11, "question_id": 12, "dropped": True, "cut": True, "late": True, "shelter": "womens_shelter",
    "category": "single_women", "beds": 2, "options": ("womens_shelter",), "about": "2 licornes",
    "near": "womens_shelter", "opened": "release", "why": "full", "asker": 4, "asked": True,
    "refusal_id": 12, "bed": "3851f77f", "board": True, "removed": True,
    "anywhere": True, "people": 3, "reason": "full", "at": AT,
    "entry": 9, "shows": "timeline", "whole": True,
    "reminder_id": 11, "closure_id": 12, "sites": ("coast_calais",),
    "draft_id": 11, "shelter_id": 12, "left": True, "opens": True, "indicator": "scabies",
    "card_id": 13, "form": "workbook",
    "rows": (7, 8), "name": "Zoé", "scope": "calais", "grant_id": 5, "what": "role", "sure": True,
    "opened_by": 6, "ended": (4, 5), "given": 6, "was": ("calais", None),
    "roles": (("coordinator", None),),
    "incident": 8, "skip": 8, "as_of": 9, "kept": True,
    "guarded_id": 13, "row": 14, "limit": 60,
    "more": True,
}  # fmt: skip


OWN: dict[type[BaseNotice], dict[str, Any]] = {
    n.BedsAnswer: {"opened": "many"},
    n.TeamCard: {"part": "ask"},
}
"""Where a field of the same name has other values."""


def full(kind: type[BaseNotice]) -> BaseNotice:
    values = VALUES | OWN.get(kind, {})
    return kind(**{name: values[name] for name in kind.model_fields if name != "kind"})


def bare(kind: type[BaseNotice]) -> BaseNotice:
    """With None or the default wherever that may be."""
    values = {}
    for name, field in kind.model_fields.items():
        if field.is_required():
            values[name] = None if type(None) in get_args(field.annotation) else VALUES[name]
    return kind(**values)


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@every_kind
def test_a_notice_comes_back_as_it_was(kind: type[BaseNotice]) -> None:
    for notice in (full(kind), bare(kind)):
        read = read_notice(notice.model_dump_json())
        assert type(read) is kind
        assert read == notice


@every_kind
def test_its_kind_is_its_name(kind: type[BaseNotice]) -> None:
    words = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
    assert json.loads(bare(kind).model_dump_json())["kind"] == words


@every_kind
def test_a_notice_is_not_changed_once_made(kind: type[BaseNotice]) -> None:
    with pytest.raises(ValidationError):
        full(kind).kind = "other"  # type: ignore[attr-defined]


def test_every_notice_is_in_the_union() -> None:
    made = {kind for kind in vars(n).values() if isinstance(kind, type) and issubclass(kind, BaseNotice)}
    bases = {BaseNotice, AboutReport, AboutIncident, n.AboutRollCall, n.AboutAnswer, n.AboutBedQuestion, n.AboutHold}
    assert made - bases == set(KINDS)
    assert len({kind.model_fields["kind"].default for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    "stored", ["{}", '{"kind": "gone"}', '{"kind": null}', "[]", "null", '{"kind": "day_list"}', ""]
)
def test_what_is_no_notice_is_refused(stored: str) -> None:
    with pytest.raises(ValueError):
        read_notice(stored)


def test_what_rings_goes_first() -> None:
    alerts = {kind for kind in KINDS if kind.lane is Lane.ALERT}
    of_incidents = {kind for kind in KINDS if issubclass(kind, AboutIncident | n.AboutRollCall | n.AboutAnswer)}
    assert alerts - of_incidents == {
        n.NotifiableAlert, n.NotifiableCorrected, n.UpdateParkedForAdmins, n.MessagesMayBeLost,
        n.IncidentGrid, n.IncidentOffer, n.IncidentsStuck, n.RollCallMenu,
    }  # fmt: skip
    assert of_incidents - alerts == {n.IncidentShared, n.IncidentReportDue, n.IncidentReportPrompt}
    assert sorted(Lane) == [Lane.ALERT, Lane.ANSWER, Lane.SUMMARY]


def test_what_has_buttons_is_a_card() -> None:
    cards = {kind for kind in KINDS if kind.card}
    assert cards == {
        n.BedCountAsked,
        n.BedCountCard,
        n.BedCountMoved,
        n.ShiftReportReceipt, n.ReportForm, n.ReportFormMoved, n.NotifiableAlert, n.Welcome, n.Settings, n.InviteMenu,
        n.GroupMenu, n.ReportForMenu,
        n.ReviewCard, n.ReportSentBack, n.ReportChangedForYou, n.DutyCard, n.DutyCardMoved, n.DutyOffer,
        n.IncidentAlert, n.IncidentReceipt, n.IncidentGroupCard, n.IncidentGroupAnswer, n.IncidentReminder,
        n.IncidentGrid, n.IncidentOffer, n.IncidentWithdrawn, n.IncidentFollowUp, n.IncidentPhoto, n.IncidentCardMoved,
        n.IncidentShared, n.IncidentReportDue, n.IncidentList,
        n.ReportReminder, n.ReportReminderMoved, n.MissingList, n.MissingMatrix, n.DaysOff,
        n.Closures, n.ClosureMenu, n.ClosureMade, n.ClosureAsked,
        n.DrillMenu, n.RollCallMenu, n.RollCallTally, n.RollCallSummary, n.RollCallQuestion,
        n.SummaryCard, n.SummaryFile, n.SummaryFileMoved, n.SummaryMoved,
        n.SubscribeMenu, n.SubscriptionCard, n.SubscriptionList,
        n.EarlyWarningCard,
        n.BedHoldCard, n.BedHoldKeeperCard, n.BedHoldReminder, n.BedHoldMenu, n.BedHoldMoved, n.BedHoldList,
        n.BedsAnswer, n.BedsAnswerMoved, n.TurnedAwayForm, n.TurnedAwayReceipt,
        n.TeamCard, n.LockTold,
        n.AuditList, n.ForgetMe,
        n.PersonalDataFound,
    }  # fmt: skip


def test_a_code_is_in_no_card() -> None:
    """A card's notice stays stored, a message's is blanked once it is sent: what is secret must go with it."""
    assert not any(kind.card and "code" in kind.model_fields for kind in KINDS)
