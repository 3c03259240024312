"""The permission table through the services, without bot and handlers: every role × use case × its own or another
project × its own or somebody else's data, against the literal table of tests/domain/test_people.py. Each cell is an
attempt of its own that is undone afterwards."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select, update

from domain.missing_taps import ClosureTap
from domain.notices import DayList, EarlyWarningCard
from domain.people import UseCase
from domain.roles import Role
from domain.shelters.taps import CountTap
from domain.summaries.completeness import Closure
from domain.summaries.periods import Kind, Period
from domain.summaries.taps import SubscribeTap
from domain.taps import (
    DayTap,
    DrillTap,
    DutyTap,
    GroupTap,
    InviteTap,
    ReportForTap,
    ReportTap,
    ReviewTap,
    RollCallTap,
)
from domain.team_taps import TeamTap, UnlockTap
from domain.toasts import Answer, Toast
from services import audit, duty, groups, incidents, people, roll_calls, shift_reports, summaries, views
from services.incidents import drills
from services.missing import closing
from services.shelters import asking, count_taps, holding, turning_away
from services.summaries.asking import edition_of
from services.team import locking, tapping
from services.work import Origin, Work
from storage.database import Database
from storage.incident_tables import IncidentRow
from storage.tables import GrantRow, OutboxRow, ReportRow
from tests.domain.test_people import cells
from tests.support.alerts import Mission

REFUSED = {Toast.NOT_ALLOWED, Toast.NOT_YOURS, Toast.OUTDATED}
NOTHING = {"not_allowed", "no_project", "incident_not_found"}
BEYOND = {UseCase.SEE_BEDS, UseCase.HOLD_BEDS, UseCase.RECORD_TURNED_AWAY}
"""A bed in the next town is a bed."""
GROUP, DAY = -4242, date(2026, 11, 23)
LIMITED = {
    *(UseCase.SEE_DAY, UseCase.SEE_DUTY, UseCase.RAISE_INCIDENT, UseCase.CLOSE_SITE, UseCase.PIN_BEDS),
    *BEYOND,
    UseCase.REPORT_FOR,  # Amina is at the coast, too
}
"""All that a coordinator limited to the coast may where what they are after is at the camp, or of all Calais."""
Try = Callable[["Place", Work, Origin], Awaitable[Answer | bool | None]]


@dataclass(frozen=True)
class Place:
    """Ids of what stands in Calais: whose it is, what they reported and raised, the board of duty, the week's summary,
    their role, a closure."""

    author: int
    report: int
    revision: int
    incident: int
    board: int
    edition: int
    grant: int
    closure: int


def in_group(origin: Origin) -> Origin:
    return replace(origin, chat_id=GROUP, in_group=True)


async def report(place: Place, work: Work, origin: Origin) -> None:
    await shift_reports.submit(work, origin, "lieux de survie calais clinique 5 consultations", command=True)


async def sensitive(place: Place, work: Work, origin: Origin) -> bool:
    shown = (await views.view_for(work, DayList(project="calais", day=DAY), origin.chat_id)).view
    rows = () if shown is None else shown.rows  # type: ignore[union-attr]
    return any(e.activity == "sexual_violence" for row in rows for e in row.content.entries)


async def warned(place: Place, work: Work, origin: Origin) -> bool:
    card = EarlyWarningCard(edition_id=place.edition, activity="clinic", indicator="suspected_measles")
    return (await views.view_for(work, card, origin.chat_id)).view is not None


async def raised(place: Place, work: Work, origin: Origin) -> bool:
    await incidents.raise_alert(work, origin, "bagarre au camp")
    found = await work.unit.incidents.by_message(origin.chat_id, origin.message_id)
    return found is not None and found.project == "calais"


async def unlocked(place: Place, work: Work, origin: Origin) -> Toast | None:
    await work.unit.team.lock(place.author, place.author, work.now)
    return await locking.tap(work, origin, UnlockTap(person=place.author))


async def ended(place: Place, work: Work, origin: Origin) -> None:
    await tapping.answered(work, origin, (tapping.PROMPT, place.grant), "24/12")


async def pinned(place: Place, work: Work, origin: Origin) -> None:
    await asking.show(work, in_group(origin), "direct")


TRIES: dict[UseCase, Try] = {
    UseCase.REPORT_SHIFT: report,
    UseCase.CORRECT_SHIFT_REPORT: lambda p, w, o: shift_reports.tap(
        w, o, ReportTap.unpack(f"r:edit:{p.report}:{p.revision}:")
    ),
    UseCase.SEE_DAY: lambda p, w, o: shift_reports.leaf(w, o, DayTap.unpack("day:calais:2026-11-23:0")),
    UseCase.REVIEW_SHIFT_REPORT: lambda p, w, o: shift_reports.tap_review(
        w, o, ReviewTap.unpack(f"rv:open:{p.report}:{p.revision}:")
    ),
    UseCase.REPORT_FOR: lambda p, w, o: shift_reports.tap_report_for(
        w, o, ReportForTap.unpack(f"rf:calais:0:{p.author}:write")
    ),
    UseCase.SEE_SENSITIVE: sensitive,
    UseCase.INVITE: lambda p, w, o: people.make_invite(w, o, InviteTap.unpack("inv:calais:team_member")),
    UseCase.LINK_GROUP: lambda p, w, o: groups.link(w, in_group(o), GroupTap.unpack("grp:calais:fr")),
    UseCase.SEE_DUTY: lambda p, w, o: duty.tap(w, o, DutyTap.unpack(f"d:open:{p.board}:0:::")),
    UseCase.SET_DUTY: lambda p, w, o: duty.tap(w, o, DutyTap.unpack(f"d:who:{p.board}:0:::")),
    UseCase.TAKE_DUTY: lambda p, w, o: duty.tap(w, o, DutyTap.unpack(f"d:offer:{p.board}:0:::")),
    UseCase.RAISE_INCIDENT: raised,
    UseCase.SEE_INCIDENT: lambda p, w, o: incidents.show_one(w, o, "INC-2026-0001"),
    UseCase.RUN_DRILL: lambda p, w, o: drills.tap(w, o, DrillTap.unpack("dr:calais")),
    UseCase.CALL_ROLL: lambda p, w, o: roll_calls.tap(w, o, RollCallTap.unpack("rc:all::calais")),
    UseCase.SEE_BEDS: lambda p, w, o: asking.show(w, o, ""),
    UseCase.COUNT_BEDS: lambda p, w, o: count_taps.tap(w, o, CountTap.unpack("bc:open:0:0:winter_shelter_calais")),
    UseCase.HOLD_BEDS: lambda p, w, o: holding.command(w, o, "1 femme", edited=False),
    UseCase.RECORD_TURNED_AWAY: lambda p, w, o: turning_away.show(w, o, "1 homme"),
    UseCase.PIN_BEDS: pinned,
    UseCase.SEE_SUMMARY: lambda p, w, o: summaries.show(w, o, "calais"),
    UseCase.SUBSCRIBE: lambda p, w, o: summaries.choose(w, o, SubscribeTap.unpack("sb:daily:calais")),
    UseCase.CLOSE_SITE: lambda p, w, o: closing.tap(w, o, ClosureTap.unpack(f"cl:undo:{p.closure}:")),
    UseCase.SEE_WARNING: warned,
    UseCase.SEE_TEAM: lambda p, w, o: tapping.tap(w, o, TeamTap.unpack("tm:in:0:calais")),
    UseCase.CHANGE_TEAM: ended,
    UseCase.LOCK_ACCOUNT: unlocked,
    UseCase.SEE_AUDIT: lambda p, w, o: audit.show(w, o, ""),
}

_THEIRS = (UseCase.CORRECT_SHIFT_REPORT, UseCase.SEE_SENSITIVE, UseCase.SEE_INCIDENT)
OWN: dict[UseCase, Try] = {use_case: TRIES[use_case] for use_case in _THEIRS} | {
    UseCase.LOCK_ACCOUNT: lambda p, w, o: locking.lock_me(w, o)
}


class Undone(Exception):
    """An attempt is over, and is to leave nothing."""


async def let(mission: Mission, place: Place, name: str, attempt: Try, *, own: bool = False) -> bool:
    """Whether somebody is let, by what the service answers and puts into the outbox."""
    found: Answer | bool | None = None
    kinds: set[str] = set()
    try:
        async with mission.work() as work:
            last = await work.unit.session.scalar(select(func.max(OutboxRow.id))) or 0
            if own:
                theirs = mission.ids[name]
                await work.unit.session.execute(update(ReportRow).values(author_id=theirs))
                await work.unit.session.execute(update(IncidentRow).values(reporter_id=theirs))
            found = await attempt(place, work, mission.origin(name))
            put = await work.unit.session.scalars(select(OutboxRow.kind).where(OutboxRow.id > last))
            kinds = set(put)
            raise Undone
    except Undone:
        pass
    if isinstance(found, bool):
        return found
    return found not in REFUSED and bool(kinds) and not kinds & NOTHING


async def stand(mission: Mission) -> Place:
    """Somebody of each role in Calais and in Dunkirk, and Amina, whose data the others are after."""
    await mission.admit("Amina", Role.TEAM_MEMBER)
    sites = {"calais": "living_sites_calais", "dunkerque": "womens_centre", None: None}
    for project, site in sites.items():
        for role in Role:
            name = f"{role} {project}"
            await mission.admit(name, role, project)
            async with mission.work() as work:
                await work.unit.people.choose(mission.ids[name], site=site, site_asked=False)
    async with mission.work() as work:
        await work.unit.groups.joined(GROUP, None, work.now)
        await work.unit.groups.link(GROUP, "calais", "fr", mission.ids["Amina"], work.now)
        await work.unit.people.choose(mission.ids["Amina"], site="living_sites_calais", site_asked=False)
        for text in ("clinique 34 consultations", "violences sexuelles 3 personnes prises en charge"):
            await shift_reports.submit(work, mission.origin("Amina"), text, command=True)
        day = await work.unit.shift_reports.of_day("calais", DAY)
        stored, revision = next((r, v) for r, v in day if v.content.entries[0].activity == "clinic")
        board = await work.unit.duty.open("calais", work.now)
        edition = await edition_of(work, Kind.WEEKLY, "calais", Period.week(DAY))
        (held,) = await work.unit.team.held([mission.ids["Amina"]])
        closed = Closure("coast_calais", DAY, DAY)
        closure = await work.unit.site_closures.add(closed, None, mission.ids["Amina"], work.now)
    incident = await mission.alert("Amina", "vol de matériel à la clinique, lieux de survie")
    return Place(mission.ids["Amina"], stored.id, revision.number, incident.id, board.id, edition.id, held.id, closure)


async def test_every_cell_through_the_services(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    mission = Mission(database)
    place = await stand(mission)
    assert set(TRIES) == set(UseCase)
    wrong = []
    for role, use_case, cell in cells():
        here, there, mission_wide = (f"{role} {project}" for project in ("calais", "dunkerque", None))
        expected = {
            (here, False): cell == "all" and use_case is not UseCase.SEE_AUDIT,
            (there, False): cell == "all" and use_case in BEYOND,
        }
        if use_case is UseCase.SEE_AUDIT:  # always the whole mission's
            expected[mission_wide, False] = cell == "all"
        if use_case in OWN:
            expected[here, True] = cell != "-"
        for (name, own), may in expected.items():
            attempt = OWN[use_case] if own else TRIES[use_case]
            if await let(mission, place, name, attempt, own=own) is not may:
                wrong.append((str(use_case), name, "own" if own else "", cell))
    await mission.admit("Partner", Role.COORDINATOR, "calais")
    async with mission.work() as work:
        limited = update(GrantRow).where(GrantRow.person_id == mission.ids["Partner"]).values(sites=["coast_calais"])
        await work.unit.session.execute(limited)
    for use_case, attempt in TRIES.items():
        if await let(mission, place, "Partner", attempt) is not (use_case in LIMITED):
            wrong.append((str(use_case), "limited to another site", "", ""))
    await database.close()
    assert not wrong, "\n".join(map(str, wrong))
