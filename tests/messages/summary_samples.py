"""Summaries of every kind and state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from domain import notices as n
from domain.incidents.types import Status
from domain.shelters.history_views import ShelterNight
from domain.shelters.turned_away import Why
from domain.shelters.types import Beds
from domain.summaries.completeness import Completeness, Expected
from domain.summaries.figures import Total
from domain.summaries.files import FileForm
from domain.summaries.periods import Kind, Period
from domain.summaries.seams import Seam
from domain.summaries.subscriptions import Place, SubscribeView, SubscriptionListView, SubscriptionView
from domain.summaries.views import UNMET, ActivityLine, BedsLine, Flag, IncidentLine, SummaryView, TurnedAwayLine
from domain.summaries.warnings import EarlyWarning, WarningView
from domain.views import View
from tests.messages.summary_file_samples import A_WEEK, file_of

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
DUE = AT - timedelta(hours=2)
CARD = n.SummaryCard(edition_id=1)


def beds(category: str, capacity: int, occupied: int | None, held: int = 0, out: int = 0) -> Beds:
    """How a category stood."""
    return Beds(category, capacity, 0, occupied, out, held, None if occupied is None else AT, None, None)


CLINIC = ActivityLine(
    "clinic",
    {"consultations": Total(48, 3, 1, 1), "women": Total(12, 1), "minors": Total(5, 1), "emergencies": Total(2, 1)},
    30.4,
    1,
)
CENTRE = ActivityLine("day_centre", {"attendance": Total(61, 2), "new_arrivals": Total(9, 1)}, 58.0, 0)
QUIET = ActivityLine("outreach", {"people_met": Total(0, 1)})
MISSING = (
    Expected(TODAY, "coast_calais", "coastal_outreach", "night", DUE),
    Expected(TODAY, "living_sites_calais", "mental_health", "day", DUE),
)
COMPLETE = Completeness(6, 5, 8, 0, 1, 0, MISSING)
DAY = SummaryView(
    kind=Kind.DAILY,
    project="calais",
    period=Period.day(TODAY),
    today=TODAY,
    activities=(CLINIC, CENTRE, QUIET),
    notifiable=(("clinic", "suspected_measles", 2),),
    incidents=(
        IncidentLine("INC-2026-0042", "calais", "armed", 4, Status.TAKEN, False, AT),
        IncidentLine("INC-2026-0041", "calais", "threat", 2, Status.CLOSED, True, AT),
        IncidentLine("INC-2026-0043", "calais", None, 3, Status.OPEN, False, AT),
    ),
    restricted=None,
    beds=(
        BedsLine("winter_shelter_calais", (beds("adults", 70, 63, held=2),)),
        BedsLine("womens_shelter", (beds("single_women", 20, None), beds("women_with_children", 8, None))),
    ),
    turned_away=(
        TurnedAwayLine(TODAY, None, None, 1),
        TurnedAwayLine(TODAY, "winter_shelter_calais", Why.FULL, 2),
    ),
    flags=(Flag("calais", "living_sites_calais", TODAY, "clinic", "consultations", 480),),
    completeness=COMPLETE,
    states={},
    corrected=1,
    estimates=1,
    made_at=AT,
)
WEEK = Period.week(TODAY - timedelta(weeks=1))
FULL = BedsLine(
    "winter_shelter_calais",
    (beds("adults", 40, 44), beds("families", 30, 21, held=2, out=1)),
    nights=(
        *(ShelterNight(day, 65, 69, 0, 0, False) for day in WEEK.days[:4]),
        ShelterNight(WEEK.days[4], 74, 69, 5, 3, False),
        ShelterNight(WEEK.days[5], None, 69, 0, 0, False),
        ShelterNight(WEEK.days[6], 71, 69, 2, 4, False),
    ),
)
SCABIES = EarlyWarning(
    "calais",
    "clinic",
    "scabies",
    WEEK,
    19,
    12.44,
    False,
    tuple(
        (Period.week(WEEK.first - timedelta(weeks=8 - n)), value) for n, value in enumerate((5, 7, None, 6, 8, 4, 6, 9))
    ),
)
MEASLES = replace(SCABIES, indicator="suspected_measles", value=2, threshold=1.0, at_least=True)
NOTHING = Completeness(0, 0, 0, 0, 0, 0, ())


SUBSCRIPTION = SubscriptionView(
    id=12,
    kind=Kind.DAILY,
    project="calais",
    at=time(19, 30),
    language=None,
    place=Place(),
    here=True,
    standard=True,
    paused=False,
    ended=False,
    next_at=AT + timedelta(days=1),
    places=(Place(), Place(-1001, True), Place(-1002, False, 1), Place(-1003, False, 2)),
)


def subscriptions() -> Iterator[tuple[str, View, n.Notice]]:
    """(name, view, notice)."""
    menu = n.SubscribeMenu()
    yield "subscribe", SubscribeView(None, ("calais",)), menu
    yield "subscribe, project", SubscribeView(Kind.WEEKLY, ("calais", "dunkerque", None)), menu
    card = n.SubscriptionCard(subscription_id=12)
    yield "subscription", SUBSCRIPTION, card
    yield "subscription, hours", replace(SUBSCRIPTION, menu="hour"), card
    yield "subscription, half hours", replace(SUBSCRIPTION, menu="half", hour=2), card
    yield "subscription, language", replace(SUBSCRIPTION, menu="language"), card
    yield "subscription, place", replace(SUBSCRIPTION, menu="place"), card
    asked = replace(SUBSCRIPTION, standard=False, language="en")
    group = replace(asked, kind=Kind.CLOSING, here=False, place=Place(-1002, False, 1))
    yield "subscription, in a group", group, card
    topic = replace(
        asked, kind=Kind.WEEKLY, at=time(2, 30), place=Place(topic=True), places=(), next_at=None, paused=True
    )
    yield "subscription, in a topic, paused", topic, card
    yield "subscription, ended", replace(asked, project=None, kind=Kind.MONTHLY, ended=True), card
    listed = n.SubscriptionList()
    yield "subscriptions", SubscriptionListView((SUBSCRIPTION, topic, group)), listed
    yield "subscriptions, none", SubscriptionListView(()), listed
    day = date(2026, 11, 21)
    two = n.SummariesSkipped(summary=Kind.DAILY, project="calais", first=day, last=day + timedelta(days=1), count=2)
    yield "summaries skipped", two, two
    month = Period.month(date(2026, 10, 1))
    one = n.SummariesSkipped(summary=Kind.MONTHLY, project=None, first=month.first, last=month.last, count=1)
    yield "summary skipped", one, one


def summaries() -> Iterator[tuple[str, View, n.Notice]]:
    """(name, view, notice)."""
    yield "daily summary", DAY, CARD
    empty = replace(
        DAY,
        activities=(),
        notifiable=(),
        incidents=(),
        beds=(),
        turned_away=(),
        flags=(),
        corrected=0,
        estimates=0,
        completeness=NOTHING,
    )
    yield "daily summary, nothing", empty, CARD
    yield "daily summary, late", replace(empty, today=TODAY + timedelta(days=1), late=True), CARD
    changed = {("clinic", "consultations"): 34, ("clinic", "emergencies"): None, UNMET: 1}
    yield (
        "daily summary, updated",
        replace(DAY, incidents=(), notifiable=(), updated_at=AT + timedelta(minutes=40), changed=changed),
        CARD,
    )
    closing = replace(DAY, kind=Kind.CLOSING, today=TODAY + timedelta(days=1), incidents=(), changed=changed)
    undone = (
        Seam(("living_sites_calais",), None, date(2026, 10, 30), "coast_calais"),
        Seam(("ile_de_france",), date(2026, 11, 4), date(2026, 11, 6)),
        Seam(("coast_dunkerque",), date(2026, 11, 4), date(2026, 11, 6), "coast_calais"),
    )
    yield "closing edition", replace(closing, seams=undone), CARD
    yield "daily summary, beds", replace(DAY, beds=(FULL, BedsLine("womens_shelter", (), closed=True))), CARD
    week = replace(
        DAY,
        kind=Kind.WEEKLY,
        period=WEEK,
        incidents=DAY.incidents * 3,
        notifiable=(("clinic", "suspected_measles", 2),),
        beds=(FULL,),
        warnings=(MEASLES, SCABIES),
        completeness=Completeness(31, 28, 33, 1, 2, 5, MISSING),
        seams=(Seam(("calais", "dunkerque"), None, date(2026, 12, 30)),),
    )
    yield "weekly summary", week, CARD
    month = replace(
        DAY,
        kind=Kind.MONTHLY,
        project=None,
        period=Period.month(date(2026, 10, 1)),
        activities=(
            replace(CLINIC, totals={"consultations": Total(1234, 40)}),
            ActivityLine("sexual_violence", {"survivors_seen": Total(15)}, rounded=True),
        ),
        restricted=2,
    )
    yield "monthly summary of the mission", month, CARD
    warning = n.EarlyWarningCard(edition_id=1, activity="clinic", indicator="scabies")
    yield "early warning", WarningView(SCABIES, TODAY), warning
    yield "early warning, by a number", WarningView(MEASLES, TODAY), warning
    yield "early warning, corrected", WarningView(replace(SCABIES, value=9), TODAY), warning
    yield "early warning, undone", WarningView(replace(MEASLES, value=None), TODAY), warning
    yield "summary moved", n.SummaryMoved(), n.SummaryMoved()
    asked = n.PeriodNotUnderstood(said="licorne")
    yield "period not understood", asked, asked
    yield from subscriptions()
    for form in FileForm:
        yield f"summary file, {form}", file_of(A_WEEK, form), n.SummaryFile(edition_id=1, card_id=2, form=form)
    yield "summary file moved", n.SummaryFileMoved(), n.SummaryFileMoved()
